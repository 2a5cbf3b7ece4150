//! The program against a backend.

mod counts;
mod ends;
mod fixture;
mod guide;
mod modes;
