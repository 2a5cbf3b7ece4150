//! Annotations: events of the history, and live states.

use serde_json::{Value, json};

use super::{DataSource, DataSourceError, bad_format, list, parts};
use crate::api::Api;
use crate::contract::resource;
use crate::date::{parse_date, parse_query_time};
use crate::filter::{Filter, Operand, Sort};
use crate::item::{self, Item};
use crate::rules::rights::Caller;

/// The answer to a query of annotations.
pub(super) async fn answer(
    source: &DataSource,
    api: &Api,
    caller: &Caller,
    body: &Item,
) -> Result<Value, DataSourceError> {
    let Some(Value::Object(range)) = body.get("range") else {
        return Err(bad_format("range is missing"));
    };
    let date = |name: &str| {
        let text = range.get(name).and_then(Value::as_str).unwrap_or_default();
        parse_query_time(text)
            .ok_or_else(|| bad_format(format!("range.{name} is not an ISO 8601 date")))
    };
    let (from, to) = (date("from")?, date("to")?);
    let Some(Value::Object(annotation)) = body.get("annotation") else {
        return Err(bad_format("annotation is missing"));
    };
    let Some(query) = annotation.get("query").and_then(Value::as_str) else {
        return Err(bad_format("annotation.query is not a text"));
    };
    let parts = parts(query);
    let [endpoint, kind, hosts, services @ ..] = parts.as_slice() else {
        return Err(DataSourceError::Bad(format!(
            "Bad format for query: {query}. Query must be something like endpoint:type:target."
        )));
    };
    let (hosts, services) = (
        names(hosts),
        services.first().map(|services| names(services)),
    );
    let mut answers = match endpoint.as_str() {
        "history" => {
            let mut filter = Filter::eq("type", kind.as_str())
                .and(Filter::is_in("host_name", hosts))
                .and(Filter::gte("_created", Operand::date(from)))
                .and(Filter::lte("_created", Operand::date(to)));
            if let Some(services) = services {
                filter = filter.and(Filter::is_in("service_name", services));
            }
            let newest = Sort(vec![
                ("_created".to_owned(), true),
                ("_id".to_owned(), true),
            ]);
            let events = list(
                api,
                caller,
                resource("history"),
                filter,
                newest,
                Vec::new(),
                source.limit,
            )
            .await?;
            events.iter().rev().map(event).collect::<Vec<_>>()
        }
        "livestate" => live_states(source, api, caller, hosts, services).await?,
        _ => {
            return Err(DataSourceError::Bad(format!(
                "Bad endpoint for query: {query}. Only history and livestate are available."
            )));
        }
    };
    for answer in &mut answers {
        answer["annotation"] = Value::Object(annotation.clone());
    }
    Ok(answers.into())
}

async fn live_states(
    source: &DataSource,
    api: &Api,
    caller: &Caller,
    hosts: Vec<String>,
    services: Option<Vec<String>>,
) -> Result<Vec<Value>, DataSourceError> {
    let named = Filter::is_in("name", hosts).and(Filter::eq("_is_template", false));
    let hosts = list(
        api,
        caller,
        resource("host"),
        named,
        Sort::default(),
        Vec::new(),
        source.limit,
    )
    .await?;
    let Some(services) = services else {
        return Ok(hosts.iter().map(|host| live_state(host, "")).collect());
    };
    let ids = hosts
        .iter()
        .map(|host| Operand::id(item::text(host, "_id")));
    let named = Filter::is_in("host", ids)
        .and(Filter::is_in("name", services))
        .and(Filter::eq("_is_template", false));
    let services = list(
        api,
        caller,
        resource("service"),
        named,
        Sort::default(),
        Vec::new(),
        source.limit,
    )
    .await?;
    let states = services.iter().map(|service| {
        let host = hosts
            .iter()
            .find(|host| host.get("_id") == service.get("host"));
        live_state(service, host.map_or("", |host| item::text(host, "name")))
    });
    Ok(states.collect())
}

fn event(event: &Item) -> Value {
    let (host, service) = (
        item::text(event, "host_name"),
        item::text(event, "service_name"),
    );
    let message = item::text(event, "message");
    let title = match (host, service) {
        ("", _) => message.to_owned(),
        (host, "") => format!("{host} - {message}"),
        (host, service) => format!("{host}/{service} - {message}"),
    };
    json!({
        "time": milliseconds(event),
        "title": title,
        "text": message,
        "tags": [item::text(event, "type")],
    })
}

/// The state of a host, or of a service of the named host.
fn live_state(checked: &Item, host: &str) -> Value {
    let text = |name| item::text(checked, name);
    let name = match host {
        "" => text("name").to_owned(),
        host => format!("{host}/{}", text("name")),
    };
    let (state, kind, output) = (text("ls_state"), text("ls_state_type"), text("ls_output"));
    json!({
        "time": milliseconds(checked),
        "title": text("alias"),
        "text": format!("{name}: {state} ({kind}) - {output}"),
        "tags": checked.get("tags").cloned().unwrap_or_else(|| json!([])),
    })
}

/// `_updated` in milliseconds since 1970.
fn milliseconds(item: &Item) -> i64 {
    parse_date(item::text(item, "_updated")).unwrap_or_default() * 1_000
}

fn names(list: &str) -> Vec<String> {
    list.split(',').map(|name| name.trim().to_owned()).collect()
}
