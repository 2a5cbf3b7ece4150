//! One line per public item.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use syn::{
    Attribute, Fields, Generics, ImplItem, Item, ItemImpl, ItemUse, Meta, TraitItem, Type, UseTree,
    Visibility,
};

use super::macros;
use super::source::Module;
use super::text::{is_test, line, marks, signature, tokens, type_name};

/// All lines, sorted: by the path of what they are about where they have one.
pub(super) fn lines(modules: &[Module]) -> BTreeSet<String> {
    let mut listing = Listing {
        types: types(modules),
        private: private_traits(modules),
        macros: BTreeSet::new(),
        lines: BTreeSet::new(),
    };
    let all = || {
        modules
            .iter()
            .flat_map(|module| module.items.iter().map(move |item| (module, item)))
    };
    for (_, item) in all() {
        listing.definition(item);
    }
    // A macro that calls another one makes what that one makes.
    while all().fold(false, |found, (_, item)| listing.caller(item) || found) {}
    for (module, item) in all() {
        listing.item(module, item);
    }
    listing.lines
}

/// The names of the traits that cannot be seen from outside.
fn private_traits(modules: &[Module]) -> BTreeSet<String> {
    let items = modules.iter().flat_map(|module| &module.items);
    let names = items.filter_map(|item| match item {
        Item::Trait(item) if !is_public(&item.vis) => Some(item.ident.to_string()),
        _ => None,
    });
    names.collect()
}

/// The path of each public type by its name; of several with one name the shortest.
fn types(modules: &[Module]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::<String, String>::new();
    for module in modules {
        for item in &module.items {
            let Some((visibility, name)) = declared(item) else {
                continue;
            };
            if is_public(visibility) {
                let path = join(&module.path, &name);
                let known = found.entry(name).or_insert_with(|| path.clone());
                if path.len() < known.len() {
                    *known = path;
                }
            }
        }
    }
    found
}

fn declared(item: &Item) -> Option<(&Visibility, String)> {
    match item {
        Item::Struct(item) => Some((&item.vis, item.ident.to_string())),
        Item::Enum(item) => Some((&item.vis, item.ident.to_string())),
        Item::Trait(item) => Some((&item.vis, item.ident.to_string())),
        Item::Type(item) => Some((&item.vis, item.ident.to_string())),
        _ => None,
    }
}

struct Listing {
    types: BTreeMap<String, String>,
    private: BTreeSet<String>,
    /// The macros that make something public.
    macros: BTreeSet<String>,
    lines: BTreeSet<String>,
}

impl Listing {
    fn add(&mut self, text: impl Into<String>) {
        self.lines.insert(text.into());
    }

    /// A macro that makes something public.
    fn definition(&mut self, item: &Item) {
        let Item::Macro(item) = item else { return };
        let mut lines = macros::definition(item);
        lines.retain(|line| {
            let named = |name: &String| line.contains(&format!("{name} for "));
            !self.private.iter().any(named)
        });
        if let (Some(name), false) = (&item.ident, lines.is_empty()) {
            self.macros.insert(name.to_string());
            self.lines.extend(lines);
        }
    }

    /// A macro that calls one that makes something public. Returns whether it is a new one.
    fn caller(&mut self, item: &Item) -> bool {
        let Item::Macro(item) = item else {
            return false;
        };
        item.ident.as_ref().is_some_and(|name| {
            let calls = |name: &String| macros::calls(item, name);
            self.macros.iter().any(calls) && self.macros.insert(name.to_string())
        })
    }

    fn item(&mut self, module: &Module, item: &Item) {
        match item {
            Item::Impl(item) => return self.implementation(module, item),
            Item::Macro(item) => {
                if self.macros.contains(&last_name(&item.mac.path)) {
                    self.lines.extend(macros::invocation(item));
                }
                return;
            }
            Item::Use(item) => return self.reexport(module, item),
            _ => {}
        }
        self.declaration(module, item);
    }

    fn declaration(&mut self, module: &Module, item: &Item) {
        let at = |name: &dyn ToString| join(&module.path, &name.to_string());
        match item {
            Item::Struct(item) if is_public(&item.vis) && !is_test(&item.attrs) => {
                let path = at(&item.ident);
                self.add(format!(
                    "{path}: struct{}{}",
                    generics(&item.generics),
                    marks(&item.attrs)
                ));
                self.derived(&path, &item.attrs);
                self.fields(&path, &item.fields, false);
            }
            Item::Enum(item) if is_public(&item.vis) => {
                let path = at(&item.ident);
                self.add(format!(
                    "{path}: enum{}{}",
                    generics(&item.generics),
                    marks(&item.attrs)
                ));
                self.derived(&path, &item.attrs);
                for variant in &item.variants {
                    let variant_path = format!("{path}::{}", variant.ident);
                    self.add(format!("{variant_path}: variant{}", marks(&variant.attrs)));
                    self.fields(&variant_path, &variant.fields, true);
                }
            }
            Item::Trait(item) if is_public(&item.vis) => {
                let path = at(&item.ident);
                let bounds = tokens(item.supertraits.to_token_stream());
                self.add(format!(
                    "{path}: trait{} {bounds}{}",
                    generics(&item.generics),
                    marks(&item.attrs)
                ));
                for inner in &item.items {
                    self.trait_item(&path, inner);
                }
            }
            Item::Fn(item) if is_public(&item.vis) => {
                let text = signature(item.sig.clone());
                self.add(format!(
                    "{}: {text}{}",
                    at(&item.sig.ident),
                    marks(&item.attrs)
                ));
            }
            Item::Const(item) if is_public(&item.vis) => {
                let path = at(&item.ident);
                self.add(format!("{path}: const {}", type_name(&item.ty)));
            }
            Item::Type(item) if is_public(&item.vis) => {
                let path = at(&item.ident);
                self.add(format!(
                    "{path}: type{} = {}",
                    generics(&item.generics),
                    type_name(&item.ty)
                ));
            }
            Item::Mod(item) if is_public(&item.vis) => {
                self.add(format!("{}: mod{}", at(&item.ident), marks(&item.attrs)));
            }
            _ => {}
        }
    }

    fn trait_item(&mut self, path: &str, item: &TraitItem) {
        match item {
            TraitItem::Fn(item) => {
                let provided = if item.default.is_some() {
                    " (provided)"
                } else {
                    ""
                };
                let name = &item.sig.ident;
                let text = signature(item.sig.clone());
                self.add(format!("{path}::{name}: {text}{provided}"));
            }
            TraitItem::Const(item) => {
                self.add(format!(
                    "{path}::{}: const {}",
                    item.ident,
                    type_name(&item.ty)
                ));
            }
            other => self.add(format!("{path}: {}", tokens(other.to_token_stream()))),
        }
    }

    fn fields(&mut self, path: &str, fields: &Fields, all: bool) {
        for (index, field) in fields.iter().enumerate() {
            if all || is_public(&field.vis) {
                let name = field.ident.as_ref();
                let name = name.map_or_else(|| index.to_string(), ToString::to_string);
                let marks = marks(&field.attrs);
                self.add(format!("{path}::{name}: {}{marks}", type_name(&field.ty)));
            }
        }
    }

    fn derived(&mut self, path: &str, attributes: &[Attribute]) {
        for attribute in attributes {
            let Meta::List(list) = &attribute.meta else {
                continue;
            };
            if list.path.is_ident("derive") {
                for name in tokens(list.tokens.clone()).split(", ") {
                    self.add(format!("{path}: impl {}", name.trim_end_matches(',')));
                }
            }
        }
    }

    /// The public methods of a public type, or that a trait is implemented.
    fn implementation(&mut self, module: &Module, item: &ItemImpl) {
        let Some(path) = self.path_of(module, &item.self_ty) else {
            return;
        };
        let generics = generics(&item.generics);
        if let Some((implemented, _)) = &item.trait_ {
            if self.private.contains(&last_name(implemented)) {
                return;
            }
            let mut bare = item.clone();
            bare.attrs.clear();
            bare.items
                .retain(|inner| matches!(inner, ImplItem::Type(_)));
            let text = line(Item::Impl(bare));
            self.add(format!("{path}: {text}{}", marks(&item.attrs)));
            return;
        }
        let shown = type_name(&item.self_ty);
        // A block for some types only, such as `impl<R> Field<R, String>`.
        let special = match shown.find('<') {
            Some(start) if shown[start..] != generics => format!(" [impl{generics} {shown}]"),
            _ => String::new(),
        };
        for inner in &item.items {
            match inner {
                ImplItem::Fn(inner) if is_public(&inner.vis) => {
                    let name = &inner.sig.ident;
                    let text = signature(inner.sig.clone());
                    let marks = marks(&inner.attrs);
                    self.add(format!("{path}::{name}: {text}{marks}{special}"));
                }
                ImplItem::Const(inner) if is_public(&inner.vis) => {
                    let shown = type_name(&inner.ty);
                    self.add(format!("{path}::{}: const {shown}", inner.ident));
                }
                _ => {}
            }
        }
    }

    /// Where the type of an implementation is seen; `None` when it is a private one.
    fn path_of(&self, module: &Module, shown: &Type) -> Option<String> {
        let named = match shown {
            Type::Reference(reference) => &reference.elem,
            other => other,
        };
        let Type::Path(named) = named else {
            return Some(type_name(shown));
        };
        let name = named.path.segments.last()?.ident.to_string();
        let mut here = module.items.iter().filter_map(declared);
        if let Some((visibility, name)) = here.find(|(_, other)| *other == name) {
            return is_public(visibility).then(|| join(&module.path, &name));
        }
        Some(self.types.get(&name).cloned().unwrap_or(name))
    }

    /// Another path of an item: from outside, or from a public module.
    fn reexport(&mut self, module: &Module, item: &ItemUse) {
        if is_public(&item.vis) {
            let mut leaves = Vec::new();
            flatten(&item.tree, String::new(), &mut leaves);
            let private = |path: &str| {
                module.items.iter().any(|item| {
                    matches!(item, Item::Mod(inner) if !is_public(&inner.vis)
                        && path.split("::").next() == Some(&inner.ident.to_string()))
                })
            };
            // What is public in a private module is listed as if it stood here.
            leaves.retain(|(path, _)| !private(path));
            for (path, name) in leaves {
                let own = join(&module.path, &name);
                let marks = marks(&item.attrs);
                self.add(format!("{own}: use {path}{marks}"));
            }
        }
    }
}

/// The single names of a `use`, each with its path.
fn flatten(tree: &UseTree, outer: String, leaves: &mut Vec<(String, String)>) {
    let join = |name: &dyn ToString| format!("{outer}{}", name.to_string());
    match tree {
        UseTree::Path(inner) => flatten(&inner.tree, join(&inner.ident) + "::", leaves),
        UseTree::Name(inner) => leaves.push((join(&inner.ident), inner.ident.to_string())),
        UseTree::Rename(inner) => leaves.push((join(&inner.ident), inner.rename.to_string())),
        UseTree::Glob(_) => leaves.push((join(&"*"), "*".to_owned())),
        UseTree::Group(inner) => {
            for tree in &inner.items {
                flatten(tree, outer.clone(), leaves);
            }
        }
    }
}

fn last_name(path: &syn::Path) -> String {
    let last = path.segments.last();
    last.map_or_else(String::new, |segment| segment.ident.to_string())
}

fn generics(generics: &Generics) -> String {
    let where_clause = tokens(generics.where_clause.to_token_stream());
    let text = format!("{} {where_clause}", tokens(generics.to_token_stream()));
    text.trim().to_owned()
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn join(path: &[String], name: &str) -> String {
    let mut whole = path.to_vec();
    whole.push(name.to_owned());
    whole.join("::")
}
