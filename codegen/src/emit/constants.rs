//! One constant per field, so that a misspelt name or a wrong type does not compile.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, ident, or, types};
use crate::resource::{Field, Resource};

pub(super) fn constants(resource: &Resource) -> TokenStream {
    let own = ident(&resource.rust_name);
    resource
        .fields
        .iter()
        .map(|field| {
            let docs = docs(&description(field));
            let name = ident(&field.rust.to_uppercase());
            let wire = &field.wire;
            let value = types::of_field(&field.value, &resource.rust_name);
            quote! {
                #docs
                pub const #name: Field<#own, #value> = Field::new(#wire);
            }
        })
        .collect()
}

/// What the document says about a field.
pub(super) fn description(field: &Field) -> String {
    or(&field.description, &format!("The field `{}`.", field.wire)).to_owned()
}
