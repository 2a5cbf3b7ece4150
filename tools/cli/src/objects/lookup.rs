//! Items by the names of the command line.

use serde_json::{Value, json};

use crate::connect::{Item, Session, id};
use crate::end::End;
use crate::names::ItemName;

/// What is said when an item is not there.
pub(super) fn not_found(session: &Session<'_>, item: &str, action: &str) -> End {
    End::failed(format!("{} '{item}' {action} failed", session.resource()))
}

/// A host by name, a host or a template as asked for.
pub(super) async fn host(
    session: &Session<'_>,
    name: &str,
    is_template: Option<bool>,
) -> Result<Option<Item>, End> {
    let mut filter = json!({"name": name});
    if let Some(is_template) = is_template {
        filter["_is_template"] = Value::from(is_template);
    }
    let refused = |error| End::refused(format!("Get error for  'host' : {name}"), error);
    session.find("host", &filter).await.map_err(refused)
}

/// The filter for a name of the resource of the command line.
pub(super) async fn filter(
    session: &Session<'_>,
    name: &ItemName,
    action: &str,
) -> Result<Value, End> {
    let resource = session.resource();
    let mut filter = json!({});
    match &name.second {
        Some(second) if resource == "service" => {
            let host = host(session, &name.first, None).await?;
            let host = host.ok_or_else(|| not_found(session, &name.first, action))?;
            filter["host"] = Value::from(id(&host));
            if second != "*" {
                filter["name"] = Value::from(second.as_str());
            }
        }
        Some(second) => filter["name"] = Value::from(format!("{}/{second}", name.first)),
        None => filter["name"] = Value::from(name.first.as_str()),
    }
    if session.has_templates() {
        filter["_is_template"] = Value::from(session.arguments.model);
    }
    Ok(filter)
}

/// A host, or a service of it, and the host.
pub(crate) async fn find_subject(
    session: &Session<'_>,
    text: &str,
) -> Result<(Item, Option<Item>), End> {
    let name = ItemName::parse(text);
    let missing = |what: String| End::failed(format!("{what} is not known"));
    let host = host(session, &name.first, Some(false)).await?;
    let host = host.ok_or_else(|| missing(format!("the host '{}'", name.first)))?;
    let Some(service) = name.second else {
        return Ok((host, None));
    };
    let filter = json!({"name": service, "host": id(&host), "_is_template": false});
    let refused = |error| End::refused(format!("Get error for  'service' : {text}"), error);
    let service = session.find("service", &filter).await.map_err(refused)?;
    let service = service.ok_or_else(|| missing(format!("the service '{text}'")))?;
    Ok((host, Some(service)))
}
