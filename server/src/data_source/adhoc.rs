//! Filters that a dashboard's reader adds: by realm, host and state.

use serde_json::{Value, json};

use super::{DataSource, DataSourceError, bad_format, list};
use crate::api::Api;
use crate::contract::{Resource, resource};
use crate::filter::{Filter, Kinds as _, Operand, Sort, Test};
use crate::item::{self, Item};
use crate::rules::rights::Caller;

/// What can be filtered by: the key, and the field that holds it.
const KEYS: [(&str, &str); 4] = [
    ("realm", "_realm"),
    ("host", "host"),
    ("state", "ls_state"),
    ("tag", "tags"),
];

/// The most items that one name may stand for.
const NAMESAKES: u64 = 1_000;

pub(super) fn keys() -> Value {
    let keys = KEYS
        .iter()
        .map(|(key, _)| json!({"type": "string", "text": key}));
    keys.collect()
}

/// The values of a key; none of one that is not known.
pub(super) async fn values(
    source: &DataSource,
    api: &Api,
    caller: &Caller,
    body: &Item,
) -> Result<Value, DataSourceError> {
    let named = |name: &'static str, filter: Filter| async move {
        let by_name = Sort(vec![("name".to_owned(), false)]);
        let items = list(
            api,
            caller,
            resource(name),
            filter,
            by_name,
            Vec::new(),
            source.limit,
        )
        .await?;
        let texts = items.iter().map(|item| item::text(item, "name").to_owned());
        Ok::<Vec<String>, DataSourceError>(texts.collect())
    };
    let Some(key) = body.get("key").and_then(Value::as_str) else {
        return Err(bad_format("key is not a text"));
    };
    let texts = match key {
        "realm" => named("realm", Filter::everything()).await?,
        "host" => named("host", Filter::eq("_is_template", false)).await?,
        "state" => states(),
        _ => Vec::new(),
    };
    Ok(texts
        .into_iter()
        .map(|text| json!({"text": text}))
        .collect())
}

/// All states that hosts and services can have.
fn states() -> Vec<String> {
    let mut states = Vec::new();
    for name in ["host", "service"] {
        let field = resource(name).field("ls_state");
        let allowed = field
            .and_then(|field| field.allowed.as_ref())
            .into_iter()
            .flatten();
        for state in allowed.filter_map(Value::as_str) {
            if !states.iter().any(|one| one == state) {
                states.push(state.to_owned());
            }
        }
    }
    states
}

/// What the added filters of a query mean for a resource. Those that it has no field for are
/// passed over, like unknown keys and operators.
///
/// # Errors
/// When a filter has another form, or the store fails.
pub(super) async fn filter(
    api: &Api,
    caller: &Caller,
    resource: &'static Resource,
    body: &Item,
) -> Result<Filter, DataSourceError> {
    let given = match body.get("adhocFilters").or_else(|| body.get("filters")) {
        None => &[][..],
        Some(Value::Array(filters)) => filters,
        Some(_) => return Err(bad_format("adhocFilters is not a list")),
    };
    let mut filter = Filter::everything();
    for one in given {
        let text = |name: &str| {
            let text = one.get(name).and_then(Value::as_str);
            text.ok_or_else(|| bad_format(format_args!("{name} of an ad hoc filter is not a text")))
        };
        let (key, operator, value) = (text("key")?, text("operator")?, text("value")?);
        let Some((_, field)) = KEYS.iter().find(|(known, _)| *known == key) else {
            continue;
        };
        let is_equal = match operator {
            "=" => true,
            "!=" => false,
            _ => continue,
        };
        let (field, values) = match (*field, resource.name.as_str()) {
            ("host", "host") => ("name", vec![value.into()]),
            ("host", _) => ("host", ids(api, caller, "host", value).await?),
            ("_realm", _) => ("_realm", ids(api, caller, "realm", value).await?),
            (field, _) => (
                field,
                vec![Operand::from_value(&value.into(), &resource.kind(field))],
            ),
        };
        if resource.field(field).is_none() {
            continue;
        }
        let test = if is_equal {
            Test::In(values)
        } else {
            Test::Nin(values)
        };
        filter = filter.and(Filter::field(field, test));
    }
    Ok(filter)
}

async fn ids(
    api: &Api,
    caller: &Caller,
    name: &'static str,
    value: &str,
) -> Result<Vec<Operand>, DataSourceError> {
    let named = Filter::eq("name", value);
    let items = list(
        api,
        caller,
        resource(name),
        named,
        Sort::default(),
        Vec::new(),
        NAMESAKES,
    )
    .await?;
    Ok(items
        .iter()
        .map(|item| Operand::id(item::text(item, "_id")))
        .collect())
}
