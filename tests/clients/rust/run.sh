"$CARGO_TARGET_DIR/debug/rust-scenario"
