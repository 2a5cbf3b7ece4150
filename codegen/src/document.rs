//! The subset of `OpenAPI` 3.1 that the backend publishes, as serde types.
//!
//! Unknown members are refused: a construct that this generator has never seen must be looked at
//! by a person before code is made from it. Vendor extensions (`x-…`) are let through; the ones
//! that carry meaning here are named fields.
//!
//! The parts are read one by one ([`read`]) rather than the document as a whole, because serde
//! stops at the first mistake and the report should name all of them.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer};
use serde_json::Value;

use crate::problem::{Pointer, Problems};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[expect(
    dead_code,
    reason = "members that are allowed but not needed for the code"
)]
pub(crate) struct Document {
    pub(crate) openapi: String,
    info: Value,
    servers: Option<Value>,
    tags: Option<Value>,
    security: Option<Value>,
    external_docs: Option<Value>,
    json_schema_dialect: Option<String>,
    pub(crate) paths: BTreeMap<String, BTreeMap<String, Value>>,
    #[serde(default)]
    pub(crate) components: Components,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub(crate) struct Components {
    pub(crate) schemas: BTreeMap<String, Value>,
    pub(crate) parameters: BTreeMap<String, Value>,
    pub(crate) responses: BTreeMap<String, Value>,
    headers: Option<Value>,
    examples: Option<Value>,
    security_schemes: Option<Value>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[expect(
    dead_code,
    reason = "members that are allowed but not needed for the code"
)]
pub(crate) struct Operation {
    #[serde(rename = "operationId")]
    pub(crate) id: Option<String>,
    summary: Option<String>,
    description: Option<String>,
    tags: Option<Vec<String>>,
    deprecated: Option<bool>,
    security: Option<Value>,
    external_docs: Option<Value>,
    #[serde(default)]
    pub(crate) parameters: Vec<Value>,
    pub(crate) request_body: Option<RequestBody>,
    pub(crate) responses: BTreeMap<String, Value>,
    /// The resource that the operation works on; operations without it are not generated.
    #[serde(rename = "x-resource")]
    pub(crate) resource: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[expect(
    dead_code,
    reason = "members that are allowed but not needed for the code"
)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    #[serde(rename = "in")]
    pub(crate) place: String,
    description: Option<String>,
    #[serde(default)]
    pub(crate) required: bool,
    deprecated: Option<bool>,
    style: Option<String>,
    explode: Option<bool>,
    pub(crate) schema: Schema,
    example: Option<Value>,
    examples: Option<Value>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "members that are allowed but not needed for the code"
)]
pub(crate) struct RequestBody {
    description: Option<String>,
    required: Option<bool>,
    pub(crate) content: BTreeMap<String, MediaType>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "members that are allowed but not needed for the code"
)]
pub(crate) struct Response {
    description: String,
    #[serde(default)]
    pub(crate) content: BTreeMap<String, MediaType>,
    headers: Option<Value>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "members that are allowed but not needed for the code"
)]
pub(crate) struct MediaType {
    pub(crate) schema: Option<Schema>,
    example: Option<Value>,
    examples: Option<Value>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub(crate) struct Schema {
    #[serde(rename = "$ref")]
    pub(crate) reference: Option<String>,
    #[serde(rename = "type", deserialize_with = "one_or_many")]
    pub(crate) types: Vec<String>,
    title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) format: Option<String>,
    pub(crate) pattern: Option<String>,
    pub(crate) min_length: Option<u64>,
    pub(crate) max_length: Option<u64>,
    pub(crate) minimum: Option<i64>,
    pub(crate) maximum: Option<i64>,
    min_items: Option<u64>,
    max_items: Option<u64>,
    unique_items: Option<bool>,
    #[serde(rename = "enum")]
    pub(crate) allowed: Option<Vec<Value>>,
    #[serde(deserialize_with = "present")]
    pub(crate) default: Option<Value>,
    example: Option<Value>,
    examples: Option<Vec<Value>>,
    deprecated: Option<bool>,
    pub(crate) read_only: bool,
    write_only: bool,
    pub(crate) items: Option<Box<Schema>>,
    /// Read one by one, see [`read`].
    pub(crate) properties: BTreeMap<String, Value>,
    pub(crate) required: Vec<String>,
    /// `true`, `false` or a schema.
    additional_properties: Option<Value>,
    pub(crate) one_of: Vec<Schema>,
    pub(crate) any_of: Vec<Schema>,
    pub(crate) all_of: Vec<Schema>,
    #[serde(rename = "x-resource")]
    pub(crate) resource: Option<Traits>,
    #[serde(rename = "x-relation")]
    pub(crate) relation: Option<Relation>,
    /// Whether no two items have the same value.
    #[serde(rename = "x-unique")]
    pub(crate) unique: bool,
    /// Whether a query may ask for the item in the place of the reference.
    #[serde(rename = "x-embeddable")]
    pub(crate) embeddable: bool,
    /// Whether the value is never to be shown.
    #[serde(rename = "x-secret")]
    pub(crate) secret: bool,
    /// What the backend stores in fields that a creation leaves out.
    #[serde(rename = "x-defaults")]
    pub(crate) defaults: BTreeMap<String, Value>,
    /// The Rust enum that holds the values of a string.
    #[serde(rename = "x-type")]
    pub(crate) rust_type: Option<String>,
}

/// What a resource is as a whole (`x-resource` of its schema). Members may be added freely.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Traits {
    pub(crate) name: String,
    pub(crate) singular: String,
    pub(crate) plural: String,
    pub(crate) internal: bool,
    pub(crate) open: bool,
    pub(crate) templating: bool,
    pub(crate) tree: bool,
}

/// The resource that a field refers to (`x-relation`). Members may be added freely.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Relation {
    pub(crate) resource: String,
    #[serde(default)]
    pub(crate) embeddable: bool,
}

fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(
        untagged,
        expecting = "a type name or a list of type names is expected"
    )]
    enum OneOrMany {
        One(String),
        Many(Vec<String>),
    }
    Ok(match OneOrMany::deserialize(deserializer)? {
        OneOrMany::One(one) => vec![one],
        OneOrMany::Many(many) => many,
    })
}

/// Keeps an explicit `null` apart from an absent member.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

/// Reads one part of the document; a mistake is reported with the exact place inside the part.
pub(crate) fn read<T: DeserializeOwned>(
    value: &Value,
    at: &Pointer,
    operation: Option<&str>,
    problems: &mut Problems,
) -> Option<T> {
    match serde_path_to_error::deserialize(value) {
        Ok(part) => Some(part),
        Err(error) => {
            let place = inside(at, error.path());
            let message = error.inner().to_string();
            // The list of all members that would have been understood is of no help.
            let short = message.split(", expected one of").next();
            problems.push(operation, &place, short.unwrap_or(&message));
            None
        }
    }
}

fn inside(at: &Pointer, path: &serde_path_to_error::Path) -> Pointer {
    use serde_path_to_error::Segment;
    path.iter()
        .fold(at.clone(), |pointer, segment| match segment {
            Segment::Seq { index } => pointer.join(index),
            Segment::Map { key } => pointer.join(key),
            Segment::Enum { variant } => pointer.join(variant),
            Segment::Unknown => pointer,
        })
}

/// Extensions that the types above name.
const KNOWN_EXTENSIONS: [&str; 7] = [
    "x-resource",
    "x-relation",
    "x-unique",
    "x-type",
    "x-embeddable",
    "x-secret",
    "x-defaults",
];
/// Members whose keys are names chosen by the document, so that `x-…` is no extension there.
const NAMED: [&str; 8] = [
    "properties",
    "schemas",
    "paths",
    "parameters",
    "responses",
    "headers",
    "content",
    "x-resource",
];
/// Members that hold data, not constructs.
const DATA: [&str; 6] = [
    "default",
    "enum",
    "example",
    "examples",
    "x-relation",
    "x-defaults",
];

/// Removes the vendor extensions that mean nothing to the generator.
pub(crate) fn drop_foreign_extensions(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|key, _| {
                !key.starts_with("x-") || KNOWN_EXTENSIONS.contains(&key.as_str())
            });
            for (key, member) in members {
                if NAMED.contains(&key.as_str()) {
                    each_member(member, drop_foreign_extensions);
                } else if !DATA.contains(&key.as_str()) {
                    drop_foreign_extensions(member);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(drop_foreign_extensions),
        _ => {}
    }
}

fn each_member(value: &mut Value, action: fn(&mut Value)) {
    match value {
        Value::Object(members) => members.values_mut().for_each(action),
        Value::Array(items) => items.iter_mut().for_each(action),
        _ => {}
    }
}
