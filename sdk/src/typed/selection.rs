//! Which fields a type is made of, asked of its `Deserialize` implementation.

use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, Error, Visitor};
use serde::forward_to_deserialize_any;

/// The names of the fields that a struct reads; nothing for other types, and for structs that are
/// read as maps (with a flattened member).
pub(crate) fn fields_of<T: DeserializeOwned>() -> Option<&'static [&'static str]> {
    let mut fields = None;
    // It always fails, after it has told the fields.
    let _ = T::deserialize(Probe(&mut fields));
    fields
}

struct Probe<'a>(&'a mut Option<&'static [&'static str]>);

#[derive(Debug)]
struct ProbeEnd;

impl fmt::Display for ProbeEnd {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("only the fields were asked for")
    }
}

impl std::error::Error for ProbeEnd {}

impl Error for ProbeEnd {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = ProbeEnd;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, ProbeEnd> {
        Err(ProbeEnd)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, ProbeEnd> {
        *self.0 = Some(fields);
        Err(ProbeEnd)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[test]
    fn a_struct_tells_its_fields_by_their_wire_names() {
        #[derive(Deserialize)]
        struct Row {
            #[serde(rename = "_id")]
            _id: String,
            #[serde(rename = "ls_state")]
            _state: String,
        }
        assert_eq!(fields_of::<Row>(), Some(["_id", "ls_state"].as_slice()));
        assert_eq!(fields_of::<serde_json::Value>(), None);
        assert_eq!(fields_of::<Vec<Row>>(), None);
    }
}
