//! From JSON to BSON, in the layout of the original: ids as `ObjectId` and dates as `Date` where
//! the contract declares them, whole numbers in the smallest type that holds them.

use mongodb::bson::raw::{CStr, RawArrayBuf, RawBson, RawDocumentBuf};
use mongodb::bson::{Bson, DateTime, Document, oid::ObjectId};
use serde_json::{Number, Value};

use super::super::port::StoreError;
use crate::contract::Resource;
use crate::filter::{Kind, parse_date};
use crate::item::Item;

const ANY: Kind = Kind::Any;

/// The kind of a top-level member.
fn kind_of<'a>(resource: &'a Resource, name: &str) -> &'a Kind {
    match name {
        "_id" => &Kind::ObjectId,
        "_created" | "_updated" => &Kind::Datetime,
        _ => resource.field(name).map_or(&ANY, |field| &field.kind),
    }
}

/// A whole item.
pub(super) fn item(resource: &Resource, item: &Item) -> Result<RawDocumentBuf, StoreError> {
    let mut document = RawDocumentBuf::new();
    for (name, value) in item {
        document.append(key(name)?, to_raw(value, kind_of(resource, name))?);
    }
    Ok(document)
}

/// One member of an item.
pub(super) fn member(
    resource: &Resource,
    name: &str,
    value: &Value,
) -> Result<RawBson, StoreError> {
    to_raw(value, kind_of(resource, name))
}

/// The name of a member as BSON has it.
pub(super) fn key(name: &str) -> Result<&CStr, StoreError> {
    <&CStr>::try_from(name)
        .map_err(|_| StoreError::Failed("MongoDB cannot store a NUL in the name of a field".into()))
}

/// An id as it is stored. Ids that are none of `MongoDB`'s own kind are text.
pub(super) fn id(text: &str) -> Bson {
    ObjectId::parse_str(text).map_or_else(|_| Bson::String(text.to_owned()), Bson::ObjectId)
}

/// The filter that finds one item.
pub(super) fn by_id(text: &str) -> Document {
    mongodb::bson::doc! {"_id": id(text)}
}

/// Unix seconds as a `Date`.
pub(super) fn date(seconds: i64) -> DateTime {
    DateTime::from_millis(seconds.saturating_mul(1000))
}

fn to_raw(value: &Value, kind: &Kind) -> Result<RawBson, StoreError> {
    Ok(match value {
        Value::Null => RawBson::Null,
        Value::Bool(value) => RawBson::Boolean(*value),
        Value::Number(value) => number(value),
        Value::String(text) => match kind.element() {
            Kind::ObjectId => ObjectId::parse_str(text)
                .map_or_else(|_| RawBson::String(text.clone()), RawBson::ObjectId),
            Kind::Datetime => parse_date(text).map_or_else(
                || RawBson::String(text.clone()),
                |seconds| RawBson::DateTime(date(seconds)),
            ),
            _ => RawBson::String(text.clone()),
        },
        Value::Array(values) => {
            let kind = kind.element();
            let mut array = RawArrayBuf::new();
            for value in values {
                array.push(to_raw(value, kind)?);
            }
            RawBson::Array(array)
        }
        Value::Object(members) => {
            let mut document = RawDocumentBuf::new();
            for (name, value) in members {
                document.append(key(name)?, to_raw(value, &ANY)?);
            }
            RawBson::Document(document)
        }
    })
}

fn number(number: &Number) -> RawBson {
    match number.as_i64() {
        Some(whole) => i32::try_from(whole).map_or(RawBson::Int64(whole), RawBson::Int32),
        None => RawBson::Double(number.as_f64().unwrap_or(f64::NAN)),
    }
}
