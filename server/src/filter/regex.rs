//! A regular expression of a filter.
//!
//! The meaning is that of `MongoDB`'s engine, PCRE without Unicode classes: `\d`, `\w`, `\s` and
//! `\b` know ASCII only, and `$` also stands before a newline that ends the text. Patterns are
//! rewritten for our engine where it means something else.

use std::fmt;
use std::sync::Arc;

use super::error::{FilterError, quoted};

/// A user types these patterns and each is tried on every candidate: keep one try short.
const BACKTRACK_LIMIT: usize = 10_000;
const COMPILED_SIZE_LIMIT: usize = 256 << 10;

/// A compiled regular expression, with the text it was made from. Cheap to clone.
#[derive(Clone)]
pub struct Pattern {
    source: String,
    options: String,
    compiled: Arc<fancy_regex::Regex>,
    /// For texts that end with a newline, where `$` and `\Z` need a longer and slower form.
    before_newline: Option<Arc<fancy_regex::Regex>>,
}

impl Pattern {
    /// Compiles a pattern with a subset of the options `i`, `m`, `s`, `x`.
    ///
    /// # Errors
    /// When the pattern is not valid, too large, or an option is unknown.
    pub fn new(source: &str, options: &str) -> Result<Self, FilterError> {
        if let Some(unknown) = options.chars().find(|letter| !"imsx".contains(*letter)) {
            return Err(FilterError::new(format!(
                "`$options` does not know the letter {}",
                quoted(&unknown.to_string())
            )));
        }
        let is_multi_line = options.contains('m');
        let compile = |source: &str| {
            let mut builder = fancy_regex::RegexBuilder::new(source);
            builder
                .case_insensitive(options.contains('i'))
                .multi_line(is_multi_line)
                .dot_matches_new_line(options.contains('s'))
                .verbose_mode(options.contains('x'))
                .backtrack_limit(BACKTRACK_LIMIT)
                .delegate_size_limit(COMPILED_SIZE_LIMIT);
            let compiled = builder.build().map_err(|_| {
                FilterError::new("`$regex` is not a valid regular expression, or is too large")
            });
            compiled.map(Arc::new)
        };
        let plain = rewrite(source, false);
        let exact = rewrite(source, !is_multi_line && !source.contains("(?"));
        Ok(Self {
            source: source.to_owned(),
            options: options.to_owned(),
            compiled: compile(&plain)?,
            before_newline: if exact == plain {
                None
            } else {
                Some(compile(&exact)?)
            },
        })
    }

    /// The text of the pattern.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The option letters.
    pub fn options(&self) -> &str {
        &self.options
    }

    /// Whether the pattern is found in the text. Giving up after too much work counts as no.
    pub fn is_match(&self, text: &str) -> bool {
        let compiled = match &self.before_newline {
            Some(exact) if text.ends_with('\n') => exact,
            _ => &self.compiled,
        };
        compiled.is_match(text).unwrap_or(false)
    }

    /// The text to look for when the pattern means nothing but "contains this text".
    pub(super) fn contained_text(&self) -> Option<&str> {
        let text = self.source.strip_prefix(".*").unwrap_or(&self.source);
        let text = text.strip_suffix(".*").unwrap_or(text);
        let is_plain =
            |letter: char| letter.is_alphanumeric() || " _-/:,;@%='\"<>!&~".contains(letter);
        (self.options.is_empty() && !text.is_empty() && text.chars().all(is_plain)).then_some(text)
    }
}

/// The pattern as our engine must read it. `ends` says whether `$` is to stand before a last
/// newline too.
fn rewrite(source: &str, ends: bool) -> String {
    const BOUNDARY: &str =
        "(?:(?<=[0-9A-Za-z_])(?![0-9A-Za-z_])|(?<![0-9A-Za-z_])(?=[0-9A-Za-z_]))";
    const NO_BOUNDARY: &str =
        "(?:(?<=[0-9A-Za-z_])(?=[0-9A-Za-z_])|(?<![0-9A-Za-z_])(?![0-9A-Za-z_]))";
    const END: &str = r"(?=\n?\z)";
    let mut out = String::with_capacity(source.len() + 16);
    let mut letters = source.chars().peekable();
    let mut in_class = false;
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('d') => out.push_str("[0-9]"),
                Some('D') => out.push_str("[^0-9]"),
                Some('w') => out.push_str("[0-9A-Za-z_]"),
                Some('W') => out.push_str("[^0-9A-Za-z_]"),
                Some('s') => out.push_str(r"[ \t\n\x0B\f\r]"),
                Some('S') => out.push_str(r"[^ \t\n\x0B\f\r]"),
                Some('b') if !in_class => out.push_str(BOUNDARY),
                Some('B') if !in_class => out.push_str(NO_BOUNDARY),
                Some('Z') if !in_class => out.push_str(END),
                Some(other) => {
                    out.push('\\');
                    out.push(other);
                }
                None => out.push('\\'),
            },
            '[' if !in_class => {
                in_class = true;
                out.push('[');
                if letters.next_if_eq(&'^').is_some() {
                    out.push('^');
                }
                // A bracket in the first place is a member.
                if letters.next_if_eq(&']').is_some() {
                    out.push_str("\\]");
                }
            }
            '[' if letters.peek() == Some(&':') => {
                // A named class, as far as its own bracket.
                out.push('[');
                for inner in letters.by_ref() {
                    out.push(inner);
                    if inner == ']' {
                        break;
                    }
                }
            }
            // Our engine would take these for classes in classes, and for operations on them.
            '[' => out.push_str("\\["),
            '&' | '~' if in_class => {
                out.push('\\');
                out.push(letter);
            }
            ']' if in_class => {
                in_class = false;
                out.push(']');
            }
            '$' if !in_class && ends => out.push_str(END),
            other => out.push(other),
        }
    }
    out
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source && self.options == other.options
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "/{}/{}", self.source, self.options)
    }
}
