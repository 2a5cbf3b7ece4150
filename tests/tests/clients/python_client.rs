//! The original's Python client, as published, against this server.

use std::process::Command;
use std::time::Duration;

use alignak_testkit::process::Process;
use alignak_testkit::{Server, binary, tools};

/// The client would wait for ever where it cannot go on.
const LIMIT: Duration = Duration::from_mins(4);

#[test]
fn the_real_python_client_works_with_this_server() {
    let server = Server::start();
    let script = binary::workspace().join("tests/python/drive_client.py");
    let mut command = Command::new(tools::python());
    command
        .arg("-u")
        .arg(script)
        .arg(server.api().base())
        .env("NO_PROXY", "127.0.0.1")
        .env("no_proxy", "127.0.0.1");
    let mut client = Process::start(&mut command);
    let status = client.wait(LIMIT);
    let output = client.output();
    assert!(
        status.success(),
        "{output}\n--- server\n{}",
        server.output()
    );
    // Anywhere: its log goes to the other stream, and may be read later.
    let is_complete = output.lines().any(|line| line == "all is well");
    assert!(is_complete, "{output}");
    println!("{output}");
}
