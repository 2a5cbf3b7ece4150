//! Reading a configuration back.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::desired::Desired;
use super::keys::{RIGHTS, resource, service_key, texts};
use super::rights;
use super::snapshot::order;
use crate::backend::Backend;
use crate::describe::{FieldInfo, ResourceInfo};
use crate::error::BackendException;
use crate::query::Query;
use crate::typed::differs;

/// Fields that are no configuration although clients may write them.
const LEFT_OUT: [&str; 3] = ["_id", "imported_from", "schema_version"];

/// The beginning of the names of fields that hold the live state.
const LIVE_STATE: &str = "ls_";

/// What names an item.
#[derive(Deserialize)]
struct NamedItem {
    #[serde(rename = "_id")]
    id: String,
    name: String,
    host: Option<String>,
}

impl Backend {
    /// Reads the items of an owner (their `imported_from`) as a configuration: of each the fields
    /// that a client may set and that have neither their defaults nor the values of templates. A
    /// [`plan`](Self::plan) of the result is empty.
    ///
    /// Secrets are left out, and so are services that the templates of their hosts make.
    ///
    /// # Errors
    /// A read failed.
    pub async fn export(&self, owner: &str) -> Result<Desired, BackendException> {
        self.export_with_progress(owner, |_, _| {}).await
    }

    /// As [`export`](Self::export), and calls `progress` after each kind of items that was read,
    /// with the number of kinds read so far, and with how many there are.
    ///
    /// # Errors
    /// As [`export`](Self::export).
    pub async fn export_with_progress(
        &self,
        owner: &str,
        mut progress: impl FnMut(usize, usize),
    ) -> Result<Desired, BackendException> {
        let kinds = order();
        let kinds: Vec<&'static ResourceInfo> = kinds
            .into_iter()
            .filter(|info| info.field("imported_from").is_some())
            .collect();
        let mut items: Vec<(&'static ResourceInfo, Vec<Map<String, Value>>)> = Vec::new();
        for info in &kinds {
            let query = Query::new().filter(&json!({"imported_from": owner}));
            items.push((info, self.get_all(info.name, query).await?.items));
            progress(items.len(), kinds.len());
        }
        let rights = self.rights_of(&items).await?;
        let names = self.names_of(&items, &rights).await?;
        let mut desired = Desired::new(owner);
        for (info, items) in items {
            for item in items {
                if texts(item.get("_template_fields").unwrap_or(&Value::Null)).contains(&"name") {
                    continue;
                }
                let mut fields = exported(info, &item, &names);
                if info.name == "user"
                    && let Some(id) = item.get("_id").and_then(Value::as_str)
                {
                    let of_user = rights.get(id).map(Vec::as_slice).unwrap_or_default();
                    let listed: Value = rights::normalised(of_user)
                        .into_iter()
                        .map(|right| Value::Object(named(right, &names)))
                        .collect();
                    fields.insert("rights".to_owned(), listed);
                }
                desired.add_fields(info.name, fields)?;
            }
        }
        Ok(desired)
    }

    /// The rights of the exported users, by the identifier of the user.
    async fn rights_of(
        &self,
        items: &[(&'static ResourceInfo, Vec<Map<String, Value>>)],
    ) -> Result<BTreeMap<String, Vec<Map<String, Value>>>, BackendException> {
        let mut rights: BTreeMap<String, Vec<Map<String, Value>>> = BTreeMap::new();
        let has_users = items
            .iter()
            .any(|(info, items)| info.name == "user" && !items.is_empty());
        if has_users {
            for right in self.get_all::<Map<String, Value>>(RIGHTS, ()).await?.items {
                if let Some(user) = right.get("user").and_then(Value::as_str) {
                    rights.entry(user.to_owned()).or_default().push(right);
                }
            }
        }
        Ok(rights)
    }

    /// The names of all items that the exported ones refer to, by their identifiers.
    async fn names_of(
        &self,
        items: &[(&'static ResourceInfo, Vec<Map<String, Value>>)],
        rights: &BTreeMap<String, Vec<Map<String, Value>>>,
    ) -> Result<BTreeMap<String, String>, BackendException> {
        let mut targets: BTreeSet<&'static str> = BTreeSet::new();
        for (info, items) in items {
            let fields = info
                .references()
                .filter(|field| items.iter().any(|item| item.contains_key(field.name)));
            targets.extend(fields.filter_map(FieldInfo::reference));
        }
        if !rights.is_empty() {
            targets.insert("realm");
        }
        if targets.contains("service") {
            targets.insert("host");
        }
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        // Hosts come before services, whose names hold theirs.
        for target in targets {
            let fields = match target {
                "service" => vec!["name", "host"],
                _ => vec!["name"],
            };
            if resource(target).is_none_or(|info| info.field("name").is_none()) {
                continue;
            }
            let query = Query::new().projection(fields);
            for item in self.get_all::<NamedItem>(target, query).await?.items {
                let name = match item.host.and_then(|host| names.get(&host).cloned()) {
                    Some(host) => service_key(&host, &item.name),
                    None => item.name,
                };
                names.insert(item.id, name);
            }
        }
        Ok(names)
    }
}

/// The fields of an item that belong to a configuration, with names instead of identifiers.
fn exported(
    info: &ResourceInfo,
    item: &Map<String, Value>,
    names: &BTreeMap<String, String>,
) -> Map<String, Value> {
    let inherited = item.get("_template_fields").map(texts).unwrap_or_default();
    item.iter()
        .filter(|(name, value)| {
            let field = info.field(name);
            let is_written = field.is_some_and(|field| field.creatable && !field.secret);
            let is_needed = name.as_str() == "name" || differs(info, name, value, None);
            is_written
                && (is_needed || field.is_some_and(|field| field.required))
                && !name.starts_with(LIVE_STATE)
                && !LEFT_OUT.contains(&name.as_str())
                && !inherited.contains(&name.as_str())
        })
        .map(|(name, value)| {
            let is_reference = info
                .field(name)
                .is_some_and(|field| field.reference().is_some());
            let value = if is_reference {
                renamed(value, names)
            } else {
                value.clone()
            };
            (name.clone(), value)
        })
        .collect()
}

fn named(mut right: Map<String, Value>, names: &BTreeMap<String, String>) -> Map<String, Value> {
    if let Some(realm) = right.get_mut("realm") {
        *realm = renamed(realm, names);
    }
    right
}

fn renamed(value: &Value, names: &BTreeMap<String, String>) -> Value {
    match value {
        Value::String(id) => match names.get(id) {
            Some(name) => name.clone().into(),
            None => value.clone(),
        },
        Value::Array(values) => values.iter().map(|value| renamed(value, names)).collect(),
        other => other.clone(),
    }
}
