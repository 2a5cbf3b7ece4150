//! The client from outside: what it sends, and what it makes of every kind of answer.

mod errors;
mod redirects;
mod retries;
mod session;
mod support;
mod typed;
mod untyped;
mod walks;
