//! The parts of a document that are compared, with references followed.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::shell::Outcome;

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// A document.
pub(super) struct Document {
    content: Value,
}

/// An operation, with its address.
pub(super) struct Operation<'a> {
    pub(super) method: &'static str,
    pub(super) path: &'a str,
    pub(super) content: &'a Value,
    /// The parameters that stand on the path.
    pub(super) shared: &'a Value,
}

impl Document {
    pub(super) fn parse(text: &str) -> Outcome<Self> {
        let content = serde_json::from_str(text)
            .map_err(|error| format!("a published document is not JSON: {error}"))?;
        Ok(Self { content })
    }

    /// All operations by their ids.
    pub(super) fn operations(&self) -> BTreeMap<&str, Operation<'_>> {
        let mut found = BTreeMap::new();
        for (path, item) in members(&self.content["paths"]) {
            for method in METHODS {
                let content = &item[method];
                if let Some(id) = content["operationId"].as_str() {
                    let shared = &item["parameters"];
                    let operation = Operation {
                        method,
                        path,
                        content,
                        shared,
                    };
                    found.insert(id, operation);
                }
            }
        }
        found
    }

    /// All named schemas.
    pub(super) fn schemas(&self) -> impl Iterator<Item = (&str, &Value)> {
        members(&self.content["components"]["schemas"])
    }

    /// A named schema, or null.
    pub(super) fn schema(&self, name: &str) -> &Value {
        &self.content["components"]["schemas"][name]
    }

    /// The value itself, or what it refers to.
    pub(super) fn follow<'a>(&'a self, value: &'a Value) -> &'a Value {
        let target = value["$ref"].as_str().and_then(|to| to.strip_prefix('#'));
        target.map_or(value, |pointer| {
            self.content.pointer(pointer).unwrap_or(&Value::Null)
        })
    }

    /// The names of the schemas that requests use, and of those that responses use.
    pub(super) fn directions(&self) -> (BTreeSet<String>, BTreeSet<String>) {
        let (mut sent, mut received) = (BTreeSet::new(), BTreeSet::new());
        for operation in self.operations().values() {
            self.collect(&operation.content["requestBody"], &mut sent);
            self.collect(&operation.content["parameters"], &mut sent);
            self.collect(operation.shared, &mut sent);
            self.collect(&operation.content["responses"], &mut received);
        }
        (sent, received)
    }

    fn collect(&self, value: &Value, names: &mut BTreeSet<String>) {
        if let Some(target) = value["$ref"].as_str() {
            let schema = target.strip_prefix("#/components/schemas/");
            let new = schema.is_none_or(|name| names.insert(name.to_owned()));
            if new {
                self.collect(self.follow(value), names);
            }
            return;
        }
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.collect(item, names)),
            Value::Object(inner) => inner.values().for_each(|item| self.collect(item, names)),
            _ => {}
        }
    }
}

/// The members of an object; none of anything else.
pub(super) fn members(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, inner)| (name.as_str(), inner))
}

/// The texts of a list.
pub(super) fn texts(value: &Value) -> BTreeSet<&str> {
    let items = value.as_array().into_iter().flatten();
    items.filter_map(Value::as_str).collect()
}

/// The type that generators make of a schema, without whether it may be null.
pub(super) fn shape(schema: &Value) -> String {
    if let Some(target) = schema["$ref"].as_str() {
        return target.rsplit('/').next().unwrap_or(target).to_owned();
    }
    for way in ["oneOf", "anyOf", "allOf"] {
        if let Some(parts) = schema[way].as_array() {
            let parts: BTreeSet<_> = parts.iter().map(shape).collect();
            return format!("{way} {parts:?}");
        }
    }
    let name = schema["type"].as_str().map_or_else(
        || {
            texts(&schema["type"])
                .into_iter()
                .find(|name| *name != "null")
        },
        Some,
    );
    let format = schema["format"].as_str().unwrap_or_default();
    match name {
        Some("array") => format!("array of {}", shape(&schema["items"])),
        Some("object") if schema["additionalProperties"].is_object() => {
            format!("map of {}", shape(&schema["additionalProperties"]))
        }
        Some(name) => format!("{name} {format}").trim_end().to_owned(),
        None => "any".to_owned(),
    }
}

/// Whether a value of the schema may be null.
pub(super) fn is_nullable(schema: &Value) -> bool {
    texts(&schema["type"]).contains("null") || schema["nullable"] == true
}
