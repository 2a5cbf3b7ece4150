//! A reader of server-sent events, as they come from `GET /events`.

use std::io::{BufRead as _, BufReader};
use std::time::Duration;

use reqwest::blocking::Response;
use serde_json::Value;

use crate::http::{Api, basic};

/// How long a stream may last, waits for the next event included.
const PATIENCE: Duration = Duration::from_mins(3);

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What happened; empty for a sign of life.
    pub name: String,
    /// From where to go on behind it.
    pub id: String,
    /// The data; null when there is none.
    pub data: Value,
}

impl Event {
    /// The event, and the name of its item or its id.
    pub fn brief(&self) -> (&str, &str) {
        let item = self.data.pointer("/item/name").unwrap_or(&self.data["id"]);
        (&self.name, item.as_str().unwrap_or_default())
    }
}

/// Events of a server, as they come.
#[derive(Debug)]
pub struct EventStream {
    reader: BufReader<Response>,
}

impl Api {
    /// Follows changes by a query such as `resource=host`, from behind the event of that id.
    pub fn follow(&self, query: &str, after: Option<&str>) -> EventStream {
        let client = reqwest::blocking::Client::builder().no_proxy();
        let client = client
            .timeout(PATIENCE)
            .build()
            .expect("an HTTP client can be built");
        let mut request = client
            .get(format!("{}/events?{query}", self.base()))
            .header("authorization", basic(self.token(), ""));
        if let Some(id) = after {
            request = request.header("last-event-id", id);
        }
        let response = request.send().expect("an answer");
        assert_eq!(response.status().as_u16(), 200, "{response:?}");
        let kind = response.headers().get("content-type");
        assert_eq!(kind.expect("a content type"), "text/event-stream");
        let mut stream = EventStream {
            reader: BufReader::new(response),
        };
        assert_eq!(stream.next().expect("a first event").name, "ready");
        stream
    }
}

impl Iterator for EventStream {
    type Item = Event;

    /// The next event or sign of life; none when the server has ended the stream, or is gone.
    fn next(&mut self) -> Option<Event> {
        let mut event = Event {
            name: String::new(),
            id: String::new(),
            data: Value::Null,
        };
        loop {
            let mut line = String::new();
            if self.reader.read_line(&mut line).ok()? == 0 {
                return None;
            }
            let line = line.trim_end_matches('\n');
            match line.split_once(": ").unwrap_or((line, "")) {
                ("", "") => return Some(event),
                ("event", name) => name.clone_into(&mut event.name),
                ("id", id) => id.clone_into(&mut event.id),
                ("data", data) => {
                    event.data = serde_json::from_str(data)
                        .unwrap_or_else(|error| panic!("{error} in the data {data}"));
                }
                ("", _) => {}
                other => panic!("no line of an event: {other:?}"),
            }
        }
    }
}
