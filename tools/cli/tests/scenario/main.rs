//! The program against a backend.

mod access;
mod configuration;
mod data;
mod ends;
mod fixture;
mod guide;
mod names;
mod operate;
mod packs;
mod printed;
mod terminal;
mod written;
