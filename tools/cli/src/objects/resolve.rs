//! Names in link fields → ids.

use serde_json::{Value, json};

use crate::connect::{Item, Session, id, info};
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

/// The resource that a field refers to.
fn target(resource: &str, field: &str) -> Option<&'static str> {
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
    let is_id = name.len() == 24 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_id {
        let found = session
            .find(target, &json!({"_id": name}))
            .await
            .map_err(unreadable)?;
        if let Some(item) = found {
            return Ok(id(&item).to_owned());
        }
    }
    for filter in filters(session, owner, field, target, name).await? {
        if let Some(item) = session.find(target, &filter).await.map_err(unreadable)? {
            return Ok(id(&item).to_owned());
        }
    }
    Err(format!("Not found {field} = {name}"))
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
                let host = json!({"name": parts.first});
                let unreadable = |error| format!("{field} '{name}' cannot be looked up: {error}");
                if let Some(host) = session.find("host", &host).await.map_err(unreadable)? {
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
