//! A regular expression of a filter.
//!
//! The meaning is that of `MongoDB`'s engine, PCRE without Unicode classes: `\d`, `\w`, `\s` and
//! `\b` know ASCII only, and `$` also stands before a newline that ends the text. Patterns are
//! rewritten for our engines where they mean something else.
//!
//! Clients write the patterns, and each is tried on every candidate. Whatever a linear-time engine
//! can take is matched by it. Look-around, back-references and possessive forms need backtracking:
//! they are tried on short texts only, with few steps. A search whose patterns needed more than
//! that, or more than [`MAX_MATCHING_TIME`] on long texts, is not answered from half of the truth:
//! [`Effort::is_exhausted`] says so, and the store refuses the list.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use super::error::{FilterError, quoted};

/// How many steps back a pattern may take on one text, where it needs backtracking.
const MAX_BACKTRACKS: usize = 10_000;

/// The longest text, in bytes, that a pattern with backtracking is tried on. A step may scan the
/// whole text, so that steps and length bound the work together.
const MAX_BACKTRACKED_TEXT: usize = 1 << 10;

/// The largest compiled pattern, in bytes.
const MAX_COMPILED_SIZE: usize = 256 << 10;

/// A compiled pattern up to this size is tried on texts of any length; the work for one text grows
/// with the product of both sizes.
const SMALL_COMPILED_SIZE: usize = 16 << 10;

/// The longest text, in bytes, that a pattern above [`SMALL_COMPILED_SIZE`] is tried on.
const MAX_TEXT_OF_LARGE_PATTERNS: usize = 64 << 10;

/// From this length on, in bytes, the time that a match takes is measured.
const LONG_TEXT: usize = 4 << 10;

/// How long all patterns of one filter together may look through long texts.
const MAX_MATCHING_TIME: Duration = Duration::from_secs(2);

/// The work that the patterns of one filter have done on long texts. Cheap to clone; clones count
/// together.
#[derive(Clone, Debug, Default)]
pub struct Effort(Arc<Spent>);

#[derive(Debug, Default)]
struct Spent {
    microseconds: AtomicU64,
    exhausted: AtomicBool,
}

impl Effort {
    /// Whether a pattern was not tried to the end, so that what it answered means nothing.
    pub fn is_exhausted(&self) -> bool {
        self.0.exhausted.load(Ordering::Relaxed)
    }

    fn exhaust(&self) {
        self.0.exhausted.store(true, Ordering::Relaxed);
    }

    fn add(&self, time: Duration) {
        let time = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        let before = self.0.microseconds.fetch_add(time, Ordering::Relaxed);
        if u128::from(before) + u128::from(time) > MAX_MATCHING_TIME.as_micros() {
            self.exhaust();
        }
    }
}

/// A compiled regular expression, with the text it was made from. Cheap to clone.
#[derive(Clone)]
pub struct Pattern {
    source: String,
    options: String,
    matcher: Arc<Matcher>,
    /// For texts that end with a newline, where `$` and `\Z` have two places to stand.
    before_newline: Option<Arc<BeforeNewline>>,
    effort: OnceLock<Effort>,
}

/// An engine with a pattern.
enum Matcher {
    /// Takes time in proportion to the text.
    Linear {
        compiled: regex::Regex,
        longest_text: usize,
    },
    /// Tries one way after the other.
    Backtracking(fancy_regex::Regex),
}

/// How a text that ends with a newline is tried beside the pattern as it stands.
enum BeforeNewline {
    /// The text without its last newline, by a pattern in which `\z` never holds.
    Chopped(Matcher),
    /// The whole text, by a pattern that looks ahead for the newline.
    Whole(Matcher),
}

impl Matcher {
    fn linear(source: &str, options: &str) -> Option<Self> {
        let compile = |size| {
            regex::RegexBuilder::new(source)
                .case_insensitive(options.contains('i'))
                .multi_line(options.contains('m'))
                .dot_matches_new_line(options.contains('s'))
                .ignore_whitespace(options.contains('x'))
                .size_limit(size)
                .build()
        };
        let (compiled, longest_text) = match compile(SMALL_COMPILED_SIZE) {
            Ok(small) => (small, usize::MAX),
            Err(_) => (compile(MAX_COMPILED_SIZE).ok()?, MAX_TEXT_OF_LARGE_PATTERNS),
        };
        Some(Self::Linear {
            compiled,
            longest_text,
        })
    }

    fn backtracking(source: &str, options: &str) -> Result<Self, FilterError> {
        fancy_regex::RegexBuilder::new(source)
            .case_insensitive(options.contains('i'))
            .multi_line(options.contains('m'))
            .dot_matches_new_line(options.contains('s'))
            .verbose_mode(options.contains('x'))
            .backtrack_limit(MAX_BACKTRACKS)
            .delegate_size_limit(MAX_COMPILED_SIZE)
            .build()
            .map(Self::Backtracking)
            .map_err(|_| {
                FilterError::new("`$regex` is not a valid regular expression, or is too large")
            })
    }

    /// Whether the pattern is found; `None` when that is too much work.
    fn find(&self, text: &str) -> Option<bool> {
        match self {
            Self::Linear {
                compiled,
                longest_text,
            } => (text.len() <= *longest_text).then(|| compiled.is_match(text)),
            Self::Backtracking(_) if text.len() > MAX_BACKTRACKED_TEXT => None,
            Self::Backtracking(compiled) => compiled.is_match(text).ok(),
        }
    }
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
        let matcher = match Matcher::linear(&rewrite(source, &LINEAR), options) {
            Some(linear) => linear,
            None => Matcher::backtracking(&rewrite(source, &BACKTRACKING), options)?,
        };
        let ends = !options.contains('m') && !source.contains("(?") && names_the_end(source);
        let before_newline = if !ends {
            None
        } else if let Matcher::Linear { .. } = matcher
            && stands_at_ends_only(source)
            && let Some(chopped) = Matcher::linear(&rewrite(source, &LINEAR_CHOPPED), options)
        {
            Some(BeforeNewline::Chopped(chopped))
        } else {
            let exact = rewrite(source, &BACKTRACKING_BEFORE_NEWLINE);
            Some(BeforeNewline::Whole(Matcher::backtracking(
                &exact, options,
            )?))
        };
        Ok(Self {
            source: source.to_owned(),
            options: options.to_owned(),
            matcher: Arc::new(matcher),
            before_newline: before_newline.map(Arc::new),
            effort: OnceLock::new(),
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

    /// Makes the pattern count its work together with the others of a filter. Without effect once
    /// it has been used.
    pub(super) fn share(&self, effort: &Effort) {
        self.effort.get_or_init(|| effort.clone());
    }

    /// What the pattern, or all that it shares with, has spent.
    pub(super) fn effort(&self) -> &Effort {
        self.effort.get_or_init(Effort::default)
    }

    /// Whether the pattern is found in the text. After too much work the answer is no, and the
    /// effort is exhausted.
    pub fn is_match(&self, text: &str) -> bool {
        let effort = self.effort();
        if effort.is_exhausted() {
            return false;
        }
        let began = (text.len() >= LONG_TEXT).then(Instant::now);
        let found = self.find(text);
        if let Some(began) = began {
            effort.add(began.elapsed());
        }
        found.unwrap_or_else(|| {
            effort.exhaust();
            false
        })
    }

    fn find(&self, text: &str) -> Option<bool> {
        let Some(chopped) = text.strip_suffix('\n') else {
            return self.matcher.find(text);
        };
        match self.before_newline.as_deref() {
            None => self.matcher.find(text),
            Some(BeforeNewline::Whole(exact)) => exact.find(text),
            Some(BeforeNewline::Chopped(ends)) => {
                Some(self.matcher.find(text)? || ends.find(chopped)?)
            }
        }
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

/// What a pattern is rewritten to, for one engine and one way to read texts.
struct Dialect {
    word_boundary: &'static str,
    no_word_boundary: &'static str,
    /// `$` outside of classes.
    dollar: &'static str,
    /// `\Z`, the end of the text or the newline before it.
    end: &'static str,
    /// `\z`, the end of the text.
    very_end: &'static str,
}

const LINEAR: Dialect = Dialect {
    word_boundary: r"(?-u:\b)",
    // Only where it cannot stand inside of a character; otherwise the other engine takes it.
    no_word_boundary: r"(?-u:\B)",
    dollar: "$",
    end: r"\z",
    very_end: r"\z",
};

/// For a text without its last newline: it has no very end.
const LINEAR_CHOPPED: Dialect = Dialect {
    very_end: r"[^\x{0}-\x{10FFFF}]",
    ..LINEAR
};

const BACKTRACKING: Dialect = Dialect {
    word_boundary: "(?:(?<=[0-9A-Za-z_])(?![0-9A-Za-z_])|(?<![0-9A-Za-z_])(?=[0-9A-Za-z_]))",
    no_word_boundary: "(?:(?<=[0-9A-Za-z_])(?=[0-9A-Za-z_])|(?<![0-9A-Za-z_])(?![0-9A-Za-z_]))",
    dollar: "$",
    end: r"(?=\n?\z)",
    very_end: r"\z",
};

const BACKTRACKING_BEFORE_NEWLINE: Dialect = Dialect {
    dollar: r"(?=\n?\z)",
    ..BACKTRACKING
};

/// Whether the pattern may ask for the end of the text.
fn names_the_end(source: &str) -> bool {
    source.contains('$') || source.contains(r"\Z")
}

/// Whether nothing of the pattern can follow where it asks for the end of the text.
fn stands_at_ends_only(source: &str) -> bool {
    source.replace(r"\Z", "$").split('$').skip(1).all(|rest| {
        let rest = rest.trim_start_matches(')');
        rest.is_empty() || rest.starts_with('|')
    })
}

/// The pattern as our engine must read it.
fn rewrite(source: &str, dialect: &Dialect) -> String {
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
                Some('b') if !in_class => out.push_str(dialect.word_boundary),
                Some('B') if !in_class => out.push_str(dialect.no_word_boundary),
                Some('Z') if !in_class => out.push_str(dialect.end),
                Some('z') if !in_class => out.push_str(dialect.very_end),
                // Literal for MongoDB, borders of words for one of our engines.
                Some(angle @ ('<' | '>')) => out.push(angle),
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
            '$' if !in_class => out.push_str(dialect.dollar),
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
