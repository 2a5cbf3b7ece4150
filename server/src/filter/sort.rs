//! `sort`: how the items of a collection are ordered.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use super::error::{FilterError, quoted};
use super::evaluate::split;
use super::kind::{Kind, Kinds, is_position, kind_at};
use super::limits::{MAX_NODES, MAX_SORT_KEYS};
use super::scan::{Token, scan};
use super::view::View;

/// Dotted paths to sort by, first the most important one, each with whether it is descending.
/// Empty: the order of storage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sort(pub Vec<(String, bool)>);

impl Sort {
    /// Reads the text of a `sort` parameter: `-_level,name` or `[("_level", -1), ("name", 1)]`.
    ///
    /// # Errors
    /// For whatever is neither.
    pub fn parse(text: &str) -> Result<Self, FilterError> {
        let text = text.trim();
        let mut keys = if text.is_empty() {
            Vec::new()
        } else if text.starts_with('[') {
            Pairs {
                tokens: scan(text, MAX_NODES)?,
                position: 0,
            }
            .read()?
        } else {
            text.split(',').map(element).collect::<Result<_, _>>()?
        };
        if keys.len() > MAX_SORT_KEYS {
            return Err(FilterError::new("`sort` names more than 32 fields"));
        }
        // Only the first time that a field is named decides.
        for at in (1..keys.len()).rev() {
            if keys[..at].iter().any(|(path, _)| *path == keys[at].0) {
                keys.remove(at);
            }
        }
        Ok(Self(keys))
    }

    /// Whether nothing was asked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The order of two items. Values of different types are ordered by type, an absent field
    /// like null; a list counts as its least element, or greatest when descending.
    pub fn compare(
        &self,
        left: &Map<String, Value>,
        right: &Map<String, Value>,
        kinds: &dyn Kinds,
    ) -> Ordering {
        for (path, is_descending) in &self.0 {
            let kind = kind_at(path, kinds);
            let left = key(left, path, &kind, *is_descending);
            let right = key(right, path, &kind, *is_descending);
            let order = left.compare(&right);
            if order.is_ne() {
                return if *is_descending {
                    order.reverse()
                } else {
                    order
                };
            }
        }
        Ordering::Equal
    }
}

fn key<'a>(item: &'a Map<String, Value>, path: &str, kind: &Kind, is_descending: bool) -> View<'a> {
    let better = if is_descending {
        Ordering::Greater
    } else {
        Ordering::Less
    };
    let mut best: Option<View<'a>> = None;
    let mut offer = |view: View<'a>| {
        if best
            .as_ref()
            .is_none_or(|best| view.compare(best) == better)
        {
            best = Some(view);
        }
    };
    let (head, rest) = split(path);
    keys_of(item.get(head), rest, false, kind, &mut offer);
    best.unwrap_or(View::Null)
}

/// Offers all that a path leads to in a value, as an index of `MongoDB` has it. Unlike a filter, a
/// position that is there hides members of that name, and elements without the member count as
/// null.
fn keys_of<'a>(
    value: Option<&'a Value>,
    path: Option<&str>,
    is_whole: bool,
    kind: &Kind,
    offer: &mut dyn FnMut(View<'a>),
) {
    match (value, path) {
        (Some(Value::Array(elements)), None) if elements.is_empty() => offer(View::Undefined),
        (Some(Value::Array(elements)), None) if !is_whole => {
            for element in elements {
                offer(View::stored(element, kind.element()));
            }
        }
        (Some(value), None) => offer(View::stored(value, kind)),
        (Some(Value::Object(object)), Some(path)) => {
            let (head, rest) = split(path);
            keys_of(object.get(head), rest, false, kind, offer);
        }
        (Some(Value::Array(elements)), Some(path)) => {
            let (head, rest) = split(path);
            let position = head.parse::<usize>().ok().filter(|_| is_position(head));
            if let Some(element) = position.and_then(|position| elements.get(position)) {
                return keys_of(Some(element), rest, true, kind, offer);
            }
            if elements.is_empty() {
                offer(View::Null);
            }
            for element in elements {
                let member = element.as_object().and_then(|object| object.get(head));
                keys_of(member, rest, false, kind, offer);
            }
        }
        _ => offer(View::Null),
    }
}

fn element(text: &str) -> Result<(String, bool), FilterError> {
    let text = text.trim();
    let (name, is_descending) = text
        .strip_prefix('-')
        .map_or((text, false), |name| (name, true));
    Ok((checked(name)?, is_descending))
}

fn checked(name: &str) -> Result<String, FilterError> {
    let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
    let is_odd = |letter: char| {
        letter.is_whitespace() || letter.is_control() || "\"'`()[]{}:".contains(letter)
    };
    if name.is_empty() {
        Err(FilterError::new("`sort` has an empty element"))
    } else if is_number || name.starts_with(['$', '-']) || name.contains(is_odd) {
        Err(FilterError::new(format!(
            "{} is not a field to sort by",
            quoted(name)
        )))
    } else {
        Ok(name.to_owned())
    }
}

/// Reads the literal list of pairs.
struct Pairs {
    tokens: Vec<Token>,
    position: usize,
}

impl Pairs {
    fn read(mut self) -> Result<Vec<(String, bool)>, FilterError> {
        let mut keys = Vec::new();
        self.expect("[")?;
        while !self.takes("]") {
            keys.push(self.pair()?);
            if !self.takes(",") {
                self.expect("]")?;
                break;
            }
        }
        if self.position == self.tokens.len() {
            Ok(keys)
        } else {
            Err(not_pairs())
        }
    }

    fn pair(&mut self) -> Result<(String, bool), FilterError> {
        let closing = if self.takes("(") {
            ")"
        } else {
            self.expect("[")?;
            "]"
        };
        let Some(Token::Text(name)) = self.next() else {
            return Err(not_pairs());
        };
        self.expect(",")?;
        let is_descending = self.takes("-");
        if !is_descending {
            self.takes("+");
        }
        if self.next() != Some(Token::Integer(1)) {
            return Err(FilterError::new(
                "`sort` takes 1 or -1 as the direction of a field",
            ));
        }
        self.takes(",");
        self.expect(closing)?;
        Ok((checked(&name)?, is_descending))
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.position).cloned();
        self.position += 1;
        token
    }

    fn takes(&mut self, symbol: &str) -> bool {
        let found = matches!(self.tokens.get(self.position), Some(Token::Symbol(found)) if *found == symbol);
        self.position += usize::from(found);
        found
    }

    fn expect(&mut self, symbol: &str) -> Result<(), FilterError> {
        if self.takes(symbol) {
            Ok(())
        } else {
            Err(not_pairs())
        }
    }
}

fn not_pairs() -> FilterError {
    FilterError::new("`sort` is not a list of pairs of a field and a direction")
}
