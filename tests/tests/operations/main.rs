//! What operators do to the program: start it, set it up, end it, kill it, connect it.

mod durability;
mod outbound;
mod startup;
