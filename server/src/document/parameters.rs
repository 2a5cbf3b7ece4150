//! Parameters that operations share, as named components.

use utoipa::Modify;
use utoipa::openapi::path::{Operation, Parameter, PathItem};
use utoipa::openapi::{OpenApi, Ref, RefOr, Required};

/// Moves each parameter to the components, where it is described once. One that has a name in
/// common with another and means something else stays where it is.
pub(super) struct NamedParameters;

impl Modify for NamedParameters {
    fn modify(&self, openapi: &mut OpenApi) {
        let components = openapi.components.get_or_insert_default();
        for operation in openapi.paths.paths.values_mut().flat_map(operations) {
            for parameter in operation.parameters.iter_mut().flatten() {
                let RefOr::T(described) = parameter else {
                    continue;
                };
                let name = name(described);
                let named = components.parameters.entry(name.clone());
                if named.or_insert_with(|| parameter.clone()) == parameter {
                    *parameter = RefOr::Ref(Ref::new(format!("#/components/parameters/{name}")));
                }
            }
        }
    }
}

/// All operations of a path.
pub(super) fn operations(path: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem {
        get,
        post,
        put,
        patch,
        delete,
        ..
    } = path;
    [get, post, put, patch, delete].into_iter().flatten()
}

/// The name of a parameter's component: `If-Match` and `max_results` become `IfMatch` and
/// `MaxResults`; one that may be left out in one place and not in another is named by that.
fn name(parameter: &Parameter) -> String {
    let words = parameter.name.split(['-', '_']);
    let mut name: String = words.map(capitalised).collect();
    if parameter.name == "If-Match" && parameter.required == Required::False {
        name.push_str("Optional");
    }
    name
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
