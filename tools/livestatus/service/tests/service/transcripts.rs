//! Recorded exchanges of two real cores, replayed byte for byte: whole, in parts, slowly, cut, held open.

use std::fmt::Write as _;
use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use futures_util::future::join_all;
use serde_json::{Map, Value, json};

use super::{Core, get, get_strictly, send};

const RECORDED: &str = include_str!("transcripts.txt");

/// One exchange.
struct Transcript {
    /// `T01` and so on.
    name: &'static str,
    request: String,
    /// The replies of Icinga 2 and Naemon.
    replies: [Vec<u8>; 2],
}

/// What the service makes of a reply.
#[derive(Clone, Copy, Debug)]
enum Outcome {
    /// The recorded rows, each with the names of its columns.
    Rows(&'static [&'static str]),
    /// The recorded rows, whose first names the columns.
    Named,
    /// A status, and a message of the core.
    Refused(u16, &'static str),
    /// No rows that can be read.
    Broken,
    /// The command was accepted.
    Accepted,
}

use Outcome::{Accepted, Broken, Named, Refused, Rows};

const NAME: Outcome = Rows(&["name"]);
const HOSTS: Outcome = Rows(&["name", "state", "plugin_output", "address"]);
const CHECKED: Outcome = Rows(&[
    "host_name",
    "description",
    "state",
    "plugin_output",
    "perf_data",
]);
const SERVICES: Outcome = Rows(&["host_name", "description", "state", "plugin_output"]);
const COUNTS: Outcome = Rows(&["state = 0", "state = 2"]);
const GROUPED: Outcome = Rows(&["host_name", "state = 0", "state = 2", "avg execution_time"]);
const LISTS: Outcome = Rows(&["name", "groups", "services", "custom_variables"]);
const STATUS: Outcome = Rows(&[
    "program_version",
    "livestatus_version",
    "interval_length",
    "accept_passive_host_checks",
]);
const COMMENTS: Outcome = Rows(&["host_name", "author", "comment", "type"]);

/// Of each exchange what is made of the replies of Icinga 2 and of Naemon.
const OUTCOMES: [(&str, Outcome, Outcome); 30] = [
    ("T01", HOSTS, HOSTS),
    ("T02", SERVICES, SERVICES),
    ("T03", COUNTS, COUNTS),
    ("T04", GROUPED, GROUPED),
    ("T05", LISTS, LISTS),
    ("T06", Named, Named),
    ("T07", NAME, NAME),
    ("T08", NAME, NAME),
    ("T09", Broken, Broken),
    ("T10", NAME, NAME),
    ("T11", STATUS, STATUS),
    ("T12", NAME, NAME),
    ("T13", NAME, NAME),
    (
        "T14",
        Refused(404, "Table 'nosuch' does not exist."),
        Refused(404, "Invalid GET request, no such table 'nosuch'"),
    ),
    ("T15", Broken, Broken),
    (
        "T16",
        Refused(
            400,
            "Error: Column 'nosuchcol' does not exist in table 'hosts'.",
        ),
        Rows(&["name", "nosuchcol"]),
    ),
    (
        "T17",
        NAME,
        Refused(400, "Undefined request header 'Bogus: 1'"),
    ),
    ("T18", NAME, Broken),
    ("T19", Broken, Broken),
    ("T20", Broken, NAME),
    ("T21", Broken, Broken),
    ("T22", Accepted, Accepted),
    ("T23", COMMENTS, COMMENTS),
    ("T24", Accepted, Accepted),
    ("T25", CHECKED, CHECKED),
    ("T26", Accepted, Refused(400, "Unknown command 'NOSUCH'")),
    (
        "T27",
        Accepted,
        Refused(
            400,
            "Failed validation of host_name as type host (argument 0)",
        ),
    ),
    (
        "T28",
        Accepted,
        Refused(
            400,
            "Commands must begin with a timestamp inside square brackets",
        ),
    ),
    ("T29", Accepted, Accepted),
    ("T30", Broken, Broken),
];

/// The bytes that a line of the file stands for.
fn unescaped(line: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => bytes.push(b'\n'),
                Some('x') => {
                    let digits: String = letters.by_ref().take(2).collect();
                    bytes.push(u8::from_str_radix(&digits, 16).expect("two digits"));
                }
                _ => bytes.push(b'\\'),
            },
            letter => bytes.push(u8::try_from(letter).expect("ASCII")),
        }
    }
    bytes
}

fn transcripts() -> Vec<Transcript> {
    let sections = RECORDED.split("== ").skip(1);
    let transcripts: Vec<Transcript> = sections
        .map(|section| {
            let (title, rest) = section.split_once('\n').expect("a title");
            let mut parts = rest.split("-- ").skip(1).map(|part| {
                let (head, text) = part.split_once('\n').expect("a head");
                let (_, length) = head.split_once(' ').expect("a length");
                let mut bytes: Vec<u8> = text.lines().flat_map(unescaped).collect();
                let length = length.parse().expect("a number");
                assert!(bytes.len() <= length, "{title}: {head}");
                // One reply ends in a trace of the core's stack, which was not recorded.
                bytes.resize(length, b'.');
                bytes
            });
            let mut next = || parts.next().expect("a request and two replies");
            Transcript {
                name: &title[..3],
                request: String::from_utf8(next()).expect("UTF-8"),
                replies: [next(), next()],
            }
        })
        .collect();
    let names: Vec<&str> = transcripts.iter().map(|one| one.name).collect();
    assert_eq!(names, OUTCOMES.map(|(name, ..)| name));
    transcripts
}

/// Each recorded reply with its request and what is made of it.
fn replies() -> impl Iterator<Item = (String, Transcript, Vec<u8>, Outcome)> {
    transcripts()
        .into_iter()
        .zip(OUTCOMES)
        .flat_map(|(transcript, (_, icinga, naemon))| {
            let one = |core: &str, number: usize, outcome| {
                let recorded = Transcript {
                    name: transcript.name,
                    request: transcript.request.clone(),
                    replies: transcript.replies.clone(),
                };
                let reply = transcript.replies[number].clone();
                (
                    format!("{} {core}", transcript.name),
                    recorded,
                    reply,
                    outcome,
                )
            };
            [one("Icinga 2", 0, icinga), one("Naemon", 1, naemon)]
        })
}

/// The lines of the first request that are the caller's: how to reply is asked for by the service.
fn lines(request: &str) -> Vec<&str> {
    let first = request.split("\n\n").next().unwrap_or_default();
    first
        .lines()
        .filter(|line| {
            let name = line.split(':').next().unwrap_or_default();
            !["OutputFormat", "ResponseHeader", "KeepAlive"].contains(&name)
        })
        .collect()
}

/// The path that stands for a recorded request.
fn path(request: &str) -> String {
    let encoded = |text: &str| {
        let mut all = String::new();
        for byte in text.bytes() {
            let _ = write!(all, "%{byte:02X}");
        }
        all
    };
    match command(request) {
        Some(command) => format!("/cmd?q={}", encoded(command)),
        None => format!("/query?q={}", encoded(&lines(request).join("\\n"))),
    }
}

/// The command of a request: one of them lacks its time, which the service adds.
fn command(request: &str) -> Option<&str> {
    let command = request.strip_prefix("COMMAND ")?.trim_end();
    Some(command.split_once("] ").map_or(command, |(_, rest)| rest))
}

/// The rows of a recorded reply as the service names them.
fn rows(reply: &[u8], outcome: Outcome) -> Value {
    let text = std::str::from_utf8(reply).expect("UTF-8");
    let payload = match text.split_once('\n') {
        Some((header, rest)) if header.len() == 15 => {
            let length: usize = header[4..].trim().parse().expect("a length");
            &rest[..length]
        }
        _ => text,
    };
    let mut rows: Vec<Vec<Value>> = serde_json::from_str(payload).expect("rows");
    let names: Vec<String> = match outcome {
        Rows(names) => names.iter().map(|name| (*name).to_owned()).collect(),
        _ => serde_json::from_value(json!(rows[0])).expect("names"),
    };
    let is_header =
        |row: &Vec<Value>| row[0] == json!(names[0]) && row.iter().all(Value::is_string);
    rows.retain(|row| !is_header(row));
    let named = rows.into_iter().map(|row| {
        assert_eq!(row.len(), names.len());
        names.iter().cloned().zip(row).collect::<Map<_, _>>()
    });
    named.collect()
}

/// Whether an answer of the strict service is what the recorded reply means.
async fn check(service: &axum::Router, what: &str, path: &str, reply: &[u8], outcome: Outcome) {
    let (status, _, body) = get_strictly(service, path).await;
    if let Accepted = outcome {
        assert_eq!((status, &*body), (200, "OK\n"), "{what}");
        return;
    }
    let body: Value = serde_json::from_str(&body).unwrap_or_else(|error| panic!("{what}: {error}"));
    match outcome {
        Rows(_) | Named => {
            assert_eq!((status, body), (200, rows(reply, outcome)), "{what}");
        }
        Refused(code, message) => {
            assert_eq!(
                (status, &body["_error"]["message"]),
                (code, &json!(message)),
                "{what}"
            );
        }
        Broken | Accepted => assert_eq!(status, 502, "{what}: {body}"),
    }
}

#[tokio::test]
async fn recorded_replies_are_understood_however_they_are_split() {
    for (what, transcript, reply, outcome) in replies() {
        let path = path(&transcript.request);
        for part in [1, 3, 15, 16, 17, 8192] {
            let core = Core::start(reply.clone(), part);
            let service = core.service("");
            let what = format!("{what} in parts of {part}");
            check(&service, &what, &path, &reply, outcome).await;
            // What the service asks is what was recorded, but for the form of the reply.
            let asked = core.asked();
            if let Some(command) = command(&transcript.request) {
                let sent = asked.split_once("] ").map(|(_, rest)| rest);
                assert_eq!(sent, Some(format!("{command}\n\n").as_str()), "{what}");
                continue;
            }
            assert!(asked.ends_with("\n\n"), "{what}: {asked:?}");
            assert_eq!(lines(&asked), lines(&transcript.request), "{what}");
            for form in ["ResponseHeader: fixed16", "OutputFormat: json"] {
                assert!(asked.lines().any(|line| line == form), "{what}: {asked}");
            }
        }
    }
}

#[tokio::test]
async fn a_slow_core_is_waited_for() {
    let cases = replies().map(async |(what, transcript, reply, outcome)| {
        let core = Core::start_slowly(reply.clone(), 7, Duration::from_millis(20));
        let path = path(&transcript.request);
        check(&core.service(""), &what, &path, &reply, outcome).await;
    });
    join_all(cases).await;
}

#[tokio::test]
async fn a_reply_that_is_cut_is_never_taken_for_a_whole_one() {
    for (what, transcript, reply, outcome) in replies() {
        if command(&transcript.request).is_some() || reply.len() > 1_000 {
            continue;
        }
        let path = path(&transcript.request);
        let core = Core::start(Vec::new(), 8192);
        let service = core.service("");
        let framed = reply.get(15) == Some(&b'\n') && reply.starts_with(b"200");
        for length in 0..reply.len() {
            core.answer_with(&reply[..length]);
            let (status, _, body) = get_strictly(&service, &path).await;
            let what = format!("{what} cut after {length} bytes: {body}");
            match outcome {
                // The second reply of a connection is not read, and a line feed at the end is no loss.
                Rows(_) | Named if status == 200 => {
                    let body: Value = serde_json::from_str(&body).expect("JSON");
                    assert_eq!(body, rows(&reply, outcome), "{what}");
                    let may_be_whole = transcript.name == "T13" || length + 1 == reply.len();
                    assert!(
                        may_be_whole && (!framed || transcript.name == "T13"),
                        "{what}"
                    );
                }
                _ => assert!((400..600).contains(&status), "{what}"),
            }
        }
    }
}

#[tokio::test]
async fn a_core_that_keeps_the_connection_open_is_not_waited_for() {
    let transcripts = transcripts();
    let request = |name: &str| {
        let found = transcripts.iter().find(|one| one.name == name);
        found.expect("it was recorded")
    };
    // Nothing comes after a command.
    let core = Core::start_open(Vec::new());
    let open = request("T29");
    assert!(open.replies.iter().all(Vec::is_empty));
    let (service, command) = (core.service(""), path(&open.request));
    let answer = tokio::time::timeout(Duration::from_secs(20), get_strictly(&service, &command));
    assert_eq!(answer.await.expect("an answer").2, "OK\n");
    // A framed reply says where it ends.
    let framed = request("T01");
    for reply in &framed.replies {
        let core = Core::start_open(reply.clone());
        let outcome = Rows(&["name", "state", "plugin_output", "address"]);
        let service = core.service("");
        check(
            &service,
            "T01 held open",
            &path(&framed.request),
            reply,
            outcome,
        )
        .await;
    }
}

/// Bodies of the original service, recorded in front of Naemon.
#[tokio::test]
async fn bodies_are_those_of_the_original() {
    let recorded = transcripts();
    let hosts = "[[\"alpha\",0],\n[\"beta\",0],\n[\"gamma\",1]]\n";
    let hosts = format!("200 {:11}\n{hosts}", hosts.len()).into_bytes();
    let service_of = |name: &str| {
        let found = recorded.iter().find(|one| one.name == name);
        let [_, naemon] = &found.expect("it was recorded").replies;
        Core::start(naemon.clone(), 8192)
    };
    let disk = "[[\"alpha\",\"disk\",2]]\n";
    let disk = format!("200 {:11}\n{disk}", disk.len()).into_bytes();
    for (core, path, length, body) in [
        (
            Core::start(hosts, 8192),
            "/query?q=GET%20hosts\\nColumns:%20name%20state",
            173,
            "[\n    {\n        \"name\": \"alpha\",\n        \"state\": 0\n    },\n    {\n        \
             \"name\": \"beta\",\n        \"state\": 0\n    },\n    {\n        \"name\": \"gamma\",\n        \
             \"state\": 1\n    }\n]\n",
        ),
        (
            Core::start(disk, 8192),
            "/query?q=GET%20services\\nColumns:%20host_name%20description%20state\\nFilter:%20state%20=%202\
             &key=description",
            104,
            "{\n    \"disk\": {\n        \"host_name\": \"alpha\",\n        \"description\": \"disk\",\n        \
             \"state\": 2\n    }\n}\n",
        ),
        (
            service_of("T03"),
            "/query?q=GET%20services\\nStats:%20state%20=%200\\nStats:%20state%20=%202",
            63,
            "[\n    {\n        \"state = 0\": 2,\n        \"state = 2\": 1\n    }\n]\n",
        ),
    ] {
        let (status, kind, said) = get(&core.service(""), path).await;
        assert_eq!((status, &*kind), (200, "text/html; charset=utf-8"));
        assert_eq!((said.len(), &*said), (length, body));
    }
    let core = service_of("T07");
    let service = core.service("");
    for (path, body) in [
        (
            "/query?q=GET%20hosts\\nColumns:%20name&key=foo",
            "Error : Cannot use foo as key since it is not a column in the result",
        ),
        (
            "/query",
            "Error : The \"q\" parameter (query) is mandatory.",
        ),
        (
            "/query?q=GET%20hosts\\nOutputFormat:%20csv",
            "Error : The query parameter is not allowed to contain an \"OutputFormat\" directive.",
        ),
        (
            "/query?q=GET%20hosts&handler=icinga",
            "Error : No handler icinga.",
        ),
        (
            "/query?q=GET%20hosts&handler=zzz",
            "Error : No handler zzz.",
        ),
        ("/cmd", "Error : The \"q\" parameter (query) is mandatory."),
    ] {
        let (status, kind, said) = get(&service, path).await;
        assert_eq!(
            (status, &*kind, &*said),
            (200, "text/html; charset=utf-8", body),
            "{path}"
        );
    }
    let post = Request::post("/query")
        .body(Body::empty())
        .expect("a request");
    let (status, kind, page) = send(&service, post).await;
    assert_eq!((status, &*kind), (405, "text/html"));
    assert!(
        page.contains("<title>405 Method Not Allowed</title>"),
        "{page}"
    );
    // What the original made of a missing table was the complaint of a JSON parser.
    let (status, _, said) = get(&service_of("T14").service(""), "/query?q=GET%20nosuch").await;
    assert_eq!(
        (status, &*said),
        (200, "Error : Invalid GET request, no such table 'nosuch'")
    );
}
