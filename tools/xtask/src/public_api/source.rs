//! The modules of a crate, from its files.

use std::path::{Path, PathBuf};

use syn::{File, Item, ItemMod, Visibility};

use super::text::is_test;
use crate::shell::{Outcome, read};

/// A module with its items.
pub(super) struct Module {
    /// Where its items are seen: the names of the public modules around them. The names of private
    /// modules are left out, because what is public in them is shown by those around.
    pub(super) path: Vec<String>,
    pub(super) items: Vec<Item>,
}

/// The module at the root and all those below it, without those for tests.
pub(super) fn modules(folder: &Path) -> Outcome<Vec<Module>> {
    let mut found = Vec::new();
    let mut waiting = vec![(Vec::new(), folder.join("lib.rs"), folder.to_path_buf())];
    while let Some((path, file, below)) = waiting.pop() {
        let parsed = parse(&file)?;
        if parsed.items.iter().any(is_call) {
            for file in undeclared(&below, &parsed.items)? {
                let folder = file.with_extension("");
                waiting.push((path.clone(), file, folder));
            }
        }
        for item in &parsed.items {
            let Item::Mod(inner) = item else { continue };
            if inner.content.is_some() || is_test(&inner.attrs) {
                continue;
            }
            let (file, below) = place(&below, inner);
            waiting.push((path_of(&path, inner), file, below));
        }
        found.push(Module {
            path,
            items: parsed.items,
        });
    }
    Ok(found)
}

/// Whether the item is a call of a macro, which may declare modules.
fn is_call(item: &Item) -> bool {
    matches!(item, Item::Macro(item) if item.ident.is_none())
}

/// The files of a folder that no `mod` item names: private modules that a macro declares.
fn undeclared(folder: &Path, items: &[Item]) -> Outcome<Vec<PathBuf>> {
    let mut declared = vec!["mod".to_owned(), "lib".to_owned()];
    declared.extend(items.iter().filter_map(|item| match item {
        Item::Mod(inner) => Some(inner.ident.to_string()),
        _ => None,
    }));
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let unreadable = |error| format!("cannot read {}: {error}", folder.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        let name = file
            .file_stem()
            .map(|name| name.to_string_lossy().into_owned());
        let is_known = name.is_none_or(|name| declared.contains(&name));
        if !is_known && file.extension().is_some_and(|kind| kind == "rs") {
            files.push(file);
        }
    }
    Ok(files)
}

/// The file of a module, and the folder of those below it.
fn place(folder: &Path, module: &ItemMod) -> (PathBuf, PathBuf) {
    let below = folder.join(module.ident.to_string());
    let own = below.with_extension("rs");
    if own.is_file() {
        (own, below)
    } else {
        (below.join("mod.rs"), below)
    }
}

fn path_of(outer: &[String], module: &ItemMod) -> Vec<String> {
    let mut path = outer.to_vec();
    if matches!(module.vis, Visibility::Public(_)) {
        path.push(module.ident.to_string());
    }
    path
}

fn parse(file: &Path) -> Outcome<File> {
    syn::parse_file(&read(file)?).map_err(|error| {
        let line = error.span().start().line;
        format!("{}:{line}: {error}", file.display())
    })
}
