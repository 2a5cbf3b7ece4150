//! Connections that are held and not used.

use std::io::Write as _;
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use serde_json::json;
use socket2::{Domain, Socket, Type};

use super::fixture::Fixture;

/// Four times one second.
const MAX_REQUEST_TIME: Duration = Duration::from_secs(4);

/// What the server may use at most, in megabytes.
const MAX_MEMORY_MEGABYTES: u64 = 800;

/// Connects from another address of this machine than the usual one, and sends some bytes.
fn connect(fixture: &Fixture, bytes: &[u8]) -> TcpStream {
    let api = fixture.server.api();
    let address = api.base().trim_start_matches("http://");
    let address: SocketAddr = address.parse().expect("an address");
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket can be made");
    let from: SocketAddr = ([127, 0, 0, 2], 0).into();
    socket
        .bind(&from.into())
        .expect("all of 127/8 is this machine");
    socket.connect(&address.into()).expect("the server listens");
    let mut stream = TcpStream::from(socket);
    // The server may have had enough of this address.
    drop(stream.write_all(bytes));
    stream
}

/// Requests of another address are answered, and soon.
fn check_others(fixture: &Fixture) {
    for _ in 0..5 {
        let began = Instant::now();
        fixture.server.admin();
        fixture.admin.get("/host").send().expect_status(200);
        let took = began.elapsed();
        assert!(took < MAX_REQUEST_TIME, "another client waited {took:?}");
    }
}

#[test]
fn unfinished_uploads_do_not_keep_others_from_logging_in() {
    let fixture = Fixture::new();
    let head = b"POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n\
        Content-Length: 100\r\n\r\n{";
    let held: Vec<_> = (0..2050).map(|_| connect(&fixture, head)).collect();
    check_others(&fixture);
    drop(held);
}

#[test]
fn unfinished_heads_and_idle_connections_do_not_keep_others_out() {
    let fixture = Fixture::new();
    let count = 2050;
    let mut held: Vec<_> = (0..count)
        .map(|_| connect(&fixture, b"GET /host HTTP/1.1\r\nHost:"))
        .collect();
    held.extend((0..count).map(|_| connect(&fixture, b"")));
    check_others(&fixture);
    drop(held);
}

#[test]
fn clients_that_do_not_read_hold_a_bounded_amount_of_memory() {
    let fixture = Fixture::new();
    let notes = "n".repeat(10_000);
    let hosts: Vec<_> = (0..2000)
        .map(|number| {
            json!({"name": format!("host {number}"), "_realm": fixture.realm, "notes": notes})
        })
        .collect();
    for list in hosts.chunks(100) {
        let creation = fixture.admin.post("/host").json(&json!(list));
        creation.send().expect_status(201);
    }
    // Pages hold memory for the user who asks for them: others have theirs.
    let user = json!({"name": "slow", "password": "slow", "is_admin": true});
    fixture.create("user", user);
    let slow = fixture.server.api().login("slow", "slow");
    let head = format!(
        "GET /host?max_results=5000 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {}\r\n\r\n",
        slow.token()
    );
    // Most wait for a place, and are then asked to come back.
    let mut held: Vec<_> = (0..60)
        .map(|_| connect(&fixture, head.as_bytes()))
        .collect();
    std::thread::sleep(Duration::from_secs(8));
    check_others(&fixture);
    let memory = fixture.peak_memory();
    println!("60 clients that do not read: {memory} MB");
    assert!(memory < MAX_MEMORY_MEGABYTES, "the server used {memory} MB");
    // Those that never read are given up, after which a large page is served again.
    let began = Instant::now();
    let request = || {
        let query = [("max_results", "5000")];
        slow.get("/host").query(&query).send().status
    };
    while request() != 200 {
        let waited = began.elapsed();
        assert!(
            waited < Duration::from_mins(2),
            "no large page after {waited:?}"
        );
        std::thread::sleep(Duration::from_secs(1));
    }
    held.clear();
}

#[test]
fn pages_of_more_than_64_mib_are_refused() {
    let fixture = Fixture::new();
    let notes = "n".repeat(1 << 20);
    for number in 0..70 {
        fixture.create(
            "host",
            json!({"name": format!("host {number}"), "notes": notes}),
        );
    }
    let page = |max_results: &str| {
        let query = [("max_results", max_results)];
        fixture.admin.get("/host").query(&query).send()
    };
    page("50").expect_status(200);
    let refused = page("100").expect_status(400).message();
    assert!(refused.contains("64 MiB"), "{refused}");
    let memory = fixture.peak_memory();
    assert!(memory < MAX_MEMORY_MEGABYTES, "the server used {memory} MB");
}
