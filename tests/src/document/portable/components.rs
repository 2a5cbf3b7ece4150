//! Rules about what is a component with a name, so that a generator makes one class of it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Findings, list, members, operations, resolve, responses, visit_schemas};

/// An enumeration in place gets a class in every place, with a name that the generator makes up;
/// numbers as enumerations do not work in Rust and PHP.
pub(super) fn enumerations_are_named_texts(document: &Value, findings: &mut Findings) {
    visit_schemas(document, &mut |pointer, schema| {
        let Some(values) = schema.get("enum") else {
            return;
        };
        let is_named = pointer
            .strip_prefix("/components/schemas/")
            .is_some_and(|rest| !rest.contains('/'));
        if !is_named {
            findings.add(pointer, "lists its values, without a name");
        }
        if list(values).any(|value| !value.is_string()) {
            findings.add(pointer, "has values that are no texts");
        }
    });
}

pub(super) fn errors_are_components(document: &Value, findings: &mut Findings) {
    for operation in operations(document) {
        for (status, response) in members(&operation.content["responses"]) {
            if status.starts_with(['3', '4', '5']) && response.get("$ref").is_none() {
                findings.add(
                    format!("{}/responses/{status}", operation.pointer()),
                    "is described in place",
                );
            }
        }
    }
    for (pointer, status, response) in responses(document) {
        let other = members(&response["content"])
            .any(|(_, body)| body["schema"]["$ref"] != "#/components/schemas/ErrorBody");
        if status.starts_with('4') && other {
            findings.add(pointer, "has a body that is no ErrorBody");
        }
    }
}

/// Generators make the parameters of a function in the order of the document.
pub(super) fn path_parameters_come_first(document: &Value, findings: &mut Findings) {
    for operation in operations(document) {
        let mut others = false;
        for parameter in list(&operation.content["parameters"]) {
            let in_path = resolve(document, parameter)["in"] == "path";
            if in_path && others {
                findings.add(
                    operation.pointer(),
                    "has a parameter before that of the path",
                );
            }
            others |= !in_path;
        }
    }
}

/// Both become classes, in one name space in some languages.
pub(super) fn tags_are_no_schema_names(document: &Value, findings: &mut Findings) {
    let schemas: BTreeSet<_> = members(&document["components"]["schemas"])
        .map(|(name, _)| name.to_lowercase())
        .collect();
    for (index, tag) in list(&document["tags"]).enumerate() {
        let name = tag["name"].as_str().unwrap_or_default();
        if schemas.contains(&name.to_lowercase()) {
            findings.add(format!("/tags/{index}"), format!("{name} is a schema too"));
        }
    }
}
