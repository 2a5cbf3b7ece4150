//! The contents of requests: what a new item is made of, and what a change carries.
//!
//! Both are one generic type of the client with one typed setter per field. A setter that is the
//! same for both is written once.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::constants::description;
use super::{docs, ident, types};
use crate::names;
use crate::resource::{Field, FieldType, Resource};

pub(super) fn create(resource: &Resource) -> Ident {
    format_ident!("{}Create", resource.rust_name)
}

pub(super) fn patch(resource: &Resource) -> Ident {
    format_ident!("{}Patch", resource.rust_name)
}

/// The struct of the fields that a creation must have, where the constructor takes one.
pub(super) fn required_struct(resource: &Resource) -> Option<Ident> {
    let required = required(resource);
    is_ambiguous(&required).then(|| format_ident!("{}Required", resource.rust_name))
}

/// The names of the contents, and their constructors.
pub(super) fn contents(resource: &Resource) -> TokenStream {
    let own = ident(&resource.rust_name);
    let singular = names::words(&resource.singular);
    let (create, patch) = (create(resource), patch(resource));
    let create_docs = docs(&format!(
        "The content of a new {singular}: a field that is not set takes the default of the backend."
    ));
    let patch_docs = docs(&format!(
        "Changes to a {singular}: a field that is not set stays as it is."
    ));
    let constructor = constructor(resource);
    quote! {
        #create_docs
        pub type #create = Content<#own, ForCreate>;

        #patch_docs
        pub type #patch = Content<#own, ForPatch>;

        #constructor

        impl Content<#own, ForPatch> {
            /// No change yet.
            pub fn new() -> Self {
                Self::empty()
            }
        }
    }
}

/// The setters, for both contents where they are equal.
pub(super) fn all_setters(resource: &Resource) -> TokenStream {
    let own = ident(&resource.rust_name);
    let setters_of = |fields: &[Field]| -> BTreeMap<String, (String, TokenStream)> {
        fields
            .iter()
            .map(|field| {
                let setter = setter(resource, field);
                (field.wire.clone(), (setter.to_string(), setter))
            })
            .collect()
    };
    let create = setters_of(&resource.create);
    let patch = setters_of(&resource.patch);
    let is_in = |setters: &BTreeMap<String, (String, TokenStream)>, wire: &str, text: &str| {
        setters.get(wire).is_some_and(|(other, _)| other == text)
    };
    let (mut both, mut only_create, mut only_patch) =
        (TokenStream::new(), TokenStream::new(), TokenStream::new());
    for (wire, (text, setter)) in &create {
        if is_in(&patch, wire, text) {
            both.extend(setter.clone());
        } else {
            only_create.extend(setter.clone());
        }
    }
    for (wire, (text, setter)) in &patch {
        if !is_in(&create, wire, text) {
            only_patch.extend(setter.clone());
        }
    }
    let block = |kind: TokenStream, setters: TokenStream| {
        (!setters.is_empty()).then(|| quote!(impl Content<#own, #kind> { #setters }))
    };
    let both = (!both.is_empty()).then(|| quote!(impl<K> Content<#own, K> { #both }));
    let create = block(quote!(ForCreate), only_create);
    let patch = block(quote!(ForPatch), only_patch);
    quote!(#both #create #patch)
}

/// Which of the contents have setters of their own.
pub(super) fn kinds_apart(resource: &Resource) -> Vec<&'static str> {
    let differ = |one: &[Field], other: &[Field]| {
        one.iter().any(|field| {
            let same = other.iter().find(|candidate| candidate.wire == field.wire);
            same.is_none_or(|same| {
                setter(resource, same).to_string() != setter(resource, field).to_string()
            })
        })
    };
    let mut kinds = Vec::new();
    if differ(&resource.create, &resource.patch) {
        kinds.push("ForCreate");
    }
    if differ(&resource.patch, &resource.create) {
        kinds.push("ForPatch");
    }
    kinds
}

/// Whether the setters, or else the constructor, take something that identifies an item.
pub(super) fn uses_as_id(resource: &Resource, setters: bool) -> bool {
    let takes = |field: &Field| types::takes_as_id(&field.value);
    if setters {
        return resource.create.iter().chain(&resource.patch).any(takes);
    }
    required_struct(resource).is_none()
        && required(resource)
            .into_iter()
            .any(|field| !field.nullable && takes(field))
}

/// The fields that a caller must give: the name first, then by name.
fn required(resource: &Resource) -> Vec<&Field> {
    let mut fields: Vec<&Field> = resource.create.iter().filter(|f| f.required).collect();
    fields.sort_by_key(|field| (field.rust != "name", &field.rust));
    fields
}

/// Whether two arguments could be swapped without the compiler noticing it.
fn is_ambiguous(required: &[&Field]) -> bool {
    let types: Vec<(&FieldType, bool)> = required
        .iter()
        .map(|field| (&field.value, field.nullable))
        .collect();
    types
        .iter()
        .enumerate()
        .any(|(index, one)| types[..index].contains(one))
}

fn constructor(resource: &Resource) -> TokenStream {
    let own = ident(&resource.rust_name);
    let required = required(resource);
    let mut start = quote!(Self::empty());
    if required.is_empty() {
        return quote! {
            impl Content<#own, ForCreate> {
                /// A new item with the defaults of the backend.
                pub fn new() -> Self {
                    #start
                }
            }

            impl Default for Content<#own, ForCreate> {
                fn default() -> Self {
                    Self::new()
                }
            }
        };
    }
    if let Some(name) = required_struct(resource) {
        let members = required.iter().map(|field| {
            let docs = docs(&description(field));
            let name = ident(&field.rust);
            let value = types::of_required(field, &resource.rust_name);
            quote!(#docs pub #name: #value)
        });
        for field in &required {
            let (name, wire) = (ident(&field.rust), &field.wire);
            start.extend(quote!(.set(#wire, required.#name)));
        }
        let singular = names::words(&resource.singular);
        let struct_docs = docs(&format!("The fields that a new {singular} must have."));
        return quote! {
            #struct_docs
            #[derive(Debug, Clone)]
            pub struct #name {
                #(#members),*
            }

            impl Content<#own, ForCreate> {
                /// A new item with the fields that it must have.
                pub fn new(required: #name) -> Self {
                    #start
                }
            }
        };
    }
    let mut arguments = Vec::new();
    let mut calls = TokenStream::new();
    for field in &required {
        let name = ident(&field.rust);
        if field.nullable {
            // The field must be there, and may be null: that is an `Option`.
            let (wire, value) = (
                &field.wire,
                types::of_value(&field.value, &resource.rust_name),
            );
            arguments.push(quote!(#name: impl Into<Option<#value>>));
            start.extend(quote!(.set::<Option<#value>>(#wire, #name.into())));
        } else {
            let argument = types::of_argument(&field.value, &resource.rust_name);
            arguments.push(quote!(#name: #argument));
            calls.extend(quote!(.#name(#name)));
        }
    }
    quote! {
        impl Content<#own, ForCreate> {
            /// A new item with the fields that it must have.
            pub fn new(#(#arguments),*) -> Self {
                #start #calls
            }
        }
    }
}

fn setter(resource: &Resource, field: &Field) -> TokenStream {
    let docs = docs(&description(field));
    let name = ident(&field.rust);
    let argument = types::of_argument(&field.value, &resource.rust_name);
    let store = types::store(field, &resource.rust_name);
    let clear = field.nullable.then(|| clear(field));
    quote! {
        #docs
        pub fn #name(self, value: #argument) -> Self {
            #store
        }

        #clear
    }
}

fn clear(field: &Field) -> TokenStream {
    let name = format_ident!("clear_{}", field.rust);
    let wire = &field.wire;
    let docs = docs(&format!("Sets `{wire}` to null."));
    quote! {
        #docs
        pub fn #name(self) -> Self {
            self.clear(#wire)
        }
    }
}
