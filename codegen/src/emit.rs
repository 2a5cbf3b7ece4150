//! Writes the contract as Rust: one file per resource, and the file that lists them.

mod builders;
mod constants;
mod handle;
mod types;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use sha2::{Digest, Sha256};

use crate::contract::{Kind, Resource};
use crate::names;
use crate::problem::{Pointer, Problem, Problems};

/// All files for the resources of the document.
pub(crate) fn files(
    document: &str,
    resources: &[Resource],
) -> Result<BTreeMap<PathBuf, String>, Vec<Problem>> {
    let header = header(document);
    let mut problems = Problems::default();
    let mut files = BTreeMap::new();
    let mut add = |name: String, header: &str, tokens: TokenStream| match format(tokens) {
        Ok(code) => {
            files.insert(PathBuf::from(name), format!("{header}\n{code}"));
        }
        Err(error) => {
            let message = format!("the code made for {name} is not Rust: {error}");
            problems.push(None, &Pointer::default(), message);
        }
    };
    for resource in resources {
        add(file_name(resource), &header, module(resource));
    }
    let names: Vec<String> = resources.iter().map(file_name).collect();
    let list = names.join("\n//   ");
    let header = format!("{header}//\n// The files, besides this one:\n//   {list}\n");
    add("mod.rs".to_owned(), &header, index(resources));
    problems.or(files)
}

fn file_name(resource: &Resource) -> String {
    format!("{}.rs", resource.singular)
}

fn header(document: &str) -> String {
    let hash = Sha256::digest(document)
        .iter()
        .fold(String::new(), |mut hash, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hash, "{byte:02x}");
            hash
        });
    format!(
        "// Generated from openapi/alignak-backend.json. Do not edit.\n\
         // To change it, change the model or codegen/ and run `cargo xtask codegen`.\n\
         // Document: sha256 {hash}\n"
    )
}

/// The printer leaves no empty lines; people need them around blocks and groups of imports.
fn format(tokens: TokenStream) -> syn::Result<String> {
    let file: syn::File = syn::parse2(tokens)?;
    let mut code = prettyplease::unparse(&syn::File {
        items: Vec::new(),
        ..file.clone()
    });
    let mut last = None;
    for item in file.items {
        let group = group(&item);
        let alone = syn::File {
            shebang: None,
            frontmatter: None,
            attrs: Vec::new(),
            items: vec![item],
        };
        if !code.is_empty() && (group.is_none() || group != last) {
            code.push('\n');
        }
        last = group;
        code.push_str(&space_methods(&prettyplease::unparse(&alone)));
    }
    Ok(code)
}

/// Items of the same group follow each other without an empty line.
fn group(item: &syn::Item) -> Option<&'static str> {
    match item {
        syn::Item::Use(import) if matches!(import.vis, syn::Visibility::Inherited) => Some("use"),
        syn::Item::Use(_) => Some("pub use"),
        syn::Item::Mod(_) => Some("mod"),
        syn::Item::Const(_) => Some("const"),
        _ => None,
    }
}

/// An empty line between the methods of a block.
fn space_methods(code: &str) -> String {
    let mut spaced = String::with_capacity(code.len());
    let mut after_method = false;
    for line in code.lines() {
        if after_method && line.starts_with("    ///") {
            spaced.push('\n');
        }
        after_method = line == "    }";
        spaced.push_str(line);
        spaced.push('\n');
    }
    spaced
}

/// The file of one resource.
fn module(resource: &Resource) -> TokenStream {
    let title = names::capitalised(&names::words(&resource.plural));
    let docs = module_docs(&title, &resource.description);
    let constants = constants::constants(resource);
    let handle = handle::handle(resource);
    let builders = builders::builders(resource);
    quote! {
        #docs
        #handle
        #constants
        #builders
    }
}

/// `mod.rs`.
fn index(resources: &[Resource]) -> TokenStream {
    let mut modules = TokenStream::new();
    let mut exports = TokenStream::new();
    let mut enums = BTreeSet::new();
    for resource in resources {
        let module = ident(&resource.singular);
        let handle = handle::name(resource);
        let (create, patch) = (builders::create(resource), builders::patch(resource));
        modules.extend(quote!(pub mod #module;));
        let mut names = [create, handle, patch];
        names.sort();
        exports.extend(quote!(pub use #module::{#(#names),*};));
        let fields = resource.fields.iter().chain(&resource.create);
        enums.extend(fields.filter_map(|field| enum_of(&field.kind)));
    }
    let enums: Vec<Ident> = enums.into_iter().map(ident).collect();
    let comparable = (!enums.is_empty()).then(|| {
        quote! {
            use crate::model::{#(#enums),*};
            crate::typed::comparable! { #(#enums),* }
        }
    });
    quote! {
        //! One module per resource, with its handle, the bodies of its requests and its fields.
        #![cfg_attr(rustfmt, rustfmt_skip)]

        #modules
        #exports
        #comparable
    }
}

fn enum_of(kind: &Kind) -> Option<&str> {
    match kind {
        Kind::Enum(name) => Some(name),
        Kind::List(item) => enum_of(item),
        _ => None,
    }
}

/// `text` as doc comments, one per line.
fn docs(text: &str) -> TokenStream {
    text.trim()
        .lines()
        .map(|line| {
            let line = format!(" {}", line.trim_end());
            let line = line.trim_end();
            quote!(#[doc = #line])
        })
        .collect()
}

/// The documentation of a module: what it is about, and what the document says about that.
fn module_docs(title: &str, description: &str) -> TokenStream {
    let text = format!("{title}.\n\n{}", description.trim());
    text.trim()
        .lines()
        .map(|line| {
            let line = format!(" {}", line.trim_end());
            let line = line.trim_end();
            quote!(#![doc = #line])
        })
        .collect()
}

fn or<'a>(text: &'a str, otherwise: &'a str) -> &'a str {
    if text.trim().is_empty() {
        otherwise
    } else {
        text
    }
}

/// An identifier, raw where it is a keyword. Names were checked when the document was read.
fn ident(name: &str) -> Ident {
    if syn::parse_str::<Ident>(name).is_ok() {
        Ident::new(name, Span::call_site())
    } else if syn::parse_str::<Ident>(&format!("r#{name}")).is_ok() {
        Ident::new_raw(name, Span::call_site())
    } else {
        // No name that was checked comes here; the compiler would name it, without a panic.
        Ident::new("name_that_is_none", Span::call_site())
    }
}
