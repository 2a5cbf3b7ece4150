//! Expressions over names: `,` and `|` unite, `&` and `+` intersect, `!` excludes.

use std::collections::BTreeSet;

/// How deep parentheses may be nested.
const DEEPEST: usize = 64;

/// A set of indices; the negated ones stand for everything else.
#[derive(Debug)]
struct Set {
    members: BTreeSet<usize>,
    negated: bool,
}

/// Whether a text is more than a list of names.
pub(super) fn is_expression(text: &str) -> bool {
    text.contains(['(', ')', '&', '|', '!', '*'])
}

/// The members of an expression. `members` returns those of a name, `everything` those of `*`.
///
/// # Errors
/// The expression is not well formed.
pub(super) fn evaluate(
    text: &str,
    everything: &dyn Fn() -> BTreeSet<usize>,
    members: &mut dyn FnMut(&str) -> BTreeSet<usize>,
) -> Result<BTreeSet<usize>, String> {
    let mut parser = Parser {
        rest: text,
        everything,
        members,
        depth: 0,
    };
    let set = parser.union()?;
    if !parser.rest.trim_start().is_empty() {
        return Err(format!("'{text}' has a closing parenthesis too many"));
    }
    // Nothing but exclusions excludes from nothing.
    Ok(if set.negated {
        BTreeSet::new()
    } else {
        set.members
    })
}

struct Parser<'a> {
    rest: &'a str,
    everything: &'a dyn Fn() -> BTreeSet<usize>,
    members: &'a mut dyn FnMut(&str) -> BTreeSet<usize>,
    depth: usize,
}

impl Parser<'_> {
    fn take(&mut self, letters: &[char]) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(letters) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// What is united, without what is excluded anywhere in it.
    fn union(&mut self) -> Result<Set, String> {
        let mut united: Option<BTreeSet<usize>> = None;
        let mut excluded: BTreeSet<usize> = BTreeSet::new();
        loop {
            // Empty elements, as in `a,,b`, are allowed.
            while self.take(&[',', '|']) {}
            if self.rest.trim_start().is_empty() || self.rest.trim_start().starts_with(')') {
                break;
            }
            let set = self.intersection()?;
            if set.negated {
                excluded.extend(set.members);
            } else {
                united.get_or_insert_default().extend(set.members);
            }
            if !self.take(&[',', '|']) {
                break;
            }
        }
        Ok(match united {
            Some(mut members) => {
                members.retain(|member| !excluded.contains(member));
                Set {
                    members,
                    negated: false,
                }
            }
            None => Set {
                negated: !excluded.is_empty(),
                members: excluded,
            },
        })
    }

    fn intersection(&mut self) -> Result<Set, String> {
        let mut result = self.factor()?;
        while self.take(&['&', '+']) {
            let other = self.factor()?;
            result = match (result.negated, other.negated) {
                (false, false) => Set {
                    members: result
                        .members
                        .intersection(&other.members)
                        .copied()
                        .collect(),
                    negated: false,
                },
                (true, true) => Set {
                    members: result.members.union(&other.members).copied().collect(),
                    negated: true,
                },
                (false, true) => Set {
                    members: result.members.difference(&other.members).copied().collect(),
                    negated: false,
                },
                (true, false) => Set {
                    members: other.members.difference(&result.members).copied().collect(),
                    negated: false,
                },
            };
        }
        Ok(result)
    }

    fn factor(&mut self) -> Result<Set, String> {
        let mut negated = false;
        while self.take(&['!']) {
            negated = !negated;
        }
        if self.take(&['(']) {
            self.depth += 1;
            if self.depth > DEEPEST {
                return Err(format!("more than {DEEPEST} parentheses are nested"));
            }
            let mut set = self.union()?;
            if !self.take(&[')']) {
                return Err("a closing parenthesis is missing".to_owned());
            }
            self.depth -= 1;
            set.negated ^= negated;
            return Ok(set);
        }
        let end = self.rest.find(['(', ')', '&', '|', '!', ',', '+']);
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        let members = match name.trim() {
            "" => return Err("a name is missing".to_owned()),
            "*" => (self.everything)(),
            name => (self.members)(name),
        };
        Ok(Set { members, negated })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a` is 1 to 4, `b` 3 to 6, `c` 4 alone; everything is 0 to 9.
    fn members(text: &str) -> Result<Vec<usize>, String> {
        let everything = || (0..10).collect();
        let mut members = |name: &str| match name {
            "a" => (1..=4).collect(),
            "b" => (3..=6).collect(),
            "c" => BTreeSet::from([4]),
            _ => BTreeSet::new(),
        };
        evaluate(text, &everything, &mut members).map(|set| set.into_iter().collect())
    }

    #[test]
    fn expressions_are_evaluated() {
        for (text, expected) in [
            ("a", &[1, 2, 3, 4][..]),
            ("a,b", &[1, 2, 3, 4, 5, 6]),
            ("a|b", &[1, 2, 3, 4, 5, 6]),
            ("a & b", &[3, 4]),
            ("a+b", &[3, 4]),
            ("a,!b", &[1, 2]),
            ("!b,a", &[1, 2]),
            ("a&!c", &[1, 2, 3]),
            ("*,!a", &[0, 5, 6, 7, 8, 9]),
            ("(a|b)&!c", &[1, 2, 3, 5, 6]),
            ("a&(!b)", &[1, 2]),
            ("!(a,b),*", &[0, 7, 8, 9]),
            ("!a", &[]),
            ("c|a&b", &[3, 4]),
        ] {
            assert_eq!(members(text), Ok(expected.to_vec()), "{text}");
        }
    }

    #[test]
    fn bad_expressions_are_refused() {
        for text in ["a&", "(a", "a)", "a|b)", "()&", &"(".repeat(1000)] {
            assert!(members(text).is_err(), "{text}");
        }
    }
}
