//! `list`.

use serde_json::json;
use serde_json::value::RawValue;

use super::lookup;
use super::raw;
use super::shown::{Shown, embedded_fields};
use crate::connect::{Item, Session};
use crate::end::End;
use crate::files;
use crate::names::ItemName;
use crate::output;

/// Writes the items of a resource to a file, or shows them in the form that `--output` names.
pub(super) async fn list(session: &Session<'_>, item: Option<&str>) -> Result<(), End> {
    let arguments = session.arguments;
    let resource = session.resource();
    let mut filter = None;
    if session.has_templates() {
        filter = Some(json!({"_is_template": arguments.model}));
    }
    if let Some(item) = item {
        let name = ItemName::parse(item);
        let host = lookup::host_of(session, &name, false).await?;
        if host.is_some() {
            filter = Some(lookup::filter(session, &name, host.as_ref()));
        }
    }
    let refused = |error| End::refused(format!("Get error for '{resource}' list"), error);
    let embedded = embedded_fields(session, resource);
    let shown = Shown::of(session, resource);
    let said = |count: usize| session.log.info(&format!("{count} {resource}(s)"));
    if let Some(form) = arguments.output {
        let items = session.all(resource, filter.as_ref(), &embedded);
        let items: Vec<Item> = items.await.map_err(refused)?;
        said(items.len());
        if !arguments.check && !arguments.quiet {
            let cleaned = items.into_iter().map(|item| shown.clean(item));
            let fields = session.info().map(|info| info.fields).unwrap_or_default();
            let members: Vec<&str> = fields
                .iter()
                .map(|field| field.name)
                .filter(|name| shown.shows(name))
                .collect();
            output::show_items(cleaned.collect(), form, &members);
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
