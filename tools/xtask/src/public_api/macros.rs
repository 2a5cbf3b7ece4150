//! What macros of the crate make: their public parts, and what they are called with.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;
use syn::ItemMacro;

use super::text::tokens;

/// A definition: what is public in it, and what it implements.
pub(super) fn definition(item: &ItemMacro) -> Vec<String> {
    let Some(name) = &item.ident else {
        return Vec::new();
    };
    let mut found = Vec::new();
    collect(item.mac.tokens.clone(), &mut found);
    found
        .into_iter()
        .map(|text| format!("macro {name}: {text}"))
        .collect()
}

/// Whether the body of a definition calls the macro of that name.
pub(super) fn calls(item: &ItemMacro, name: &str) -> bool {
    fn within(stream: TokenStream, name: &str) -> bool {
        let mut stream = stream.into_iter().peekable();
        while let Some(token) = stream.next() {
            let found = match token {
                TokenTree::Group(group) => within(group.stream(), name),
                TokenTree::Ident(word) => {
                    let next = stream.peek();
                    word == name
                        && matches!(next, Some(TokenTree::Punct(mark)) if mark.as_char() == '!')
                }
                _ => false,
            };
            if found {
                return true;
            }
        }
        false
    }
    within(item.mac.tokens.clone(), name)
}

/// Everything that begins with `pub` or `impl`, at any depth.
fn collect(stream: TokenStream, found: &mut Vec<String>) {
    let mut begun: Option<TokenStream> = None;
    // Whether the attributes before the next item say that more may come.
    let mut open = false;
    let finish = |begun: &mut Option<TokenStream>, found: &mut Vec<String>| {
        if let Some(text) = begun.take() {
            found.push(tokens(text));
        }
    };
    let mut stream = stream.into_iter().peekable();
    while let Some(token) = stream.next() {
        match &token {
            TokenTree::Ident(word) if begun.is_none() && (word == "pub" || word == "impl") => {
                let restricted = matches!(
                    stream.peek(),
                    Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis
                );
                if !restricted {
                    begun = Some(TokenStream::from(token));
                }
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                if let (true, Some(text)) = (std::mem::take(&mut open), &mut begun) {
                    text.extend(quote!(#[non_exhaustive]));
                }
                finish(&mut begun, found);
                collect(group.stream(), found);
            }
            TokenTree::Punct(mark) if mark.as_char() == ';' || mark.as_char() == ',' => {
                finish(&mut begun, found);
            }
            TokenTree::Group(group) if begun.is_none() => {
                open |= group.to_string() == "[non_exhaustive]";
                collect(group.stream(), found);
            }
            _ => {
                if let Some(text) = &mut begun {
                    text.extend([token]);
                }
            }
        }
    }
    finish(&mut begun, found);
}

/// An invocation: what it was called with, one line per element.
pub(super) fn invocation(item: &ItemMacro) -> Vec<String> {
    let name = &item.mac.path.segments.last();
    let name = name.map_or_else(String::new, |segment| segment.ident.to_string());
    let mut found = Vec::new();
    elements(&format!("{name}!"), item.mac.tokens.clone(), &mut found);
    found
}

fn elements(place: &str, stream: TokenStream, found: &mut Vec<String>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let has = |sign: char| {
        let is =
            |tree: &TokenTree| matches!(tree, TokenTree::Punct(mark) if mark.as_char() == sign);
        trees.iter().any(is)
    };
    let separator = if has(';') { ';' } else { ',' };
    let mut element = TokenStream::new();
    let mut place = place.to_owned();
    let mut trees = trees.into_iter().peekable();
    while let Some(token) = trees.next() {
        match token {
            // An attribute, which is documentation.
            TokenTree::Punct(mark) if mark.as_char() == '#' => drop(trees.next()),
            TokenTree::Punct(mark) if mark.as_char() == separator => {
                flush(&place, &mut element, found);
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                place = inside(&place, &mut element, &group, found);
            }
            other => element.extend([other]),
        }
    }
    flush(&place, &mut element, found);
}

/// Lists a group under the words before it. The first word names what follows as well.
fn inside(
    place: &str,
    element: &mut TokenStream,
    group: &Group,
    found: &mut Vec<String>,
) -> String {
    let words = tokens(std::mem::take(element));
    let inner = format!("{place} {words}").trim_end().to_owned();
    elements(&inner, group.stream(), found);
    inner
}

fn flush(place: &str, element: &mut TokenStream, found: &mut Vec<String>) {
    let text = tokens(std::mem::take(element));
    // A text alone is part of the documentation.
    let is_text = text.starts_with('"') && !text[1..].contains("\" ");
    if !text.is_empty() && !is_text {
        found.push(format!("{place} {text}"));
    }
}
