//! Rust types of fields, and how a setter takes and stores a value.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::contract::{Field, Kind, Shared};

/// The type of a field when it is compared, sorted or embedded: `T` of `Field<R, T>`.
/// `own` is the resource that the field belongs to.
pub(super) fn of_field(kind: &Kind, own: &str) -> TokenStream {
    match kind {
        Kind::Link(target) => {
            let target = ident(target);
            quote!(crate::model::Reference<crate::model::#target>)
        }
        Kind::List(item) => {
            let item = of_field(item, own);
            quote!(Vec<#item>)
        }
        _ => of_value(kind, own),
    }
}

/// The type of a value that is sent.
pub(super) fn of_value(kind: &Kind, own: &str) -> TokenStream {
    match kind {
        Kind::Boolean => quote!(bool),
        Kind::Integer => quote!(i64),
        Kind::Number => quote!(f64),
        Kind::Text => quote!(String),
        Kind::Date => quote!(crate::model::HttpDate),
        Kind::Id => id_of(own),
        Kind::Enum(name) => {
            let name = ident(name);
            quote!(crate::model::#name)
        }
        Kind::Link(target) => id_of(target),
        Kind::Shared(Shared::Point) => quote!(crate::model::Point),
        Kind::Shared(Shared::FreeObject) => quote!(crate::model::FreeObject),
        Kind::Shared(Shared::AnyValue) => quote!(serde_json::Value),
        Kind::List(item) => {
            let item = of_value(item, own);
            quote!(Vec<#item>)
        }
    }
}

/// The type of the argument of a setter.
pub(super) fn of_argument(kind: &Kind, own: &str) -> TokenStream {
    let value = of_value(kind, own);
    match kind {
        Kind::List(item) if converts(item) => {
            let item = of_value(item, own);
            quote!(impl IntoIterator<Item = impl Into<#item>>)
        }
        Kind::List(item) => {
            let item = of_value(item, own);
            quote!(impl IntoIterator<Item = #item>)
        }
        _ if converts(kind) => quote!(impl Into<#value>),
        _ => value,
    }
}

/// The call that stores `value`, an argument of the type above, in `self.0`.
pub(super) fn store(field: &Field, own: &str) -> TokenStream {
    let name = &field.wire;
    let value = of_value(&field.kind, own);
    match &field.kind {
        Kind::List(item) if converts(item) => {
            let item = of_value(item, own);
            quote!(self.0.set_all(#name, value.into_iter().map(Into::<#item>::into)))
        }
        Kind::List(_) => quote!(self.0.set_all(#name, value)),
        kind if converts(kind) => quote!(self.0.set::<#value>(#name, value.into())),
        _ => quote!(self.0.set(#name, value)),
    }
}

/// Whether a caller may pass anything that becomes the value, such as `&str` for a `String`.
fn converts(kind: &Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Shared(Shared::AnyValue))
}

fn id_of(resource: &str) -> TokenStream {
    let resource = ident(resource);
    quote!(crate::model::Id<crate::model::#resource>)
}
