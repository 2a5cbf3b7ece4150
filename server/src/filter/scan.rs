//! The words of the Python-like notations: expressions of `where`, pairs of `sort`.

use super::error::FilterError;

/// One word.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A name, dotted or not.
    Name(String),
    /// A quoted text.
    Text(String),
    Integer(i64),
    Float(f64),
    /// An operator, bracket, comma or sign.
    Symbol(&'static str),
}

// Longer ones first, so that `>=` is not read as `>`.
const SYMBOLS: [&str; 14] = [
    "==", "!=", "<=", ">=", "<", ">", "(", ")", "[", "]", ",", "-", "+", "=",
];

/// Splits a text into words, at most `limit` of them.
pub(super) fn scan(text: &str, limit: usize) -> Result<Vec<Token>, FilterError> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        if tokens.len() == limit {
            return Err(FilterError::new("the expression has too many parts"));
        }
        let (token, length) = if first == '"' || first == '\'' {
            quoted_text(rest, first)?
        } else if first.is_ascii_digit() || (first == '.' && starts_with_digit(&rest[1..])) {
            number(rest)?
        } else if is_name_start(first) {
            let length = rest
                .find(|letter| !is_name_part(letter))
                .unwrap_or(rest.len());
            (Token::Name(rest[..length].to_owned()), length)
        } else if let Some(symbol) = SYMBOLS.iter().find(|symbol| rest.starts_with(**symbol)) {
            (Token::Symbol(symbol), symbol.len())
        } else {
            return Err(FilterError::new(format!(
                "the character `{}` is not expected in an expression",
                first.escape_debug()
            )));
        };
        tokens.push(token);
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_digit())
}

fn is_name_start(letter: char) -> bool {
    letter.is_alphabetic() || letter == '_'
}

fn is_name_part(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '.'
}

fn number(text: &str) -> Result<(Token, usize), FilterError> {
    let mut length = 0;
    let mut previous = ' ';
    for letter in text.chars() {
        let is_sign_of_exponent = matches!(letter, '+' | '-') && matches!(previous, 'e' | 'E');
        if !(letter.is_ascii_alphanumeric()
            || letter == '.'
            || letter == '_'
            || is_sign_of_exponent)
        {
            break;
        }
        previous = letter;
        length += letter.len_utf8();
    }
    let digits = &text[..length];
    let token = match digits.parse::<i64>() {
        Ok(integer) => Token::Integer(integer),
        Err(_) => match digits.parse::<f64>() {
            Ok(float) if float.is_finite() => Token::Float(float),
            _ => {
                return Err(FilterError::new(
                    "a number or a name in the expression is not well formed",
                ));
            }
        },
    };
    Ok((token, length))
}

fn quoted_text(text: &str, quote: char) -> Result<(Token, usize), FilterError> {
    let unfinished = || FilterError::new("a quoted text in the expression does not end");
    let mut value = String::new();
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => {
                let (_, escaped) = letters.next().ok_or_else(unfinished)?;
                match escaped {
                    '\\' | '\'' | '"' => value.push(escaped),
                    'n' => value.push('\n'),
                    'r' => value.push('\r'),
                    't' => value.push('\t'),
                    'x' => value.push(code(&mut letters, 2)?),
                    'u' => value.push(code(&mut letters, 4)?),
                    'U' => value.push(code(&mut letters, 8)?),
                    // As in Python, an unknown escape stands for itself: `\d` of a pattern.
                    other => value.extend(['\\', other]),
                }
            }
            letter if letter == quote => return Ok((Token::Text(value), at + 1)),
            letter => value.push(letter),
        }
    }
    Err(unfinished())
}

fn code(
    letters: &mut impl Iterator<Item = (usize, char)>,
    digits: usize,
) -> Result<char, FilterError> {
    let mut value = 0_u32;
    let mut count = 0;
    for (_, letter) in letters.take(digits) {
        let digit = letter.to_digit(16).ok_or_else(bad_escape)?;
        value = value
            .checked_mul(16)
            .and_then(|value| value.checked_add(digit))
            .ok_or_else(bad_escape)?;
        count += 1;
    }
    if count == digits {
        char::from_u32(value).ok_or_else(bad_escape)
    } else {
        Err(bad_escape())
    }
}

fn bad_escape() -> FilterError {
    FilterError::new("an escape in a quoted text is not a character")
}
