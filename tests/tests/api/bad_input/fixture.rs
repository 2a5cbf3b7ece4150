//! A server with some items, and the certainty that a refusal changes none of them.

use alignak_testkit::Server;
use alignak_testkit::http::{Answer, Api, Request, text};
use serde_json::{Value, json};

pub(crate) const UNKNOWN_ID: &str = "0123456789abcdef01234567";
pub(crate) const NO_ETAG: &str = "0000000000000000000000000000000000000000";

/// A server with some items, and what it held before each case.
pub(crate) struct Fixture {
    pub(crate) server: Server,
    pub(crate) admin: Api,
    pub(crate) realm: String,
    pub(crate) command: Value,
    pub(crate) before: Vec<Value>,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let server = Server::start();
        let admin = server.admin();
        let realm = admin.root_realm();
        admin.create("command", &json!({"name": "ping", "_realm": realm}));
        let up = text(&admin.by_name("command", "_internal_host_up"), "_id");
        let host = json!({"name": "srv1", "_realm": realm, "check_command": up});
        admin.create("host", &host);
        let command = admin.by_name("command", "ping");
        let before = content(&admin);
        Self {
            server,
            admin,
            realm,
            command,
            before,
        }
    }

    /// The address of an existing item.
    pub(crate) fn item(&self) -> String {
        format!("/command/{}", text(&self.command, "_id"))
    }

    pub(crate) fn etag(&self) -> String {
        text(&self.command, "_etag")
    }

    /// Fails unless the server holds what it held at first, and still runs.
    #[track_caller]
    pub(crate) fn nothing_changed(&self, case: &str) {
        assert!(
            content(&self.admin) == self.before,
            "{case}: something has changed\n{}",
            self.server.output()
        );
    }

    /// Sends a request that must be refused with this status.
    #[track_caller]
    pub(crate) fn refuse(&self, case: &str, request: Request, status: u16) -> Answer {
        let answer = request.send();
        assert_eq!(answer.status, status, "{case}: {}", answer.text());
        if status != 404 || !answer.body.is_empty() {
            let body = answer.json();
            assert_eq!(body["_status"], "ERR", "{case}: {body}");
        }
        self.nothing_changed(case);
        answer
    }
}

/// Everything that the cases could change.
pub(crate) fn content(admin: &Api) -> Vec<Value> {
    [
        "command",
        "host",
        "service",
        "user",
        "realm",
        "alignakretention",
        "userrestrictrole",
    ]
    .iter()
    .map(|resource| {
        let path = format!("/{resource}?sort=_id&max_results=5000");
        admin.get(&path).send().expect_status(200).json()["_items"].clone()
    })
    .collect()
}

/// Equality where `*` in an expected text stands for any text.
pub(crate) fn alike(want: &Value, got: &Value) -> bool {
    match (want, got) {
        (Value::String(want), Value::String(got)) => match want.split_once('*') {
            Some((start, end)) => got.starts_with(start) && got.ends_with(end),
            None => want == got,
        },
        (Value::Array(want), Value::Array(got)) => {
            want.len() == got.len() && want.iter().zip(got).all(|(want, got)| alike(want, got))
        }
        (Value::Object(want), Value::Object(got)) => {
            want.len() == got.len()
                && want
                    .iter()
                    .all(|(key, want)| got.get(key).is_some_and(|got| alike(want, got)))
        }
        _ => want == got,
    }
}

/// A good item of a resource, to which a case adds what is wrong.
pub(crate) fn good(fixture: &Fixture, resource: &str) -> Value {
    match resource {
        "realm" => json!({"name": "North", "_parent": fixture.realm}),
        "host" => json!({
            "name": "good",
            "_realm": fixture.realm,
            "check_command": text(&fixture.command, "_id"),
        }),
        _ => json!({"name": "good", "_realm": fixture.realm}),
    }
}
