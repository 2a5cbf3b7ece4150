//! The published documents, and the page that shows them.

mod examples;
mod model;
mod pages;
mod published;
