//! Tables of items.

use serde_json::{Value, json};

use super::target::Target;
use super::{DataSource, DataSourceError, list};
use crate::api::Api;
use crate::contract::Resource;
use crate::date::format_date;
use crate::filter::{Filter, Kind, Kinds as _, Sort};
use crate::item::{self, Item};
use crate::rules::rights::Caller;

/// Fields that hold times in Unix seconds.
const TIMES: [&str; 4] = [
    "ls_last_check",
    "ls_next_check",
    "ls_last_state_changed",
    "ls_last_hard_state_changed",
];

/// How columns are titled where the name of the field says less.
const TITLES: [(&str, &str); 10] = [
    ("_overall_state_id", "Element overall state"),
    ("ls_state", "State"),
    ("ls_state_id", "State identifier"),
    ("ls_state_type", "State type"),
    ("ls_last_check", "Last check time"),
    ("ls_acknowledged", "Acknowledged"),
    ("ls_downtimed", "Downtimed"),
    ("ls_grafana_panelid", "Grafana identifier"),
    ("host", "Linked host"),
    ("_realm", "Realm"),
];

/// The answer to a query.
pub(super) async fn answer(
    source: &DataSource,
    api: &Api,
    caller: &Caller,
    target: Target,
    adhoc: Filter,
) -> Result<Value, DataSourceError> {
    let resource = target.resource;
    let mut columns = source.queries.columns(resource);
    if let Some(field) = &target.field
        && !columns.contains(field)
    {
        columns.push(field.clone());
    }
    let is_reference = |name: &&String| {
        resource
            .field(name)
            .is_some_and(|field| field.relation.is_some())
    };
    let embedded = columns.iter().filter(is_reference).cloned().collect();
    let filter = target.filter.and(adhoc);
    let items = list(
        api,
        caller,
        resource,
        filter,
        Sort::default(),
        embedded,
        source.limit,
    )
    .await?;
    let shown = |name: &str| match &target.join {
        Some((field, shown)) if field == name => shown.clone(),
        _ => "name".to_owned(),
    };
    let row = |item: &Item| -> Vec<Value> {
        columns
            .iter()
            .map(|name| cell(item, name, &shown(name)))
            .collect()
    };
    let rows: Vec<Vec<Value>> = items.iter().map(row).collect();
    let columns: Vec<Value> = columns
        .iter()
        .map(|name| json!({"text": title(resource, name), "type": kind(resource, name)}))
        .collect();
    Ok(json!([{"type": "table", "columns": columns, "rows": rows}]))
}

fn cell(item: &Item, name: &str, shown: &str) -> Value {
    let is_time = TIMES.contains(&name) || name.starts_with("ls_last_time_");
    match item.get(name) {
        Some(Value::Number(seconds)) if is_time => {
            format_date(seconds.as_i64().unwrap_or_default()).into()
        }
        Some(Value::Object(referred)) if referred.contains_key("_id") => {
            referred.get(shown).cloned().unwrap_or_default()
        }
        Some(Value::Array(elements)) => {
            let texts: Vec<String> = elements
                .iter()
                .map(|element| text(element, shown))
                .collect();
            texts.join(",").into()
        }
        Some(value) => value.clone(),
        None => Value::Null,
    }
}

fn text(element: &Value, shown: &str) -> String {
    match element {
        Value::String(text) => text.clone(),
        Value::Object(referred) if referred.contains_key("_id") => {
            item::text(referred, shown).to_owned()
        }
        other => other.to_string(),
    }
}

fn title(resource: &Resource, name: &str) -> String {
    if name == "name" {
        return capitalised(&format!("{} name", resource.singular.replace('_', " ")));
    }
    let known = TITLES.iter().find(|(field, _)| *field == name);
    known.map_or_else(
        || {
            capitalised(
                name.trim_start_matches('_')
                    .trim_start_matches("ls_")
                    .replace('_', " ")
                    .as_str(),
            )
        },
        |(_, title)| (*title).to_owned(),
    )
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// The declared type, as the contract of the original names it.
fn kind(resource: &Resource, name: &str) -> &'static str {
    match resource.kind(name) {
        Kind::String | Kind::Any => "string",
        Kind::Integer => "integer",
        Kind::Float => "float",
        Kind::Boolean => "boolean",
        Kind::ObjectId => "objectid",
        Kind::Datetime => "datetime",
        Kind::List(_) => "list",
        Kind::Dict => "dict",
        Kind::Point => "point",
    }
}
