//! Filters and sorts as `MongoDB` takes them.
//!
//! Nothing that a client wrote is handed through: the query is made from the typed filter, so only
//! the operators of the filter language can come out, with ids and dates in the types in which the
//! contract says they are stored.

use mongodb::bson::{Bson, Document, Regex, doc, oid::ObjectId, raw::CString};

use super::encode;
use crate::contract::Resource;
use crate::filter::{
    ElementFilter, Filter, Kind, Operand, Pattern, Sort, Test, TypeName, Undeclared, format_date,
    kind_at,
};

/// The most keys that `MongoDB` sorts by.
const MAX_SORT_KEYS: usize = 32;

/// The query that finds what the filter holds for; nothing when `MongoDB` has no such query.
pub(super) fn filter(filter: &Filter, resource: &Resource) -> Option<Document> {
    convert(filter, resource)
}

/// The order of a sort. Equal items, and all without a sort, are in the order of their ids, which
/// is that of insertion.
pub(super) fn sort(sort: &Sort) -> Document {
    let mut order = Document::new();
    for (path, is_descending) in &sort.0 {
        if !order.contains_key(path) {
            order.insert(path, if *is_descending { -1 } else { 1 });
        }
    }
    if order.len() < MAX_SORT_KEYS && !order.contains_key("_id") {
        order.insert("_id", 1);
    }
    order
}

fn convert(filter: &Filter, kinds: &dyn crate::filter::Kinds) -> Option<Document> {
    let all = |parts: &[Filter]| -> Option<Vec<Document>> {
        parts.iter().map(|part| convert(part, kinds)).collect()
    };
    // MongoDB refuses empty lists of parts.
    Some(match filter {
        Filter::And(parts) | Filter::Nor(parts) if parts.is_empty() => Document::new(),
        Filter::Or(parts) if parts.is_empty() => nothing(),
        Filter::And(parts) => doc! {"$and": all(parts)?},
        Filter::Or(parts) => doc! {"$or": all(parts)?},
        Filter::Nor(parts) => doc! {"$nor": all(parts)?},
        Filter::Not(part) => doc! {"$nor": [convert(part, kinds)?]},
        Filter::Field(path, test) => {
            let mut operators = Document::new();
            add(&mut operators, test, &kind_at(path, kinds))?;
            let mut document = Document::new();
            document.insert(path, operators);
            document
        }
    })
}

fn nothing() -> Document {
    doc! {"_id": {"$in": []}}
}

/// All tests as the operators of one object.
fn operators(tests: &[Test], kind: &Kind) -> Option<Document> {
    let mut operators = Document::new();
    for test in tests {
        add(&mut operators, test, kind)?;
    }
    Some(operators)
}

fn add(operators: &mut Document, test: &Test, kind: &Kind) -> Option<()> {
    let one = |operand: &Operand| value(operand);
    let (name, operand): (&str, Bson) = match test {
        Test::Eq(operand) => match &*variants(operand, kind) {
            [only] => ("$eq", only.clone()),
            several => ("$in", several.to_vec().into()),
        },
        Test::Ne(operand) => match &*variants(operand, kind) {
            [only] => ("$ne", only.clone()),
            several => ("$nin", several.to_vec().into()),
        },
        Test::In(operands) => ("$in", every_variant(operands, kind)),
        Test::Nin(operands) => ("$nin", every_variant(operands, kind)),
        Test::Gt(operand) => ("$gt", one(operand)),
        Test::Gte(operand) => ("$gte", one(operand)),
        Test::Lt(operand) => ("$lt", one(operand)),
        Test::Lte(operand) => ("$lte", one(operand)),
        Test::Exists(there) => ("$exists", (*there).into()),
        Test::Type(names) => {
            let names = names.iter().map(|name| match name {
                TypeName::Number => Bson::from("number"),
                TypeName::Code(code) => Bson::from(*code),
            });
            ("$type", names.collect::<Vec<_>>().into())
        }
        Test::Regex(pattern) => ("$regex", regex(pattern)?),
        Test::Mod { divisor, remainder } => {
            let pair: Vec<Bson> = vec![(*divisor).into(), (*remainder).into()];
            ("$mod", pair.into())
        }
        Test::Size(size) => ("$size", i64::try_from(*size).ok()?.into()),
        Test::ElemMatch(inner) => ("$elemMatch", element(inner, kind)?.into()),
        Test::Not(tests) => ("$not", self::operators(tests, kind)?.into()),
    };
    if !operators.contains_key(name) {
        operators.insert(name, operand);
        return Some(());
    }
    // The same operator twice: only `$all` makes that, and `$all` takes several values.
    let part = match name {
        "$eq" => operand,
        "$elemMatch" => doc! {"$elemMatch": operand}.into(),
        _ => return None,
    };
    match operators.get_mut("$all") {
        Some(Bson::Array(parts)) => parts.push(part),
        _ => {
            operators.insert("$all", vec![part]);
        }
    }
    Some(())
}

fn element(filter: &ElementFilter, kind: &Kind) -> Option<Document> {
    match filter {
        ElementFilter::Object(filter) => convert(filter, &Undeclared),
        ElementFilter::Value(tests) => operators(tests, kind.element()),
    }
}

fn regex(pattern: &Pattern) -> Option<Bson> {
    let text = |text: &str| CString::try_from(text.to_owned()).ok();
    Some(Bson::RegularExpression(Regex {
        pattern: text(pattern.source())?,
        options: text(pattern.options())?,
    }))
}

fn value(operand: &Operand) -> Bson {
    match operand {
        Operand::Null => Bson::Null,
        Operand::Bool(value) => (*value).into(),
        Operand::Integer(value) => i32::try_from(*value).map_or(Bson::Int64(*value), Bson::Int32),
        Operand::Float(value) => (*value).into(),
        Operand::String(text) => text.as_str().into(),
        Operand::Id(digits) => encode::id(digits),
        Operand::Date(seconds) => encode::date(*seconds).into(),
        Operand::List(elements) => elements.iter().map(value).collect::<Vec<_>>().into(),
        Operand::Object(members) => {
            // Stored objects have their members in the order of their names.
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by(|left, right| left.0.cmp(&right.0));
            let mut document = Document::new();
            for (name, member) in members {
                document.insert(name, value(member));
            }
            document.into()
        }
    }
}

/// The forms in which a value may be stored. What no contract declares was stored as the text that
/// came, or by another program in a type of its own; clients see the same text for both.
fn variants(operand: &Operand, kind: &Kind) -> Vec<Bson> {
    let first = value(operand);
    let second = match (kind.element(), operand) {
        (Kind::Any, Operand::Id(digits)) => Some(digits.as_str().into()),
        (Kind::Any, Operand::Date(seconds)) => Some(format_date(*seconds).into()),
        (Kind::Any, Operand::String(text)) if text.len() == 24 => {
            ObjectId::parse_str(text).ok().map(Bson::ObjectId)
        }
        _ => None,
    };
    std::iter::once(first).chain(second).collect()
}

fn every_variant(operands: &[Operand], kind: &Kind) -> Bson {
    let all = operands.iter().flat_map(|operand| variants(operand, kind));
    all.collect::<Vec<_>>().into()
}
