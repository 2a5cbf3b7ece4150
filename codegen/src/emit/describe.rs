//! The description of a resource, as constants: for code that works on any resource.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{docs, handle_name, ident};
use crate::names;
use crate::resource::{Field, FieldType, Limits, Resource, Role, Shared};

/// The accessor, the name of the handle, and the traits.
pub(super) fn describe(resource: &Resource) -> TokenStream {
    let own = ident(&resource.rust_name);
    let (handle, accessor) = (handle_name(resource), ident(&resource.plural));
    let plural = names::words(&resource.plural);
    let handle_docs = docs(&format!(
        "The {plural} of a backend, made by [`Backend::{}`].",
        resource.plural
    ));
    let accessor_docs = docs(&format!("The {plural} of this backend."));
    let (wire, singular, several) = (&resource.wire, &resource.singular, &resource.plural);
    let (open, templating, tree) = (resource.open, resource.templating, resource.tree);
    let operation = |role| {
        let operation = resource.operations.get(&role);
        operation.map_or("", |operation| operation.id.as_str())
    };
    let (list, create, delete_all) = (
        operation(Role::List),
        operation(Role::Create),
        operation(Role::DeleteAll),
    );
    let (get, update, delete) = (
        operation(Role::Get),
        operation(Role::Update),
        operation(Role::Delete),
    );
    let replace = operation(Role::Replace);
    let named = is_named(resource).then(|| quote!(impl Named for #own {}));
    let replaceable = (!replace.is_empty()).then(|| quote!(impl Replaceable for #own {}));
    quote! {
        #handle_docs
        pub type #handle = Collection<#own>;

        impl Backend {
            #accessor_docs
            pub fn #accessor(&self) -> #handle {
                self.collection()
            }
        }

        impl Described for #own {
            const INFO: ResourceInfo = ResourceInfo {
                name: #wire,
                singular: #singular,
                plural: #several,
                open: #open,
                templating: #templating,
                tree: #tree,
                fields: FIELDS,
            };
            const OPERATIONS: Operations = Operations {
                list: #list,
                create: #create,
                delete_all: #delete_all,
                get: #get,
                update: #update,
                replace: #replace,
                delete: #delete,
            };
        }

        #named
        #replaceable
    }
}

/// Whether a name alone says which item is meant.
fn is_named(resource: &Resource) -> bool {
    let mut written = resource.create.iter().chain(&resource.fields);
    written.any(|field| field.wire == "name" && field.unique && field.value == FieldType::Text)
}

/// The traits that [`describe`] implements besides those of all resources.
pub(super) fn traits(resource: &Resource) -> Vec<&'static str> {
    let mut traits = vec![
        "Described",
        "FieldInfo",
        "Operations",
        "ResourceInfo",
        "ValueKind",
    ];
    if is_named(resource) {
        traits.push("Named");
    }
    if resource.operations.contains_key(&Role::Replace) {
        traits.push("Replaceable");
    }
    traits.sort_unstable();
    traits
}

/// All fields, by their names on the wire.
pub(super) fn fields(resource: &Resource) -> TokenStream {
    let mut fields: BTreeMap<&str, &Field> = BTreeMap::new();
    // What is read knows more of a field than what is written.
    for list in [&resource.create, &resource.patch, &resource.fields] {
        fields.extend(list.iter().map(|field| (field.wire.as_str(), field)));
    }
    let create = by_name(&resource.create);
    let patch = by_name(&resource.patch);
    let entries = fields.values().map(|field| {
        let wire = field.wire.as_str();
        let (created, changed) = (create.get(wire), patch.get(wire));
        let any = |is: fn(&Field) -> bool| {
            is(field) || created.is_some_and(|one| is(one)) || changed.is_some_and(|one| is(one))
        };
        let kind = kind(&field.value);
        let mut entry = quote!(FieldInfo::new(#wire, #kind));
        match (created, changed) {
            (Some(_), Some(_)) => entry.extend(quote!(.writable())),
            (Some(_), None) => entry.extend(quote!(.creatable())),
            (None, Some(_)) => entry.extend(quote!(.changeable())),
            (None, None) => {}
        }
        if created.is_some_and(|field| field.required) {
            entry.extend(quote!(.required()));
        }
        if any(|field| field.nullable) {
            entry.extend(quote!(.nullable()));
        }
        if any(|field| field.unique) {
            entry.extend(quote!(.unique()));
        }
        if any(|field| field.secret) {
            entry.extend(quote!(.secret()));
        }
        if any(|field| field.embeddable) {
            entry.extend(quote!(.embeddable()));
        }
        let default = field
            .default
            .as_ref()
            .or_else(|| created.and_then(|field| field.default.as_ref()));
        if let Some(default) = default {
            let json = default.to_string();
            entry.extend(quote!(.default(#json)));
        }
        // The document limits what is written.
        let written = created.or(changed);
        if let Some(field) = written.filter(|field| field.value != FieldType::Id) {
            entry.extend(limits(&field.limits));
        }
        entry
    });
    quote! {
        const FIELDS: &[FieldInfo] = &[#(#entries),*];
    }
}

fn limits(limits: &Limits) -> TokenStream {
    let mut calls = TokenStream::new();
    if !limits.words.is_empty() {
        let words = &limits.words;
        calls.extend(quote!(.words(&[#(#words),*])));
    }
    if let Some(pattern) = &limits.pattern {
        calls.extend(quote!(.pattern(#pattern)));
    }
    if let Some(length) = limits.min_length.map(Literal::u64_unsuffixed) {
        calls.extend(quote!(.min_length(#length)));
    }
    if let Some(length) = limits.max_length.map(Literal::u64_unsuffixed) {
        calls.extend(quote!(.max_length(#length)));
    }
    if let Some(minimum) = limits.minimum.map(Literal::i64_unsuffixed) {
        calls.extend(quote!(.minimum(#minimum)));
    }
    if let Some(maximum) = limits.maximum.map(Literal::i64_unsuffixed) {
        calls.extend(quote!(.maximum(#maximum)));
    }
    calls
}

fn by_name(fields: &[Field]) -> BTreeMap<&str, &Field> {
    fields
        .iter()
        .map(|field| (field.wire.as_str(), field))
        .collect()
}

fn kind(field_type: &FieldType) -> TokenStream {
    match field_type {
        FieldType::Boolean => quote!(ValueKind::Boolean),
        FieldType::Integer => quote!(ValueKind::Integer),
        FieldType::Number => quote!(ValueKind::Number),
        FieldType::Text => quote!(ValueKind::Text),
        FieldType::Date => quote!(ValueKind::Date),
        FieldType::Id => quote!(ValueKind::Identifier),
        FieldType::Enum(_) => quote!(ValueKind::Word),
        FieldType::Link { wire, .. } => quote!(ValueKind::Reference(#wire)),
        FieldType::Shared(Shared::Point) => quote!(ValueKind::Point),
        FieldType::Shared(Shared::FreeObject) => quote!(ValueKind::Object),
        FieldType::Shared(Shared::AnyValue) => quote!(ValueKind::Any),
        FieldType::List(item) => {
            let item = kind(item);
            quote!(ValueKind::List(&#item))
        }
    }
}
