//! A server with realms, templates and hosts, and what it held before a request.

use alignak_testkit::content::{Content, content, differences};
use alignak_testkit::http::{Request, text};
use alignak_testkit::recount::wrong_counters;
use alignak_testkit::{Answer, Api, Server};
use serde_json::{Value, json};

pub(crate) const UNKNOWN_ID: &str = "0123456789abcdef01234567";

/// Two realms below the root, the one below the other; a host template with two service templates;
/// two hosts of it, the second with a service of its own, all of the inner realm.
pub(crate) struct Fixture {
    pub(crate) _server: Server,
    pub(crate) admin: Api,
    pub(crate) root: String,
    pub(crate) outer: String,
    pub(crate) inner: String,
    pub(crate) template: String,
    pub(crate) hosts: [String; 2],
    pub(crate) before: Content,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let server = Server::start();
        let admin = server.admin();
        let root = admin.root_realm();
        let create = |resource: &str, item: Value| text(&admin.create(resource, &item), "_id");
        let outer = create("realm", json!({"name": "Outer", "_parent": root}));
        let inner = create("realm", json!({"name": "Inner", "_parent": outer}));
        let template = json!({"name": "linux", "_realm": root, "_is_template": true});
        let template = create("host", template);
        for name in ["load", "disk"] {
            let service = json!({
                "name": name, "host": template, "_realm": root, "_is_template": true,
            });
            create("service", service);
        }
        let hosts = ["srv1", "srv2"].map(|name| {
            create(
                "host",
                json!({"name": name, "_realm": inner, "_templates": [template]}),
            )
        });
        create(
            "service",
            json!({"name": "own", "host": hosts[1], "_realm": inner}),
        );
        let before = content(&admin);
        assert_eq!(before["service"].len(), 2 + 4 + 1);
        Self {
            _server: server,
            admin,
            root,
            outer,
            inner,
            template,
            hosts,
            before,
        }
    }

    pub(crate) fn post(&self, resource: &str, body: &Value) -> Request {
        self.admin.post(&format!("/{resource}")).json(body)
    }

    /// A change with the etag that is asked for.
    pub(crate) fn patch(&self, resource: &str, id: &str, changes: &Value) -> Request {
        let etag = text(&self.before[resource][id], "_etag");
        let patch = self.admin.patch(&format!("/{resource}/{id}"));
        patch.if_match(&etag).json(changes)
    }

    pub(crate) fn named(&self, resource: &str, name: &str) -> Vec<&Value> {
        let items = self.before[resource].values();
        items.filter(|item| item["name"] == name).collect()
    }

    /// A request that must be refused, and change nothing.
    #[track_caller]
    pub(crate) fn refuse(&self, request: Request, statuses: &[u16]) -> Answer {
        let case = request.shown();
        let answer = request.send();
        assert!(
            statuses.contains(&answer.status),
            "{case}: {} {}",
            answer.status,
            answer.text()
        );
        let changed = differences(&self.before, &content(&self.admin));
        assert!(changed.is_empty(), "{case} {}: {changed:#?}", answer.text());
        answer
    }

    /// The same without what was wrong: the refusals are not for another reason.
    #[track_caller]
    pub(crate) fn accept(&self, request: Request) {
        let case = request.shown();
        let answer = request.send();
        assert!(
            answer.status < 300,
            "{case}: {} {}",
            answer.status,
            answer.text()
        );
        let changed = differences(&self.before, &content(&self.admin));
        assert!(!changed.is_empty(), "{case}");
        let wrong = wrong_counters(&self.admin);
        assert!(wrong.is_empty(), "{case}: {wrong:#?}");
    }
}
