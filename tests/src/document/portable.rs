//! The rules of the portable subset. Each has a name, so that a test can say which one broke.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

use super::operations::{Operation, operations};

mod components;

/// A place of a document that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The name of the rule.
    pub rule: &'static str,
    /// Where, as a JSON pointer.
    pub pointer: String,
    /// What is wrong there.
    pub text: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}: {}", self.rule, self.pointer, self.text)
    }
}

type Rule = fn(&Value, &mut Findings);

/// The rules, by name.
pub const RULES: [(&str, Rule); 18] = [
    ("no-tuples", no_tuples),
    ("no-generic-schema-names", no_generic_schema_names),
    ("no-nullable-parameters", no_nullable_parameters),
    ("no-default-responses", no_default_responses),
    ("one-body-per-success-status", one_body_per_success_status),
    ("free-form-objects-are-named", free_form_objects_are_named),
    ("operation-ids-are-unique", operation_ids_are_unique),
    ("tags-are-declared", tags_are_declared),
    ("everything-is-described", everything_is_described),
    ("bodies-have-examples", bodies_have_examples),
    ("security-is-stated", security_is_stated),
    ("servers-are-stated", servers_are_stated),
    ("licence-is-identified", licence_is_identified),
    ("references-lead-somewhere", references_lead_somewhere),
    (
        "enumerations-are-named-texts",
        components::enumerations_are_named_texts,
    ),
    ("errors-are-components", components::errors_are_components),
    (
        "path-parameters-come-first",
        components::path_parameters_come_first,
    ),
    (
        "tags-are-no-schema-names",
        components::tags_are_no_schema_names,
    ),
];

/// Where a document breaks the rules.
pub fn violations(document: &Value) -> Vec<Violation> {
    let mut found = Vec::new();
    for (rule, check) in RULES {
        let mut findings = Findings(Vec::new());
        check(document, &mut findings);
        found.extend(findings.0.into_iter().map(|(pointer, text)| Violation {
            rule,
            pointer,
            text,
        }));
    }
    found
}

/// What one rule has found.
#[derive(Debug)]
pub struct Findings(Vec<(String, String)>);

impl Findings {
    fn add(&mut self, pointer: impl Into<String>, text: impl Into<String>) {
        self.0.push((pointer.into(), text.into()));
    }
}

fn no_tuples(document: &Value, findings: &mut Findings) {
    visit_schemas(document, &mut |pointer, schema| {
        for keyword in ["prefixItems", "additionalItems", "unevaluatedItems"] {
            if schema.get(keyword).is_some() {
                findings.add(pointer, format!("uses {keyword}"));
            }
        }
        if schema["items"].is_array() {
            findings.add(pointer, "has a list of item schemas");
        }
    });
}

fn no_generic_schema_names(document: &Value, findings: &mut Findings) {
    for name in members(&document["components"]["schemas"]).map(|(name, _)| name) {
        let plain = name.starts_with(|first: char| first.is_ascii_uppercase())
            && name.chars().all(|letter| letter.is_ascii_alphanumeric());
        if !plain {
            findings.add(
                format!("/components/schemas/{name}"),
                "is not a plain name in CamelCase",
            );
        }
    }
}

fn no_nullable_parameters(document: &Value, findings: &mut Findings) {
    for operation in operations(document) {
        for (index, parameter) in list(&operation.content["parameters"]).enumerate() {
            let parameter = resolve(document, parameter);
            if nullable(resolve(document, &parameter["schema"])) {
                findings.add(
                    format!("{}/parameters/{index}", operation.pointer()),
                    format!("{} may be null", parameter["name"]),
                );
            }
        }
    }
}

fn nullable(schema: &Value) -> bool {
    let null = |value: &Value| value["type"] == "null";
    schema["nullable"] == true
        || schema["type"] == "null"
        || list(&schema["type"]).any(|one| one == "null")
        || list(&schema["enum"]).any(Value::is_null)
        || ["oneOf", "anyOf"]
            .iter()
            .any(|keyword| list(&schema[*keyword]).any(null))
}

fn no_default_responses(document: &Value, findings: &mut Findings) {
    for operation in operations(document) {
        for (status, _) in members(&operation.content["responses"]) {
            let numeric = status.len() == 3 && status.bytes().all(|byte| byte.is_ascii_digit());
            if !numeric {
                findings.add(
                    format!("{}/responses/{status}", operation.pointer()),
                    "is not a status code",
                );
            }
        }
    }
}

fn one_body_per_success_status(document: &Value, findings: &mut Findings) {
    for (pointer, status, response) in responses(document) {
        if !status.starts_with('2') {
            continue;
        }
        let bodies: Vec<_> = members(&response["content"]).collect();
        if bodies.len() > 1 {
            findings.add(&pointer, "has more than one media type");
        }
        for (_, body) in bodies {
            let schema = resolve(document, &body["schema"]);
            if schema.get("oneOf").is_some() || schema.get("anyOf").is_some() {
                findings.add(&pointer, "has a body of several types");
            }
        }
    }
    // Whatever the status, a client returns one type.
    for operation in operations(document) {
        let responses = members(&operation.content["responses"]);
        let successes = responses.filter(|(status, _)| status.starts_with('2'));
        let schemas: BTreeSet<String> = successes
            .flat_map(|(_, response)| members(&resolve(document, response)["content"]))
            .map(|(_, body)| body["schema"].to_string())
            .collect();
        if schemas.len() > 1 {
            findings.add(operation.pointer(), "has successes of several types");
        }
    }
}

fn free_form_objects_are_named(document: &Value, findings: &mut Findings) {
    visit_schemas(document, &mut |pointer, schema| {
        let is_named = pointer
            .strip_prefix("/components/schemas/")
            .is_some_and(|rest| !rest.contains('/'));
        if is_named {
            return;
        }
        let described = |keyword: &str| schema.get(keyword).is_some();
        let typed = ["type", "$ref", "oneOf", "anyOf", "allOf", "enum", "const"];
        if !typed.into_iter().any(described) {
            findings.add(pointer, "allows anything, without a name");
        } else if schema["type"] == "object" && !described("properties") {
            let open = schema.get("additionalProperties").is_none_or(|members| {
                members == true || members.as_object().is_some_and(serde_json::Map::is_empty)
            });
            if open {
                findings.add(pointer, "is an object of anything, without a name");
            }
        }
    });
}

fn operation_ids_are_unique(document: &Value, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for operation in operations(document) {
        let id = operation.id();
        let plain = id.starts_with(|first: char| first.is_ascii_lowercase())
            && id.chars().all(|letter| {
                letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_'
            });
        if !plain {
            findings.add(operation.pointer(), format!("{id:?} is no snake_case name"));
        }
        if !seen.insert(id) {
            findings.add(operation.pointer(), format!("{id:?} is taken"));
        }
    }
}

fn tags_are_declared(document: &Value, findings: &mut Findings) {
    let declared: BTreeSet<_> = list(&document["tags"])
        .filter_map(|tag| tag["name"].as_str())
        .collect();
    for (index, tag) in list(&document["tags"]).enumerate() {
        if !is_text(&tag["description"]) {
            findings.add(format!("/tags/{index}"), "has no description");
        }
    }
    for operation in operations(document) {
        let tags: Vec<_> = list(&operation.content["tags"]).collect();
        if tags.len() != 1 {
            findings.add(operation.pointer(), "does not have exactly one tag");
        }
        for tag in tags.into_iter().filter_map(Value::as_str) {
            if !declared.contains(tag) {
                findings.add(
                    operation.pointer(),
                    format!("the tag {tag} is not declared"),
                );
            }
        }
    }
}

fn everything_is_described(document: &Value, findings: &mut Findings) {
    for member in ["title", "version", "description"] {
        if !is_text(&document["info"][member]) {
            findings.add("/info", format!("has no {member}"));
        }
    }
    for operation in operations(document) {
        let pointer = operation.pointer();
        for member in ["summary", "description"] {
            if !is_text(&operation.content[member]) {
                findings.add(&pointer, format!("has no {member}"));
            }
        }
        for (index, parameter) in list(&operation.content["parameters"]).enumerate() {
            if !is_text(&resolve(document, parameter)["description"]) {
                findings.add(
                    format!("{pointer}/parameters/{index}"),
                    "has no description",
                );
            }
        }
    }
    for (pointer, _, response) in responses(document) {
        if !is_text(&response["description"]) {
            findings.add(pointer, "has no description");
        }
    }
    for (name, schema) in members(&document["components"]["schemas"]) {
        let pointer = format!("/components/schemas/{name}");
        if !is_text(&schema["description"]) {
            findings.add(&pointer, "has no description");
        }
        for (member, property) in members(&schema["properties"]) {
            let referred = property.get("$ref").is_some();
            if !referred && !is_text(&property["description"]) {
                findings.add(
                    format!("{pointer}/properties/{member}"),
                    "has no description",
                );
            }
        }
    }
}

fn bodies_have_examples(document: &Value, findings: &mut Findings) {
    for operation in operations(document) {
        let body = resolve(document, &operation.content["requestBody"]);
        let pointer = format!("{}/requestBody", operation.pointer());
        examples_of(document, &pointer, body, findings);
    }
    for (pointer, _, response) in responses(document) {
        examples_of(document, &pointer, response, findings);
    }
}

fn examples_of(document: &Value, pointer: &str, body: &Value, findings: &mut Findings) {
    let has = |value: &Value| value.get("example").is_some() || value.get("examples").is_some();
    for (media, content) in members(&body["content"]) {
        let schema = &content["schema"];
        if !has(content) && !has(schema) && !has(resolve(document, schema)) {
            findings.add(format!("{pointer}/content/{media}"), "has no example");
        }
    }
}

fn security_is_stated(document: &Value, findings: &mut Findings) {
    let schemes = &document["components"]["securitySchemes"];
    if schemes.as_object().is_none_or(serde_json::Map::is_empty) {
        findings.add("/components/securitySchemes", "is missing or empty");
    }
    for operation in operations(document) {
        let own = operation.content["security"].as_array();
        let Some(security) = own.or_else(|| document["security"].as_array()) else {
            findings.add(operation.pointer(), "states no security");
            continue;
        };
        for name in security.iter().flat_map(members).map(|(name, _)| name) {
            if schemes.get(name).is_none() {
                findings.add(operation.pointer(), format!("{name} is no security scheme"));
            }
        }
    }
}

fn servers_are_stated(document: &Value, findings: &mut Findings) {
    if list(&document["servers"]).all(|server| !is_text(&server["url"])) {
        findings.add("/servers", "is missing or empty");
    }
}

fn licence_is_identified(document: &Value, findings: &mut Findings) {
    let licence = &document["info"]["license"];
    if !is_text(&licence["name"]) {
        findings.add("/info/license", "has no name");
    }
    // The older version of the format knows no identifier.
    let older = document["openapi"]
        .as_str()
        .is_some_and(|version| version.starts_with("3.0"));
    if !older && licence["identifier"] != "MIT OR Apache-2.0" {
        findings.add("/info/license", "has not the identifier MIT OR Apache-2.0");
    }
}

fn references_lead_somewhere(document: &Value, findings: &mut Findings) {
    visit(document, "", &mut |pointer, value| {
        let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
            return;
        };
        let target = reference
            .strip_prefix('#')
            .and_then(|pointer| document.pointer(pointer));
        if target.is_none() {
            findings.add(pointer, format!("{reference} leads nowhere"));
        }
    });
}

/// Every response of every operation: pointer, status, content.
fn responses(document: &Value) -> Vec<(String, &str, &Value)> {
    let of = |operation: &Operation<'_>| operation.pointer();
    let mut found = Vec::new();
    for operation in operations(document) {
        for (status, response) in members(&operation.content["responses"]) {
            let pointer = format!("{}/responses/{status}", of(&operation));
            found.push((pointer, status.as_str(), resolve(document, response)));
        }
    }
    found
}

/// Follows a reference within the document.
fn resolve<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    value
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|reference| document.pointer(reference.strip_prefix('#')?))
        .unwrap_or(value)
}

/// Visits every schema, those inside schemas included.
fn visit_schemas(document: &Value, action: &mut dyn FnMut(&str, &Value)) {
    for (name, schema) in members(&document["components"]["schemas"]) {
        visit_schema(&format!("/components/schemas/{name}"), schema, action);
    }
    for place in ["/paths", "/components/parameters", "/components/responses"] {
        let content = document.pointer(place).unwrap_or(&Value::Null);
        visit(content, place, &mut |pointer, value| {
            if let Some(schema) = value.get("schema") {
                visit_schema(&format!("{pointer}/schema"), schema, action);
            }
        });
    }
}

fn visit_schema(pointer: &str, schema: &Value, action: &mut dyn FnMut(&str, &Value)) {
    action(pointer, schema);
    for (name, inner) in members(&schema["properties"]) {
        visit_schema(&format!("{pointer}/properties/{name}"), inner, action);
    }
    for keyword in ["items", "additionalProperties", "not"] {
        if let Some(inner) = schema.get(keyword).filter(|inner| inner.is_object()) {
            visit_schema(&format!("{pointer}/{keyword}"), inner, action);
        }
    }
    for keyword in ["oneOf", "anyOf", "allOf", "prefixItems"] {
        for (index, inner) in list(&schema[keyword]).enumerate() {
            visit_schema(&format!("{pointer}/{keyword}/{index}"), inner, action);
        }
    }
}

/// Visits every value of a document, but not what examples and defaults hold.
fn visit(value: &Value, pointer: &str, action: &mut dyn FnMut(&str, &Value)) {
    action(pointer, value);
    for (name, inner) in members(value) {
        if !["example", "examples", "default"].contains(&name.as_str()) {
            let name = name.replace('~', "~0").replace('/', "~1");
            visit(inner, &format!("{pointer}/{name}"), action);
        }
    }
    for (index, inner) in list(value).enumerate() {
        visit(inner, &format!("{pointer}/{index}"), action);
    }
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn is_text(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests;
