//! An item as the server handles it: a JSON object with ids as text and dates as RFC 1123 text.

use std::borrow::Cow;

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value};
use sha1::{Digest, Sha1};

use crate::date::RANGE;

/// One stored thing: a JSON object.
pub type Item = Map<String, Value>;

/// A text member, or the empty text.
pub fn text<'a>(item: &'a Item, name: &str) -> &'a str {
    item.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// A boolean member, false when absent.
pub fn flag(item: &Item, name: &str) -> bool {
    item.get(name).and_then(Value::as_bool).unwrap_or_default()
}

/// An integer member, 0 when absent.
pub fn integer(item: &Item, name: &str) -> i64 {
    item.get(name).and_then(Value::as_i64).unwrap_or_default()
}

/// The texts of a list member.
pub fn texts<'a>(item: &'a Item, name: &str) -> Vec<&'a str> {
    let values = item.get(name).and_then(Value::as_array);
    values
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

/// Puts `changes` into `target`: objects are merged, at every depth, everything else is replaced.
pub fn merge(target: &mut Item, changes: Item) {
    for (name, value) in changes {
        match (target.get_mut(&name), value) {
            (Some(Value::Object(present)), Value::Object(value)) => merge(present, value),
            (_, value) => {
                target.insert(name, value);
            }
        }
    }
}

/// The whole item. The members are collected first: stored texts are in order, from which a map is
/// made faster than member by member.
pub fn parse(text: &str) -> serde_json::Result<Item> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let item = Members.deserialize(&mut reader)?;
    reader.end()?;
    Ok(item)
}

struct Members;

impl<'de> DeserializeSeed<'de> for Members {
    type Value = Item;

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Item, D::Error> {
        reader.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Members {
    type Value = Item;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Item, A::Error> {
        let mut collected: Vec<(String, Value)> = Vec::with_capacity(128);
        while let Some(member) = members.next_entry()? {
            collected.push(member);
        }
        Ok(collected.into_iter().collect())
    }
}

/// The item's text, holding only the members in `names`. Others are passed over unread, which is
/// several times faster than reading a whole item.
pub fn parts(text: &str, names: &[&str]) -> serde_json::Result<Item> {
    let mut reader = serde_json::Deserializer::from_str(text);
    Parts(names).deserialize(&mut reader)
}

/// The same of an item that has been read.
pub fn parts_of(item: &Item, names: &[&str]) -> Item {
    let members = names
        .iter()
        .filter_map(|name| item.get_key_value(*name))
        .map(|(name, value)| (name.clone(), value.clone()));
    members.collect()
}

struct Parts<'a>(&'a [&'a str]);

/// The name of a member, taken from the text as it stands there where it holds no escapes.
#[derive(serde::Deserialize)]
#[serde(transparent)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> DeserializeSeed<'de> for Parts<'_> {
    type Value = Item;

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Item, D::Error> {
        reader.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Parts<'_> {
    type Value = Item;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Item, A::Error> {
        let mut item = Item::new();
        while let Some(Name(name)) = members.next_key::<Name<'de>>()? {
            if self.0.contains(&&*name) {
                item.insert(name.into_owned(), members.next_value()?);
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(item)
    }
}

/// Sets the etag of the item's new content. Returns the item's text, which the store keeps.
///
/// The former etag goes into the hash, so that every write changes the etag, even one that leaves
/// all else as it was. Ids do not: the same content posted twice gets the same etag. The members in
/// `secrets` do not either, so that an etag cannot be used to guess them.
pub fn with_etag(item: &mut Item, former_etag: Option<&str>, secrets: &[&str]) -> String {
    if secrets.iter().any(|name| item.contains_key(*name)) {
        let hidden = secrets.iter().filter_map(|name| item.remove_entry(*name));
        let hidden: Vec<(String, Value)> = hidden.collect();
        with_etag(item, former_etag, &[]);
        item.extend(hidden);
        return to_text(item);
    }
    let id = item.remove("_id");
    item.remove("_etag");
    let content = to_text(item);
    let mut hash = Sha1::new();
    if let Some(former) = former_etag {
        hash.update(former.as_bytes());
    }
    hash.update(content.as_bytes());
    let etag = hex(&hash.finalize());
    // What was hashed is also what is stored: only the two members that were not hashed are added.
    let mut text = String::with_capacity(content.len() + 96);
    text.push_str("{\"_etag\":\"");
    text.push_str(&etag);
    text.push('"');
    item.insert("_etag".to_owned(), Value::String(etag));
    if let Some(id) = id {
        text.push_str(",\"_id\":");
        text.push_str(&id.to_string());
        item.insert("_id".to_owned(), id);
    }
    if content.len() > 2 {
        text.push(',');
    }
    text.push_str(&content[1..]);
    text
}

/// The item as JSON.
pub fn to_text(item: &Item) -> String {
    // A tree of plain values has no way to fail.
    serde_json::to_string(item).unwrap_or_else(|_| "{}".to_owned())
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

/// Makes an id that is greater than those this process made before.
pub fn new_id() -> String {
    alignak_model::Id::<()>::generate().to_string()
}

/// Whether the text is an id: 24 hexadecimal digits, in either case.
pub fn is_id(text: &str) -> bool {
    text.len() == 24 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Now, in Unix seconds.
pub fn now() -> i64 {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |elapsed| {
            i64::try_from(elapsed.as_secs()).unwrap_or(i64::MAX)
        })
        .min(*RANGE.end())
}

/// Whether the clock shows a time from 1970 to the year 9999, for which there are HTTP dates.
pub(crate) fn is_clock_set() -> bool {
    let elapsed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let seconds = elapsed.map(|elapsed| i64::try_from(elapsed.as_secs()));
    matches!(seconds, Ok(Ok(seconds)) if RANGE.contains(&seconds))
}

#[cfg(test)]
mod tests {
    use super::{Item, parse};

    #[test]
    fn an_item_is_read_as_by_the_library() {
        for text in [
            "{}",
            r#"{"_etag":"e","_id":"i","a":1,"b":{"z":1,"a":[{"c":null}]},"A":1.5}"#,
            r#"{"b":1,"a":2,"b":3}"#,
        ] {
            let expected: Item = serde_json::from_str(text).expect(text);
            assert_eq!(parse(text).expect(text), expected, "{text}");
        }
        for text in ["", "[]", "{}x", r#"{"a":}"#] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
