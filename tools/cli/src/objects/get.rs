//! `get`.

use alignak_backend_client::Query;
use serde_json::{Value, json};

use super::list;
use super::lookup;
use super::shown::{Shown, embedded_fields};
use crate::connect::{Item, Session, id};
use crate::end::End;
use crate::files;
use crate::json;
use crate::names::ItemName;
use crate::output;

/// Writes one item to a file and to standard output, or only shows it in the form that `--output`
/// names.
pub(super) async fn get(session: &Session<'_>, item: Option<&str>) -> Result<(), End> {
    let resource = session.resource();
    let Some(item) = item else {
        session
            .log
            .error(&format!("Can not get a {resource} with no name!"));
        session
            .log
            .error("Use `alignak-backend-cli -h` for the command line.");
        return Err(End::nameless());
    };
    let name = ItemName::parse(item);
    match (resource, &name.second) {
        ("host", Some(_)) => get_with_services(session, &name).await,
        ("service", Some(second)) if second == "*" => list::list(session, Some(item)).await,
        _ => {
            let host = lookup::host_of(session, &name, true).await?;
            let filter = lookup::filter(session, &name, host.as_ref());
            let found = first(session, resource, &filter, item).await?;
            let file = match &name.second {
                Some(second) if resource == "service" => format!("{}_{second}", name.first),
                _ => name.whole(),
            };
            dump(session, &file, found)
        }
    }
}

/// A host, and its services as the member `_services`.
async fn get_with_services(session: &Session<'_>, name: &ItemName) -> Result<(), End> {
    let found = lookup::any_host(session, &name.first, session.arguments.model).await?;
    let found = found.ok_or_else(End::reported)?;
    let mut host = first(session, "host", &json!({"_id": id(&found)}), &name.first).await?;
    let filter = json!({"host": id(&host)});
    let refused = |error| End::refused(format!("Get error for  'host' : {}", name.first), error);
    let embedded = embedded_fields(session, "service");
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
    let embedded = embedded_fields(session, resource);
    if !embedded.is_empty() {
        query = query.embedded(embedded.iter().copied());
    }
    let refused = |error| End::refused(format!("Get error for  '{resource}' : {shown}"), error);
    let found = session.first_of(resource, query).await.map_err(refused)?;
    found.ok_or_else(End::reported)
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
        output::text(&format!("{text}\n"));
    }
    files::write(
        arguments,
        session.log,
        &format!("alignak-object-dump-{resource}-{name}.json"),
        &[text],
    )
}
