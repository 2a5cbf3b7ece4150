//! Names in link fields → ids.

use serde_json::{Value, json};

use super::lookup;
use crate::connect::{Item, Session, id, info, text};
use crate::end::End;
use crate::names::ItemName;

/// What is known of the item whose links are resolved.
pub(super) struct Owner<'a> {
    pub(super) resource: &'a str,
    /// The id of the host that was found for it, for services and check results.
    pub(super) host: Option<String>,
    /// The realm of that host.
    pub(super) realm: Option<Value>,
    /// Whether the item is a template.
    pub(super) is_template: bool,
}

/// Replaces the names in an item's link fields by ids. Null and ids stay.
///
/// # Errors
/// What cannot be found, one text per field.
pub(super) async fn links(
    session: &Session<'_>,
    owner: &mut Owner<'_>,
    item: &mut Item,
) -> Result<(), Vec<String>> {
    let mut problems = Vec::new();
    // The host first: services are looked up on it.
    let mut fields: Vec<(String, &'static str)> = item
        .keys()
        .filter_map(|name| Some((name.clone(), target(owner.resource, name)?)))
        .collect();
    fields.sort_by_key(|(name, _)| name != "host");
    for (name, target) in fields {
        let Some(value) = item.get(&name).cloned() else {
            continue;
        };
        // The host of a service was looked up before.
        if name == "host" && owner.host.is_some() && owner.host.as_deref() == value.as_str() {
            continue;
        }
        match resolved(session, owner, &name, target, value).await {
            Ok(value) => {
                if name == "host" {
                    owner.host = value.as_str().map(str::to_owned);
                }
                item.insert(name, value);
            }
            Err(problem) if session.arguments.ignore_unknown => {
                session.log.warn(&format!("{problem}, removing field!"));
                item.remove(&name);
            }
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

/// The field that names items without being a link: the monitoring engine reads the names of the
/// periods that a period excludes as they are stored.
const BY_NAME: (&str, &str) = ("timeperiod", "exclude");

/// The resource that a field refers to.
fn target(resource: &str, field: &str) -> Option<&'static str> {
    if (resource, field) == BY_NAME {
        return Some("timeperiod");
    }
    info(resource)?.field(field)?.reference()
}

async fn resolved(
    session: &Session<'_>,
    owner: &Owner<'_>,
    field: &str,
    target: &'static str,
    value: Value,
) -> Result<Value, String> {
    match value {
        Value::String(name) => {
            let id = one(session, owner, field, target, &name).await?;
            Ok(Value::from(id))
        }
        Value::Array(values) => {
            let mut ids = Vec::with_capacity(values.len());
            let mut missing = Vec::new();
            for value in values {
                match value {
                    Value::String(name) => match one(session, owner, field, target, &name).await {
                        Ok(id) => ids.push(Value::from(id)),
                        Err(problem) => missing.push(problem),
                    },
                    other => ids.push(other),
                }
            }
            if missing.is_empty() {
                Ok(Value::Array(ids))
            } else {
                Err(missing.join("; "))
            }
        }
        other => Ok(other),
    }
}

async fn one(
    session: &Session<'_>,
    owner: &Owner<'_>,
    field: &str,
    target: &'static str,
    name: &str,
) -> Result<String, String> {
    let unreadable = |error| format!("{field} '{name}' cannot be looked up: {error}");
    let mut possible = Vec::new();
    if is_id(name) {
        possible.push(json!({"_id": name}));
    }
    possible.extend(filters(session, owner, field, target, name).await?);
    for filter in possible {
        if let Some(item) = session.find(target, &filter).await.map_err(unreadable)? {
            let is_by_name = (owner.resource, field) == BY_NAME;
            let link = if is_by_name {
                text(&item, "name")
            } else {
                id(&item)
            };
            return Ok(link.to_owned());
        }
    }
    Err(format!("Not found {field} = {name}"))
}

/// Whether a text has the form of an id; it may be a name nevertheless.
pub(super) fn is_id(text: &str) -> bool {
    text.len() == 24 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The filters that may find a name, the best one first.
async fn filters(
    session: &Session<'_>,
    owner: &Owner<'_>,
    field: &str,
    target: &str,
    name: &str,
) -> Result<Vec<Value>, String> {
    let plain = json!({"name": name});
    Ok(match target {
        _ if field == "_templates" => vec![json!({"name": name, "_is_template": true})],
        "service" => {
            let parts = ItemName::parse(name);
            let mut filters = Vec::new();
            if let Some(service) = &parts.second {
                let host = lookup::any_host(session, &parts.first, owner.is_template).await;
                if let Some(host) = host.map_err(End::reason)? {
                    filters.push(json!({"name": service, "host": id(&host)}));
                }
            }
            if let Some(host) = &owner.host {
                filters.push(json!({"name": name, "host": host}));
            }
            filters.push(plain);
            filters
        }
        // The host of a service template is a host template; everything else is about hosts.
        "host" => {
            let is_template = owner.is_template && field == "host";
            vec![json!({"name": name, "_is_template": is_template}), plain]
        }
        "user" => vec![json!({"name": name, "_is_template": false}), plain],
        _ => vec![plain],
    })
}

/// The templates of the option `-T`, as ids.
pub(super) async fn templates(session: &Session<'_>, names: &str) -> Result<Vec<Value>, String> {
    let mut ids = Vec::new();
    let resource = session.resource();
    for name in names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
    {
        let filter = json!({"name": name, "_is_template": true});
        let found = session.find(resource, &filter).await;
        match found.map_err(|error| error.to_string())? {
            Some(template) => ids.push(Value::from(id(&template))),
            None => return Err(format!("Not found {resource} template = {name}")),
        }
    }
    Ok(ids)
}
