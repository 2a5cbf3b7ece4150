//! A regular expression of a filter.

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
        let mut builder = fancy_regex::RegexBuilder::new(source);
        builder
            .case_insensitive(options.contains('i'))
            .multi_line(options.contains('m'))
            .dot_matches_new_line(options.contains('s'))
            .verbose_mode(options.contains('x'))
            .backtrack_limit(BACKTRACK_LIMIT)
            .delegate_size_limit(COMPILED_SIZE_LIMIT);
        let compiled = builder.build().map_err(|_| {
            FilterError::new("`$regex` is not a valid regular expression, or is too large")
        })?;
        Ok(Self {
            source: source.to_owned(),
            options: options.to_owned(),
            compiled: Arc::new(compiled),
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
        self.compiled.is_match(text).unwrap_or(false)
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
