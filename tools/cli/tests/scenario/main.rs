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
mod real_packs;
mod terminal;
mod written;
