//! Reading `where`: an object in the style of `MongoDB`, or an expression.

use serde_json::{Map, Value};

use super::ast::{ElementFilter, Filter, Operand, Test, TypeName};
use super::error::{FilterError, quoted};
use super::expression::parse_expression;
use super::kind::{Kind, Kinds, Undeclared, kind_at};
use super::limits::{MAX_DEPTH, MAX_NODES, MAX_PATTERNS, MAX_TEXT};
use super::regex::Pattern;

const LOGICAL: [&str; 3] = ["$and", "$or", "$nor"];
const ON_FIELDS: [&str; 14] = [
    "$gt", "$gte", "$in", "$lt", "$lte", "$ne", "$nin", "$not", "$mod", "$regex", "$options",
    "$exists", "$type", "$all",
];
const ON_LISTS: [&str; 2] = ["$elemMatch", "$size"];
/// Operators of the language that need an index that no store here has: of texts, of places.
const UNSUPPORTED: [&str; 10] = [
    "$text",
    "$search",
    "$language",
    "$geoWithin",
    "$geoIntersects",
    "$near",
    "$nearSphere",
    "$geometry",
    "$maxDistance",
    "$minDistance",
];

/// Reads the text of a `where` parameter.
///
/// A text that is JSON must be an object; any other is read as an expression. An empty text is
/// [`Filter::everything`]. Texts in the query become ids and dates where the field they are
/// compared with is declared so.
///
/// # Errors
/// For whatever is not understood, not allowed, or too large.
pub fn parse(text: &str, kinds: &dyn Kinds) -> Result<Filter, FilterError> {
    if text.len() > MAX_TEXT {
        return Err(FilterError::new("`where` is longer than 64 KiB"));
    }
    if text.trim().is_empty() {
        return Ok(Filter::everything());
    }
    let filter = match serde_json::from_str(text) {
        Ok(Value::Object(members)) => {
            check_members(&members, 1, &mut Size::default())?;
            object(&members, kinds)?
        }
        Ok(_) => {
            return Err(FilterError::new(
                "`where` must be a JSON object or an expression",
            ));
        }
        Err(_) if text.trim_start().starts_with('{') => {
            return Err(FilterError::new("`where` is not valid JSON"));
        }
        Err(_) => parse_expression(text, kinds)?,
    };
    filter.share_effort();
    Ok(filter)
}

/// How much has been seen of a query.
#[derive(Default)]
struct Size {
    nodes: usize,
    patterns: usize,
}

/// Refuses unknown operators wherever they stand, before anything is made of the query.
fn check(value: &Value, depth: usize, size: &mut Size) -> Result<(), FilterError> {
    size.nodes += 1;
    if size.nodes > MAX_NODES {
        return Err(FilterError::new("`where` has more than 1000 values"));
    }
    match value {
        Value::Array(elements) => elements
            .iter()
            .try_for_each(|element| check(element, depth + 1, size)),
        Value::Object(members) => check_members(members, depth, size),
        _ => Ok(()),
    }
}

fn check_members(
    members: &Map<String, Value>,
    depth: usize,
    size: &mut Size,
) -> Result<(), FilterError> {
    if depth > MAX_DEPTH {
        return Err(FilterError::new("`where` nests deeper than 16 levels"));
    }
    for (name, value) in members {
        if UNSUPPORTED.contains(&name.as_str()) {
            return Err(FilterError::new(format!(
                "the operator {} is not supported",
                quoted(name)
            )));
        }
        let is_allowed = [&LOGICAL[..], &ON_FIELDS, &ON_LISTS]
            .iter()
            .any(|names| names.contains(&name.as_str()));
        if name.starts_with('$') && !is_allowed {
            return Err(FilterError::new(format!(
                "the operator {} is not allowed",
                quoted(name)
            )));
        }
        if name == "$regex" {
            size.patterns += 1;
            if size.patterns > MAX_PATTERNS {
                return Err(FilterError::new(
                    "`where` has more than 20 regular expressions",
                ));
            }
        }
        check(value, depth + 1, size)?;
    }
    Ok(())
}

fn object(members: &Map<String, Value>, kinds: &dyn Kinds) -> Result<Filter, FilterError> {
    let mut parts = Vec::with_capacity(members.len());
    for (name, value) in members {
        match name.as_str() {
            "$and" => parts.push(Filter::And(branches(name, value, kinds)?)),
            "$or" => parts.push(Filter::Or(branches(name, value, kinds)?)),
            "$nor" => parts.push(Filter::Nor(branches(name, value, kinds)?)),
            operator if operator.starts_with('$') => {
                return Err(FilterError::new(format!(
                    "the operator {} must stand inside a field",
                    quoted(operator)
                )));
            }
            path => field(path, value, kinds, &mut parts)?,
        }
    }
    Ok(if parts.len() == 1 {
        parts.remove(0)
    } else {
        Filter::And(parts)
    })
}

fn branches(name: &str, value: &Value, kinds: &dyn Kinds) -> Result<Vec<Filter>, FilterError> {
    let wrong = || {
        FilterError::new(format!(
            "{} takes a list of one or more objects",
            quoted(name)
        ))
    };
    let elements = value
        .as_array()
        .filter(|elements| !elements.is_empty())
        .ok_or_else(wrong)?;
    elements
        .iter()
        .map(|element| object(element.as_object().ok_or_else(wrong)?, kinds))
        .collect()
}

fn field(
    path: &str,
    value: &Value,
    kinds: &dyn Kinds,
    parts: &mut Vec<Filter>,
) -> Result<(), FilterError> {
    let kind = kind_at(path, kinds);
    let tests = match value {
        Value::Object(members) if has_operator(members) => tests(path, members, &kind)?,
        literal => vec![Test::Eq(
            Operand::from_value(literal, &kind).in_query(path, &kind)?,
        )],
    };
    parts.extend(tests.into_iter().map(|test| Filter::field(path, test)));
    Ok(())
}

fn has_operator(members: &Map<String, Value>) -> bool {
    members.keys().any(|name| name.starts_with('$'))
}

/// The tests of an object of operators, for a field or for an element.
fn tests(path: &str, members: &Map<String, Value>, kind: &Kind) -> Result<Vec<Test>, FilterError> {
    let mut tests = Vec::with_capacity(members.len());
    for (name, value) in members {
        let wrong = |what: &str| {
            FilterError::new(format!("{} of {} takes {what}", quoted(name), quoted(path)))
        };
        let one = || operand(path, name, value, kind);
        let list = || -> Result<Vec<Operand>, FilterError> {
            let elements = value.as_array().ok_or_else(|| wrong("a list"))?;
            elements
                .iter()
                .map(|element| operand(path, name, element, kind))
                .collect()
        };
        match name.as_str() {
            "$gt" => tests.push(Test::Gt(one()?)),
            "$gte" => tests.push(Test::Gte(one()?)),
            "$lt" => tests.push(Test::Lt(one()?)),
            "$lte" => tests.push(Test::Lte(one()?)),
            "$ne" => tests.push(Test::Ne(one()?)),
            "$in" => tests.push(Test::In(list()?)),
            "$nin" => tests.push(Test::Nin(list()?)),
            "$all" => all(path, value, kind, &mut tests)?,
            "$exists" => tests.push(Test::Exists(is_true(value))),
            "$type" => tests.push(Test::Type(type_names(value)?)),
            "$mod" => tests
                .push(modulo(value).ok_or_else(|| {
                    wrong("a list of a divisor that is not zero and a remainder")
                })?),
            "$size" => {
                let size = value
                    .as_f64()
                    .filter(|size| *size >= 0.0 && size.fract() == 0.0);
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "checked to be whole and not negative"
                )]
                let size = size.map(|size| size as u64);
                tests.push(Test::Size(
                    size.ok_or_else(|| wrong("a whole number from 0"))?,
                ));
            }
            "$elemMatch" => {
                let members = value.as_object().ok_or_else(|| wrong("an object"))?;
                tests.push(element_match(path, members, kind)?);
            }
            "$not" => {
                let members = value.as_object().filter(|members| has_operator(members));
                let members = members.ok_or_else(|| wrong("an object of operators"))?;
                tests.push(Test::Not(self::tests(path, members, kind)?));
            }
            "$regex" => {
                let source = value.as_str().ok_or_else(|| wrong("a text"))?;
                let options = members.get("$options").map_or(Some(""), Value::as_str);
                let options = options.ok_or_else(|| FilterError::new("`$options` takes a text"))?;
                tests.push(Test::Regex(Pattern::new(source, options)?));
            }
            "$options" if members.contains_key("$regex") => {}
            "$options" => return Err(FilterError::new("`$options` needs a `$regex` beside it")),
            other if other.starts_with('$') => {
                return Err(FilterError::new(format!(
                    "the operator {} must not stand inside a field",
                    quoted(other)
                )));
            }
            other => {
                return Err(FilterError::new(format!(
                    "{} stands among the operators of {}",
                    quoted(other),
                    quoted(path)
                )));
            }
        }
    }
    Ok(tests)
}

fn operand(path: &str, name: &str, value: &Value, kind: &Kind) -> Result<Operand, FilterError> {
    match value {
        Value::Object(members) if has_operator(members) => Err(FilterError::new(format!(
            "{} of {} takes values, not operators",
            quoted(name),
            quoted(path)
        ))),
        value => Operand::from_value(value, kind).in_query(path, kind),
    }
}

/// `$all` is one test for each of its elements; with none it never passes.
fn all(path: &str, value: &Value, kind: &Kind, tests: &mut Vec<Test>) -> Result<(), FilterError> {
    let elements = value
        .as_array()
        .ok_or_else(|| FilterError::new(format!("`$all` of {} takes a list", quoted(path))))?;
    if elements.is_empty() {
        tests.push(Test::In(Vec::new()));
    }
    for element in elements {
        let matching = element.as_object().filter(|members| members.len() == 1);
        match matching
            .and_then(|members| members.get("$elemMatch"))
            .and_then(Value::as_object)
        {
            Some(members) => tests.push(element_match(path, members, kind)?),
            None => tests.push(Test::Eq(operand(path, "$all", element, kind)?)),
        }
    }
    Ok(())
}

fn element_match(
    path: &str,
    members: &Map<String, Value>,
    kind: &Kind,
) -> Result<Test, FilterError> {
    let is_on_value = members
        .keys()
        .next()
        .is_some_and(|name| name.starts_with('$') && !LOGICAL.contains(&name.as_str()));
    Ok(Test::ElemMatch(Box::new(if is_on_value {
        ElementFilter::Value(tests(path, members, kind.element())?)
    } else {
        ElementFilter::Object(object(members, &Undeclared)?)
    })))
}

fn modulo(value: &Value) -> Option<Test> {
    let [divisor, remainder] = value.as_array()?.as_slice() else {
        return None;
    };
    let divisor = whole(divisor).filter(|divisor| *divisor != 0)?;
    Some(Test::Mod {
        divisor,
        remainder: whole(remainder)?,
    })
}

fn whole(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| {
        let float = value.as_f64()?.trunc();
        #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
        (float.abs() < 9e18).then_some(float as i64)
    })
}

/// The truth of a value where a truth value is expected, as `MongoDB` and Python have it.
fn is_true(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false)) && value.as_f64() != Some(0.0)
}

const TYPE_NAMES: [(&str, i32); 21] = [
    ("double", 1),
    ("string", 2),
    ("object", 3),
    ("array", 4),
    ("binData", 5),
    ("undefined", 6),
    ("objectId", 7),
    ("bool", 8),
    ("date", 9),
    ("null", 10),
    ("regex", 11),
    ("dbPointer", 12),
    ("javascript", 13),
    ("symbol", 14),
    ("javascriptWithScope", 15),
    ("int", 16),
    ("timestamp", 17),
    ("long", 18),
    ("decimal", 19),
    ("minKey", -1),
    ("maxKey", 127),
];

fn type_names(value: &Value) -> Result<Vec<TypeName>, FilterError> {
    let one = |value: &Value| {
        let named = |name: &str| {
            let code = TYPE_NAMES
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, code)| *code);
            if name == "number" {
                Some(TypeName::Number)
            } else {
                code.map(TypeName::Code)
            }
        };
        let coded = |number: i64| {
            let known = TYPE_NAMES
                .iter()
                .find(|(_, code)| i64::from(*code) == number);
            known.map(|(_, code)| TypeName::Code(*code))
        };
        let found = value
            .as_str()
            .map_or_else(|| whole(value).and_then(coded), named);
        found.ok_or_else(|| FilterError::new("`$type` takes the name or the code of a type"))
    };
    match value {
        Value::Array(values) if values.is_empty() => {
            Err(FilterError::new("`$type` takes at least one type"))
        }
        Value::Array(values) => values.iter().map(one).collect(),
        value => Ok(vec![one(value)?]),
    }
}
