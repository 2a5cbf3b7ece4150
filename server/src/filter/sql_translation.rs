//! A filter, or a part of one, as an `SQLite` condition, and how conditions are joined.

/// A parameter to bind.
#[derive(Clone, Debug, PartialEq)]
pub enum SqlValue {
    /// A whole number; truth values are 0 and 1.
    Integer(i64),
    /// Another number.
    Real(f64),
    /// Text.
    Text(String),
    /// Bytes: an id, where columns hold ids so.
    Blob(Vec<u8>),
}

impl SqlValue {
    /// Hexadecimal digits as the bytes that they stand for, when the same digits can be made of
    /// these again: ids and etags are twice as short then.
    pub fn bytes_of_digits(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
        let is_even = text.len().is_multiple_of(2) && !text.is_empty();
        if !is_even || !text.bytes().all(is_digit) {
            return None;
        }
        let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        let bytes: Option<Vec<u8>> = text.as_bytes().chunks(2).map(pair).collect();
        bytes.map(Self::Blob)
    }
}

/// A filter as a condition.
#[derive(Clone, Debug, PartialEq)]
pub struct Translation {
    /// Whether the condition holds for exactly the items for which the filter does.
    pub exact: bool,
    /// An SQL expression; `1` for everything, `0` for nothing.
    pub condition: String,
    /// The values of its `?`, in order.
    pub parameters: Vec<SqlValue>,
}

impl Translation {
    pub(super) fn exact(condition: impl Into<String>, parameters: Vec<SqlValue>) -> Self {
        Self {
            exact: true,
            condition: condition.into(),
            parameters,
        }
    }

    pub(super) fn constant(holds: bool) -> Self {
        Self::exact(if holds { "1" } else { "0" }, Vec::new())
    }

    /// What is said of a filter that cannot be translated: any item may be a candidate.
    pub(super) fn unknown() -> Self {
        Self {
            exact: false,
            ..Self::constant(true)
        }
    }

    fn is_constant(&self, holds: bool) -> bool {
        self.condition == if holds { "1" } else { "0" }
    }

    pub(super) fn negate(self) -> Self {
        if !self.exact {
            Self::unknown()
        } else if self.is_constant(true) || self.is_constant(false) {
            Self::constant(self.is_constant(false))
        } else {
            Self {
                condition: format!("(({}) IS NOT TRUE)", self.condition),
                ..self
            }
        }
    }
}

/// All of the parts, or any of them.
pub(super) fn join_translations(
    is_any: bool,
    parts: impl IntoIterator<Item = Translation>,
) -> Translation {
    let mut exact = true;
    let mut conditions: Vec<String> = Vec::new();
    let mut parameters = Vec::new();
    for part in parts {
        // A constant that decides the whole: an exact one settles it, a guess leaves it open.
        if part.is_constant(is_any) {
            if part.exact {
                return Translation::constant(is_any);
            }
            if is_any {
                exact = false;
                conditions.clear();
                conditions.push("1".to_owned());
                parameters.clear();
                continue;
            }
        }
        exact &= part.exact;
        let is_open = is_any && conditions.first().is_some_and(|condition| condition == "1");
        if !part.is_constant(!is_any) && !is_open {
            conditions.push(part.condition);
            parameters.extend(part.parameters);
        }
    }
    let condition = match conditions.len() {
        0 => if is_any { "0" } else { "1" }.to_owned(),
        _ => balanced(&conditions, if is_any { " OR " } else { " AND " }),
    };
    Translation {
        exact,
        condition,
        parameters,
    }
}

/// How many conditions may be joined side by side.
const MAX_JOIN: usize = 16;

/// The conditions, joined as a tree: `SQLite` bounds how deep an expression may be, and reads
/// `a OR b OR c` as one level for each word.
fn balanced(conditions: &[String], word: &str) -> String {
    match conditions {
        [only] => only.clone(),
        few if few.len() <= MAX_JOIN => format!("({})", few.join(word)),
        many => {
            let (left, right) = many.split_at(many.len() / 2);
            format!("({}{word}{})", balanced(left, word), balanced(right, word))
        }
    }
}
