"$CARGO_TARGET_DIR/debug/progenitor-scenario"
