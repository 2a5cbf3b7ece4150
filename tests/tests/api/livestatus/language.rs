//! The query language over the server's tables, connections that are kept, waiting, and bad input.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use alignak_testkit::peers::eventually;
use serde_json::{Value, json};

use super::{Live, exchange, options};

#[test]
fn every_operator_works_on_every_type() {
    let live = Live::start();
    let hosts = [
        ("name = alpha", "alpha"),
        ("name != alpha", "beta,gämma"),
        ("name =~ ALPHA", "alpha"),
        ("name !=~ ALPHA", "beta,gämma"),
        ("name ~ ^[ab]", "alpha,beta"),
        ("name !~ ^[ab]", "gämma"),
        ("name ~~ ^A", "alpha"),
        ("name !~~ ^A", "beta,gämma"),
        ("name < beta", "alpha"),
        ("name <= beta", "alpha,beta"),
        ("name > beta", "gämma"),
        ("name >= beta", "beta,gämma"),
        ("name !>= beta", "alpha"),
        ("alias =", ""),
        ("state = 1", "beta"),
        ("state != 1", "alpha,gämma"),
        ("state > 0", "beta"),
        ("state >= 0", "alpha,beta,gämma"),
        ("state < 1", "alpha,gämma"),
        ("state <= 0", "alpha,gämma"),
        ("state ~ ^1", "beta"),
        ("state =", "alpha,gämma"),
        ("last_check > 1000", "alpha,beta"),
        ("last_check = 0", "gämma"),
        ("check_interval >= 4.5", "alpha,beta,gämma"),
        ("check_interval < 4.5", ""),
        ("groups >= linux", "alpha,beta"),
        ("groups !>= linux", "gämma"),
        ("groups <= LINUX", "alpha,beta"),
        ("groups < linux", "gämma"),
        ("groups > LINUX", "gämma"),
        ("groups =", ""),
        ("groups !=", "alpha,beta,gämma"),
        ("groups ~ ^lin", "alpha,beta"),
        ("groups ~~ ^LIN", "alpha,beta"),
        ("parents =", "alpha,gämma"),
        ("custom_variables = OS Linux", "alpha"),
        ("custom_variables ~ OS ^Lin", "alpha"),
        ("custom_variable_names >= SITE", "alpha"),
        ("services_with_state >= load|0|1", "alpha"),
        ("nonsense =", "alpha,beta,gämma"),
        ("host_name = beta", "beta"),
    ];
    for (filter, names) in hosts {
        let rows = live.rows(&format!("GET hosts\nColumns: name\nFilter: {filter}"));
        let found: Vec<&str> = rows
            .as_array()
            .expect("rows")
            .iter()
            .filter_map(|row| row[0].as_str())
            .collect();
        assert_eq!(found.join(","), names, "{filter}");
    }
}

#[test]
fn conditions_are_combined_sorted_cut_and_written_in_every_form() {
    let live = Live::start();
    let rows = live.rows(
        "GET services\nColumns: host_name description\nFilter: host_name = alpha\n\
         Filter: description = disk\nAnd: 2\nFilter: host_name = beta\nOr: 2",
    );
    assert_eq!(rows, json!([["alpha", "disk"], ["beta", "ping"]]));
    let rows = live.rows("GET services\nColumns: description\nFilter: host_name = alpha\nNegate:");
    assert_eq!(rows, json!([["ping"], ["ping"]]));
    let rows = live
        .rows("GET hosts\nColumns: name\nSort: state desc\nSort: name desc\nOffset: 1\nLimit: 1");
    assert_eq!(rows, json!([["gämma"]]));
    let rows = live.rows(
        "GET services\nStats: state = 2\nStats: state = 0\nStats: has_been_checked = 1\nStatsAnd: 2\n\
         Stats: state = 2\nStats: state = 0\nStatsOr: 2\nStats: state = 0\nStatsNegate:\n\
         Stats: max state\nStats: avg state",
    );
    assert_eq!(rows, json!([[1, 1, 4, 1, 2, 0.5]]));
    let rows =
        live.rows("GET services\nColumns: host_name\nStats: state >= 0\nSort: host_name desc");
    assert_eq!(rows, json!([["gämma", 1], ["beta", 1], ["alpha", 2]]));
    let query = "GET hosts\nColumns: name groups state\nFilter: name ~ ^[ag]\n";
    assert_eq!(
        live.raw(&format!("{query}\n")),
        "alpha;linux,servers;0\ngämma;servers;0\n"
    );
    assert_eq!(
        live.raw(&format!(
            "{query}Separators: 10 9 32 124\nColumnHeaders: on\n\n"
        )),
        "name\tgroups\tstate\nalpha\tlinux servers\t0\ngämma\tservers\t0\n"
    );
    assert_eq!(
        live.raw(&format!("{query}OutputFormat: python\n\n")),
        "[[\"alpha\",[\"linux\",\"servers\"],0],\n[\"g\\u00e4mma\",[\"servers\"],0]]\n"
    );
    assert_eq!(
        live.raw(&format!("{query}OutputFormat: wrapped_json\nLimit: 1\n\n")),
        "{\"data\":[[\"alpha\",[\"linux\",\"servers\"],0]],\"total_count\":2}\n"
    );
    let last_check = |header: &str| {
        let rows = live.rows(&format!(
            "GET hosts\nColumns: last_check\nFilter: name = alpha{header}"
        ));
        rows[0][0].as_i64().expect("a time")
    };
    let ahead = format!("\nLocaltime: {}", super::now() + 7200);
    assert_eq!(last_check(&ahead), last_check("") + 7200);
}

#[test]
fn requests_follow_each_other_on_a_kept_connection() {
    let live = Live::start();
    let mut stream = live.connect();
    let query = "GET hosts\nColumns: name\nFilter: name = beta\nOutputFormat: json\n\
                 ResponseHeader: fixed16\nKeepAlive: on\n\n";
    let expected = "200          11\n[[\"beta\"]]\n";
    // All at once, then one in two parts, then one after a refusal.
    let unknown = query.replace("GET hosts", "GET nothing");
    let pipeline = format!("{query}{query}{unknown}{query}");
    let (first, second) = pipeline.split_at(pipeline.len() - 30);
    stream.write_all(first.as_bytes()).expect("written");
    std::thread::sleep(Duration::from_millis(100));
    stream.write_all(second.as_bytes()).expect("written");
    let refusal = "404          45\nInvalid GET request, no such table 'nothing'\n";
    let replies = format!("{expected}{expected}{refusal}{expected}");
    let mut found = vec![0; replies.len()];
    stream.read_exact(&mut found).expect("the replies");
    assert_eq!(String::from_utf8_lossy(&found), replies);
    // Without KeepAlive the server closes.
    let last = query.replace("KeepAlive: on\n", "");
    stream.write_all(last.as_bytes()).expect("written");
    let mut rest = String::new();
    stream.read_to_string(&mut rest).expect("to the end");
    assert_eq!(rest, expected);
}

#[test]
fn a_reply_waits_for_what_it_is_about() {
    let live = Live::start();
    let wait = |more: &str| {
        let began = Instant::now();
        let rows = live.rows(&format!(
            "GET hosts\nColumns: name state\nFilter: name = gämma\n{more}"
        ));
        (rows, began.elapsed())
    };
    let long = Duration::from_secs(20);
    // What holds already is not waited for, and what never holds is given up.
    let (_, took) = wait("WaitObject: gämma\nWaitCondition: state = 0\nWaitTimeout: 30000");
    assert!(took < long, "{took:?}");
    let (rows, took) = wait("WaitObject: gämma\nWaitCondition: state = 2\nWaitTimeout: 300");
    assert!(
        took >= Duration::from_millis(300) && took < long,
        "{took:?}"
    );
    assert_eq!(rows, json!([["gämma", 0]]));
    for condition in [
        "WaitObject: gämma\nWaitCondition: state = 1",
        "WaitTrigger: state",
    ] {
        live.result("gämma", None, "UP", "before");
        live.wait_for(
            "GET hosts\nFilter: plugin_output = before\nStats: state = 0",
            &json!([[1]]),
        );
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| wait(&format!("{condition}\nWaitTimeout: 60000")));
            std::thread::sleep(Duration::from_millis(500));
            live.result("gämma", None, "DOWN", "after");
            let (rows, took) = waiting.join().expect("an answer");
            assert_eq!(rows, json!([["gämma", 1]]), "{condition}");
            assert!(
                took >= Duration::from_millis(400) && took < long,
                "{took:?}"
            );
        });
    }
    let refused = live.ask("GET services\nWaitObject: alpha;nothing\nWaitCondition: state = 0");
    assert_eq!(refused.code, 400);
    assert!(
        refused.payload.contains("WaitObject"),
        "{}",
        refused.payload
    );
}

#[test]
fn bad_requests_get_their_codes_and_the_server_goes_on() {
    let live = Live::start();
    for (request, code, part) in [
        ("GET nothing", 404, "nothing"),
        ("GET ", 452, "missing table"),
        ("BLAH", 452, "method"),
        ("GET hosts\nBogus: 1", 400, "Bogus"),
        ("GET hosts\nFilter: name ~ (", 400, "regular expression"),
        (
            "GET hosts\nFilter: name ~ a{1000}{1000}",
            400,
            "regular expression",
        ),
        ("GET hosts\nFilter: name", 400, "operator"),
        ("GET hosts\nAnd: 5", 400, "And"),
        ("GET hosts\nLimit: -1", 400, "Limit"),
        ("GET hosts\nLocaltime: 1", 400, "Localtime"),
    ] {
        let refused = live.ask(request);
        assert_eq!(refused.code, code, "{request}: {}", refused.payload);
        assert!(
            refused.payload.contains(part),
            "{request}: {}",
            refused.payload
        );
    }
    let too_long = format!("GET hosts\nFilter: name = {}\n\n", "x".repeat(2 << 20));
    assert!(live.raw(&too_long).contains("too large"));
    let patterns = "Filter: name ~ a.*b\n".repeat(501);
    let refused = live.ask(&format!("GET hosts\n{patterns}"));
    assert_eq!(refused.code, 413);
    // Bytes that are no text, half a request, and a client that leaves.
    let mut stream = live.connect();
    stream
        .write_all(b"GET hosts\nFilter: name = \xff\xfe\x00\n\n")
        .expect("written");
    let mut reply = String::new();
    stream.read_to_string(&mut reply).expect("a reply");
    drop(live.connect());
    let half = live.raw("GET hosts\nColumns: na");
    assert!(half.contains("incomplete"), "{half}");
    let nested = format!(
        "GET hosts\nColumns: name\nFilter: name = beta\n{}",
        "Negate:\n".repeat(50_000)
    );
    assert_eq!(live.rows(&nested), json!([["beta"]]));
    let connections: Vec<_> = (0..300).map(|_| live.connect()).collect();
    assert_eq!(live.rows("GET hosts\nStats: name !="), json!([[3]]));
    drop(connections);
}

#[test]
fn a_socket_in_the_file_system_is_removed_at_the_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("live");
    let address = format!("unix:{}", path.display());
    let mut live = Live::start_with(options().argument("--livestatus").argument(&address));
    let ask = || {
        let stream = UnixStream::connect(&path).expect("a connection");
        exchange(stream, b"GET hosts\nStats: name !=\n\n")
    };
    assert_eq!(ask(), "3\n");
    live.server.terminate();
    assert!(!path.exists());
    // What was left behind is replaced.
    drop(std::os::unix::net::UnixListener::bind(&path).expect("a socket"));
    live.server.restart();
    eventually("the server listens", || UnixStream::connect(&path).ok());
    assert_eq!(ask(), "3\n");
}

#[test]
fn what_is_made_changed_and_removed_is_shown() {
    let live = Live::start();
    let query = "GET services\nFilter: host_name = delta\nColumns: host_alias description state";
    let host = live
        .admin
        .create("host", &json!({"name": "delta", "_realm": live.root}));
    let service = json!({"name": "new", "host": host["_id"], "_realm": live.root});
    live.admin.create("service", &service);
    live.wait_for(query, &json!([["delta", "new", 0]]));
    live.result("delta", Some("new"), "WARNING", "hm");
    live.wait_for(query, &json!([["delta", "new", 1]]));
    let address = format!("/host/{}", host["_id"].as_str().expect("an id"));
    let etag = live.admin.get(&address).send().json()["_etag"].clone();
    let change = live
        .admin
        .patch(&address)
        .if_match(etag.as_str().expect("an etag"));
    change
        .json(&json!({"alias": "The fourth"}))
        .send()
        .expect_status(200);
    live.wait_for(query, &json!([["The fourth", "new", 1]]));
    let service = live.admin.by_name("service", "new");
    let address = format!("/service/{}", service["_id"].as_str().expect("an id"));
    let etag = service["_etag"].as_str().expect("an etag");
    let removal = live.admin.delete(&address).if_match(etag);
    removal.send().expect_status(204);
    live.wait_for(query, &Value::Array(Vec::new()));
}
