//! The player of recorded conversations, played against a server that repeats the recording.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread::JoinHandle;

use alignak_testkit::Api;
use alignak_tests::conformance::{Conversation, Deviations, folder, play};
use serde_json::{Value, json};

/// Answers the requests of a conversation, in order, as they were recorded.
struct Parrot {
    base: String,
    thread: JoinHandle<()>,
}

impl Parrot {
    fn start(conversation: &Conversation) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("a listener has an address");
        let answers: Vec<_> = conversation
            .steps
            .iter()
            .map(|step| (step.method.clone(), Value::Object(step.expect.clone())))
            .collect();
        let thread = std::thread::spawn(move || {
            for (method, answer) in answers {
                let (stream, _) = listener.accept().expect("the player connects");
                repeat(stream, &method, &answer);
            }
        });
        Self {
            base: format!("http://{address}"),
            thread,
        }
    }
}

fn repeat(mut stream: TcpStream, method: &str, answer: &Value) {
    let mut reader = BufReader::new(stream.try_clone().expect("a stream can be cloned"));
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).expect("a request has a head");
        if line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().expect("a length is a number");
        }
    }
    let mut body = vec![0; length];
    reader
        .read_exact(&mut body)
        .expect("a request has its body");

    let status = answer["status"].as_u64().unwrap_or(400);
    let mut head = format!("HTTP/1.1 {status} As recorded\r\nConnection: close\r\n");
    for (name, value) in answer["headers"].as_object().into_iter().flatten() {
        let value = concrete(value.as_str().unwrap_or_default());
        head.extend([name, ": ", &value, "\r\n"]);
    }
    let body = match &answer["body"] {
        Value::Null if answer["status"] == "4xx" => json!({"_status": "ERR"}).to_string(),
        Value::Null => String::new(),
        body => match body["<text>"].as_str() {
            Some(text) => text.to_owned(),
            None => concrete(&body.to_string()),
        },
    };
    if method != "HEAD" && status != 204 && status != 304 {
        head.extend(["Content-Length: ", &body.len().to_string(), "\r\n"]);
    }
    let answer = format!("{head}\r\n{body}");
    stream
        .write_all(answer.as_bytes())
        .expect("the player reads");
}

/// Puts a value in place of each placeholder.
fn concrete(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let Some((name, remaining)) = after.split_once('>') else {
            out.push('<');
            rest = after;
            continue;
        };
        let value = match name.split_once(':') {
            Some(("id", number)) => format!("{number:0>24}"),
            Some(("etag", number)) => format!("{number:0>40}"),
            Some(("token", number)) => {
                format!("170712378{number:0>4}-0f8b6c1e-52d4-4f0a-9c57-3b1f6a7e2d90")
            }
            _ if name == "date" => "Mon, 05 Feb 2024 09:03:07 GMT".to_owned(),
            _ if name == "any" => "anything".to_owned(),
            _ => {
                out.push('<');
                rest = after;
                continue;
            }
        };
        out.push_str(&value);
        rest = remaining;
    }
    out.push_str(rest);
    out
}

fn none() -> Deviations {
    Deviations {
        must_agree: Vec::new(),
        deviation: Vec::new(),
    }
}

#[test]
fn every_conversation_agrees_with_itself() {
    let folder = std::fs::read_dir(folder().join("golden")).expect("there are recordings");
    let mut count = 0;
    for entry in folder {
        let path = entry.expect("a folder can be read").path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let conversation = Conversation::load(&name);
        let parrot = Parrot::start(&conversation);
        let report = play(&Api::new(&parrot.base), &conversation, &none());
        assert!(report.agrees(), "{report}");
        parrot.thread.join().expect("every answer was fetched");
        count += 1;
    }
    assert_eq!(count, 15);
}

#[test]
fn an_answer_that_is_not_as_recorded_is_reported() {
    let recorded = Conversation::load("03-crud");
    let mut other = recorded.clone();
    other.steps[10].expect["body"]["_issues"]["name"] = json!("is taken");
    other.steps[33].expect["status"] = json!(412);
    other.steps[43].expect["status"] = json!(200);
    let parrot = Parrot::start(&other);
    let report = play(&Api::new(&parrot.base), &recorded, &none());
    let found: Vec<_> = report
        .outcomes
        .iter()
        .flat_map(|one| {
            one.differences
                .iter()
                .map(move |difference| (one.number, difference.path.as_str()))
        })
        .collect();
    assert_eq!(
        found,
        [(10, "body._issues.name"), (33, "status"), (43, "status")]
    );
}
