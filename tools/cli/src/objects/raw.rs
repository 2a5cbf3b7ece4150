//! A list of items as a file holds it, written from the text that the backend sent. An item has a
//! hundred members, and a site has tens of thousands of items: most members are copied as they are.

use std::borrow::Cow;
use std::fmt;
use std::num::NonZero;
use std::thread;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::shown::Shown;
use crate::json;

/// Up to how many threads write.
const MAX_THREADS: usize = 4;

/// The text of the list in parts, in the layout of [`json::pretty`].
pub(super) fn pretty_list(
    items: &[Box<RawValue>],
    shown: &Shown,
) -> serde_json::Result<Vec<String>> {
    if items.is_empty() {
        return Ok(vec!["[]".to_owned()]);
    }
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = items.len().div_ceil(cores.min(MAX_THREADS));
    let mut parts = vec!["[".to_owned()];
    let shares: Vec<String> = thread::scope(|scope| {
        let writing: Vec<_> = items
            .chunks(share)
            .map(|items| scope.spawn(|| pretty_items(items, shown)))
            .collect();
        writing
            .into_iter()
            .map(|share| {
                share
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .collect::<Result<_, _>>()
    })?;
    for (index, share) in shares.into_iter().enumerate() {
        if index > 0 {
            parts.push(",".to_owned());
        }
        parts.push(share);
    }
    parts.push("\n]".to_owned());
    Ok(parts)
}

/// The texts of some items, with commas between them.
fn pretty_items(items: &[Box<RawValue>], shown: &Shown) -> serde_json::Result<String> {
    let (item_break, member_break) = (json::break_at(1), json::break_at(2));
    let sizes = items.iter().map(|item| item.get().len());
    let mut text = String::with_capacity(sizes.sum::<usize>() * 3 / 2);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        let Members(mut members) = serde_json::from_str(item.get())?;
        members.retain(|(name, _)| shown.shows(name));
        members.sort_by(|(left, _), (right, _)| left.cmp(right));
        text.push_str(&item_break);
        text.push('{');
        for (index, (name, value)) in members.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            text.push_str(&member_break);
            if name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            {
                text.extend(["\"", name, "\": "]);
            } else {
                text.extend([&json::pretty(&Value::from(&**name)), ": "]);
            }
            text.push_str(&member(name, value.get(), shown)?);
        }
        if !members.is_empty() {
            text.push_str(&item_break);
        }
        text.push('}');
    }
    Ok(text)
}

/// The text of a member: the one that came, unless it is to be laid out or escaped.
fn member<'v>(name: &str, value: &'v str, shown: &Shown) -> serde_json::Result<Cow<'v, str>> {
    let has_layout = value.len() > 2 && value.starts_with(['{', '[']);
    if !has_layout && value.is_ascii() {
        return Ok(value.into());
    }
    let mut value: Value = serde_json::from_str(value)?;
    shown.clean_embedded(name, &mut value);
    Ok(json::pretty_within(&value, 2).into())
}

/// The members of an item, each as the text that came.
struct Members<'t>(Vec<(Cow<'t, str>, &'t RawValue)>);

/// The name of a member, taken from the text where it holds no escapes.
#[derive(Deserialize)]
struct Name<'t>(#[serde(borrow)] Cow<'t, str>);

impl<'t> Deserialize<'t> for Members<'t> {
    fn deserialize<D: serde::Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'t> Visitor<'t> for InOrder {
            type Value = Members<'t>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an item")
            }

            fn visit_map<M: MapAccess<'t>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut members = Vec::with_capacity(128);
                while let Some((Name(name), value)) = map.next_entry()? {
                    members.push((name, value));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_list_from_its_text_is_the_list_from_its_values() {
        let shown = Shown {
            hidden: vec!["_etag", "token"],
            only: Vec::new(),
            has_embedded: true,
        };
        let sent = json!([
            {"name": "b", "_etag": "x", "alias": "\u{e9}", "empty": [], "none": {}, "n": 1.5},
            {"users": [{"_id": "1", "_etag": "y", "name": "a"}], "realm": {"_id": "2", "_level": 0}},
            {"custom\"s": {"_b": {"d": null}, "_a": [1, {}]}, "_services": [{"_id": "3"}]},
            {"_etag": "only"},
        ]);
        let expected = json!([
            {"name": "b", "alias": "\u{e9}", "empty": [], "none": {}, "n": 1.5},
            {"users": [{"name": "a"}], "realm": {}},
            {"custom\"s": {"_b": {"d": null}, "_a": [1, {}]}, "_services": [{"_id": "3"}]},
            {},
        ]);
        for count in 0..=4 {
            let items = &sent.as_array().unwrap()[..count];
            let items: Vec<Box<RawValue>> = items
                .iter()
                .map(|item| serde_json::value::to_raw_value(item).unwrap())
                .collect();
            let expected = Value::from(&expected.as_array().unwrap()[..count]);
            let text = pretty_list(&items, &shown).unwrap().concat();
            assert_eq!(text, json::pretty(&expected));
        }
    }
}
