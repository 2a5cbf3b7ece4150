//! Tests of the filter language, table by table.

mod differential;
mod evaluate;
mod expression;
mod implied;
mod parse;
mod projection;
mod sort;
mod sql;

use serde_json::{Map, Value};

use super::{Kind, Kinds};

pub(super) const ID: &str = "5a0b1c2d3e4f5a6b7c8d9e0f";
pub(super) const OTHER_ID: &str = "00000000000000000000000a";
pub(super) const DATE: &str = "Fri, 20 Nov 2026 20:00:00 GMT";
pub(super) const SECONDS: i64 = 1_795_204_800;

/// The fields of a resource made for the tests.
pub(super) struct Fields;

impl Kinds for Fields {
    fn kind(&self, field: &str) -> Kind {
        let list = |kind| Kind::List(Box::new(kind));
        match field {
            "name" | "alias" => Kind::String,
            "count" => Kind::Integer,
            "ratio" => Kind::Float,
            "flag" => Kind::Boolean,
            "host" => Kind::ObjectId,
            "customs" => Kind::Dict,
            "location" => Kind::Point,
            "tags" => list(Kind::String),
            "parents" => list(Kind::ObjectId),
            "numbers" => list(Kind::Integer),
            "flags" => list(Kind::Boolean),
            "labels" => list(Kind::Any),
            _ => Kind::Any,
        }
    }

    fn is_never_stored(&self, field: &str) -> bool {
        field == "never"
    }
}

pub(super) fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        other => panic!("{other} is not an object"),
    }
}
