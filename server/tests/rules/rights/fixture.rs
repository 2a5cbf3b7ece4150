//! Realms, callers and items for all the cases of the table.

use std::sync::Arc;

use alignak_backend::api::View;
use alignak_backend::contract::{Field, Resource};
use alignak_backend::filter::{Filter, Kind};
use alignak_backend::rules::rights::Caller;
use serde_json::{Value, json};

use super::table::{CallerKind, Outcome, Place, Verb, outcome};
use crate::callers::{caller_with, etag, put, realm};
use crate::fixture::{Backend, backend};

/// The realms of a backend for these tests.
pub(crate) struct Fixture {
    pub(crate) backend: Backend,
    pub(crate) north: String,
    pub(crate) below: String,
    pub(crate) beside: String,
    count: std::cell::Cell<u32>,
}

impl Fixture {
    pub(crate) async fn new() -> Self {
        let backend = backend().await;
        let north = realm(&backend, "North", &backend.realm).await;
        let below = realm(&backend, "Below", &north).await;
        let beside = realm(&backend, "South", &backend.realm).await;
        Self {
            backend,
            north,
            below,
            beside,
            count: std::cell::Cell::new(0),
        }
    }

    pub(crate) fn name(&self, what: &str) -> String {
        self.count.set(self.count.get() + 1);
        format!("{what} {}", self.count.get())
    }

    /// The realm of a place, and whether an item there is shared with realms below.
    pub(crate) fn realm(&self, place: Place) -> Option<(&str, bool)> {
        match place {
            Place::Own | Place::OwnNaming => Some((&self.north, false)),
            Place::Below => Some((&self.below, false)),
            Place::AboveShared => Some((&self.backend.realm, true)),
            Place::Above => Some((&self.backend.realm, false)),
            Place::Beside | Place::BesideNaming => Some((&self.beside, false)),
            Place::Nowhere => None,
        }
    }

    pub(crate) async fn caller(
        &self,
        resource: &Resource,
        kind: CallerKind,
        has_flag: bool,
    ) -> Arc<Caller> {
        let role = |resource: &str, crud: &[&str], reaches_below: bool| json!({"resource": resource, "crud": crud, "realm": self.north, "sub_realm": reaches_below});
        let other = if resource.name == "command" {
            "timeperiod"
        } else {
            "command"
        };
        let all = ["create", "read", "update", "delete", "custom"];
        let mut roles = match kind {
            CallerKind::SuperAdministrator | CallerKind::NoRole => vec![],
            CallerKind::OtherResource => vec![role(other, &all, true)],
            CallerKind::Custom => vec![role(&resource.name, &["custom"], false)],
            CallerKind::Role {
                verb,
                reaches_below,
            } => {
                let word = format!("{verb:?}").to_lowercase();
                vec![role(&resource.name, &[&word], reaches_below)]
            }
        };
        // What an item names must be readable, and the host of a service is changed by it: that is not
        // in question here.
        let relations = resource
            .fields
            .values()
            .filter_map(|field| field.relation.as_ref());
        let targets = relations.map(|relation| relation.resource.as_str());
        for target in targets.collect::<std::collections::BTreeSet<_>>() {
            if target != resource.name && target != "realm" {
                let crud = json!(["read", "update"]);
                let root = &self.backend.realm;
                roles.push(json!({
                    "resource": target, "crud": crud, "realm": root, "sub_realm": true,
                }));
            }
        }
        let fields = json!({
            "name": self.name("user"), "_realm": self.beside, "_sub_realm": false,
            "back_role_super_admin": kind == CallerKind::SuperAdministrator,
            "can_submit_commands": has_flag,
        });
        caller_with(&self.backend, fields, &roles).await
    }

    /// An item with nothing but what rights depend on, as others may have written it.
    pub(crate) async fn item(
        &self,
        resource: &Resource,
        place: Place,
        caller: &Caller,
    ) -> Option<String> {
        let names = matches!(place, Place::OwnNaming | Place::BesideNaming);
        if resource.name == "realm" {
            // These realms are the places themselves.
            let id = self
                .realm(place)
                .filter(|(_, is_shared)| !is_shared && !names)?
                .0;
            return Some(id.to_owned());
        }
        let mut item =
            json!({"name": self.name(&resource.name), "type": "x", "user": self.backend.admin.id});
        if let Some((realm, is_shared)) = self.realm(place) {
            let field = if resource.name == "userrestrictrole" {
                "realm"
            } else {
                "_realm"
            };
            item[field] = json!(realm);
            item["_sub_realm"] = json!(is_shared);
        }
        if resource.owned {
            item["_user"] = json!(if names {
                &caller.id
            } else {
                &self.backend.admin.id
            });
        } else if names {
            for list in ["_users_read", "_users_update", "_users_delete"] {
                item[list] = json!([caller.id]);
            }
        }
        Some(put(&self.backend, &resource.name, item).await)
    }

    pub(crate) async fn attempt(
        &self,
        resource: &'static Resource,
        verb: Verb,
        id: &str,
        caller: &Arc<Caller>,
    ) -> Outcome {
        let api = &self.backend.api;
        let etag = etag(&self.backend, &resource.name, id).await;
        match verb {
            Verb::Read => outcome(api.read(caller, resource, id, &View::default()).await),
            Verb::Update => outcome(
                api.change(caller, resource, id, Some(&etag), json!({}))
                    .await,
            ),
            Verb::Delete => outcome(api.remove(caller, resource, id, Some(&etag)).await),
            Verb::Create => unreachable!("a creation has no id yet"),
        }
    }

    /// Something valid to post, lying at that place.
    pub(crate) async fn posted(
        &self,
        resource: &Resource,
        place: Place,
        kind: CallerKind,
        caller: &Caller,
    ) -> Option<Value> {
        let (realm, is_shared) = self.realm(place)?;
        let mut item = json!({});
        let mut wanted: Vec<&str> = vec![];
        for (name, field) in &resource.fields {
            if field.required {
                wanted.push(name);
                wanted.extend(field.depends_on);
            }
        }
        for name in wanted {
            let field = resource.field(name)?;
            item[name] = self.value(field, realm).await;
        }
        match resource.name.as_str() {
            "realm" => item["_parent"] = json!(realm),
            "userrestrictrole" => {
                // A role of one's own that can be given: see `privileges` for others.
                item["realm"] = json!(realm);
                item["user"] = json!(caller.id);
                item["resource"] = json!("userrestrictrole");
                item["crud"] = json!(match kind {
                    CallerKind::Role {
                        verb: Verb::Create, ..
                    } => ["create"],
                    _ => ["read"],
                });
            }
            "logcheckresult" | "history" => {
                item["host"] = json!(self.host(realm, is_shared).await);
                item["_realm"] = json!(realm);
            }
            _ if resource.field("_realm").is_some() => {
                if resource.field("host").is_some() {
                    item["host"] = json!(self.host(realm, is_shared).await);
                }
                if resource.field("user").is_some() {
                    item["user"] = json!(caller.id);
                }
                if resource
                    .field("service")
                    .is_some_and(|field| field.nullable)
                {
                    item["service"] = Value::Null;
                }
                item["_realm"] = json!(realm);
                item["_sub_realm"] = json!(is_shared);
            }
            _ => {}
        }
        Some(item)
    }

    pub(crate) async fn host(&self, realm: &str, is_shared: bool) -> String {
        let host = json!({
            "name": self.name("host"), "_realm": realm, "_sub_realm": is_shared,
            "_is_template": false,
        });
        put(&self.backend, "host", host).await
    }

    /// A value that the contract accepts in a field.
    pub(crate) async fn value(&self, field: &Field, realm: &str) -> Value {
        if let Some(allowed) = &field.allowed {
            let first = allowed[0].clone();
            return if matches!(field.kind, Kind::List(_)) {
                json!([first])
            } else {
                first
            };
        }
        if let Some(relation) = &field.relation
            && !matches!(field.kind, Kind::List(_))
        {
            return match relation.resource.as_str() {
                "realm" => json!(realm),
                "user" => json!(self.backend.admin.id),
                other => {
                    let found = self.backend.find(other, Filter::everything()).await;
                    if let Some(found) = found.first() {
                        return found["_id"].clone();
                    }
                    let target = json!({"name": self.name(other), "_realm": realm});
                    json!(put(&self.backend, other, target).await)
                }
            };
        }
        match &field.kind {
            Kind::List(_) => json!([]),
            Kind::Integer => json!(1),
            Kind::Float => json!(1.5),
            Kind::Boolean => json!(true),
            Kind::Dict => json!({}),
            _ => json!(self.name("text")),
        }
    }
}
