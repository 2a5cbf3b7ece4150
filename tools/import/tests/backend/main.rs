//! The program against a backend.

mod counts;
mod ends;
mod existing;
mod fixture;
mod guide;
mod interrupted;
mod modes;
mod options;
mod packs;
mod prune;
mod refusals;
mod terminal;
