//! The page of the documentation on daily work.

use std::path::Path;

use crate::fixture::Fixture;

#[test]
fn the_commands_of_the_page_on_daily_work_do_what_it_says() {
    let fixture = Fixture::new();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/src/command-line.md");
    let program = Path::new(env!("CARGO_BIN_EXE_alignak-backend-cli"));
    let programs = program.parent().expect("a program is in a folder");
    let folder = fixture.folder.path();
    alignak_testkit::guide::run(&page, &[programs], fixture.server.api().base(), folder);
}
