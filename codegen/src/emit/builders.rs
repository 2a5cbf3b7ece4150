//! The bodies of requests: what a new item is made of, and what a change carries.
//!
//! Both are JSON objects with one typed setter per field. The setters are one call each, because
//! the largest resources have more than a hundred of them.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::constants::description;
use super::{docs, ident, types};
use crate::contract::{Field, Kind, Resource};
use crate::names;

/// From how many arguments on clippy asks whether a function takes too many.
const MANY_ARGUMENTS: usize = 8;
/// The same for arguments that are `bool`.
const MANY_SWITCHES: usize = 4;

pub(super) fn create(resource: &Resource) -> Ident {
    format_ident!("{}Create", resource.rust_name)
}

pub(super) fn patch(resource: &Resource) -> Ident {
    format_ident!("{}Patch", resource.rust_name)
}

pub(super) fn builders(resource: &Resource) -> TokenStream {
    let singular = names::words(&resource.singular);
    let (create, patch) = (create(resource), patch(resource));
    let create_docs = docs(&format!(
        "What a new {singular} is made of: a field that is not set takes the default of the backend."
    ));
    let patch_docs = docs(&format!(
        "Changes to a {singular}: a field that is not set stays as it is."
    ));
    let required = required(resource);
    let (default, new) = new(resource, &required);
    let create_setters = setters(resource, &resource.create);
    let patch_setters = setters(resource, &resource.patch);
    let additional = resource.open.then(additional);
    quote! {
        #create_docs
        #[derive(Debug, Clone, #default PartialEq, Serialize)]
        #[serde(transparent)]
        #[must_use]
        pub struct #create(Changes);

        impl #create {
            #new
            #create_setters
            #additional
        }

        #patch_docs
        #[derive(Debug, Clone, Default, PartialEq, Serialize)]
        #[serde(transparent)]
        #[must_use]
        pub struct #patch(Changes);

        impl #patch {
            /// No change yet.
            pub fn new() -> Self {
                Self(Changes::new())
            }

            #patch_setters
            #additional
        }
    }
}

/// The fields that a caller must give: the name first, then by name.
fn required(resource: &Resource) -> Vec<&Field> {
    let mut fields: Vec<&Field> = resource.create.iter().filter(|f| f.required).collect();
    fields.sort_by_key(|field| (field.rust != "name", &field.rust));
    fields
}

/// The constructor, and `Default` in the derive list when it takes no arguments.
fn new(resource: &Resource, required: &[&Field]) -> (Option<TokenStream>, TokenStream) {
    if required.is_empty() {
        let new = quote! {
            /// A new item with the defaults of the backend.
            pub fn new() -> Self {
                Self(Changes::new())
            }
        };
        return (Some(quote!(Default,)), new);
    }
    let own = &resource.rust_name;
    let mut arguments = Vec::new();
    let mut start = quote!(Changes::new());
    let mut calls = TokenStream::new();
    for field in required {
        let name = ident(&field.rust);
        if field.nullable {
            // The field must be there, and may be null: that is an `Option`.
            let (wire, value) = (&field.wire, types::of_value(&field.kind, own));
            arguments.push(quote!(#name: impl Into<Option<#value>>));
            start.extend(quote!(.set::<Option<#value>>(#wire, #name.into())));
        } else {
            let argument = types::of_argument(&field.kind, own);
            arguments.push(quote!(#name: #argument));
            calls.extend(quote!(.#name(#name)));
        }
    }
    let expectations = expectations(required);
    let new = quote! {
        /// A new item with the fields that it must have.
        #expectations
        pub fn new(#(#arguments),*) -> Self {
            Self(#start) #calls
        }
    };
    (None, new)
}

fn expectations(required: &[&Field]) -> TokenStream {
    let mut expectations = TokenStream::new();
    if required.len() >= MANY_ARGUMENTS {
        expectations.extend(quote! {
            #[expect(clippy::too_many_arguments, reason = "the backend requires all of them")]
        });
    }
    let switches = required
        .iter()
        .filter(|f| f.kind == Kind::Boolean && !f.nullable);
    if switches.count() >= MANY_SWITCHES {
        expectations.extend(quote! {
            #[expect(clippy::fn_params_excessive_bools, reason = "the backend requires all of them")]
        });
    }
    expectations
}

fn setters(resource: &Resource, fields: &[Field]) -> TokenStream {
    fields
        .iter()
        .map(|field| {
            let docs = docs(&description(field));
            let name = ident(&field.rust);
            let argument = types::of_argument(&field.kind, &resource.rust_name);
            let store = types::store(field, &resource.rust_name);
            let clear = field.nullable.then(|| clear(field));
            quote! {
                #docs
                pub fn #name(self, value: #argument) -> Self {
                    Self(#store)
                }

                #clear
            }
        })
        .collect()
}

fn clear(field: &Field) -> TokenStream {
    let name = format_ident!("clear_{}", field.rust);
    let wire = &field.wire;
    let docs = docs(&format!("Sets `{wire}` to null."));
    quote! {
        #docs
        pub fn #name(self) -> Self {
            Self(self.0.clear(#wire))
        }
    }
}

fn additional() -> TokenStream {
    quote! {
        /// Sets a field that the contract does not name.
        pub fn additional(self, name: impl Into<String>, value: impl Into<serde_json::Value>) -> Self {
            Self(self.0.set::<serde_json::Value>(&name.into(), value.into()))
        }
    }
}
