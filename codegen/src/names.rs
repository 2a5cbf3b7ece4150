//! Rust names for the names of the document.

/// The Rust name of a wire name: leading underscores are dropped, and a leading word that starts
/// with a digit goes to the end (`2d_coords` becomes `coords_2d`). `None` if that is no identifier.
pub(crate) fn field(wire: &str) -> Option<String> {
    let name = wire.trim_start_matches('_');
    let name = match name.split_once('_') {
        Some((first, rest)) if first.starts_with(|letter: char| letter.is_ascii_digit()) => {
            format!("{rest}_{first}")
        }
        _ => name.to_owned(),
    };
    is_snake_case(&name).then_some(name)
}

/// The keywords that not even a raw identifier can be.
const RESERVED: [&str; 4] = ["self", "Self", "super", "crate"];

/// Whether `name` can name a module, a function or (in upper case) a constant.
pub(crate) fn is_snake_case(name: &str) -> bool {
    !RESERVED.contains(&name)
        && name.starts_with(|letter: char| letter.is_ascii_lowercase())
        && name
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
}

/// Whether `name` can name a type.
pub(crate) fn is_type_name(name: &str) -> bool {
    !RESERVED.contains(&name)
        && name.starts_with(|letter: char| letter.is_ascii_uppercase())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric())
}

/// `live_syntheses` as the type name `LiveSyntheses`.
pub(crate) fn pascal_case(snake: &str) -> String {
    snake.split('_').map(capitalised).collect()
}

/// A text with a capital letter at the start.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// `live_syntheses` as words of a sentence.
pub(crate) fn words(snake: &str) -> String {
    snake.replace('_', " ")
}
