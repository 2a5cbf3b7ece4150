//! What operators do to the program: start it, set it up, end it, kill it, connect it, keep it.

mod durability;
mod logs;
mod maintenance;
mod outbound;
mod startup;
