//! No module of the crate is imported, directly or on the way through others, by a module that it
//! imports itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A module, by its path from the root of the crate: `["typed", "list"]`.
type Module = Vec<String>;

#[test]
fn no_imports_go_round_in_a_circle() {
    let sources = sources();
    let modules: BTreeSet<Module> = sources.keys().cloned().collect();
    let imports: BTreeMap<&Module, BTreeSet<Module>> = sources
        .iter()
        .map(|(module, text)| (module, imports_of(module, text, &modules)))
        .collect();
    assert!(
        imports.len() > 60,
        "only {} modules were found",
        imports.len()
    );
    let lists = Module::from(["typed".to_owned(), "list".to_owned()]);
    assert!(
        imports[&lists].len() > 5,
        "the imports of typed/list.rs were not found: {:?}",
        imports[&lists]
    );
    for start in imports.keys() {
        let mut reached = BTreeSet::new();
        let mut open: Vec<&Module> = imports[start].iter().collect();
        while let Some(module) = open.pop() {
            assert_ne!(&module, start, "{} imports itself", start.join("::"));
            if reached.insert(module) {
                open.extend(imports.get(module).into_iter().flatten());
            }
        }
    }
}

/// The text of each module, without its tests and comments.
fn sources() -> BTreeMap<Module, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let relative = path.strip_prefix(&root).unwrap().with_extension("");
            let mut module: Module = relative
                .iter()
                .map(|part| part.to_str().unwrap().to_owned())
                .collect();
            if matches!(module.last().map(String::as_str), Some("mod" | "lib")) {
                module.pop();
            }
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap();
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            found.insert(module, code.collect::<Vec<_>>().join("\n"));
        }
    }
    found
}

fn imports_of(module: &Module, text: &str, modules: &BTreeSet<Module>) -> BTreeSet<Module> {
    let mut paths = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("use ") {
        rest = &rest[start + 4..];
        let end = rest.find(';').unwrap_or(rest.len());
        expand("", &rest[..end], &mut paths);
    }
    // Paths in the code itself.
    for marker in ["crate::", "super::"] {
        for (start, _) in text.match_indices(marker) {
            let path = text[start..]
                .split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | ':')));
            paths.extend(path.take(1).map(str::to_owned));
        }
    }
    paths
        .iter()
        .filter_map(|path| resolve(module, path, modules))
        .filter(|imported| imported != module)
        .collect()
}

/// `a::{b, c::{d, e}}` as `a::b`, `a::c::d` and `a::c::e`.
fn expand(prefix: &str, tree: &str, paths: &mut Vec<String>) {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        paths.push(format!("{prefix}{tree}"));
        return;
    };
    let prefix = format!("{prefix}{}", tree[..open].trim());
    let inner = tree[open + 1..].trim_end().trim_end_matches('}');
    let (mut depth, mut start) = (0, 0);
    for (index, letter) in inner.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                expand(&prefix, &inner[start..index], paths);
                start = index + 1;
            }
            _ => {}
        }
    }
    if !inner[start..].trim().is_empty() {
        expand(&prefix, &inner[start..], paths);
    }
}

/// The module that a path leads into; `None` for other crates.
fn resolve(module: &Module, path: &str, modules: &BTreeSet<Module>) -> Option<Module> {
    let mut segments = path.split("::").map(str::trim).peekable();
    let mut from = match *segments.peek()? {
        "crate" => Module::new(),
        "super" => module.clone(),
        first => {
            let mut child = module.clone();
            child.push(first.to_owned());
            return modules.contains(&child).then_some(child);
        }
    };
    for segment in segments {
        match segment {
            "crate" => {}
            "super" => {
                from.pop();
            }
            name => {
                from.push(name.to_owned());
                if !modules.contains(&from) {
                    from.pop();
                    // `crate::model` is another crate under a name of this one.
                    let is_foreign = from.is_empty() && matches!(name, "model" | "Bytes");
                    return (!is_foreign).then_some(from);
                }
            }
        }
    }
    Some(from)
}
