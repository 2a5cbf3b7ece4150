//! Values of options.

use std::ffi::OsStr;

use alignak_backend_client::registry::RESOURCES;
use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command};
use serde_json::Value;

/// The name of a resource: any text, because the backend knows which there are. Completions offer
/// those that are published.
#[derive(Debug, Clone)]
pub(super) struct Resource;

impl TypedValueParser for Resource {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        option: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, option, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let names = RESOURCES.iter().map(|resource| resource.name);
        Some(Box::new(names.map(PossibleValue::new)))
    }
}

/// A duration such as `90s`, `30m`, `2h` or `1d`; a plain number counts seconds.
pub(super) fn duration(text: &str) -> Result<std::time::Duration, String> {
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let number: u64 = digits
        .parse()
        .map_err(|_| "it must be a number with s, m, h or d".to_owned())?;
    let seconds = match &text[digits.len()..] {
        "" | "s" => Some(number),
        "m" => number.checked_mul(60),
        "h" => number.checked_mul(3600),
        "d" => number.checked_mul(86_400),
        _ => None,
    };
    // A downtime of more than ten years is a mistake.
    seconds
        .filter(|seconds| *seconds <= 10 * 366 * 86_400)
        .map(std::time::Duration::from_secs)
        .ok_or_else(|| "it must be a number with s, m, h or d, ten years at most".to_owned())
}

/// A filter of the backend: a JSON object.
pub(super) fn filter(text: &str) -> Result<Value, String> {
    match serde_json::from_str(text) {
        Ok(Value::Object(members)) => Ok(Value::Object(members)),
        Ok(_) => Err("it must be a JSON object".to_owned()),
        Err(error) => Err(format!("it must be a JSON object: {error}")),
    }
}
