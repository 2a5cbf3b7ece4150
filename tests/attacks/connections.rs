//! Connections that are held and not used.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use serde_json::json;
use socket2::{Domain, Socket, Type};

use super::fixture::Fixture;

/// Four times one second.
const LONGEST_REQUEST: Duration = Duration::from_secs(4);

/// What the server may use at most, in megabytes.
const MOST_MEMORY: u64 = 800;

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
        assert!(took < LONGEST_REQUEST, "another client waited {took:?}");
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
        fixture
            .admin
            .post("/host")
            .json(&json!(list))
            .send()
            .expect_status(201);
    }
    let head = format!(
        "GET /host?max_results=5000 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {}\r\n\r\n",
        fixture.admin.token()
    );
    let mut held: Vec<_> = (0..60)
        .map(|_| {
            let mut stream = connect(&fixture, head.as_bytes());
            // One byte, so that the answer is under way.
            drop(stream.read(&mut [0]));
            stream
        })
        .collect();
    check_others(&fixture);
    let memory = fixture.peak_memory();
    assert!(memory < MOST_MEMORY, "the server used {memory} MB");
    held.clear();
}
