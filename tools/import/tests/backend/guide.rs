//! The page of the documentation on migrating.

use std::path::Path;

use crate::fixture::Fixture;

#[test]
fn the_commands_of_the_page_on_migrating_do_what_it_says() {
    let fixture = Fixture::new();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/src/migrating.md");
    let program = Path::new(env!("CARGO_BIN_EXE_alignak-backend-import"));
    let programs = program.parent().expect("a program is in a folder");
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    alignak_testkit::guide::run(
        &page,
        &[programs],
        fixture.server.api().base(),
        folder.path(),
    );
}
