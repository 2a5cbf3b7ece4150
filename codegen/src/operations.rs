//! The operations of the document, each with the role that its method and path give it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::document::{self, Components, MediaType, Schema, read};
use crate::names;
use crate::problem::{Pointer, Problems};
use crate::resource::{Operation, Role};
use crate::shapes::{Shapes, component};

const METHODS: [&str; 7] = ["get", "put", "post", "delete", "patch", "head", "options"];
const JSON: &str = "application/json";

/// An operation, the resource that it works on, and the schemas that it exchanges.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) operation: Operation,
    pub(crate) resource: String,
    pub(crate) role: Role,
    pub(crate) at: Pointer,
    /// Component schema of one item in the body of the request.
    pub(crate) body: Option<String>,
}

/// Reads all paths; checks every operation and returns those that belong to a resource.
pub(crate) fn read_all(
    paths: &BTreeMap<String, BTreeMap<String, Value>>,
    components: &Components,
    shapes: &Shapes,
    problems: &mut Problems,
) -> Vec<Found> {
    let mut reader = Reader {
        components,
        shapes,
        problems,
        ids: BTreeSet::new(),
    };
    let mut found = Vec::new();
    for (path, members) in paths {
        let at = Pointer::of(&["paths", path]);
        for (member, value) in members {
            if METHODS.contains(&member.as_str()) {
                let place = Place {
                    path,
                    method: member,
                    shared: members.get("parameters"),
                    at: at.join(member),
                    path_at: at.clone(),
                };
                found.extend(reader.operation(&place, value));
            } else if !matches!(member.as_str(), "parameters" | "summary" | "description") {
                let message = format!("unknown member `{member}` of a path");
                reader.problems.push(None, &at.join(member), message);
            }
        }
    }
    found
}

struct Place<'a> {
    path: &'a str,
    method: &'a str,
    /// Parameters of the path that all its operations have.
    shared: Option<&'a Value>,
    at: Pointer,
    path_at: Pointer,
}

struct Reader<'a> {
    components: &'a Components,
    shapes: &'a Shapes,
    problems: &'a mut Problems,
    ids: BTreeSet<String>,
}

impl Reader<'_> {
    fn operation(&mut self, place: &Place<'_>, value: &Value) -> Option<Found> {
        let fallback = format!("{} {}", place.method.to_uppercase(), place.path);
        let label = value
            .get("operationId")
            .and_then(Value::as_str)
            .map_or(fallback, str::to_owned);
        let read: document::Operation = read(value, &place.at, Some(&label), self.problems)?;
        let id_at = place.at.join("operationId");
        match &read.id {
            None => self.problem(&label, &place.at, "an operation needs an `operationId`"),
            Some(id) if !names::is_snake_case(id) => {
                self.problem(&label, &id_at, "an `operationId` is written in snake case");
            }
            Some(id) if !self.ids.insert(id.clone()) => {
                self.problem(&label, &id_at, format!("`{id}` names two operations"));
            }
            Some(_) => {}
        }
        self.parameters(place, &label, &read);
        let body = self.body(place, &label, &read);
        self.responses(place, &label, &read);
        let resource = read.resource?;
        let Some(role) = Role::of(place.method, place.path.ends_with('}')) else {
            let message = format!("a resource has no operation `{}` here", place.method);
            self.problem(&label, &place.at, message);
            return None;
        };
        Some(Found {
            operation: Operation {
                id: label,
                path: place.path.to_owned(),
            },
            resource,
            role,
            at: place.at.clone(),
            body,
        })
    }

    /// Checks all parameters. The core knows those of the query and the headers by itself, so
    /// that only their kind matters.
    fn parameters(&mut self, place: &Place<'_>, label: &str, operation: &document::Operation) {
        let shared = place.shared.and_then(Value::as_array).into_iter().flatten();
        let shared_at = place.path_at.join("parameters");
        let own_at = place.at.join("parameters");
        let places = shared
            .enumerate()
            .map(|(index, value)| (value, shared_at.join(index)))
            .chain(
                operation
                    .parameters
                    .iter()
                    .enumerate()
                    .map(|(index, value)| (value, own_at.join(index))),
            );
        let mut missing: BTreeSet<&str> = template_names(place.path).collect();
        for (value, at) in places {
            let Some((parameter, at)) = self.parameter(value, at, label) else {
                continue;
            };
            self.check_kind(&parameter.schema, &at, label);
            match parameter.place.as_str() {
                "path" => {
                    if !missing.remove(parameter.name.as_str()) {
                        let message = format!("the path has no `{{{}}}`", parameter.name);
                        self.problem(label, &at, message);
                    }
                }
                // Operations of no resource are called by hand.
                "query" if parameter.required && operation.resource.is_some() => {
                    let message = "a query parameter must be optional";
                    self.problem(label, &at.join("required"), message);
                }
                "query" | "header" => {}
                other => {
                    let message = format!("unsupported parameter in `{other}`");
                    self.problem(label, &at.join("in"), message);
                }
            }
        }
        for name in missing {
            let message = format!("the path parameter `{name}` is not declared");
            self.problem(label, &place.at, message);
        }
    }

    /// The parameter at `at`, or the shared one that it refers to.
    fn parameter(
        &mut self,
        value: &Value,
        at: Pointer,
        label: &str,
    ) -> Option<(document::Parameter, Pointer)> {
        let (value, at) = match value.get("$ref").and_then(Value::as_str) {
            None => (value, at),
            Some(reference) => {
                let target = reference.strip_prefix("#/components/parameters/");
                let found =
                    target.and_then(|name| Some((name, self.components.parameters.get(name)?)));
                let Some((name, value)) = found else {
                    self.missing(label, &at, reference);
                    return None;
                };
                (value, Pointer::of(&["components", "parameters", name]))
            }
        };
        let parameter = read(value, &at, Some(label), self.problems)?;
        Some((parameter, at))
    }

    fn check_kind(&mut self, schema: &Schema, at: &Pointer, label: &str) {
        let at = at.join("schema");
        let named = schema.reference.as_deref().and_then(component);
        let schema = match named.and_then(|name| self.shapes.get(name)) {
            Some(shape) => &shape.schema,
            None => schema,
        };
        match schema.types.as_slice() {
            [name] if matches!(name.as_str(), "string" | "integer" | "number" | "boolean") => {}
            [name] => {
                let message = format!("unsupported type `{name}` of a parameter");
                self.problem(label, &at.join("type"), message);
            }
            _ => self.problem(label, &at, "a parameter has exactly one type"),
        }
    }

    /// The component schema of one item in the body.
    fn body(
        &mut self,
        place: &Place<'_>,
        label: &str,
        operation: &document::Operation,
    ) -> Option<String> {
        let content = &operation.request_body.as_ref()?.content;
        let at = place.at.join("requestBody").join("content");
        let schema = self.json_schema(content, &at, label)?;
        operation.resource.as_ref()?;
        // One item, or one item and a list of such: the item comes first.
        let item = schema.one_of.first().unwrap_or(schema);
        let name = item.reference.as_deref().and_then(component);
        if name.is_none() {
            let at = at.join(JSON).join("schema");
            self.problem(label, &at, "the body of a resource must be a named schema");
        }
        name.filter(|name| self.shapes.get(name).is_some())
            .map(str::to_owned)
    }

    fn responses(&mut self, place: &Place<'_>, label: &str, operation: &document::Operation) {
        let at = place.at.join("responses");
        let mut success = false;
        for (status, value) in &operation.responses {
            let mut at = at.join(status);
            if status == "default" {
                self.problem(label, &at, "a `default` response has no documented status");
                continue;
            }
            success |= status.starts_with('2');
            let mut value = value;
            if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
                let target = reference.strip_prefix("#/components/responses/");
                let found =
                    target.and_then(|name| Some((name, self.components.responses.get(name)?)));
                let Some((name, shared)) = found else {
                    self.missing(label, &at, reference);
                    continue;
                };
                at = Pointer::of(&["components", "responses", name]);
                value = shared;
            }
            let response: Option<document::Response> = read(value, &at, Some(label), self.problems);
            let Some(response) = response else {
                continue;
            };
            let content_at = at.join("content");
            if operation.resource.is_some() && !response.content.is_empty() {
                self.json_schema(&response.content, &content_at, label);
                continue;
            }
            for (media, body) in &response.content {
                self.check_media(body, &content_at.join(media), label);
            }
        }
        if !success {
            self.problem(label, &at, "no successful response is documented");
        }
    }

    /// The schema of a body that is JSON and nothing else.
    fn json_schema<'b>(
        &mut self,
        content: &'b BTreeMap<String, MediaType>,
        at: &Pointer,
        label: &str,
    ) -> Option<&'b Schema> {
        for (media, body) in content {
            self.check_media(body, &at.join(media), label);
        }
        let schema = content.get(JSON).and_then(|body| body.schema.as_ref());
        if schema.is_none() {
            self.problem(label, at, format!("a body needs a schema as `{JSON}`"));
        }
        schema
    }

    fn check_media(&mut self, body: &MediaType, at: &Pointer, label: &str) {
        if let Some(schema) = &body.schema {
            let at = at.join("schema");
            self.shapes
                .check_references(schema, &at, Some(label), self.problems);
        }
    }

    fn missing(&mut self, label: &str, at: &Pointer, reference: &str) {
        let message = format!("the document has no `{reference}`");
        self.problem(label, &at.join("$ref"), message);
    }

    fn problem(&mut self, label: &str, at: &Pointer, message: impl Into<String>) {
        self.problems.push(Some(label), at, message);
    }
}

/// The names in braces of a path template.
fn template_names(path: &str) -> impl Iterator<Item = &str> {
    path.split('/')
        .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
}
