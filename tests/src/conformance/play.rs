//! Sends the requests of a conversation one after the other.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use serde_json::{Map, Value, json};

use super::{Comparer, Conversation, Deviations, Difference, Patterns, Step};
use alignak_testkit::http::{Answer, Api, Request};

/// The headers that are compared.
const HEADERS: [&str; 7] = [
    "Content-Type",
    "Allow",
    "Location",
    "ETag",
    "Last-Modified",
    "X-Total-Count",
    "WWW-Authenticate",
];

static VARIABLE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\{\{([\w.]+)\}\}").expect("the expression is valid"));

/// How one step went.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its number, counted from 0.
    pub number: usize,
    /// Method, path and note.
    pub what: String,
    /// What differs and is not a listed deviation.
    pub differences: Vec<Difference>,
}

/// How a conversation went.
#[derive(Clone, Debug)]
pub struct Report {
    /// The conversation.
    pub name: String,
    /// Its steps.
    pub outcomes: Vec<Outcome>,
}

impl Report {
    /// Whether nothing differs but the listed deviations.
    pub fn agrees(&self) -> bool {
        self.outcomes.iter().all(|one| one.differences.is_empty())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bad = self
            .outcomes
            .iter()
            .filter(|one| !one.differences.is_empty());
        let mut count = self.outcomes.len();
        for outcome in bad {
            count -= 1;
            writeln!(formatter, "step {}: {}", outcome.number, outcome.what)?;
            for difference in outcome.differences.iter().take(6) {
                writeln!(formatter, "     {}: {}", difference.path, difference.text)?;
            }
        }
        let all = self.outcomes.len();
        write!(formatter, "{}: {count} of {all} steps agree", self.name)
    }
}

/// Plays a conversation against a server that has just been started on an empty store.
pub fn play(api: &Api, conversation: &Conversation, deviations: &Deviations) -> Report {
    let mut player = Player {
        api: api.anonymous(),
        variables: HashMap::new(),
        comparer: Comparer::default(),
    };
    let mut outcomes = Vec::new();
    for (number, step) in conversation.steps.iter().enumerate() {
        let found = player.step(conversation, step);
        outcomes.push(Outcome {
            number,
            what: format!("{} {} {}", step.method, step.path, step.note),
            differences: deviations.unexplained(&conversation.name, number, &found),
        });
    }
    Report {
        name: conversation.name.clone(),
        outcomes,
    }
}

struct Player {
    api: Api,
    variables: HashMap<String, Value>,
    comparer: Comparer,
}

impl Player {
    fn step(&mut self, conversation: &Conversation, step: &Step) -> Vec<Difference> {
        let answer = view(&step.method, &self.request(step).send());
        let mut found = Vec::new();
        for (name, path) in &step.save {
            let path = path.as_str().unwrap_or_default();
            let value = match path.strip_prefix("header:") {
                Some(header) => answer["headers"].get(header),
                None => pick(&answer["body"], path),
            };
            if value.is_none() {
                found.push(Difference {
                    path: format!("save.{name}"),
                    text: format!("there is no {path} in the answer"),
                });
            }
            let value = value.cloned();
            let value = value.unwrap_or_else(|| json!(format!("unsaved-{name}")));
            self.variables.insert(name.clone(), value);
        }
        found.extend(self.compare(conversation, step, &answer));
        found
    }

    fn compare(
        &mut self,
        conversation: &Conversation,
        step: &Step,
        answer: &Value,
    ) -> Vec<Difference> {
        if step.expect.get("status") == Some(&json!("4xx")) {
            let status = answer["status"].as_u64().unwrap_or_default();
            if (400..500).contains(&status) && answer["body"].is_object() {
                return Vec::new();
            }
            return vec![Difference {
                path: "status".to_owned(),
                text: format!("{status}, expected a client error with a JSON body"),
            }];
        }
        let seen: Map<String, Value> = step
            .expect
            .keys()
            .map(|key| (key.clone(), answer[key].clone()))
            .collect();
        let ignore = Patterns::new(conversation.ignore.iter().chain(&step.ignore));
        let unordered = Patterns::new(conversation.unordered.iter().chain(&step.unordered));
        self.comparer.compare(
            &Value::Object(step.expect.clone()),
            &Value::Object(seen),
            &ignore,
            &unordered,
        )
    }

    fn request(&self, step: &Step) -> Request {
        let mut request = self.api.request(&step.method, &self.text(&step.path));
        let query = self.pairs(&step.query);
        if !query.is_empty() {
            request = request.query(&borrowed(&query));
        }
        if let Some(json) = &step.json {
            request = request.json(&self.fill(json));
        } else if let Some(form) = &step.form {
            request = request.form(&borrowed(&self.pairs(form)));
        } else if let Some(raw) = &step.raw {
            request = request.raw("application/json", self.text(raw));
        }
        if let Some(token) = &step.auth {
            let credentials = alignak_testkit::http::basic(&self.text(token), "");
            request = request.header("Authorization", &credentials);
        }
        for (name, value) in &step.headers {
            request = match self.fill(value) {
                Value::Null => request.without(name),
                value => request.header(name, &plain(&value)),
            };
        }
        request
    }

    fn pairs(&self, members: &Map<String, Value>) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for (name, value) in members {
            match self.fill(value) {
                Value::Array(values) => {
                    pairs.extend(values.iter().map(|one| (name.clone(), plain(one))));
                }
                value => pairs.push((name.clone(), plain(&value))),
            }
        }
        pairs
    }

    /// Replaces `{{name}}` by the value saved under that name, everywhere in a value.
    fn fill(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => match VARIABLE.captures(text) {
                Some(found) if found[0].len() == text.len() => self.variable(&found[1]),
                _ => Value::String(self.text(text)),
            },
            Value::Array(items) => items.iter().map(|item| self.fill(item)).collect(),
            Value::Object(members) => members
                .iter()
                .map(|(name, value)| (self.text(name), self.fill(value)))
                .collect(),
            other => other.clone(),
        }
    }

    fn text(&self, text: &str) -> String {
        VARIABLE
            .replace_all(text, |found: &Captures<'_>| {
                plain(&self.variable(&found[1]))
            })
            .into_owned()
    }

    fn variable(&self, name: &str) -> Value {
        self.variables
            .get(name)
            .cloned()
            .unwrap_or_else(|| json!(format!("unknown-{name}")))
    }
}

/// An answer in the form in which answers are recorded.
fn view(method: &str, answer: &Answer) -> Value {
    let mut headers = Map::new();
    for name in HEADERS {
        let Some(value) = answer.header(name) else {
            continue;
        };
        let value = match name {
            "Allow" => sorted(value),
            "Location" => path_of(value),
            "Content-Type" if method == "OPTIONS" || answer.body.is_empty() => continue,
            _ => value.to_owned(),
        };
        headers.insert(name.to_owned(), json!(value));
    }
    let body = if answer.body.is_empty() {
        Value::Null
    } else {
        serde_json::from_slice(&answer.body).unwrap_or_else(|_| json!({"<text>": answer.text()}))
    };
    json!({"status": answer.status, "headers": headers, "body": body})
}

/// A list of words, whatever their order.
fn sorted(list: &str) -> String {
    let mut words: Vec<_> = list.split(',').map(str::trim).collect();
    words.sort_unstable();
    words.join(", ")
}

/// The path of an address, whatever the host.
fn path_of(address: &str) -> String {
    url::Url::parse(address).map_or_else(|_| address.to_owned(), |url| url.path().to_owned())
}

/// Follows a dotted path; a part may be an index, or `field=value` for an element of a list.
fn pick<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(value, |value, part| match value {
        Value::Array(items) => match part.split_once('=') {
            Some((key, wanted)) => items
                .iter()
                .find(|item| item.get(key).is_some_and(|found| plain(found) == wanted)),
            None => items.get(part.parse::<usize>().ok()?),
        },
        _ => value.get(part),
    })
}

/// A text as it is, anything else as JSON.
fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), ToOwned::to_owned)
}

fn borrowed(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_path_goes_through_lists_by_index_or_by_a_field() {
        let body = json!({"_items": [{"name": "a", "_id": 1}, {"name": "b", "_id": 2}]});
        assert_eq!(pick(&body, "_items.0._id"), Some(&json!(1)));
        assert_eq!(pick(&body, "_items.name=b._id"), Some(&json!(2)));
        assert_eq!(pick(&body, "_items.2._id"), None);
        assert_eq!(pick(&body, "nothing"), None);
    }

    #[test]
    fn a_location_is_compared_by_its_path_and_allow_as_a_set() {
        assert_eq!(path_of("http://localhost:5000/host/1"), "/host/1");
        assert_eq!(path_of("/host/1"), "/host/1");
        assert_eq!(sorted("POST,GET, HEAD"), "GET, HEAD, POST");
    }
}
