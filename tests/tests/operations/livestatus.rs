//! Livestatus over a database with damaged items.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};

use alignak_testkit::http::text;
use alignak_testkit::{Options, Server};
use serde_json::json;

use crate::damage::damage;

/// The reply to a query, once the server says where it speaks livestatus.
fn ask(server: &Server, query: &str) -> String {
    let mut stream =
        TcpStream::connect(("127.0.0.1", server.livestatus_port())).expect("a connection");
    let query = format!("{query}\n\n");
    stream.write_all(query.as_bytes()).expect("written");
    stream.shutdown(Shutdown::Write).expect("closed");
    let mut reply = String::new();
    stream.read_to_string(&mut reply).expect("read to the end");
    reply
}

/// Of a damaged item the log says which it is, and all others are shown.
#[test]
fn damaged_items_do_not_hide_the_others() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let database = folder.path().join("live.sqlite");
    let options = Options::default()
        .argument("--store")
        .argument(&format!("sqlite:{}", database.display()))
        .argument("--livestatus")
        .argument("127.0.0.1:0");
    let mut server = Server::start_with(options);
    let admin = server.admin();
    let realm = admin.root_realm();
    let hosts: Vec<_> = (0..600)
        .map(|number| json!({"name": format!("host-{number:03}"), "_realm": realm}))
        .collect();
    let created = admin.post("/host").json(&json!(hosts[..400])).send();
    let created = created.expect_status(201).json();
    let more = admin.post("/host").json(&json!(hosts[400..])).send();
    more.expect_status(201);
    let ids = [0, 7, 8, 399].map(|at| text(&created["_items"][at], "_id"));
    let note = |message: &str| {
        let host = &created["_items"][20]["_id"];
        json!({"type": "webui.comment", "host": host, "host_name": "host-020", "user_name": "admin",
               "message": message})
    };
    let lost = text(&admin.create("history", &note("lost")), "_id");
    admin.create("history", &note("kept"));
    server.terminate();
    for id in &ids {
        damage(&database, "host", id);
    }
    damage(&database, "history", &lost);
    server.restart();
    let counted = ask(&server, "GET hosts\nFilter: name ~ ^host-\nStats: name !=");
    assert_eq!(counted, "596\n");
    let found = ask(
        &server,
        "GET hosts\nColumns: name\nFilter: name = host-000\nFilter: name = host-006\n\
         Filter: name = host-009\nFilter: name = host-599\nOr: 4",
    );
    assert_eq!(found, "host-006\nhost-009\nhost-599\n");
    assert_eq!(ask(&server, "GET comments\nColumns: comment"), "kept\n");
    let output = server.output();
    for id in ids.iter().chain([&lost]) {
        let named = output
            .lines()
            .any(|line| line.contains(id) && line.contains("is not shown by livestatus"));
        assert!(named, "{id}: {output}");
    }
}
