//! Puts the parts of the document together: one [`Resource`] with its shapes and operations.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::document::{Document, Traits, drop_foreign_extensions, read};
use crate::operations::{self, Found};
use crate::problem::{Pointer, Problem, Problems};
use crate::resource::{Operation, Resource, Role};
use crate::shapes::Shapes;

/// Reads the document, or reports everything in it that is not understood.
pub(crate) fn resources(text: &str) -> Result<Vec<Resource>, Vec<Problem>> {
    let mut problems = Problems::default();
    let resources = read_document(text, &mut problems).unwrap_or_default();
    problems.or(resources)
}

fn read_document(text: &str, problems: &mut Problems) -> Option<Vec<Resource>> {
    let root = Pointer::default();
    let mut value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            problems.push(None, &root, format!("the document is not JSON: {error}"));
            return None;
        }
    };
    drop_foreign_extensions(&mut value);
    let document: Document = read(&value, &root, None, problems)?;
    if !document.openapi.starts_with("3.1.") {
        let message = format!("OpenAPI {} is not supported, 3.1 is", document.openapi);
        problems.push(None, &root.join("openapi"), message);
    }
    let components = &document.components;
    let shapes = Shapes::of(&components.schemas, problems);
    let found = operations::read_all(&document.paths, components, &shapes, problems);
    let mut assembly = Assembly {
        shapes: &shapes,
        problems,
    };
    Some(assembly.resources(found))
}

struct Assembly<'a> {
    shapes: &'a Shapes,
    problems: &'a mut Problems,
}

impl Assembly<'_> {
    fn resources(&mut self, found: Vec<Found>) -> Vec<Resource> {
        let mut groups: BTreeMap<String, BTreeMap<Role, Found>> = BTreeMap::new();
        for found in found {
            let label = found.operation.id.clone();
            if self.shapes.struct_of(&found.resource).is_none() {
                let message = format!("no schema describes the resource `{}`", found.resource);
                self.problems
                    .push(Some(&label), &found.at.join("x-resource"), message);
                continue;
            }
            let at = found.at.clone();
            let group = groups.entry(found.resource.clone()).or_default();
            if group.insert(found.role, found).is_some() {
                let message = "the resource has two operations of this kind";
                self.problems.push(Some(&label), &at, message);
            }
        }
        let shapes = self.shapes;
        let mut resources = Vec::new();
        for (rust_name, traits, at) in shapes.resources() {
            match groups.remove(&traits.name) {
                Some(group) => resources.push(self.resource(rust_name, traits, at, group)),
                None if traits.internal => {}
                None => {
                    let message = format!("the resource `{}` has no operations", traits.name);
                    self.problems.push(None, at, message);
                }
            }
        }
        resources.sort_by(|one, other| one.singular.cmp(&other.singular));
        resources
    }

    fn resource(
        &mut self,
        rust_name: &str,
        traits: &Traits,
        at: &Pointer,
        group: BTreeMap<Role, Found>,
    ) -> Resource {
        for role in [
            Role::List,
            Role::Create,
            Role::DeleteAll,
            Role::Get,
            Role::Update,
            Role::Delete,
        ] {
            if !group.contains_key(&role) {
                let message = format!("the resource `{}` has no {role:?} operation", traits.name);
                self.problems.push(None, at, message);
            }
        }
        self.check_paths(&traits.name, &group);
        let mut bodies = BTreeMap::new();
        for role in [Role::Create, Role::Update, Role::Replace] {
            let Some(found) = group.get(&role) else {
                continue;
            };
            let label = Some(found.operation.id.as_str());
            match &found.body {
                Some(name) => {
                    let fields = self.shapes.fields(name, label, true, self.problems);
                    bodies.insert(role, fields);
                }
                // A body that is there but not understood is reported where it is read.
                None if self.problems.is_empty() => {
                    self.problems
                        .push(label, &found.at, "the operation needs a body");
                }
                None => {}
            }
        }
        let reads = group.get(&Role::Get).map(|get| get.operation.id.as_str());
        Resource {
            rust_name: rust_name.to_owned(),
            singular: traits.singular.clone(),
            plural: traits.plural.clone(),
            open: traits.open,
            templating: traits.templating,
            tree: traits.tree,
            wire: traits.name.clone(),
            description: self.description(rust_name),
            fields: self.shapes.fields(rust_name, reads, false, self.problems),
            create: bodies.remove(&Role::Create).unwrap_or_default(),
            patch: bodies.remove(&Role::Update).unwrap_or_default(),
            operations: operations(group),
        }
    }

    /// The client makes the paths from the name of the resource.
    fn check_paths(&mut self, name: &str, group: &BTreeMap<Role, Found>) {
        for (role, found) in group {
            let expected = if role.is_on_item() {
                format!("/{name}/{{id}}")
            } else {
                format!("/{name}")
            };
            if found.operation.path != expected {
                let label = Some(found.operation.id.as_str());
                let message = format!("the path of this operation must be `{expected}`");
                self.problems.push(label, &found.at, message);
            }
        }
    }

    fn description(&self, schema: &str) -> String {
        self.shapes
            .get(schema)
            .and_then(|shape| shape.schema.description.clone())
            .unwrap_or_default()
    }
}

fn operations(group: BTreeMap<Role, Found>) -> BTreeMap<Role, Operation> {
    group
        .into_iter()
        .map(|(role, found)| (role, found.operation))
        .collect()
}
