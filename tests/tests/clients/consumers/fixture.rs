//! What the tests start from: a server with the default objects, and ways to add to it.

use std::sync::Arc;

use alignak_testkit::http::{Api, text};
use alignak_testkit::{Server, Shared};
use serde_json::{Value, json};

pub(crate) const UNKNOWN_ID: &str = "0123456789abcdef01234567";

/// The automatic members of an item.
pub(crate) const AUTOMATIC: [&str; 5] = ["_created", "_etag", "_id", "_links", "_updated"];

static SERVER: Shared = Shared::new();

/// A server, its administrator and its root realm.
pub(crate) struct Fixture {
    _server: Arc<Server>,
    pub(crate) admin: Api,
    pub(crate) realm: String,
}

impl Fixture {
    /// The server that the tests share: they name what they add after themselves.
    pub(crate) fn shared() -> Self {
        Self::over(SERVER.get())
    }

    /// A server of its own.
    pub(crate) fn alone() -> Self {
        Self::over(Arc::new(Server::start()))
    }

    fn over(server: Arc<Server>) -> Self {
        let admin = server.admin();
        let realm = admin.root_realm();
        Self {
            _server: server,
            admin,
            realm,
        }
    }

    /// A page of a collection, or an item.
    #[track_caller]
    pub(crate) fn page(&self, path: &str, query: &[(&str, &str)]) -> Value {
        page(&self.admin, path, query)
    }

    /// The items of a collection that a filter finds.
    #[track_caller]
    pub(crate) fn found(&self, resource: &str, filter: &Value) -> Vec<Value> {
        let filter = filter.to_string();
        let page = self.page(&format!("/{resource}"), &[("where", &filter)]);
        items(&page)
    }

    /// Reads an item again.
    #[track_caller]
    pub(crate) fn read(&self, resource: &str, item: &Value) -> Value {
        self.page(&path(resource, item), &[])
    }

    /// Creates an item in the root realm and reads it.
    #[track_caller]
    pub(crate) fn add(&self, resource: &str, mut item: Value) -> Value {
        // A service belongs to the realm of its host.
        let has_one = matches!(resource, "realm" | "service" | "userrestrictrole");
        if item.get("_realm").is_none() && !has_one {
            item["_realm"] = json!(self.realm);
        }
        let made = self.admin.create(resource, &item);
        self.read(resource, &made)
    }

    /// Creates a host.
    #[track_caller]
    pub(crate) fn host(&self, name: &str) -> Value {
        self.add("host", json!({ "name": name }))
    }

    /// Creates a service of a host.
    #[track_caller]
    pub(crate) fn service(&self, host: &Value, name: &str) -> Value {
        self.add("service", json!({"name": name, "host": host["_id"]}))
    }

    /// Creates a user with these rights and flags, and logs in.
    #[track_caller]
    pub(crate) fn user(&self, name: &str, more: &Value) -> (Value, Api) {
        let mut user = json!({"name": name, "password": "a good word"});
        for (field, value) in more.as_object().into_iter().flatten() {
            user[field] = value.clone();
        }
        let user = self.add("user", user);
        (user, self.admin.login(name, "a good word"))
    }

    /// Changes an item with the etag that it has now; returns the response.
    #[track_caller]
    pub(crate) fn change(&self, resource: &str, item: &Value, changes: &Value) -> Value {
        let etag = text(&self.read(resource, item), "_etag");
        let patch = self.admin.patch(&path(resource, item)).if_match(&etag);
        patch.json(changes).send().expect_status(200).json()
    }

    /// An item of each resource that the arbiter loads, with as little as can be said of it.
    pub(crate) fn one_of_each(&self, name: &str) -> Vec<(&'static str, Value)> {
        let realm = json!({"name": name, "_parent": self.realm});
        let host = self.host(name);
        let named = || json!({ "name": name });
        let period = self.admin.by_name("timeperiod", "24x7")["_id"].clone();
        let dependency = json!({"name": name, "dependency_period": period});
        let escalation = json!({"name": name, "users": [], "usergroups": []});
        vec![
            ("realm", self.add("realm", realm)),
            ("command", self.add("command", named())),
            ("timeperiod", self.add("timeperiod", named())),
            ("user", self.add("user", named())),
            ("usergroup", self.add("usergroup", named())),
            ("service", self.service(&host, name)),
            ("host", host),
            ("hostgroup", self.add("hostgroup", named())),
            ("servicegroup", self.add("servicegroup", named())),
            (
                "hostdependency",
                self.add("hostdependency", dependency.clone()),
            ),
            (
                "servicedependency",
                self.add("servicedependency", dependency),
            ),
            ("hostescalation", self.add("hostescalation", named())),
            (
                "serviceescalation",
                self.add("serviceescalation", escalation),
            ),
        ]
    }
}

/// A page of a collection, or an item, as a client sees it.
#[track_caller]
pub(crate) fn page(api: &Api, path: &str, query: &[(&str, &str)]) -> Value {
    let answer = api.get(path).query(query).send();
    assert_eq!(answer.status, 200, "{path} {query:?}: {}", answer.text());
    answer.json()
}

/// The items of a page.
pub(crate) fn items(page: &Value) -> Vec<Value> {
    page["_items"].as_array().cloned().unwrap_or_default()
}

/// The names of the items of a page, in its order.
pub(crate) fn names(page: &Value) -> Vec<String> {
    let items = page["_items"].as_array().into_iter().flatten();
    items.map(|item| text(item, "name")).collect()
}

/// The address of an item.
#[track_caller]
pub(crate) fn path(resource: &str, item: &Value) -> String {
    format!("/{resource}/{}", text(item, "_id"))
}

/// The names of the members of an object, sorted.
pub(crate) fn members(value: &Value) -> Vec<String> {
    let mut names: Vec<_> = value
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .collect();
    names.sort();
    names
}
