//! What operators do to the program: start it, set it up, end it, kill it, keep it.

mod damage;
mod durability;
mod livestatus;
mod logs;
mod maintenance;
mod startup;
