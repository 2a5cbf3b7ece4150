cargo build --locked
