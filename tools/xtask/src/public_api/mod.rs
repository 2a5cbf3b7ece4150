//! The listing of what the published crates offer, committed beside each of them.
//!
//! It is read from the sources by `syn`. Which items are public needs no resolution of names: the
//! lint `unreachable_pub`, which is an error in `cargo xtask test`, lets nothing be `pub` that
//! cannot be reached. What a macro makes is listed as the macro (its `pub` parts) and its
//! invocations. Automatic traits (`Send`, `Sync`…) are not listed.

mod items;
mod macros;
mod source;
mod text;

use std::collections::BTreeSet;

use crate::shell::{Outcome, announce, read, root, write};

/// The crates with a listing.
const CRATES: [&str; 2] = ["openapi", "sdk"];

/// How many lines of a difference are printed.
const MAX_LINES: usize = 40;

/// Writes the listings, or says how the committed ones differ.
pub(crate) fn run(check: bool) -> Outcome<()> {
    announce(if check {
        "compare the listings of public items"
    } else {
        "write the listings of public items"
    });
    let mut drifted = String::new();
    for folder in CRATES {
        let name = format!("{folder}/public-api.txt");
        let path = root().join(&name);
        let wanted = listing(folder)?;
        if check {
            let committed = read(&path).unwrap_or_default();
            drifted += &difference(&name, &committed, &wanted);
        } else {
            write(&path, &wanted)?;
            println!("{name}: {} lines", wanted.lines().count());
        }
    }
    if drifted.is_empty() {
        return Ok(());
    }
    Err(format!(
        "the public items have changed; see docs/src/sdk-stability.md, then run `cargo xtask public-api`\n{drifted}"
    ))
}

fn listing(folder: &str) -> Outcome<String> {
    let modules = source::modules(&root().join(folder).join("src"))?;
    let lines = items::lines(&modules);
    let head = "# Made by `cargo xtask public-api`. Do not edit.\n".to_owned();
    Ok(lines.iter().fold(head, |text, line| text + line + "\n"))
}

/// The lines that are gone (`-`) and new (`+`), the first of them at most; empty when none are.
fn difference(name: &str, committed: &str, wanted: &str) -> String {
    let old: BTreeSet<&str> = committed.lines().collect();
    let new: BTreeSet<&str> = wanted.lines().collect();
    let gone = old.difference(&new).map(|line| format!("  - {line}\n"));
    let added = new.difference(&old).map(|line| format!("  + {line}\n"));
    let lines: Vec<String> = gone.chain(added).collect();
    if lines.is_empty() && committed == wanted {
        return String::new();
    }
    let shown: String = lines.iter().take(MAX_LINES).map(String::as_str).collect();
    let more = match lines.len() {
        0 => "  differs in its order only\n".to_owned(),
        count if count > MAX_LINES => format!("  and {} more\n", count - MAX_LINES),
        _ => String::new(),
    };
    format!("{name}:\n{shown}{more}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(path: &[&str], code: &str) -> Vec<String> {
        let module = source::Module {
            path: path.iter().map(ToString::to_string).collect(),
            items: syn::parse_str::<syn::File>(code)
                .expect("this is code")
                .items,
        };
        items::lines(&[module]).into_iter().collect()
    }

    #[test]
    fn what_is_public_has_one_line_each() {
        let code = "
            #[derive(Debug, Clone)]
            #[non_exhaustive]
            pub struct Open<T> { pub name: &'static str, hidden: T }
            impl<T> Open<T> { pub fn take(mut self, mut other: T) -> T { other } fn inner(&self) {} }
            impl Open<u8> { pub const ONE: u8 = 1; pub async fn byte(&self) {} }
            struct Hidden;
            impl Hidden { pub fn nothing() {} }
            impl Drop for Hidden { fn drop(&mut self) {} }
            trait Secret {}
            impl<T> Secret for Open<T> {}
            #[cfg(feature = \"more\")]
            pub enum Word { One(u8), Two { size: u8 } }
        ";
        assert_eq!(
            listed(&["outer"], code),
            [
                "outer::Open: impl Clone",
                "outer::Open: impl Debug",
                "outer::Open: struct<T> #[non_exhaustive]",
                "outer::Open::ONE: const u8",
                "outer::Open::byte: async fn(&self) [impl Open<u8>]",
                "outer::Open::name: &'static str",
                "outer::Open::take: fn(self, other: T) -> T",
                "outer::Word: enum #[cfg(feature = \"more\")]",
                "outer::Word::One: variant",
                "outer::Word::One::0: u8",
                "outer::Word::Two: variant",
                "outer::Word::Two::size: u8",
            ]
        );
    }

    #[test]
    fn macros_are_listed_with_what_they_are_called_with() {
        let code = r#"
            macro_rules! word {
                ($name:ident { $($variant:ident => $text:literal,)+ }) => {
                    #[non_exhaustive]
                    pub enum $name { $($variant,)+ }
                    impl $name { pub fn text(&self) -> &str { "" } fn hidden(&self) {} }
                };
            }
            macro_rules! private { ($name:ident) => { struct $name; }; }
            word! { Answer { /// It is so.
                Yes => "yes", No => "no", } }
            private!(Nothing);
        "#;
        assert_eq!(
            listed(&[], code),
            [
                "macro word: impl $name",
                "macro word: pub enum $name #[non_exhaustive]",
                "macro word: pub fn text(&self) -> &str",
                "word! Answer No => \"no\"",
                "word! Answer Yes => \"yes\"",
            ]
        );
    }

    #[test]
    fn what_is_gone_and_what_is_new_is_shown() {
        let text = difference("x.txt", "a\nb\n", "b\nc\n");
        assert_eq!(text, "x.txt:\n  - a\n  + c\n");
        assert_eq!(difference("x.txt", "a\n", "a\n"), "");
        assert!(difference("x.txt", "", &"a\nb\n".repeat(50)).contains("+ b"));
    }
}
