//! Replays conversations that were recorded from the original server, and says what differs.
//!
//! A conversation is a list of steps, each a request and the expected answer. Values that change
//! from run to run stand in the recording as placeholders: `<id:N>`, `<etag:N>` and `<token:N>`
//! are compared by bijection (the same number must always be the same value, and different
//! numbers different values), `<date>` by its form, `<any>` is any text. Where the original
//! crashed, the expected status is `"4xx"`: any client error with a JSON body.
//!
//! Where the original was wrong, our answer differs on purpose: `deviations.toml` lists such
//! steps. A deviation that does not deviate is a failure as well.

mod compare;
mod deviations;
mod play;

pub use compare::{Comparer, Difference, Patterns};
pub use deviations::{Deviation, Deviations};
pub use play::{Outcome, Report, play};

use std::path::PathBuf;

use serde::Deserialize;
use serde_json::{Map, Value};

/// A recorded conversation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conversation {
    /// The name of its file, without `.json`.
    pub name: String,
    /// What it is about.
    pub title: String,
    /// Paths that are not compared in any step.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// Paths of lists that are compared as sets in every step.
    #[serde(default)]
    pub unordered: Vec<String>,
    /// Requests and expected answers.
    pub steps: Vec<Step>,
}

/// One request and its expected answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The method.
    #[serde(rename = "do")]
    pub method: String,
    /// The path, with placeholders of variables.
    pub path: String,
    /// Query parameters.
    #[serde(default)]
    pub query: Map<String, Value>,
    /// Headers to set, or to leave out when null.
    #[serde(default)]
    pub headers: Map<String, Value>,
    /// The token to send as Basic user name.
    pub auth: Option<String>,
    /// A JSON body, null included.
    #[serde(default, deserialize_with = "present")]
    pub json: Option<Value>,
    /// A form body.
    pub form: Option<Map<String, Value>>,
    /// A body sent as it is, as JSON.
    pub raw: Option<String>,
    /// What to keep of the answer: name of a variable, path of its value.
    #[serde(default)]
    pub save: Map<String, Value>,
    /// What the step shows.
    #[serde(default)]
    pub note: String,
    /// Paths that are not compared.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// Paths of lists that are compared as sets.
    #[serde(default)]
    pub unordered: Vec<String>,
    /// Status, headers and body, each only when it is compared.
    pub expect: Map<String, Value>,
}

impl Conversation {
    /// Reads the recording of that name.
    pub fn load(name: &str) -> Self {
        let path = folder().join("golden").join(format!("{name}.json"));
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()));
        serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{} is no conversation: {error}", path.display()))
    }
}

/// The folder of the recordings and of the list of deviations.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("conformance")
}

/// Keeps a member that is null apart from one that is absent.
fn present<'de, D>(deserializer: D) -> Result<Option<Value>, D::Error>
where
    D: serde::Deserializer<'de>,
{
    Value::deserialize(deserializer).map(Some)
}
