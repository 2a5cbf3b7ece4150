//! The expression syntax of `where`: `name=="srv1" or (ls_state_id>0 and ls_acknowledged!=1)`.
//!
//! Comparisons of a field on the left with a literal on the right, joined by `and` (which binds
//! tighter) and `or`. Nothing else of Python is understood.

use super::ast::{Filter, Operand, Test};
use super::error::{FilterError, quoted};
use super::kind::{Kind, Kinds, kind_at};
use super::limits::{MAX_DEPTH, MAX_NODES};
use super::scan::{Token, scan};
use crate::date::{parse_date, seconds_of};
use crate::item::is_id;

// A comparison is three words, a date up to fifteen.
const MAX_TOKENS: usize = 8 * MAX_NODES;

/// Reads an expression.
pub(super) fn parse_expression(text: &str, kinds: &dyn Kinds) -> Result<Filter, FilterError> {
    let mut reader = Reader {
        tokens: scan(text, MAX_TOKENS)?,
        position: 0,
        nodes: 0,
        kinds,
    };
    let filter = reader.disjunction(0)?;
    match reader.peek() {
        None => Ok(filter),
        Some(token) => Err(unexpected(token)),
    }
}

struct Reader<'a> {
    tokens: Vec<Token>,
    position: usize,
    nodes: usize,
    kinds: &'a dyn Kinds,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.position)
    }

    fn next(&mut self) -> Result<Token, FilterError> {
        let token = self.peek().cloned();
        self.position += 1;
        token.ok_or_else(|| FilterError::new("the expression ends too early"))
    }

    fn takes_symbol(&mut self, symbol: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Symbol(found)) if *found == symbol);
        self.position += usize::from(found);
        found
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Name(found)) if found == word);
        self.position += usize::from(found);
        found
    }

    fn expect(&mut self, symbol: &str) -> Result<(), FilterError> {
        if self.takes_symbol(symbol) {
            return Ok(());
        }
        let token = self.next()?;
        Err(unexpected(&token))
    }

    fn disjunction(&mut self, depth: usize) -> Result<Filter, FilterError> {
        let mut parts = vec![self.conjunction(depth)?];
        while self.takes_word("or") {
            parts.push(self.conjunction(depth)?);
        }
        Ok(Filter::any_of(parts))
    }

    fn conjunction(&mut self, depth: usize) -> Result<Filter, FilterError> {
        let mut parts = vec![self.part(depth)?];
        while self.takes_word("and") {
            parts.push(self.part(depth)?);
        }
        Ok(Filter::all_of(parts))
    }

    fn part(&mut self, depth: usize) -> Result<Filter, FilterError> {
        self.nodes += 1;
        if self.nodes > MAX_NODES || depth > MAX_DEPTH {
            return Err(FilterError::new("the expression is too large or too deep"));
        }
        if self.takes_symbol("(") {
            let filter = self.disjunction(depth + 1)?;
            self.expect(")")?;
            return Ok(filter);
        }
        self.comparison()
    }

    fn comparison(&mut self) -> Result<Filter, FilterError> {
        let path = match self.next()? {
            Token::Name(name) if !is_keyword(&name) => name,
            other => return Err(unexpected(&other)),
        };
        let make: fn(Operand) -> Test = match self.next()? {
            Token::Symbol("==") => Test::Eq,
            Token::Symbol("!=") => Test::Ne,
            Token::Symbol("<") => Test::Lt,
            Token::Symbol("<=") => Test::Lte,
            Token::Symbol(">") => Test::Gt,
            Token::Symbol(">=") => Test::Gte,
            _ => {
                return Err(FilterError::new(format!(
                    "the field {} must be followed by == != < <= > or >=",
                    quoted(&path)
                )));
            }
        };
        let kind = kind_at(&path, self.kinds);
        let operand = self.literal(&kind)?.in_query(&path, &kind)?;
        Ok(Filter::field(path, make(operand)))
    }

    fn literal(&mut self, kind: &Kind) -> Result<Operand, FilterError> {
        Ok(match self.next()? {
            Token::Text(text) => Operand::from_text(&text, kind),
            Token::Integer(number) => Operand::Integer(number),
            Token::Float(number) => Operand::Float(number),
            Token::Symbol("-") => self.signed(true)?,
            Token::Symbol("+") => self.signed(false)?,
            Token::Name(name) => match name.as_str() {
                "True" | "true" => Operand::Bool(true),
                "False" | "false" => Operand::Bool(false),
                "None" | "null" => Operand::Null,
                "ObjectId" => self.object_id()?,
                "datetime" => self.datetime()?,
                _ => return Err(unexpected(&Token::Name(name))),
            },
            other @ Token::Symbol(_) => return Err(unexpected(&other)),
        })
    }

    fn signed(&mut self, is_negative: bool) -> Result<Operand, FilterError> {
        match self.next()? {
            Token::Integer(number) => {
                Ok(Operand::Integer(if is_negative { -number } else { number }))
            }
            Token::Float(number) => Ok(Operand::Float(if is_negative { -number } else { number })),
            other => Err(unexpected(&other)),
        }
    }

    fn object_id(&mut self) -> Result<Operand, FilterError> {
        self.expect("(")?;
        let token = self.next()?;
        self.expect(")")?;
        match token {
            Token::Text(digits) if is_id(&digits) => Ok(Operand::id(digits)),
            _ => Err(FilterError::new(
                "`ObjectId` takes one text of 24 hexadecimal digits",
            )),
        }
    }

    fn datetime(&mut self) -> Result<Operand, FilterError> {
        let wrong =
            || FilterError::new("`datetime` takes year, month, day[, hour, minute, second]");
        self.expect("(")?;
        if let Some(Token::Text(text)) = self.peek() {
            let seconds = parse_date(text).ok_or_else(wrong)?;
            self.position += 1;
            self.expect(")")?;
            return Ok(Operand::Date(seconds));
        }
        let mut parts = Vec::new();
        loop {
            match self.next()? {
                Token::Integer(number) if parts.len() < 6 => parts.push(number),
                _ => return Err(wrong()),
            }
            if !self.takes_symbol(",") {
                break;
            }
        }
        self.expect(")")?;
        let part = |at: usize| parts.get(at).copied().unwrap_or(0);
        if parts.len() < 3 {
            return Err(wrong());
        }
        seconds_of(part(0), part(1), part(2), [part(3), part(4), part(5)])
            .map(Operand::Date)
            .ok_or_else(|| FilterError::new("`datetime` names a time that does not exist"))
    }
}

fn is_keyword(name: &str) -> bool {
    matches!(
        name,
        "and" | "or" | "not" | "in" | "is" | "True" | "False" | "None"
    )
}

fn unexpected(token: &Token) -> FilterError {
    let what = match token {
        Token::Name(name) => quoted(name),
        Token::Text(_) => "a text".to_owned(),
        Token::Integer(_) | Token::Float(_) => "a number".to_owned(),
        Token::Symbol(symbol) => quoted(symbol),
    };
    FilterError::new(format!("{what} is not expected there in an expression"))
}
