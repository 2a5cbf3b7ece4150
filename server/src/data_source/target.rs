//! What a query asks for: a named query, or items of which one field has a value.

use serde_json::Value;

use super::queries::Queries;
use super::{DataSourceError, bad_format, parts};
use crate::contract::{Resource, contract, display};
use crate::filter::{Filter, Kind, Kinds as _, Operand, Pattern, Test};
use crate::item::{self, Item};

const ONE_TARGET: &str = "Only one target is supported by this datasource.";

/// A query that was understood.
pub(super) struct Target {
    pub(super) resource: &'static Resource,
    pub(super) filter: Filter,
    /// The field that was asked for, if it is one.
    pub(super) field: Option<String>,
    /// A reference, and the field of the item it names that is shown in its place.
    pub(super) join: Option<(String, String)>,
}

/// Reads the body of a query.
pub(super) fn read(body: &Item, queries: &Queries) -> Result<Target, DataSourceError> {
    let targets = match body.get("targets") {
        Some(Value::Array(targets)) => targets,
        None | Some(Value::Null) => return Err(DataSourceError::Bad(ONE_TARGET.to_owned())),
        Some(_) => return Err(bad_format("targets is not a list")),
    };
    let [Value::Object(target)] = targets.as_slice() else {
        return Err(DataSourceError::Bad(ONE_TARGET.to_owned()));
    };
    let text = item::text(target, "target");
    if let Some(query) = queries.named(text) {
        return Ok(Target {
            resource: query.resource,
            filter: query.filter.clone(),
            field: None,
            join: query.join.clone(),
        });
    }
    let parts = parts(text);
    let [endpoint, field, value, ..] = parts.as_slice() else {
        return Err(DataSourceError::Bad(format!(
            "Bad format for query: {}. Query must be something like endpoint:field:value.",
            display(&Value::Array(targets.clone()))
        )));
    };
    let resource = contract()
        .public()
        .find(|resource| resource.name == *endpoint)
        .ok_or_else(|| DataSourceError::Bad(format!("Bad endpoint for query: {endpoint}.")))?;
    if resource.field(field).is_none() && field != "_id" {
        let message = format!("Bad field name ({field}) for the endpoint: {endpoint}.");
        return Err(DataSourceError::Bad(message));
    }
    let test = test(resource, field, value)?;
    let mut filter = Filter::field(field.as_str(), test);
    if resource.field("_is_template").is_some() {
        filter = filter.and(Filter::eq("_is_template", false));
    }
    Ok(Target {
        resource,
        filter,
        field: Some(field.clone()),
        join: None,
    })
}

/// The condition on the field: a regular expression after `/`, or a value of the field's type.
fn test(resource: &Resource, field: &str, value: &str) -> Result<Test, DataSourceError> {
    if let Some(source) = value.strip_prefix('/') {
        let pattern = Pattern::new(source, "");
        let bad = |error| DataSourceError::Bad(format!("Bad regular expression: {error}."));
        return Ok(Test::Regex(pattern.map_err(bad)?));
    }
    let kind = if field == "_id" {
        Kind::ObjectId
    } else {
        resource.kind(field)
    };
    let bad = |wanted: &str| {
        DataSourceError::Bad(format!(
            "Bad value ({value}) for the field {field}: {wanted}."
        ))
    };
    let operand = match kind.element() {
        Kind::Integer => {
            let number: i64 = value.parse().map_err(|_| bad("must be a whole number"))?;
            number.into()
        }
        Kind::Float => {
            let number: f64 = value.parse().map_err(|_| bad("must be a number"))?;
            number.into()
        }
        Kind::Boolean => match value.to_ascii_lowercase().as_str() {
            "true" | "1" => true.into(),
            "false" | "0" => false.into(),
            _ => return Err(bad("must be true or false")),
        },
        Kind::ObjectId if item::is_id(value) => Operand::id(value),
        Kind::ObjectId => return Err(bad("must be an id")),
        _ => value.into(),
    };
    Ok(Test::Eq(operand))
}
