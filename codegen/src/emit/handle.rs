//! The handle of a resource: a method per operation, and the accessor that makes the handle.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{builders, docs, ident, or};
use crate::contract::{Kind, Operation, Resource, Role};
use crate::names;

/// The plural, unless the model struct has that name already.
pub(super) fn name(resource: &Resource) -> Ident {
    let name = names::pascal_case(&resource.plural);
    if name == resource.rust_name {
        ident(&format!("{name}Collection"))
    } else {
        ident(&name)
    }
}

pub(super) fn handle(resource: &Resource) -> TokenStream {
    let own = ident(&resource.rust_name);
    let handle = name(resource);
    let accessor = ident(&resource.plural);
    let plural = names::words(&resource.plural);
    let handle_docs = docs(&format!(
        "The {plural} of a backend, made by [`Backend::{}`].",
        resource.plural
    ));
    let accessor_docs = docs(&format!("The {plural} of this backend."));
    let has_replace = resource.operations.contains_key(&Role::Replace);
    let replace = has_replace.then(|| quote!(Replace,));
    let methods = resource
        .operations
        .iter()
        .map(|(role, operation)| method(resource, *role, operation));
    let mut models = [own.clone(), ident("Id")];
    models.sort();
    quote! {
        use http::Method;
        use serde::Serialize;

        use crate::backend::Backend;
        use crate::error::BackendException;
        use crate::model::{#(#models),*};
        use crate::typed::{
            Changed, Changes, Created, Delete, Field, Get, List, #replace Target, Update,
        };

        #handle_docs
        #[derive(Debug, Clone)]
        pub struct #handle {
            pub(crate) backend: Backend,
        }

        impl Backend {
            #accessor_docs
            pub fn #accessor(&self) -> #handle {
                #handle {
                    backend: self.clone(),
                }
            }
        }

        impl #handle {
            #(#methods)*
        }
    }
}

/// The method, or the two methods, for one operation.
fn method(resource: &Resource, role: Role, operation: &Operation) -> TokenStream {
    let own = ident(&resource.rust_name);
    let create = builders::create(resource);
    let (docs, start) = (about(role, operation), start(role, operation));
    match role {
        Role::List => {
            let named = named(resource);
            quote! {
                #docs
                pub fn list(&self) -> List<#own> {
                    let operation = #start;
                    List::new(operation)
                }

                #named
            }
        }
        Role::Get => {
            let optional = optional(resource, operation);
            quote! {
                #docs
                pub fn get(&self, id: Id<#own>) -> Get<#own> {
                    let operation = #start;
                    Get::new(operation.path_param(id))
                }

                #optional
            }
        }
        Role::Create => {
            let many = many(resource, operation);
            quote! {
                #docs
                pub async fn create(&self, item: &#create) -> Result<Created<#own>, BackendException> {
                    #start.body(item).send_created().await
                }

                #many
            }
        }
        Role::Update => {
            let changes = builders::patch(resource);
            let update_with = update_with(resource, operation);
            quote! {
                #docs
                pub fn update(&self, target: impl Into<Target<#own>>, changes: #changes) -> Update<#own> {
                    let operation = #start;
                    Update::new(operation, target.into(), changes)
                }

                #update_with
            }
        }
        Role::Replace => quote! {
            #docs
            pub fn replace(&self, target: impl Into<Target<#own>>, item: #create) -> Replace<#own> {
                let operation = #start;
                Replace::new(operation, target.into(), item)
            }
        },
        Role::Delete => quote! {
            #docs
            pub fn delete(&self, target: impl Into<Target<#own>>) -> Delete<#own> {
                let operation = #start;
                Delete::new(operation, target.into())
            }
        },
        Role::DeleteAll => quote! {
            #docs
            pub async fn delete_all(&self) -> Result<(), BackendException> {
                #start.send_empty().await
            }
        },
    }
}

fn optional(resource: &Resource, operation: &Operation) -> TokenStream {
    let own = ident(&resource.rust_name);
    let singular = names::words(&resource.singular);
    let path = &operation.path;
    let docs = docs(&format!(
        "The {singular} with this id, or `None` where there is none (`GET {path}`)."
    ));
    quote! {
        #docs
        pub async fn get_opt(&self, id: Id<#own>) -> Result<Option<#own>, BackendException> {
            self.get(id).optional().await
        }
    }
}

/// The method that finds an item by its name, where no two items have the same.
fn named(resource: &Resource) -> Option<TokenStream> {
    let mut written = resource.create.iter().chain(&resource.fields);
    written.find(|field| field.wire == "name" && field.unique && field.kind == Kind::Text)?;
    let own = ident(&resource.rust_name);
    let singular = names::words(&resource.singular);
    let docs = docs(&format!(
        "The {singular} of this name, or `None` where there is none."
    ));
    Some(quote! {
        #docs
        pub async fn get_by_name(&self, name: &str) -> Result<Option<#own>, BackendException> {
            self.list().filter(NAME.eq(name)).first().await
        }
    })
}

/// The loop that changes an item by what it is at that moment.
fn update_with(resource: &Resource, update: &Operation) -> Option<TokenStream> {
    let read = resource.operations.get(&Role::Get)?;
    let own = ident(&resource.rust_name);
    let changes = builders::patch(resource);
    let (read_start, start) = (start(Role::Get, read), start(Role::Update, update));
    let singular = names::words(&resource.singular);
    let path = &update.path;
    let docs = docs(&format!(
        "Reads the {singular} and changes it by what it is now; when somebody else is faster, reads \
         it again (`GET`, then `PATCH {path}`). The loop ends after ten lost races."
    ));
    Some(quote! {
        #docs
        pub async fn update_with(
            &self,
            id: Id<#own>,
            change: impl FnMut(&#own) -> #changes + Send,
        ) -> Result<Changed<#own>, BackendException> {
            let read = #read_start;
            let write = #start;
            crate::typed::update_with(read.path_param(id), write, change).await
        }
    })
}

fn many(resource: &Resource, operation: &Operation) -> TokenStream {
    let own = ident(&resource.rust_name);
    let create = builders::create(resource);
    let start = start(Role::Create, operation);
    let plural = names::words(&resource.plural);
    let path = &operation.path;
    let docs = docs(&format!(
        "Creates several {plural} in one request, all or none (`POST {path}`)."
    ));
    quote! {
        #docs
        pub async fn create_many(
            &self,
            items: &[#create],
        ) -> Result<Vec<Created<#own>>, BackendException> {
            #start.send_created_many(items).await
        }
    }
}

/// What the document says about an operation, with the request that it makes.
fn about(role: Role, operation: &Operation) -> TokenStream {
    let (id, path) = (&operation.id, &operation.path);
    let otherwise = format!("`{id}`");
    let summary = or(&operation.summary, &otherwise)
        .trim()
        .trim_end_matches('.');
    docs(&format!("{summary} (`{} {path}`).", verb(role)))
}

fn start(role: Role, operation: &Operation) -> TokenStream {
    let verb = ident(verb(role));
    let (id, path) = (&operation.id, &operation.path);
    quote!(self.backend.operation(#id, Method::#verb, #path))
}

fn verb(role: Role) -> &'static str {
    match role {
        Role::List | Role::Get => "GET",
        Role::Create => "POST",
        Role::Update => "PATCH",
        Role::Replace => "PUT",
        Role::Delete | Role::DeleteAll => "DELETE",
    }
}
