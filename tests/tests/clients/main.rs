//! The programs that already exist around the original server, and what was recorded from it.

mod conformance;
mod consumers;
mod python_client;
