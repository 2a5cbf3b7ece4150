//! The body of every refusal.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Status;

/// The body of every response that is not a success.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[non_exhaustive]
pub struct ErrorBody {
    /// Always `ERR`.
    #[serde(rename = "_status", default = "refused")]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub status: Status,
    /// Why the request as a whole was refused.
    #[serde(rename = "_error", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub error: Option<ErrorDetail>,
    /// Why the item that was sent was refused, field by field.
    #[serde(rename = "_issues", default, skip_serializing_if = "Issues::is_empty")]
    pub issues: Issues,
    /// When a list was sent: the result of each of its items, in order. None was stored.
    #[serde(rename = "_items", default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemIssues>,
}

/// The result of one item of a list that was refused.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[non_exhaustive]
pub struct ItemIssues {
    /// `ERR` for an item that was refused, `OK` for one that was valid.
    #[serde(rename = "_status", default)]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub status: Status,
    /// Why the item was refused, field by field.
    #[serde(rename = "_issues", default, skip_serializing_if = "Issues::is_empty")]
    pub issues: Issues,
}

fn refused() -> Status {
    Status::Error
}

impl Default for ErrorBody {
    fn default() -> Self {
        Self {
            status: refused(),
            error: None,
            issues: Issues::default(),
            items: Vec::new(),
        }
    }
}

/// Why a request was refused, in a number and a sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[non_exhaustive]
pub struct ErrorDetail {
    /// The HTTP status.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = i64, minimum = 400, maximum = 599, required = true))]
    pub code: u16,
    /// The reason, for people to read.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub message: String,
}

/// What was wrong with an item: field names, each with what was wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Issues(BTreeMap<String, Issue>);

/// What was wrong with one field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Issue {
    /// One sentence.
    Text(String),
    /// Several, in the order in which the rules were applied.
    Several(Vec<Issue>),
    /// Issues of the elements of a list, by their index, or of the fields of an object.
    Nested(Issues),
    /// Something else, kept as it came.
    Unknown(serde_json::Value),
}

impl Issues {
    /// Whether nothing was wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was wrong with one field.
    pub fn get(&self, field: &str) -> Option<&Issue> {
        self.0.get(field)
    }

    /// The fields and what was wrong with each, by field name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Issue)> {
        self.0.iter().map(|(field, issue)| (field.as_str(), issue))
    }

    /// Every sentence with the path of what it is about: `parents.0`, `name`…
    ///
    /// ```
    /// use alignak_model::Issues;
    ///
    /// let issues: Issues = serde_json::from_str(
    ///     r#"{"name": ["too long", "not unique"], "parents": {"0": "not a host"}}"#,
    /// )?;
    /// let sentences: Vec<String> = issues
    ///     .sentences()
    ///     .into_iter()
    ///     .map(|(path, sentence)| format!("{path}: {sentence}"))
    ///     .collect();
    /// assert_eq!(sentences, ["name: too long", "name: not unique", "parents.0: not a host"]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn sentences(&self) -> Vec<(String, String)> {
        let mut sentences = Vec::new();
        for (field, issue) in &self.0 {
            issue.collect(field, &mut sentences);
        }
        sentences
    }
}

impl Issue {
    fn collect(&self, path: &str, sentences: &mut Vec<(String, String)>) {
        match self {
            Self::Text(text) => sentences.push((path.to_owned(), text.clone())),
            Self::Several(issues) => {
                for issue in issues {
                    issue.collect(path, sentences);
                }
            }
            Self::Nested(issues) => {
                for (field, issue) in &issues.0 {
                    issue.collect(&format!("{path}.{field}"), sentences);
                }
            }
            Self::Unknown(value) => sentences.push((path.to_owned(), value.to_string())),
        }
    }
}

impl FromIterator<(String, Issue)> for Issues {
    fn from_iter<I: IntoIterator<Item = (String, Issue)>>(issues: I) -> Self {
        Self(issues.into_iter().collect())
    }
}
