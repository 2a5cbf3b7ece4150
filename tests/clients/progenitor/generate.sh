# The macro in src/main.rs makes the client from alignak-backend-3.0.json while it is compiled.
cargo fetch --locked
