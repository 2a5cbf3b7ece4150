//! The published documents, and the page that shows them.

mod model;
mod published;
mod swagger_ui;
