//! Writes the contract as Rust: one file per resource, and the file that lists them.

mod constants;
mod content;
mod describe;
mod types;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use sha2::{Digest, Sha256};

use crate::names;
use crate::problem::{Pointer, Problem, Problems};
use crate::resource::{FieldType, Resource};

/// Lines from which on the file of a resource is split.
const MAX_LINES: usize = 700;

/// All files for the resources of the document.
pub(crate) fn files(
    document: &str,
    resources: &[Resource],
) -> Result<BTreeMap<PathBuf, String>, Vec<Problem>> {
    let header = header();
    let mut problems = Problems::default();
    let mut files = BTreeMap::new();
    let mut print = |name: &str, tokens: TokenStream| match format(tokens) {
        Ok(code) => code,
        Err(error) => {
            let message = format!("the code made for {name} is not Rust: {error}");
            problems.push(None, &Pointer::default(), message);
            String::new()
        }
    };
    for resource in resources {
        let name = &resource.singular;
        let whole = print(name, module(resource));
        if whole.lines().count() <= MAX_LINES {
            files.insert(
                PathBuf::from(format!("{name}.rs")),
                format!("{header}\n{whole}"),
            );
            continue;
        }
        for (part, tokens) in parts(resource) {
            let code = print(name, tokens);
            let path = PathBuf::from(name).join(format!("{part}.rs"));
            files.insert(path, format!("{header}\n{code}"));
        }
    }
    let names: Vec<String> = files
        .keys()
        .map(|path: &PathBuf| path.display().to_string())
        .collect();
    let list = names.join("\n//   ");
    let hash = hash(document);
    let index_header = format!(
        "{header}// Document: sha256 {hash}\n//\n// The files, besides this one:\n//   {list}\n"
    );
    let code = print("mod.rs", index(resources));
    files.insert(PathBuf::from("mod.rs"), format!("{index_header}\n{code}"));
    problems.or(files)
}

fn hash(document: &str) -> String {
    Sha256::digest(document)
        .iter()
        .fold(String::new(), |mut hash, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hash, "{byte:02x}");
            hash
        })
}

fn header() -> String {
    "// Generated from openapi/alignak-backend.json. Do not edit.\n\
     // To change it, change the model or codegen/ and run `cargo xtask codegen`.\n"
        .to_owned()
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
    let docs = title(resource);
    let imports = imports(resource, &[Part::Handle, Part::Fields, Part::Setters]);
    let handle = describe::describe(resource);
    let constants = constants::constants(resource);
    let fields = describe::fields(resource);
    let contents = content::contents(resource);
    let setters = content::all_setters(resource);
    quote! {
        #docs
        #imports
        #handle
        #contents
        #constants
        #fields
        #setters
    }
}

/// The same in several files: name and content.
fn parts(resource: &Resource) -> [(&'static str, TokenStream); 4] {
    let own = &resource.rust_name;
    let docs = title(resource);
    let imports_of = |part| imports(resource, &[part]);
    let (handle_imports, handle) = (imports_of(Part::Handle), describe::describe(resource));
    let contents = content::contents(resource);
    let main = quote! {
        #docs
        mod constants;
        mod description;
        mod setters;

        pub use constants::*;
        use description::FIELDS;
        #handle_imports
        #handle
        #contents
    };
    let constants_imports = imports_of(Part::Constants);
    let constants = constants::constants(resource);
    let constants_docs = module_docs(&format!("The fields of [`{own}`](crate::model::{own})"), "");
    let fields_imports = imports_of(Part::Fields);
    let fields = describe::fields(resource);
    let fields_docs = module_docs(
        &format!("What the document says about the fields of `{own}`"),
        "",
    );
    let setters_imports = imports_of(Part::Setters);
    let setters = content::all_setters(resource);
    let setters_docs = module_docs(&format!("The setters of the contents of `{own}`"), "");
    [
        ("mod", main),
        (
            "constants",
            quote!(#constants_docs #constants_imports #constants),
        ),
        (
            "description",
            quote!(#fields_docs #fields_imports pub(super) #fields),
        ),
        ("setters", quote!(#setters_docs #setters_imports #setters)),
    ]
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Handle,
    Constants,
    Fields,
    Setters,
}

/// What a file with these parts imports.
fn imports(resource: &Resource, parts: &[Part]) -> TokenStream {
    let own = ident(&resource.rust_name);
    let is_whole = parts.len() > 1;
    let has = |part| parts.contains(&part);
    let mut described: Vec<&str> = Vec::new();
    let mut typed: BTreeSet<&str> = BTreeSet::new();
    if has(Part::Handle) {
        let traits = describe::traits(resource);
        let of_fields = |name: &&str| matches!(*name, "FieldInfo" | "ValueKind");
        described.extend(
            traits
                .into_iter()
                .filter(|name| is_whole || !of_fields(name)),
        );
        typed.extend(["Collection", "Content", "ForCreate", "ForPatch"]);
        typed.extend(content::uses_as_id(resource, false).then_some("AsId"));
    } else if has(Part::Fields) {
        described.extend(["FieldInfo", "ValueKind"]);
    }
    if has(Part::Constants) || is_whole {
        typed.insert("Field");
    }
    if has(Part::Setters) {
        typed.insert("Content");
        typed.extend(content::kinds_apart(resource));
        typed.extend(content::uses_as_id(resource, true).then_some("AsId"));
    }
    let backend = has(Part::Handle).then(|| {
        quote!(
            use crate::backend::Backend;
        )
    });
    let described: Vec<Ident> = described.into_iter().map(ident).collect();
    let described =
        (!described.is_empty()).then(|| quote!(use crate::describe::{#(#described),*};));
    let model = (is_whole || !has(Part::Fields)).then(|| quote!(use crate::model::#own;));
    let typed: Vec<Ident> = typed.into_iter().map(ident).collect();
    let typed = (!typed.is_empty()).then(|| quote!(use crate::typed::{#(#typed),*};));
    quote!(#backend #described #model #typed)
}

fn title(resource: &Resource) -> TokenStream {
    let title = names::capitalised(&names::words(&resource.plural));
    module_docs(&title, &resource.description)
}

/// The name of the handle: the plural, spelt as the struct of the model is (`StatsDs`).
fn handle_name(resource: &Resource) -> Ident {
    let is_spelt_otherwise = resource.rust_name.to_ascii_lowercase() == resource.singular;
    match resource.plural.strip_prefix(&resource.singular) {
        Some(ending) if is_spelt_otherwise => ident(&format!("{}{ending}", resource.rust_name)),
        _ => ident(&names::pascal_case(&resource.plural)),
    }
}

/// `mod.rs`.
fn index(resources: &[Resource]) -> TokenStream {
    let mut modules = TokenStream::new();
    let mut exports = TokenStream::new();
    let mut enums = BTreeSet::new();
    let mut models = Vec::new();
    for resource in resources {
        let module = ident(&resource.singular);
        let (create, patch) = (content::create(resource), content::patch(resource));
        modules.extend(quote!(pub mod #module;));
        let mut names = vec![create, handle_name(resource), patch];
        names.extend(content::required_struct(resource));
        names.sort();
        exports.extend(quote!(pub use #module::{#(#names),*};));
        let fields = resource.fields.iter().chain(&resource.create);
        enums.extend(fields.filter_map(|field| enum_of(&field.value)));
        models.push(ident(&resource.rust_name));
    }
    let enums: Vec<Ident> = enums.into_iter().map(ident).collect();
    let imported: BTreeSet<&Ident> = enums.iter().chain(&models).collect();
    let comparable = (!enums.is_empty()).then(|| quote!(crate::typed::comparable! { #(#enums),* }));
    quote! {
        //! One module per resource, with its fields, the contents of its requests and its
        //! description.
        #![cfg_attr(rustfmt, rustfmt_skip)]

        #modules
        #exports
        use crate::describe::{Described, ResourceInfo, Visitor};
        use crate::model::{#(#imported),*};

        /// The descriptions of all resources that a client can reach, by their names in code.
        pub const RESOURCES: &[&ResourceInfo] = &[#(&#models::INFO),*];

        /// Visits all resources that a client can reach, by their names in code.
        pub fn visit(visitor: &mut impl Visitor) {
            #(visitor.visit::<#models>();)*
        }

        #comparable
    }
}

fn enum_of(field_type: &FieldType) -> Option<&str> {
    match field_type {
        FieldType::Enum(name) => Some(name),
        FieldType::List(item) => enum_of(item),
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
