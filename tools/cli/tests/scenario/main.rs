//! The program against a backend.

mod configuration;
mod ends;
mod fixture;
mod guide;
mod operate;
mod packs;
mod written;
