//! Performance data: what plugins print after the `|`, such as `'/ used'=4.6GB;5;6;0;7 pl=0%`.
//!
//! The reading never fails. A piece that cannot be read is left out and the others are kept,
//! because plugins break the format in many ways and a result must not lose its good values for a
//! bad one.

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests;

use std::collections::HashMap;
use std::fmt;

/// The largest number of metrics that are read from one result.
const MAX_METRICS: usize = 10_000;

/// What separates the label of a child check from the names of its parents in the output of
/// `check_multi`.
const CHILD_SEPARATOR: &str = "::";

/// One measured value with its limits.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    /// The label, without quotes; not yet fit for a database, see [`super::names::metric`].
    pub label: String,
    /// What was measured; none when the plugin could not tell (`U`).
    pub value: Option<Number>,
    /// The unit as printed, a micro sign as `u`; empty for none.
    pub unit: String,
    /// Where warnings begin.
    pub warning: Option<Range>,
    /// Where it becomes critical.
    pub critical: Option<Range>,
    /// The smallest possible value.
    pub minimum: Option<Number>,
    /// The largest possible value.
    pub maximum: Option<Number>,
}

/// A finite number, whole ones exactly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A whole number, large enough for counters of 64 bits.
    Integer(i128),
    /// Any other number.
    Float(f64),
}

impl Number {
    /// The nearest floating-point number.
    #[expect(
        clippy::cast_precision_loss,
        reason = "databases keep floating-point numbers"
    )]
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Integer(whole) => whole as f64,
            Self::Float(number) => number,
        }
    }

    /// Reads a whole text such as `58.000000`, `-.5`, `1e3` or `0,004`.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, rest) = leading_number(text.trim())?;
        rest.is_empty().then_some(number)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(whole) => write!(formatter, "{whole}"),
            Self::Float(number) => write!(formatter, "{number:?}"),
        }
    }
}

/// A range of values that raises an alert: outside of it, or inside when `is_inside`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The lower end; none is minus infinity.
    pub start: Option<f64>,
    /// The upper end; none is infinity.
    pub end: Option<f64>,
    /// Alert inside the range (`@`) rather than outside.
    pub is_inside: bool,
    /// The one number it was written as, if it was.
    pub plain: Option<Number>,
}

/// The metrics in a text, in the order in which they stand; of two with one label, the later one in
/// the place of the earlier.
pub fn parse(text: &str) -> Vec<Metric> {
    let mut metrics: Vec<Metric> = Vec::new();
    let mut positions: HashMap<String, usize> = HashMap::new();
    let mut prefix = String::new();
    for line in lines(text) {
        for (label, value) in pieces(&line) {
            let Some(mut metric) = metric(&label, &value) else {
                continue;
            };
            match metric.label.rfind(CHILD_SEPARATOR) {
                Some(end) => {
                    prefix = metric.label[..end + CHILD_SEPARATOR.len()].to_owned();
                }
                None if !prefix.is_empty() => metric.label.insert_str(0, &prefix),
                None => {}
            }
            if let Some(position) = positions.get(&metric.label) {
                metrics[*position] = metric;
            } else if metrics.len() < MAX_METRICS {
                positions.insert(metric.label.clone(), metrics.len());
                metrics.push(metric);
            }
        }
    }
    metrics
}

/// Splits at line ends, also those that came as the two characters `\n`, and drops the text that
/// stands before a `|`. Nothing of it counts between quotes.
fn lines(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut rest = text;
    let mut is_quoted = false;
    while let Some(letter) = rest.chars().next() {
        let line = lines.len() - 1;
        let mut length = letter.len_utf8();
        match letter {
            '\'' => {
                // A quote that is never closed is not one.
                is_quoted = !is_quoted && rest[1..].contains('\'');
                lines[line].push(letter);
            }
            '\n' | '\r' => {
                is_quoted = false;
                lines.push(String::new());
            }
            '\\' if !is_quoted && rest.starts_with("\\n") => {
                length = 2;
                lines.push(String::new());
            }
            '|' if !is_quoted => lines[line].clear(),
            '\t' => lines[line].push(' '),
            _ => lines[line].push(letter),
        }
        rest = &rest[length..];
    }
    lines
}

/// Cuts a line into labels and values. A label runs up to the next `=`, or to its closing quote; a
/// value runs up to the next blank.
fn pieces(line: &str) -> Vec<(String, String)> {
    let mut pieces = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let (label, after) = match quoted(rest) {
            Some(found) => found,
            None => match rest.split_once('=') {
                Some((label, after)) => (label.to_owned(), after),
                None => break,
            },
        };
        let end = after.find(char::is_whitespace).unwrap_or(after.len());
        pieces.push((label, after[..end].to_owned()));
        rest = after[end..].trim_start();
    }
    pieces
}

/// A label in quotes, in which `''` is a quote, with what follows the `=` behind it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let quote = text
        .chars()
        .next()
        .filter(|one| matches!(one, '\'' | '"'))?;
    let mut label = String::new();
    let mut letters = text[1..].char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter != quote {
            label.push(letter);
        } else if letters.peek().is_some_and(|(_, next)| *next == quote) {
            letters.next();
            label.push(letter);
        } else {
            let after = text[1 + at + 1..].trim_start().strip_prefix('=')?;
            return Some((label, after));
        }
    }
    None
}

fn metric(label: &str, value: &str) -> Option<Metric> {
    let label = clean_label(label)?;
    let mut fields = value.split(';');
    let measured = fields.next().unwrap_or_default();
    let (value, unit) = if measured == "U" {
        (None, String::new())
    } else {
        let (number, unit) = leading_number(measured)?;
        (Some(number), clean_unit(unit)?)
    };
    let mut field = || fields.next().unwrap_or_default().trim();
    let (warning, critical) = (field(), field());
    let (mut minimum, mut maximum) = (bound(field(), &unit), bound(field(), &unit));
    if unit == "%" {
        minimum = Some(Number::Integer(0));
        maximum = Some(Number::Integer(100));
    }
    Some(Metric {
        value,
        warning: Range::parse(warning, &unit),
        critical: Range::parse(critical, &unit),
        minimum,
        maximum,
        label,
        unit,
    })
}

/// The label without quotes and blanks around it, and without the time that some plugins append.
fn clean_label(label: &str) -> Option<String> {
    let mut label = label.trim().trim_matches(['\'', '"']).trim();
    if let Some((name, time)) = label.rsplit_once('.')
        && time.len() == 10
        && time.bytes().all(|byte| byte.is_ascii_digit())
    {
        label = name;
    }
    (!label.is_empty()).then(|| label.to_owned())
}

/// The unit, if it is one.
fn clean_unit(unit: &str) -> Option<String> {
    let unit: String = unit
        .chars()
        .map(|letter| match letter {
            '\u{b5}' | '\u{3bc}' => 'u',
            other => other,
        })
        .collect();
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '/' | '%');
    unit.chars().all(fits).then_some(unit)
}

/// A limit of the measured value; with the unit behind it or without.
fn bound(text: &str, unit: &str) -> Option<Number> {
    let (number, rest) = leading_number(text)?;
    is_unit_or_none(rest, unit).then_some(number)
}

fn is_unit_or_none(rest: &str, unit: &str) -> bool {
    rest.is_empty() || clean_unit(rest).is_some_and(|rest| rest == unit)
}

impl Range {
    /// Reads `10`, `10:`, `~:10`, `10:20` and `@10:20`, the numbers with the unit or without.
    fn parse(text: &str, unit: &str) -> Option<Self> {
        let is_inside = text.starts_with('@');
        let text = text.trim_start_matches('@');
        let Some((start, end)) = text.split_once(':') else {
            let end = bound(text, unit)?;
            return Some(Self {
                start: Some(0.0),
                end: Some(end.as_f64()),
                is_inside,
                plain: (!is_inside).then_some(end),
            });
        };
        let start = match start {
            "~" => None,
            "" => Some(0.0),
            start => Some(bound(start, unit)?.as_f64()),
        };
        let end = match end {
            "~" | "" => None,
            end => Some(bound(end, unit)?.as_f64()),
        };
        Some(Self {
            start,
            end,
            is_inside,
            plain: None,
        })
    }
}

/// The number that a text begins with, and what follows it. A comma may stand for the point.
fn leading_number(text: &str) -> Option<(Number, &str)> {
    let bytes = text.as_bytes();
    let digits_from = |start: usize| {
        let digits = bytes[start..].iter();
        start + digits.take_while(|byte| byte.is_ascii_digit()).count()
    };
    let start = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let whole_end = digits_from(start);
    let mut end = whole_end;
    if let Some(b'.' | b',') = bytes.get(end) {
        end = digits_from(end + 1);
    }
    let digits = (whole_end - start) + (end - whole_end).saturating_sub(1);
    if digits == 0 {
        return None;
    }
    if let Some(b'e' | b'E') = bytes.get(end) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = end + 1 + sign;
        if exponent < bytes.len() && digits_from(exponent) > exponent {
            end = digits_from(exponent);
        }
    }
    // Two commas group thousands, or something else went wrong: which one cannot be known.
    if matches!(bytes.get(end), Some(b'.' | b',' | b'+' | b'-')) {
        return None;
    }
    Some((number(&text[..end])?, &text[end..]))
}

fn number(text: &str) -> Option<Number> {
    if let Ok(whole) = text.parse::<i128>() {
        return Some(Number::Integer(whole));
    }
    let number: f64 = text.replace(',', ".").parse().ok()?;
    if !number.is_finite() {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole and within the bounds of exactly represented numbers"
    )]
    let number = if number.fract() == 0.0 && number.abs() < 9e15 {
        Number::Integer(number as i128)
    } else {
        Number::Float(number)
    };
    Some(number)
}
