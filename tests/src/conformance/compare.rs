//! Compares an answer with the recorded one.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Za-z]{3} \d{4} \d\d:\d\d:\d\d GMT$")
});
static PLACEHOLDER: LazyLock<Regex> = LazyLock::new(|| pattern(r"<(?:id|etag|token):\d+>"));

/// Something in an answer that is not as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where it is: `status`, `headers.Allow`, `body._items.0.name`.
    pub path: String,
    /// What was got and what was expected.
    pub text: String,
}

/// Dotted paths with `*` for any key or index.
#[derive(Clone, Debug, Default)]
pub struct Patterns(Vec<Regex>);

impl Patterns {
    /// Reads the paths of one or more lists.
    pub fn new<'a>(paths: impl IntoIterator<Item = &'a String>) -> Self {
        let compiled = paths.into_iter().map(|path| {
            let parts: Vec<_> = path.split('*').map(regex::escape).collect();
            pattern(&format!("^(?:{})$", parts.join(".+?")))
        });
        Self(compiled.collect())
    }

    /// Whether one of them is this path.
    pub fn matches(&self, path: &str) -> bool {
        self.0.iter().any(|one| one.is_match(path))
    }
}

/// Remembers which value stands for which placeholder throughout a conversation.
#[derive(Clone, Debug, Default)]
pub struct Comparer {
    values: HashMap<String, String>,
    names: HashMap<String, String>,
}

impl Comparer {
    /// What differs between the recorded and the actual answer.
    pub fn compare(
        &mut self,
        want: &Value,
        got: &Value,
        ignore: &Patterns,
        unordered: &Patterns,
    ) -> Vec<Difference> {
        let mut found = Vec::new();
        let rules = Rules { ignore, unordered };
        self.walk(want, got, "", &rules, &mut found);
        found
    }

    fn walk(
        &mut self,
        want: &Value,
        got: &Value,
        path: &str,
        rules: &Rules,
        found: &mut Vec<Difference>,
    ) {
        if rules.ignore.matches(path) {
            return;
        }
        match (want, got) {
            (Value::Object(want), Value::Object(got)) => {
                self.walk_object(want, got, path, rules, found);
            }
            (Value::Array(want), Value::Array(got)) => {
                self.walk_list(want, got, path, rules, found);
            }
            (Value::String(text), _) if text.contains('<') => {
                let same = got.as_str().is_some_and(|got| self.text(text, got));
                if !same {
                    found.push(unlike(path, want, got));
                }
            }
            _ if same_scalar(want, got) => {}
            _ => found.push(unlike(path, want, got)),
        }
    }

    fn walk_object(
        &mut self,
        want: &Map<String, Value>,
        got: &Map<String, Value>,
        path: &str,
        rules: &Rules,
        found: &mut Vec<Difference>,
    ) {
        let keys: BTreeSet<&String> = want.keys().chain(got.keys()).collect();
        for key in keys {
            let spot = if path.is_empty() {
                key.clone()
            } else {
                format!("{path}.{key}")
            };
            if let (Some(inner), None) = (want.get(key), got.get(key))
                && PLACEHOLDER.is_match(key)
                && let Some(actual) = self.values.get(key).and_then(|real| got.get(real))
            {
                self.walk(inner, actual, &spot, rules, found);
                continue;
            }
            if self.names.contains_key(key) && !want.contains_key(key) {
                // An id used as a key: compared above, under its placeholder.
                continue;
            }
            if rules.ignore.matches(&spot) {
                continue;
            }
            match (want.get(key), got.get(key)) {
                (Some(inner), Some(actual)) => self.walk(inner, actual, &spot, rules, found),
                (Some(inner), None) => found.push(Difference {
                    text: format!("missing, expected {}", short(inner)),
                    path: spot,
                }),
                (None, Some(actual)) => found.push(Difference {
                    text: format!("unexpected {}", short(actual)),
                    path: spot,
                }),
                (None, None) => {}
            }
        }
    }

    fn walk_list(
        &mut self,
        want: &[Value],
        got: &[Value],
        path: &str,
        rules: &Rules,
        found: &mut Vec<Difference>,
    ) {
        if want.len() != got.len() {
            found.push(Difference {
                path: path.to_owned(),
                text: format!("{} elements, expected {}", got.len(), want.len()),
            });
            return;
        }
        if rules.unordered.matches(path) {
            let mut rest: Vec<&Value> = got.iter().collect();
            for item in want {
                if !self.take_alike(item, &mut rest, path, rules) {
                    found.push(Difference {
                        path: path.to_owned(),
                        text: format!("no element like {}", short(item)),
                    });
                }
            }
            return;
        }
        for (index, (inner, actual)) in want.iter().zip(got).enumerate() {
            self.walk(inner, actual, &format!("{path}.{index}"), rules, found);
        }
    }

    /// Removes the first of the candidates that equals the element, whatever its place.
    fn take_alike(
        &mut self,
        item: &Value,
        rest: &mut Vec<&Value>,
        path: &str,
        rules: &Rules,
    ) -> bool {
        for index in 0..rest.len() {
            let before = self.clone();
            let mut trial = Vec::new();
            self.walk(item, rest[index], &format!("{path}.#"), rules, &mut trial);
            if trial.is_empty() {
                rest.remove(index);
                return true;
            }
            *self = before;
        }
        false
    }

    /// Compares texts that hold placeholders.
    fn text(&mut self, want: &str, got: &str) -> bool {
        match want {
            "<any>" => return true,
            "<date>" => return DATE.is_match(got),
            _ => {}
        }
        let mut expression = String::from("(?s)^");
        let mut names = Vec::new();
        let mut end = 0;
        for found in PLACEHOLDER.find_iter(want) {
            expression.push_str(&regex::escape(&want[end..found.start()]));
            expression.push_str(r#""?([0-9A-Za-z-]+)"?"#);
            names.push(found.as_str());
            end = found.end();
        }
        expression.push_str(&regex::escape(&want[end..]));
        expression.push('$');
        let Some(values) = pattern(&expression).captures(got) else {
            return false;
        };
        let pairs = names.iter().zip(values.iter().skip(1).flatten());
        pairs.fold(true, |same, (name, value)| {
            self.same(name, value.as_str()) && same
        })
    }

    /// Whether the placeholder and the value belong together; unknown ones do from now on.
    fn same(&mut self, name: &str, value: &str) -> bool {
        match (self.values.get(name), self.names.get(value)) {
            (None, None) => {
                self.values.insert(name.to_owned(), value.to_owned());
                self.names.insert(value.to_owned(), name.to_owned());
                true
            }
            (known, taken) => {
                known.is_some_and(|known| known == value)
                    && taken.is_some_and(|taken| taken == name)
            }
        }
    }
}

struct Rules<'a> {
    ignore: &'a Patterns,
    unordered: &'a Patterns,
}

/// Equality with 5 and 5.0 being the same number.
fn same_scalar(want: &Value, got: &Value) -> bool {
    match (want, got) {
        (Value::Number(want), Value::Number(got)) => {
            want == got || want.as_f64().is_some_and(|want| Some(want) == got.as_f64())
        }
        _ => want == got,
    }
}

fn unlike(path: &str, want: &Value, got: &Value) -> Difference {
    Difference {
        path: path.to_owned(),
        text: format!("{}, expected {}", short(got), short(want)),
    }
}

fn short(value: &Value) -> String {
    let mut text = value.to_string();
    if let Some((end, _)) = text.char_indices().nth(300) {
        text.truncate(end);
        text.push('…');
    }
    text
}

fn pattern(expression: &str) -> Regex {
    Regex::new(expression).expect("an escaped expression is valid")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn paths(found: &[Difference]) -> Vec<&str> {
        found.iter().map(|one| one.path.as_str()).collect()
    }

    fn compare(comparer: &mut Comparer, want: &Value, got: &Value) -> Vec<String> {
        let none = Patterns::default();
        let found = comparer.compare(want, got, &none, &none);
        found.into_iter().map(|one| one.path).collect()
    }

    #[test]
    fn a_placeholder_stands_for_one_value_throughout() {
        let mut comparer = Comparer::default();
        let want = json!({"a": "<id:1>", "b": "host/<id:1>"});
        let good = json!({"a": "5a0b1c2d3e4f5a6b7c8d9e0f", "b": "host/5a0b1c2d3e4f5a6b7c8d9e0f"});
        assert!(compare(&mut comparer, &want, &good).is_empty());
        let other = json!({"a": "000000000000000000000001", "b": "host/000000000000000000000001"});
        assert_eq!(compare(&mut comparer, &want, &other), ["a", "b"]);
    }

    #[test]
    fn a_value_stands_for_one_placeholder_throughout() {
        let mut comparer = Comparer::default();
        let want = json!(["<id:1>", "<id:2>"]);
        let got = json!(["5a0b1c2d3e4f5a6b7c8d9e0f", "5a0b1c2d3e4f5a6b7c8d9e0f"]);
        assert_eq!(compare(&mut comparer, &want, &got), [".1"]);
    }

    #[test]
    fn an_etag_is_the_same_with_and_without_quotes() {
        let mut comparer = Comparer::default();
        let want = json!(["<etag:1>", "<etag:1>"]);
        let got = json!(["\"abc\"", "abc"]);
        assert!(compare(&mut comparer, &want, &got).is_empty());
    }

    #[test]
    fn an_id_used_as_a_key_is_compared_under_its_placeholder() {
        let mut comparer = Comparer::default();
        let id = "5a0b1c2d3e4f5a6b7c8d9e0f";
        assert!(compare(&mut comparer, &json!("<id:1>"), &json!(id)).is_empty());
        let want = json!({"<id:1>": 1});
        assert!(compare(&mut comparer, &want, &json!({id: 1})).is_empty());
        assert_eq!(compare(&mut comparer, &want, &json!({id: 2})), ["<id:1>"]);
    }

    #[test]
    fn what_differs_is_named_by_its_path() {
        let cases = [
            (json!({"a": 1}), json!({"a": 1.0}), vec![]),
            (json!({"a": 1}), json!({"a": true}), vec!["a"]),
            (json!({"a": 1}), json!({}), vec!["a"]),
            (json!({}), json!({"a": 1}), vec!["a"]),
            (json!({"a": [1]}), json!({"a": [1, 2]}), vec!["a"]),
            (
                json!({"a": [{"b": 1}]}),
                json!({"a": [{"b": 2}]}),
                vec!["a.0.b"],
            ),
            (
                json!("<date>"),
                json!("Mon, 05 Feb 2024 09:03:07 GMT"),
                vec![],
            ),
            (json!("<date>"), json!("yesterday"), vec![""]),
            (json!("<any>"), json!("anything"), vec![]),
            (json!("<any>"), json!(5), vec![""]),
        ];
        for (want, got, expected) in cases {
            let found = compare(&mut Comparer::default(), &want, &got);
            assert_eq!(found, expected, "{want} and {got}");
        }
    }

    #[test]
    fn ignored_paths_are_not_compared() {
        let ignore = Patterns::new(&["body._items.*.token".to_owned()]);
        let none = Patterns::default();
        let want = json!({"body": {"_items": [{"token": "a", "name": "x"}]}});
        let got = json!({"body": {"_items": [{"name": "y"}]}});
        let found = Comparer::default().compare(&want, &got, &ignore, &none);
        assert_eq!(paths(&found), ["body._items.0.name"]);
    }

    #[test]
    fn an_unordered_list_is_a_set_and_a_failed_trial_leaves_no_trace() {
        let unordered = Patterns::new(&["list".to_owned()]);
        let none = Patterns::default();
        let mut comparer = Comparer::default();
        let want = json!({"list": [{"n": "<id:1>", "v": 1}, {"n": "<id:2>", "v": 2}]});
        let got = json!({"list": [{"n": "b", "v": 2}, {"n": "a", "v": 1}]});
        assert!(comparer.compare(&want, &got, &none, &unordered).is_empty());
        assert!(compare(&mut comparer, &json!(["<id:1>"]), &json!(["a"])).is_empty());
        let lacking = json!({"list": [{"n": "b", "v": 2}, {"n": "a", "v": 3}]});
        let found = comparer.compare(&want, &lacking, &none, &unordered);
        assert_eq!(paths(&found), ["list"]);
    }
}
