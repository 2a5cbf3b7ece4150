//! Items of resources of which there are very many, kept small.
//!
//! Of such an item the members that have columns of their own are not kept a second time, and the
//! text of the others is compressed with a dictionary of what nearly all of them have in common. Ids
//! and etags are kept as the bytes that their digits stand for. In SQL, `unpacked` joins all of it to
//! the text again, and `digits` makes digits of bytes.
//!
//! The dictionary was made once by `zstd --train`, of check results and events as the server writes
//! them. What was packed with it is read with it, so it never changes: one that suits later items
//! better gets the next number.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::LazyLock;

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::{FromSqlError, ToSqlOutput, Value as SqlValue, ValueRef};
use serde::Serializer as _;
use serde_json::Value;
use zstd::bulk::{Compressor, Decompressor};
use zstd::dict::{DecoderDictionary, EncoderDictionary};
use zstd::zstd_safe::{CParameter, get_frame_content_size};

use super::super::port::StoreError;
use super::row::checksum;
use crate::contract::Resource;
use crate::date::{format_date, parse_date};
use crate::filter::{COLUMNS_BESIDE, Kind, SqlValue as Operand, packed_text};
use crate::item::{Item, hex};

/// The number of the dictionary, with which each packed text begins.
const NUMBER: u8 = 1;

static DICTIONARY: &[u8] = include_bytes!("packed_1.dictionary");

/// Higher levels take longer, and the texts are too short to become smaller by them.
const LEVEL: i32 = 1;

/// Those whose columns hold seconds.
const DATES: [&str; 2] = ["_created", "_updated"];

/// How each compressed text would begin. Source: RFC 8878, 3.1.1.
const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// The longest text that is packed or unpacked, in bytes.
const MAX_TEXT: usize = 64 << 20;

static ENCODER: LazyLock<EncoderDictionary<'static>> =
    LazyLock::new(|| EncoderDictionary::copy(DICTIONARY, LEVEL));

static DECODER: LazyLock<DecoderDictionary<'static>> =
    LazyLock::new(|| DecoderDictionary::copy(DICTIONARY));

thread_local! {
    // None where memory for it could not be had.
    static COMPRESSOR: RefCell<Option<Compressor<'static>>> =
        RefCell::new(compressor().ok());
    static DECOMPRESSOR: RefCell<Option<Decompressor<'static>>> =
        RefCell::new(Decompressor::with_prepared_dictionary(&DECODER).ok());
}

fn compressor() -> std::io::Result<Compressor<'static>> {
    let mut compressor = Compressor::with_prepared_dictionary(&ENCODER)?;
    // The number stands before the text.
    compressor.set_parameter(CParameter::DictIdFlag(false))?;
    Ok(compressor)
}

/// An item's text without the members that have columns, compressed.
pub(super) struct Packed {
    /// The number of the dictionary and the compressed text.
    pub(super) bytes: Vec<u8>,
    /// The checksum of the text that `unpacked` makes of it.
    pub(super) checksum: i64,
}

/// Packs an item; nothing where it has to be kept as it is.
pub(super) fn pack(resource: &Resource, item: &Item) -> Option<Packed> {
    let is_column =
        |name: &str| COLUMNS_BESIDE.contains(&name) || resource.key_fields.contains(name);
    let mut others = serde_json::Serializer::new(Vec::with_capacity(1024));
    let is_other = |(name, value): &(&String, &Value)| !is_beside(value) || !is_column(name);
    others.collect_map(item.iter().filter(is_other)).ok()?;
    let others = others.into_inner();
    let keys = resource.key_fields.iter().copied();
    let mut beside = Vec::with_capacity(COLUMNS_BESIDE.len() + resource.key_fields.len());
    for name in COLUMNS_BESIDE.into_iter().chain(keys) {
        match item.get(name) {
            // Its column holds a number, of which the same date is made.
            Some(Value::String(date)) if DATES.contains(&name) => {
                if format_date(parse_date(date)?) != *date {
                    return None;
                }
                beside.push((name, date.as_str()));
            }
            Some(Value::String(text)) if !text.is_empty() => beside.push((name, text.as_str())),
            // Their columns hold text, and they are none.
            Some(Value::Array(_) | Value::Object(_)) => return None,
            _ => {}
        }
    }
    let text = join(beside.into_iter(), &others);
    let compressed = COMPRESSOR.with_borrow_mut(|compressor| {
        let compressor = compressor.as_mut()?;
        compressor.compress(&others).ok()
    })?;
    let frame = compressed.strip_prefix(&MAGIC)?;
    if others.len() > MAX_TEXT {
        return None;
    }
    Some(Packed {
        bytes: [&[NUMBER], frame].concat(),
        checksum: checksum(&text),
    })
}

/// Whether a value is kept in its column only. An absent etag is an empty text there.
fn is_beside(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.is_empty())
}

/// A JSON object of these members and those of another one's text.
fn join<'m>(members: impl Iterator<Item = (&'m str, &'m str)>, others: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(others.len() + 256);
    let mut separator = b'{';
    for (name, value) in members {
        for part in [name, value] {
            text.push(separator);
            // Writing a string to memory cannot fail.
            let _ = serde_json::to_writer(&mut text, part);
            separator = b':';
        }
        separator = b',';
    }
    match others {
        [b'{', b'}'] | [] => {
            if separator == b'{' {
                text.push(separator);
            }
            text.push(b'}');
        }
        [_, rest @ ..] => {
            text.push(separator);
            text.extend_from_slice(rest);
        }
    }
    text
}

/// The value of a column with the id or the etag of an item of the resource, or with an id that it
/// names.
pub(super) fn digits_value<'t>(resource: &Resource, digits: &'t str) -> ToSqlOutput<'t> {
    let bytes = resource.compact.then(|| Operand::bytes_of_digits(digits));
    match bytes.flatten() {
        Some(Operand::Blob(bytes)) => ToSqlOutput::Owned(SqlValue::Blob(bytes)),
        _ => ToSqlOutput::Borrowed(ValueRef::Text(digits.as_bytes())),
    }
}

/// Whether the column of a field has its ids as bytes.
pub(super) fn has_bytes(resource: &Resource, field: &str) -> bool {
    let field = resource.field(field);
    resource.compact && field.is_some_and(|field| field.kind == Kind::ObjectId)
}

/// The SQL expression of a column with an id or an etag as text.
pub(super) fn digits_column(resource: &Resource, column: &str) -> String {
    if resource.compact {
        format!("digits({column})")
    } else {
        column.to_owned()
    }
}

/// The SQL expression of what the column of a field holds of a value.
pub(super) fn column_value(resource: &Resource, field: &str, value: String) -> String {
    if has_bytes(resource, field) {
        format!("coalesce(unhex({value}), {value})")
    } else {
        value
    }
}

/// The text of an item of the table with these columns beside it, null where it is damaged.
pub(super) fn sound_text<'f>(table: &str, fields: impl IntoIterator<Item = &'f str>) -> String {
    packed_text("sound_text", table, fields)
}

/// Makes these functions known to a connection:
/// - `unpacked(table, item, name, column, …)`: the text of an item; where it is damaged, the
///   statement ends with the error that [`damaged`] reads, since nobody knows whether the item would
///   be found;
/// - `sound_text`: the same, null where it is damaged;
/// - `digits(column)`: the digits of bytes, and everything else as it is.
pub(super) fn register(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("unpacked", -1, flags, |context| {
        unpacked(context).map_err(|_| {
            let error = format!("{DAMAGED}{} {}", argument(context, 0), identity(context));
            rusqlite::Error::UserFunctionError(error.into())
        })
    })?;
    connection.create_scalar_function("sound_text", -1, flags, |context| {
        Ok(unpacked(context).unwrap_or(SqlValue::Null))
    })?;
    connection.create_scalar_function("digits", 1, flags, |context| {
        let value = context.get_raw(0);
        Ok(match value {
            ValueRef::Blob(bytes) => SqlValue::Text(hex(bytes)),
            value => SqlValue::try_from(value)?,
        })
    })
}

/// How the error of a damaged item begins, before its resource and its id.
const DAMAGED: &str = "the item is damaged: ";

/// What the error of a statement says of a damaged item, if that is its reason.
pub(super) fn damaged(error: &rusqlite::Error) -> Option<StoreError> {
    let rusqlite::Error::SqliteFailure(_, Some(message)) = error else {
        return None;
    };
    let (resource, id) = message.strip_prefix(DAMAGED)?.split_once(' ')?;
    Some(StoreError::Damaged {
        resource: resource.to_owned(),
        id: id.to_owned(),
    })
}

/// An argument as text.
fn argument(context: &Context<'_>, place: usize) -> String {
    match context.get_raw(place) {
        ValueRef::Blob(bytes) => hex(bytes),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        _ => String::new(),
    }
}

/// The id of the item.
fn identity(context: &Context<'_>) -> String {
    let mut names = (2..context.len()).step_by(2);
    let place = names.find(|place| argument(context, *place) == "_id");
    place.map_or_else(String::new, |place| argument(context, place + 1))
}

fn unpacked(context: &Context<'_>) -> Result<SqlValue, FromSqlError> {
    let packed = match context.get_raw(1) {
        ValueRef::Blob(packed) => packed,
        item => return SqlValue::try_from(item),
    };
    let others = unpack(packed).ok_or(FromSqlError::InvalidType)?;
    let mut beside = Vec::with_capacity(context.len() / 2);
    for place in (2..context.len().saturating_sub(1)).step_by(2) {
        let name = context.get_raw(place).as_str()?;
        match context.get_raw(place + 1) {
            ValueRef::Blob(bytes) => beside.push((name, Cow::Owned(hex(bytes)))),
            ValueRef::Text(text) if !text.is_empty() => {
                let text = std::str::from_utf8(text).map_err(FromSqlError::other)?;
                beside.push((name, Cow::Borrowed(text)));
            }
            ValueRef::Integer(seconds) if DATES.contains(&name) => {
                beside.push((name, Cow::Owned(format_date(seconds))));
            }
            // It is among the others.
            _ => {}
        }
    }
    let text = join(beside.iter().map(|(name, text)| (*name, &**text)), &others);
    let text = String::from_utf8(text).map_err(FromSqlError::other)?;
    Ok(SqlValue::Text(text))
}

fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let (number, frame) = packed.split_first()?;
    let compressed = [&MAGIC, frame].concat();
    let length = get_frame_content_size(&compressed).ok()??;
    let length = usize::try_from(length).ok()?;
    if *number != NUMBER || length > MAX_TEXT {
        return None;
    }
    DECOMPRESSOR.with_borrow_mut(|decompressor| {
        let decompressor = decompressor.as_mut()?;
        decompressor.decompress(&compressed, length).ok()
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use rusqlite::params;
    use serde_json::json;

    use super::*;
    use crate::contract::resource;
    use crate::item;

    /// A check result as the server writes it, from a generator of what differs between them.
    fn check_result(mut next: impl FnMut() -> u64) -> Item {
        let mut id = || format!("{:016x}{:08x}", next(), next() >> 32);
        let result = json!({
            "_etag": format!("{}{}", id(), &id()[..16]), "_id": id(),
            "_created": "Mon, 30 Nov 2026 18:21:03 GMT", "_realm": id(), "_sub_realm": true,
            "_updated": "Mon, 30 Nov 2026 18:21:03 GMT", "acknowledged": false,
            "acknowledgement_type": 1, "current_attempt": 1, "downtimed": false,
            "execution_time": 0.25, "host": id(), "host_name": "web-042",
            "last_check": 1_796_000_000, "last_hard_state_changed": 1_795_990_000,
            "last_state": "OK", "last_state_changed": 1_795_990_000, "last_state_id": 0,
            "last_state_type": "HARD", "last_time_0": 1_795_999_700, "last_time_1": 0,
            "last_time_2": 1_795_980_000, "last_time_3": 0, "last_time_4": 0, "latency": 0.125,
            "long_output": "", "output": "DISK OK - free space: / 3326 MB (56%)",
            "passive_check": false, "perf_data": "/=2643MB;5948;5958;0;5968", "schema_version": 3,
            "service": id(), "service_name": "disk", "state": "OK", "state_changed": false,
            "state_id": 0, "state_type": "HARD",
        });
        result.as_object().unwrap().clone()
    }

    fn unpacked_by_sql(results: &Resource, item: &Item) -> Option<String> {
        let packed = pack(results, item).unwrap();
        let connection = Connection::open_in_memory().unwrap();
        register(&connection).unwrap();
        let column = |name| {
            let text = item.get(name).and_then(Value::as_str);
            text.map(|text| match name {
                "_created" | "_updated" => parse_date(text).unwrap().into(),
                "host_name" => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
                _ => digits_value(results, text),
            })
        };
        connection
            .query_row(
                "SELECT unpacked('logcheckresult', ?, '_created', ?, '_etag', ?, '_id', ?, '_updated', ?, 'host', ?,
                     'host_name', ?, 'service', ?)",
                params![
                    packed.bytes,
                    column("_created"),
                    column("_etag"),
                    column("_id"),
                    column("_updated"),
                    column("host"),
                    column("host_name"),
                    column("service")
                ],
                |row| row.get::<_, Option<String>>(0),
            )
            .unwrap()
            .inspect(|text| assert_eq!(checksum(text.as_bytes()), packed.checksum))
    }

    #[test]
    fn what_is_packed_is_unpacked_and_takes_a_fifth() {
        let results = resource("logcheckresult");
        let mut state = 1_u64;
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            state
        };
        for _ in 0..100 {
            let item = check_result(&mut next);
            let text = unpacked_by_sql(results, &item).unwrap();
            assert_eq!(item::parse(&text).unwrap(), item);
            let length = pack(results, &item).unwrap().bytes.len();
            assert!(length * 5 < text.len(), "{length} of {}", text.len());
        }
    }

    #[test]
    fn members_that_are_missing_null_or_of_another_type_come_back_as_they_were() {
        let results = resource("logcheckresult");
        for item in [
            json!({}),
            json!({"service": null, "host": "6b0dbe8f77a7bd8ad91d7c06"}),
            json!({"service": 7, "host_name": "a \"quoted\" näme\n"}),
            json!({"_id": "6b0dbe8f77a7bd8ad91d7c06", "host_name": ""}),
        ] {
            let item = item.as_object().unwrap();
            let text = unpacked_by_sql(results, item).unwrap();
            assert_eq!(&item::parse(&text).unwrap(), item);
        }
        for odd in [
            json!({"service": ["a"]}),
            json!({"_created": "yesterday"}),
            json!({"_updated": "Mon, 30 Nov 2026 18:21:03 gmt"}),
        ] {
            assert!(pack(results, odd.as_object().unwrap()).is_none(), "{odd}");
        }
    }

    #[test]
    fn damage_is_null_and_never_a_panic() {
        let results = resource("logcheckresult");
        let item = check_result(|| 7);
        let bytes = pack(results, &item).unwrap().bytes;
        let connection = Connection::open_in_memory().unwrap();
        register(&connection).unwrap();
        let unpacked = |bytes: &[u8]| -> Option<String> {
            connection
                .query_row("SELECT sound_text('logcheckresult', ?)", [bytes], |row| {
                    row.get(0)
                })
                .unwrap()
        };
        assert!(unpacked(&bytes).is_some());
        assert_eq!(unpacked(&[]), None);
        for length in 0..bytes.len() {
            assert_eq!(unpacked(&bytes[..length]), None);
        }
        for place in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[place] ^= 0x55;
            // What still is a text has another checksum.
            drop(unpacked(&damaged));
        }
        let named: rusqlite::Result<String> = connection.query_row(
            "SELECT unpacked('logcheckresult', x'01', '_etag', 'a', '_id', x'6b0dbe8f')",
            [],
            |row| row.get(0),
        );
        let error = damaged(&named.unwrap_err());
        assert!(
            matches!(&error, Some(StoreError::Damaged { resource, id })
                if resource == "logcheckresult" && id == "6b0dbe8f"),
            "{error:?}"
        );
    }
}
