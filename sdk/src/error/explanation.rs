//! What a backend says about a refusal: `_error`, `_issues` and, for lists, `_items`.

use serde_json::Value;

use crate::model::{Issue, Issues};

/// The documented part of an error body; empty when the body is something else.
#[derive(Debug, Default)]
pub(crate) struct Explanation {
    documented: bool,
    code: Option<u16>,
    message: Option<String>,
    issues: Option<Issues>,
    item_issues: Vec<Option<Issues>>,
}

impl Explanation {
    /// Reads a body of any kind. Members of an unexpected type are passed over: an explanation that
    /// is half there is better than none.
    pub(crate) fn read(body: &[u8]) -> Self {
        let Ok(Value::Object(body)) = serde_json::from_slice::<Value>(body) else {
            return Self::default();
        };
        let error = body.get("_error").filter(|error| is_truthy(error));
        let issues = body.get("_issues").filter(|issues| is_truthy(issues));
        let mut item_issues: Vec<Option<Issues>> = body
            .get("_items")
            .and_then(Value::as_array)
            .map(|items| {
                items
                    .iter()
                    .map(|item| typed(item.get("_issues")?))
                    .collect()
            })
            .unwrap_or_default();
        if item_issues.iter().all(Option::is_none) {
            item_issues.clear();
        }
        let said = match error {
            Some(Value::String(text)) => Some(text.clone()),
            Some(error) => error.get("message").and_then(text),
            // A refused patch has issues only.
            None => issues.and_then(text),
        };
        Self {
            documented: error.is_some() || issues.is_some() || !item_issues.is_empty(),
            code: error.and_then(|error| code(error.get("code")?)),
            message: said,
            issues: issues.and_then(typed),
            item_issues,
        }
    }

    /// What is wrong with one element of a list.
    pub(crate) fn of_issues(issues: Issues) -> Self {
        Self {
            documented: true,
            issues: Some(issues),
            ..Self::default()
        }
    }

    /// Whether the body is one that the backend's documentation promises.
    pub(crate) fn is_documented(&self) -> bool {
        self.documented
    }

    pub(crate) fn code(&self) -> Option<u16> {
        self.code
    }

    pub(crate) fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    pub(crate) fn issues(&self) -> Option<&Issues> {
        self.issues.as_ref()
    }

    pub(crate) fn item_issues(&self) -> &[Option<Issues>] {
        &self.item_issues
    }

    /// The first field whose value another item has already.
    pub(crate) fn existing_field(&self) -> Option<&str> {
        let of_items = self.item_issues.iter().flatten();
        let mut fields = self.issues.iter().chain(of_items).flat_map(Issues::iter);
        let is_taken = |issue: &Issue| match issue {
            Issue::Text(text) => text.contains("is not unique"),
            _ => false,
        };
        fields
            .find(|(_, issue)| match issue {
                Issue::Several(issues) => issues.iter().any(is_taken),
                issue => is_taken(issue),
            })
            .map(|(field, _)| field)
    }

    /// All issues, each with the field it is about.
    pub(crate) fn rendered_issues(&self) -> Vec<String> {
        let of_items = self
            .item_issues
            .iter()
            .enumerate()
            .filter_map(|(index, issues)| Some((format!("[{index}]."), issues.as_ref()?)));
        self.issues
            .iter()
            .map(|issues| (String::new(), issues))
            .chain(of_items)
            .flat_map(|(prefix, issues)| {
                issues
                    .sentences()
                    .into_iter()
                    .map(move |(path, sentence)| format!("{prefix}{path}: {sentence}"))
            })
            .collect()
    }
}

fn typed(issues: &Value) -> Option<Issues> {
    serde_json::from_value(issues.clone()).ok()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn code(code: &Value) -> Option<u16> {
    let number = match code {
        Value::String(text) => text.parse().ok()?,
        other => other.as_u64()?,
    };
    u16::try_from(number).ok()
}

fn is_truthy(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(elements) => !elements.is_empty(),
        Value::Object(members) => !members.is_empty(),
        Value::Bool(true) | Value::Number(_) => true,
    }
}
