//! Rust types of fields, and how a setter takes and stores a value.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::resource::{Field, FieldType, Shared};

/// The type of a field when it is compared, sorted or embedded: `T` of `Field<R, T>`.
/// `own` is the resource that the field belongs to.
pub(super) fn of_field(field_type: &FieldType, own: &str) -> TokenStream {
    match field_type {
        FieldType::Link { rust, .. } => {
            let target = ident(rust);
            quote!(crate::model::Reference<crate::model::#target>)
        }
        FieldType::List(item) => {
            let item = of_field(item, own);
            quote!(Vec<#item>)
        }
        _ => of_value(field_type, own),
    }
}

/// The type of a value that is sent.
pub(super) fn of_value(field_type: &FieldType, own: &str) -> TokenStream {
    match field_type {
        FieldType::Boolean => quote!(bool),
        FieldType::Integer => quote!(i64),
        FieldType::Number => quote!(f64),
        FieldType::Text => quote!(String),
        FieldType::Date => quote!(crate::model::HttpDate),
        FieldType::Id => id_of(own),
        FieldType::Enum(name) => {
            let name = ident(name);
            quote!(crate::model::#name)
        }
        FieldType::Link { rust, .. } => id_of(rust),
        FieldType::Shared(Shared::Point) => quote!(crate::model::Point),
        FieldType::Shared(Shared::FreeObject) => quote!(crate::model::FreeObject),
        FieldType::Shared(Shared::AnyValue) => quote!(serde_json::Value),
        FieldType::List(item) => {
            let item = of_value(item, own);
            quote!(Vec<#item>)
        }
    }
}

/// The type of a member of the struct of required fields.
pub(super) fn of_required(field: &Field, own: &str) -> TokenStream {
    let value = of_value(&field.value, own);
    if field.nullable {
        quote!(Option<#value>)
    } else {
        value
    }
}

/// The type of the argument of a setter.
pub(super) fn of_argument(field_type: &FieldType, own: &str) -> TokenStream {
    let value = of_value(field_type, own);
    match field_type {
        FieldType::List(item) if is_reference(item) => {
            let target = target(item, own);
            quote!(impl IntoIterator<Item = impl AsId<#target>>)
        }
        FieldType::List(item) if converts(item) => {
            let item = of_value(item, own);
            quote!(impl IntoIterator<Item = impl Into<#item>>)
        }
        FieldType::List(item) => {
            let item = of_value(item, own);
            quote!(impl IntoIterator<Item = #item>)
        }
        _ if is_reference(field_type) => {
            let target = target(field_type, own);
            quote!(impl AsId<#target>)
        }
        _ if converts(field_type) => quote!(impl Into<#value>),
        _ => value,
    }
}

/// The call that stores `value`, an argument of the type above.
pub(super) fn store(field: &Field, own: &str) -> TokenStream {
    let name = &field.wire;
    let value = of_value(&field.value, own);
    match &field.value {
        FieldType::List(item) if is_reference(item) => quote!(self.set_references(#name, value)),
        FieldType::List(item) if converts(item) => {
            let item = of_value(item, own);
            quote!(self.set_all(#name, value.into_iter().map(Into::<#item>::into)))
        }
        FieldType::List(_) => quote!(self.set_all(#name, value)),
        one if is_reference(one) => quote!(self.set_reference(#name, &value)),
        one if converts(one) => quote!(self.set::<#value>(#name, value.into())),
        _ => quote!(self.set(#name, value)),
    }
}

/// Whether a setter takes something that identifies an item.
pub(super) fn takes_as_id(field_type: &FieldType) -> bool {
    match field_type {
        FieldType::List(item) => is_reference(item),
        one => is_reference(one),
    }
}

fn is_reference(field_type: &FieldType) -> bool {
    matches!(field_type, FieldType::Link { .. } | FieldType::Id)
}

/// The resource that a reference leads to.
fn target(field_type: &FieldType, own: &str) -> TokenStream {
    let target = ident(match field_type {
        FieldType::Link { rust, .. } => rust,
        _ => own,
    });
    quote!(crate::model::#target)
}

/// Whether a caller may pass anything that becomes the value, such as `&str` for a `String`.
fn converts(field_type: &FieldType) -> bool {
    matches!(
        field_type,
        FieldType::Text | FieldType::Shared(Shared::AnyValue)
    )
}

fn id_of(resource: &str) -> TokenStream {
    let resource = ident(resource);
    quote!(crate::model::Id<crate::model::#resource>)
}
