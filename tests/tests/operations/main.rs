//! What operators do to the program: start it, set it up, end it, kill it.

mod durability;
mod startup;
