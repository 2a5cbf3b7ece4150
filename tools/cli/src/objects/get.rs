//! `get` and `list`.

use alignak_backend_client::Query;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::embedded;
use super::lookup;
use super::raw;
use crate::arguments::Form;
use crate::connect::{Item, Session, id, info};
use crate::end::End;
use crate::files;
use crate::json;
use crate::names::ItemName;
use crate::output;

/// Members that are not written.
const REMOVED: [&str; 5] = ["_created", "_updated", "_etag", "_links", "_status"];

/// Writes the items of a resource to a file, or shows them in the form that `--output` names.
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
    let embedded = embedded(session, resource);
    let shown = Shown::of(session, resource);
    let said = |count: usize| session.log.info(&format!("{count} {resource}(s)"));
    if let Some(form) = arguments.output {
        let items = session.all(resource, filter.as_ref(), &embedded);
        let items: Vec<Item> = items.await.map_err(refused)?;
        said(items.len());
        if !arguments.check && !arguments.quiet {
            let cleaned = items.into_iter().map(|item| shown.clean(item));
            output::show_items(cleaned.collect(), form);
        }
        return Ok(());
    }
    let items = session.all(resource, filter.as_ref(), &embedded);
    let items: Vec<Box<RawValue>> = items.await.map_err(refused)?;
    said(items.len());
    if arguments.check {
        return Ok(());
    }
    let list = raw::pretty_list(&items, &shown)
        .map_err(|error| End::failed(format!("Get error for '{resource}' list: {error}")))?;
    let kind = if arguments.model { "model" } else { "object" };
    files::write(
        arguments,
        session.log,
        &format!("alignak-{kind}-list-{resource}s.json"),
        &list,
    )
}

/// Writes one item to a file and to standard output, or only shows it in the form that `--output`
/// names.
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
    let embedded = embedded(session, "service");
    let shown = Shown::of(session, "service");
    let services = session.all("service", Some(&filter), &embedded);
    let services: Vec<Item> = services.await.map_err(refused)?;
    let services = services
        .into_iter()
        .map(|one| Value::Object(shown.clean(one)));
    host.insert("_services".to_owned(), Value::Array(services.collect()));
    dump(session, &name.first, host)
}

async fn first(
    session: &Session<'_>,
    resource: &str,
    filter: &Value,
    shown: &str,
) -> Result<Item, End> {
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
    let item = Shown::of(session, resource).clean(item);
    if let Some(form) = arguments.output {
        if !arguments.quiet {
            output::show_item(item, form);
        }
        return Ok(());
    }
    let text = json::pretty(&Value::Object(item));
    if !arguments.quiet {
        output::line(&text);
    }
    files::write(
        arguments,
        session.log,
        &format!("alignak-object-dump-{resource}-{name}.json"),
        &[text],
    )
}

/// The fields whose items are read along: those of `-e`, and for a table what people know by name.
fn embedded(session: &Session<'_>, resource: &str) -> Vec<&'static str> {
    let mut fields = Vec::new();
    if session.arguments.embedded {
        fields.extend(embedded::fields(resource));
    }
    if session.arguments.output == Some(Form::Table) {
        let info = info(resource);
        let is_known = |name: &str| info.is_some_and(|info| info.field(name).is_some());
        for name in ["host", "_realm"] {
            if is_known(name) && !fields.contains(&name) {
                fields.push(name);
            }
        }
    }
    fields
}

/// What is shown of the items of a resource: neither what belongs to the backend alone, nor
/// secrets.
pub(super) struct Shown {
    pub(super) hidden: Vec<&'static str>,
    pub(super) has_embedded: bool,
}

impl Shown {
    fn of(session: &Session<'_>, resource: &str) -> Self {
        let mut hidden = REMOVED.to_vec();
        if !session.arguments.with_secrets {
            let fields = info(resource).map(|info| info.fields).unwrap_or_default();
            let secret = fields.iter().filter(|field| field.secret);
            hidden.extend(secret.map(|field| field.name));
            if resource == "user" {
                hidden.push("token");
            }
        }
        Self {
            hidden,
            has_embedded: session.arguments.embedded,
        }
    }

    /// Whether a member is shown.
    pub(super) fn shows(&self, name: &str) -> bool {
        !self.hidden.contains(&name)
    }

    /// An item without what is not shown.
    fn clean(&self, mut item: Item) -> Item {
        item.retain(|name, _| self.shows(name));
        for (name, value) in &mut item {
            self.clean_embedded(name, value);
        }
        item
    }

    /// Takes what is not shown out of the items that a member embeds.
    pub(super) fn clean_embedded(&self, name: &str, value: &mut Value) {
        if !self.has_embedded || name == "_services" {
            return;
        }
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

/// An embedded item without the members that begin with `_`.
fn without_own(members: &mut Item) {
    members.retain(|name, _| !name.starts_with('_') && name != "token" && name != "password");
}
