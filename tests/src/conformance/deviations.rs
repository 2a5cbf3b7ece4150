//! The list of answers that differ from the recorded ones on purpose.

use serde::Deserialize;

use super::compare::{Difference, Patterns};

/// The content of `deviations.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deviations {
    /// The conversations in which nothing else may differ. The others are played and counted.
    pub must_agree: Vec<String>,
    /// Steps whose answers differ on purpose.
    #[serde(default)]
    pub deviation: Vec<Deviation>,
}

/// A step whose answer differs on purpose.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deviation {
    /// The conversation.
    pub file: String,
    /// The step, counted from 0.
    pub step: usize,
    /// The paths that differ, with all below them; none means the whole answer.
    #[serde(default)]
    pub paths: Vec<String>,
    /// Why the recorded answer is not to be repeated.
    pub reason: String,
}

impl Deviations {
    /// Reads the list of this project.
    pub fn load() -> Self {
        let path = super::folder().join("deviations.toml");
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()));
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Whether nothing but listed deviations may differ in this conversation.
    pub fn must_agree(&self, file: &str) -> bool {
        self.must_agree.iter().any(|name| name == file)
    }

    /// The differences that are not listed, and one for each listed deviation that does not differ.
    pub fn unexplained(&self, file: &str, step: usize, found: &[Difference]) -> Vec<Difference> {
        let mut left = found.to_vec();
        let listed = self
            .deviation
            .iter()
            .filter(|one| one.file == file && one.step == step);
        for deviation in listed {
            if deviation.paths.is_empty() {
                if found.is_empty() {
                    left.push(stale("", deviation));
                }
                return left.into_iter().filter(|one| one.path.is_empty()).collect();
            }
            for path in &deviation.paths {
                let below = Patterns::new(&[path.clone(), format!("{path}.*")]);
                if !found.iter().any(|one| below.matches(&one.path)) {
                    left.push(stale(path, deviation));
                }
                left.retain(|one| !below.matches(&one.path) || is_stale(one));
            }
        }
        left
    }
}

const STALE: &str = "is listed as a deviation, but agrees";

fn stale(path: &str, deviation: &Deviation) -> Difference {
    Difference {
        path: path.to_owned(),
        text: format!("{STALE} ({})", deviation.reason),
    }
}

fn is_stale(difference: &Difference) -> bool {
    difference.text.starts_with(STALE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(paths: &[&str]) -> Deviations {
        Deviations {
            must_agree: vec!["01".to_owned()],
            deviation: vec![Deviation {
                file: "01".to_owned(),
                step: 2,
                paths: paths.iter().map(|&path| path.to_owned()).collect(),
                reason: "the original was wrong".to_owned(),
            }],
        }
    }

    fn differing(paths: &[&str]) -> Vec<Difference> {
        let difference = |path: &&str| Difference {
            path: (*path).to_owned(),
            text: "other".to_owned(),
        };
        paths.iter().map(difference).collect()
    }

    fn left(list: &Deviations, step: usize, found: &[&str]) -> Vec<String> {
        let unexplained = list.unexplained("01", step, &differing(found));
        unexplained.into_iter().map(|one| one.path).collect()
    }

    #[test]
    fn a_listed_path_may_differ_and_nothing_else() {
        let list = list(&["body.a"]);
        assert!(left(&list, 2, &["body.a"]).is_empty());
        assert!(left(&list, 2, &["body.a.0.b"]).is_empty());
        assert_eq!(left(&list, 2, &["body.a", "body.ab"]), ["body.ab"]);
        assert_eq!(left(&list, 1, &["body.a"]), ["body.a"]);
    }

    #[test]
    fn a_listed_path_that_agrees_is_a_failure() {
        assert_eq!(left(&list(&["body.a"]), 2, &[]), ["body.a"]);
        assert_eq!(left(&list(&["a", "b"]), 2, &["a"]), ["b"]);
    }

    #[test]
    fn a_step_listed_as_a_whole_must_differ_somewhere() {
        assert!(left(&list(&[]), 2, &["status", "body.a"]).is_empty());
        assert_eq!(left(&list(&[]), 2, &[]), [""]);
    }
}
