//! Pieces of code as one line of text.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, File, Item, Signature, Type, parse_quote};

/// An item on one line.
pub(super) fn line(item: Item) -> String {
    let file: File = parse_quote!(#item);
    let text = prettyplease::unparse(&file);
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let joined = joined.replace("( ", "(").replace(", )", ")");
    let joined = joined.replace("< ", "<").replace(", >", ">");
    // The crate itself is meant everywhere.
    let joined = joined.replace("crate::", "");
    let end = joined.trim_end_matches("{}").trim_end_matches(';');
    end.trim_end().to_owned()
}

/// A function without its name and body. How its arguments are bound inside does not matter.
pub(super) fn signature(mut signature: Signature) -> String {
    for input in &mut signature.inputs {
        match input {
            syn::FnArg::Receiver(receiver) => receiver.mutability = None,
            syn::FnArg::Typed(argument) => {
                if let syn::Pat::Ident(name) = &mut *argument.pat {
                    name.mutability = None;
                }
            }
        }
    }
    let name = format!("fn {}", signature.ident);
    line(parse_quote!(#signature {})).replacen(&name, "fn", 1)
}

/// A type.
pub(super) fn type_name(shown: &Type) -> String {
    let text = line(parse_quote!(type X = #shown;));
    text.trim_start_matches("type X = ").to_owned()
}

/// What attributes say about the public side: features, and whether more may come.
pub(super) fn marks(attributes: &[Attribute]) -> String {
    let mut marks = String::new();
    for attribute in attributes {
        if attribute.path().is_ident("non_exhaustive") || attribute.path().is_ident("cfg") {
            marks += " ";
            marks += &tokens(quote!(#attribute));
        }
    }
    marks
}

/// Whether an item exists for tests only.
pub(super) fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let text = tokens(quote!(#attribute));
        text == "#[cfg(test)]" || text == "#[cfg(doctest)]"
    })
}

/// Any tokens, spaced as in ordinary source.
pub(super) fn tokens(stream: TokenStream) -> String {
    let mut text = stream.to_string();
    text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (clumsy, better) in [
        (" :: ", "::"),
        (" : ", ": "),
        (" ,", ","),
        (" . ", "."),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        ("& ", "&"),
        ("$ ", "$"),
        ("# [", "#["),
        ("[ ", "["),
        (" ]", "]"),
        (" !", "!"),
        ("->", " ->"),
        ("= >", "=>"),
        ("->(", "-> ("),
    ] {
        text = text.replace(clumsy, better);
    }
    text.replace("  ", " ")
}
