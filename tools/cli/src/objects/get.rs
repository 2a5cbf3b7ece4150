//! `get` and `list`.

use serde_json::{Value, json};

use super::embedded;
use super::lookup;
use crate::connect::{Item, Session, id, info};
use crate::end::End;
use crate::files;
use crate::json;
use crate::names::ItemName;
use crate::output;

/// Members that are not written.
const REMOVED: [&str; 5] = ["_created", "_updated", "_etag", "_links", "_status"];

/// Writes the items of a resource to a file.
pub(crate) async fn list(session: &Session<'_>, item: Option<&str>) -> Result<(), End> {
    let arguments = session.arguments;
    let resource = session.resource();
    let mut filter = None;
    if session.has_templates() {
        filter = Some(json!({"_is_template": arguments.model}));
    }
    if let Some(item) = item
        && resource == "service"
    {
        let name = ItemName::parse(item);
        if name.second.is_some() {
            filter = Some(lookup::filter(session, &name, "list").await?);
        }
    }
    let refused = |error| End::refused(format!("Get error for '{resource}' list"), error);
    let items = session
        .all(resource, filter.as_ref(), embedded(session, resource))
        .await
        .map_err(refused)?;
    session.log.info(&format!("{} {resource}(s)", items.len()));
    if arguments.check {
        return Ok(());
    }
    let cleaned = items
        .into_iter()
        .map(|item| Value::Object(cleaned(session, resource, item)));
    let list = Value::Array(cleaned.collect());
    let kind = if arguments.model { "model" } else { "object" };
    files::write(
        arguments,
        session.log,
        &format!("alignak-{kind}-list-{resource}s.json"),
        &list,
    )
}

/// Writes one item to a file and to the output.
pub(crate) async fn get(session: &Session<'_>, item: Option<&str>) -> Result<(), End> {
    let resource = session.resource();
    let Some(item) = item else {
        session
            .log
            .error(&format!("Can not get a {resource} with no name!"));
        session
            .log
            .error("Use `alignak-backend-cli -h` for the command line.");
        return Err(End::Nameless);
    };
    let name = ItemName::parse(item);
    match (resource, &name.second) {
        ("host", Some(_)) => get_with_services(session, &name).await,
        ("service", Some(second)) if second == "*" => list(session, Some(item)).await,
        _ => {
            let filter = lookup::filter(session, &name, "get").await?;
            let found = first(session, resource, &filter, item).await?;
            let file = match &name.second {
                Some(second) if resource == "service" => format!("{}_{second}", name.first),
                Some(second) => format!("{}/{second}", name.first),
                None => name.first.clone(),
            };
            dump(session, &file, found)
        }
    }
}

/// A host, and its services as the member `_services`.
async fn get_with_services(session: &Session<'_>, name: &ItemName) -> Result<(), End> {
    let mut host = first(session, "host", &json!({"name": name.first}), &name.first).await?;
    let filter = json!({"host": id(&host)});
    let refused = |error| End::refused(format!("Get error for  'host' : {}", name.first), error);
    let services = session
        .all("service", Some(&filter), embedded(session, "service"))
        .await
        .map_err(refused)?;
    let services = services
        .into_iter()
        .map(|one| Value::Object(cleaned(session, "service", one)));
    host.insert("_services".to_owned(), Value::Array(services.collect()));
    dump(session, &name.first, host)
}

async fn first(
    session: &Session<'_>,
    resource: &str,
    filter: &Value,
    shown: &str,
) -> Result<Item, End> {
    use alignak_backend_client::Query;
    let mut query = Query::new().filter(filter).max_results(1);
    let embedded = embedded(session, resource);
    if !embedded.is_empty() {
        query = query.embedded(embedded.iter().copied());
    }
    let refused = |error| End::refused(format!("Get error for  '{resource}' : {shown}"), error);
    let mut page: Value = session
        .backend
        .get(resource, query)
        .await
        .map_err(refused)?;
    match page["_items"].get_mut(0).map(Value::take) {
        Some(Value::Object(item)) => Ok(item),
        _ => Err(lookup::not_found(session, shown, "get")),
    }
}

fn dump(session: &Session<'_>, name: &str, item: Item) -> Result<(), End> {
    let arguments = session.arguments;
    let resource = session.resource();
    if arguments.check {
        return Ok(());
    }
    let item = Value::Object(cleaned(session, resource, item));
    if !arguments.quiet {
        output::line(&json::pretty(&item));
    }
    files::write(
        arguments,
        session.log,
        &format!("alignak-object-dump-{resource}-{name}.json"),
        &item,
    )
}

fn embedded(session: &Session<'_>, resource: &str) -> &'static [&'static str] {
    if session.arguments.embedded {
        embedded::fields(resource)
    } else {
        &[]
    }
}

/// An item without what belongs to the backend alone, and without secrets.
fn cleaned(session: &Session<'_>, resource: &str, mut item: Item) -> Item {
    item.retain(|name, _| !REMOVED.contains(&name.as_str()));
    if !session.arguments.with_secrets {
        let is_secret = |name: &str| {
            let field = info(resource).and_then(|info| info.field(name));
            field.is_some_and(|field| field.secret) || resource == "user" && name == "token"
        };
        item.retain(|name, _| !is_secret(name));
    }
    if session.arguments.embedded {
        for (_, value) in item.iter_mut().filter(|(name, _)| *name != "_services") {
            match value {
                Value::Object(members) if members.contains_key("_id") => without_own(members),
                Value::Array(values) => {
                    for value in values {
                        if let Value::Object(members) = value
                            && members.contains_key("_id")
                        {
                            without_own(members);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    item
}

/// An embedded item without the members that begin with `_`.
fn without_own(members: &mut Item) {
    members.retain(|name, _| !name.starts_with('_') && name != "token" && name != "password");
}
