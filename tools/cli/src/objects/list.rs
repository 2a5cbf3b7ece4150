//! `list`.

use alignak_backend_client::{BackendException, Query};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::lookup;
use super::raw;
use super::shown::{Shown, embedded_fields};
use crate::arguments::{Action, Selection};
use crate::connect::{Item, Session};
use crate::end::End;
use crate::files;
use crate::names::ItemName;
use crate::output::{self, Columns};

/// Items that one page has at most, where only some are wanted.
const MAX_PAGE: u32 = 1000;

/// Writes the items of a resource to a file, or shows them in the form that `--output` names.
pub(super) async fn list(session: &Session<'_>, item: Option<&str>) -> Result<(), End> {
    let arguments = session.arguments;
    let resource = session.resource();
    let everything = Selection::default();
    let selection = match &arguments.action {
        Some(Action::List { selection, .. }) => selection,
        _ => &everything,
    };
    check(session, selection)?;
    let refused = |error| End::refused(format!("Get error for '{resource}' list"), error);
    let query = query(session, item, selection).await?;
    let mut shown = Shown::of(session, resource);
    shown.only.clone_from(&selection.columns);
    let said = |count: usize| session.log.info(&format!("{count} {resource}(s)"));
    if let Some(form) = arguments.output {
        let items: Vec<Item> = read(session, query, selection.limit)
            .await
            .map_err(refused)?;
        said(items.len());
        if !arguments.check && !arguments.quiet {
            let cleaned = items.into_iter().map(|item| shown.clean(item)).collect();
            let fields = session.info().map(|info| info.fields).unwrap_or_default();
            let names = fields.iter().map(|field| field.name);
            let columns = Columns {
                chosen: &selection.columns,
                known: names.filter(|name| shown.shows(name)).collect(),
            };
            output::show_items(cleaned, form, &columns);
        }
        return Ok(());
    }
    let items: Vec<Box<RawValue>> = read(session, query, selection.limit)
        .await
        .map_err(refused)?;
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

/// Refuses members that the items of the resource do not have.
fn check(session: &Session<'_>, selection: &Selection) -> Result<(), End> {
    let Some(info) = session.info().filter(|info| !info.open) else {
        return Ok(());
    };
    let sorted = selection.sort.iter().flat_map(|sort| sort.split(','));
    let sorted = sorted.map(|name| name.trim_start_matches('-'));
    let mut named = selection.columns.iter().map(String::as_str).chain(sorted);
    let is_unknown = |name: &&str| info.field(name.split('.').next().unwrap_or(name)).is_none();
    match named.find(is_unknown) {
        None => Ok(()),
        Some(name) => Err(End::failed(format!(
            "a {} has no member '{name}'",
            info.name
        ))),
    }
}

/// What is asked of the backend.
async fn query(
    session: &Session<'_>,
    item: Option<&str>,
    selection: &Selection,
) -> Result<Query, End> {
    let mut filters: Vec<Value> = selection.filter.iter().cloned().collect();
    if session.has_templates() {
        filters.push(json!({"_is_template": session.arguments.model}));
    }
    if let Some(item) = item {
        let name = ItemName::parse(item);
        let host = lookup::host_of(session, &name, false).await?;
        if host.is_some() {
            filters.push(lookup::filter(session, &name, host.as_ref()));
        }
    }
    let mut query = Query::new();
    if filters.len() > 1 {
        query = query.filter(&json!({"$and": filters}));
    } else if let Some(filter) = filters.first() {
        query = query.filter(filter);
    }
    let embedded = embedded_fields(session, session.resource());
    if !embedded.is_empty() {
        query = query.embedded(embedded.iter().copied());
    }
    if !selection.columns.is_empty() {
        query = query.projection(selection.columns.iter().map(String::as_str));
    }
    if let Some(sort) = &selection.sort {
        query = query.sort(sort);
    } else if selection.limit.is_some() {
        query = query.sort("_id");
    }
    session
        .log
        .debug(&format!("read {} {}", session.resource(), json!(filters)));
    Ok(query)
}

#[derive(Deserialize)]
struct Page<T> {
    #[serde(rename = "_items")]
    items: Vec<T>,
}

/// All items of a query, or the first ones.
async fn read<T: DeserializeOwned>(
    session: &Session<'_>,
    query: Query,
    limit: Option<u32>,
) -> Result<Vec<T>, BackendException> {
    let resource = session.resource();
    let Some(limit) = limit else {
        return session.read_all(resource, query).await;
    };
    let mut items: Vec<T> = Vec::new();
    let size = limit.min(MAX_PAGE);
    for page in 1.. {
        if items.len() >= limit as usize {
            break;
        }
        let query = query.clone().max_results(size).page(page);
        let some: Page<T> = session.backend.get(resource, query).await?;
        if some.items.is_empty() {
            break;
        }
        items.extend(some.items);
    }
    items.truncate(limit as usize);
    Ok(items)
}
