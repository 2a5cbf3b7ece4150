//! What has to be done, from what is desired and what exists.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::desired::Desired;
use super::keys::{Key, is_secret, resource, texts};
use super::order::parents_first;
use super::rights;
use super::snapshot::{Known, Snapshot, order};
use super::step::{FieldChange, Plan, Step};
use crate::backend::Backend;
use crate::describe::{FieldInfo, ResourceInfo};
use crate::error::BackendException;
use crate::model::Id;
use crate::typed::differs;

/// Fields to which the templates of an item add their own values.
const ACCUMULATED: [(&str, &[&str]); 3] = [
    ("host", &["tags", "users", "usergroups", "customs"]),
    ("service", &["tags", "users", "usergroups", "customs"]),
    (
        "user",
        &[
            "tags",
            "host_notification_commands",
            "service_notification_commands",
            "customs",
        ],
    ),
];

/// Problems that a failure names.
const MAX_PROBLEMS: usize = 10;

impl Backend {
    /// Finds out what has to be done to make this backend equal to a configuration. Nothing is
    /// changed.
    ///
    /// Compared are the fields that the configuration sets, as
    /// [`changes_to`](crate::Content::changes_to) compares them. A value that a template provides
    /// counts as the item's own; where templates add to a list or to the custom variables, what
    /// they add is no difference. Secrets are written to new items only, because they cannot be
    /// read back.
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend, desired: alignak_backend_client::plan::Desired) -> Result<(), alignak_backend_client::BackendException> {
    /// let plan = backend.plan(&desired).await?;
    /// print!("{plan}");
    /// let applied = plan.apply().await;
    /// for failed in &applied.failed {
    ///     eprintln!("{failed}");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// A read failed; or the configuration refers to something that neither it nor the backend has
    /// ([`is_invalid`](BackendException::is_invalid)).
    pub async fn plan(&self, desired: &Desired) -> Result<Plan, BackendException> {
        if desired.owner().is_empty() {
            return Err(BackendException::invalid(
                "the configuration has no owner: set `imported_from`",
            ));
        }
        let snapshot = Snapshot::read(self, desired).await?;
        let mut planner = Planner {
            desired,
            snapshot,
            steps: Vec::new(),
            problems: Vec::new(),
        };
        planner.reserve();
        for info in order() {
            match info.name {
                // A new host gets services from the templates that exist by then.
                "host" => {
                    planner.items(info, is_template);
                    if let Some(services) = resource("service") {
                        planner.items(services, is_template);
                    }
                    planner.items(info, |fields| !is_template(fields));
                }
                "service" => planner.items(info, |fields| !is_template(fields)),
                _ => planner.items(info, |_| true),
            }
            if info.name == "user" {
                planner.rights(self).await?;
            }
        }
        planner.deletions();
        planner.finish(self)
    }
}

struct Planner<'a> {
    desired: &'a Desired,
    snapshot: Snapshot,
    steps: Vec<Step>,
    problems: Vec<String>,
}

impl Planner<'_> {
    /// Gives identifiers to the items that are going to be created, so that others can refer to
    /// them.
    fn reserve(&mut self) {
        for info in order() {
            for (name, fields) in self.desired.items(info.name) {
                let key: Key = (info.name, name.clone());
                if !self.snapshot.items.contains_key(&key) {
                    let known = Known {
                        id: Id::<()>::generate().to_string(),
                        etag: String::new(),
                        fields: fields.clone(),
                    };
                    self.snapshot.insert(key, known);
                }
            }
        }
    }

    /// Creations and changes of some items of one resource.
    fn items(
        &mut self,
        info: &'static ResourceInfo,
        is_meant: impl Fn(&Map<String, Value>) -> bool,
    ) {
        let mut creations = Vec::new();
        let mut updates = Vec::new();
        let meant = self.desired.items(info.name);
        for (name, fields) in meant.filter(|(_, fields)| is_meant(fields)) {
            let fields = self.resolved(info, name, fields);
            let key: Key = (info.name, name.clone());
            let Some(known) = self.snapshot.items.get(&key) else {
                continue;
            };
            if !known.exists() {
                let mut fields = fields;
                fields.insert("_id".to_owned(), known.id.clone().into());
                creations.push(Step::Create {
                    resource: info.name,
                    name: name.clone(),
                    fields,
                });
                continue;
            }
            let changes = self.changes(info, known, &fields);
            if !changes.is_empty() {
                updates.push(Step::Update {
                    resource: info.name,
                    name: name.clone(),
                    id: known.id.clone(),
                    etag: known.etag.clone(),
                    changes,
                });
            }
        }
        self.steps.extend(parents_first(creations));
        self.steps.extend(updates);
    }

    /// The fields of an item with identifiers instead of names, and with its owner.
    fn resolved(
        &mut self,
        info: &'static ResourceInfo,
        name: &str,
        fields: &Map<String, Value>,
    ) -> Map<String, Value> {
        let mut resolved = Map::new();
        for (field, value) in fields {
            if field == "rights" {
                continue;
            }
            let target = info.field(field).and_then(FieldInfo::reference);
            let value = match target {
                None => value.clone(),
                Some(target) => self.resolve(info, name, target, value),
            };
            resolved.insert(field.clone(), value);
        }
        if info.field("imported_from").is_some() {
            let owner = self.desired.owner().into();
            resolved.insert("imported_from".to_owned(), owner);
        }
        resolved
    }

    fn resolve(
        &mut self,
        info: &ResourceInfo,
        name: &str,
        target: &'static str,
        value: &Value,
    ) -> Value {
        match value {
            Value::Array(values) => values
                .iter()
                .map(|value| self.resolve(info, name, target, value))
                .collect(),
            Value::String(text) => {
                if let Some(id) = self.snapshot.id_of(target, text) {
                    return id.into();
                }
                self.problems.push(format!(
                    "the {} `{name}` refers to the {target} `{text}`, which does not exist",
                    info.singular.replace('_', " ")
                ));
                Value::Null
            }
            other => other.clone(),
        }
    }

    fn changes(
        &self,
        info: &'static ResourceInfo,
        known: &Known,
        wanted: &Map<String, Value>,
    ) -> Vec<FieldChange> {
        wanted
            .iter()
            .filter(|(field, value)| {
                differs(info, field, value, known.fields.get(field.as_str()))
                    && !self.is_accumulated(info, known, wanted, field)
            })
            .map(|(field, value)| FieldChange {
                field: field.clone(),
                before: known.fields.get(field).cloned().unwrap_or_default(),
                after: value.clone(),
                secret: is_secret(info.name, field),
            })
            .collect()
    }

    /// Whether a stored value is the wanted one and what the templates of the item add to it.
    fn is_accumulated(
        &self,
        info: &'static ResourceInfo,
        known: &Known,
        wanted: &Map<String, Value>,
        field: &str,
    ) -> bool {
        let of_resource = ACCUMULATED.iter().find(|(name, _)| *name == info.name);
        if !of_resource.is_some_and(|(_, fields)| fields.contains(&field)) {
            return false;
        }
        let templates = wanted.get("_templates").or(known.fields.get("_templates"));
        let templates: Vec<&Known> = templates
            .map(texts)
            .unwrap_or_default()
            .into_iter()
            .filter_map(|id| self.snapshot.items.get(self.snapshot.names.get(id)?))
            .collect();
        match (wanted.get(field), known.fields.get(field)) {
            (Some(Value::Array(wanted)), Some(Value::Array(stored))) => {
                let added: BTreeSet<String> = templates
                    .iter()
                    .filter_map(|template| template.fields.get(field)?.as_array())
                    .flatten()
                    .map(Value::to_string)
                    .collect();
                let extra = stored.iter().filter(|value| !wanted.contains(value));
                wanted.iter().all(|value| stored.contains(value))
                    && extra
                        .into_iter()
                        .all(|value| added.contains(&value.to_string()))
            }
            (Some(Value::Object(wanted)), Some(Value::Object(stored))) => {
                let is_added = |name: &String, value: &Value| {
                    templates.iter().any(|template| {
                        let members = template.fields.get(field).and_then(Value::as_object);
                        members.and_then(|members| members.get(name)) == Some(value)
                    })
                };
                wanted
                    .iter()
                    .all(|(name, value)| stored.get(name) == Some(value))
                    && stored
                        .iter()
                        .all(|(name, value)| wanted.contains_key(name) || is_added(name, value))
            }
            _ => false,
        }
    }

    /// The rights of the users for which the configuration lists them.
    async fn rights(&mut self, backend: &Backend) -> Result<(), BackendException> {
        for (name, fields) in self.desired.items("user") {
            let Some(listed) = fields.get("rights") else {
                continue;
            };
            let wanted = match rights::resolved(listed, &self.snapshot) {
                Ok(wanted) => wanted,
                Err(realm) => {
                    self.problems.push(format!(
                        "a right of the user `{name}` refers to the realm `{realm}`, which does not exist"
                    ));
                    continue;
                }
            };
            let key: Key = ("user", name.clone());
            let Some(known) = self.snapshot.items.get(&key) else {
                continue;
            };
            let stored = if known.exists() {
                rights::read(backend, &known.id).await?
            } else {
                let created = self.steps.iter().find_map(|step| match step {
                    Step::Create {
                        resource: "user",
                        name: created,
                        fields,
                    } if created == name => Some(fields),
                    _ => None,
                });
                created.map(rights::of_new_user).into_iter().collect()
            };
            if rights::normalised(&wanted) != rights::normalised(&stored) {
                self.steps.push(Step::Rights {
                    name: name.clone(),
                    id: known.id.clone(),
                    rights: wanted,
                });
            }
        }
        Ok(())
    }

    /// Deletes what the owner has and does not want any more, dependents first.
    fn deletions(&mut self) {
        for info in order().into_iter().rev() {
            let mut unwanted: Vec<(&Key, &Known)> = self
                .snapshot
                .items
                .iter()
                .filter(|(key, known)| {
                    key.0 == info.name
                        && known.exists()
                        && known.text("imported_from") == Some(self.desired.owner())
                        && !self.desired.contains(key)
                        && !is_made_by_templates(known)
                })
                .collect();
            // Children before their parents.
            unwanted.sort_by_key(|(_, known)| std::cmp::Reverse(known.level()));
            self.steps
                .extend(unwanted.into_iter().map(|(key, known)| Step::Delete {
                    resource: key.0,
                    name: key.1.clone(),
                    id: known.id.clone(),
                }));
        }
    }

    fn finish(self, backend: &Backend) -> Result<Plan, BackendException> {
        if !self.problems.is_empty() {
            let shown: Vec<&str> = self
                .problems
                .iter()
                .take(MAX_PROBLEMS)
                .map(String::as_str)
                .collect();
            let more = self.problems.len().saturating_sub(MAX_PROBLEMS);
            let more = match more {
                0 => String::new(),
                more => format!("; and {more} more"),
            };
            let message = format!("{}{more}", shown.join("; "));
            return Err(BackendException::invalid(message));
        }
        let names: BTreeMap<String, String> = self
            .snapshot
            .names
            .into_iter()
            .map(|(id, (_, name))| (id, name))
            .collect();
        Ok(Plan {
            backend: backend.clone(),
            owner: self.desired.owner().to_owned(),
            steps: self.steps,
            names,
        })
    }
}

fn is_template(fields: &Map<String, Value>) -> bool {
    fields.get("_is_template") == Some(&Value::Bool(true))
}

/// Whether the backend made a service from the templates of its host: even its name follows them.
fn is_made_by_templates(known: &Known) -> bool {
    let fields = known.fields.get("_template_fields");
    fields.map(texts).unwrap_or_default().contains(&"name")
}
