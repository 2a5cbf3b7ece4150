//! Conditions on rows: single comparisons, combined by a stack.

use regex::{Regex, RegexBuilder};

use crate::limits::MAX_PATTERN_MEMORY;

/// Comparisons and what combines them, in the order of the request (reverse Polish notation).
///
/// They are evaluated with a stack of truth values, so that no nesting of a request can exhaust the
/// stack of the program.
#[derive(Clone, Debug, Default)]
pub struct Conditions {
    steps: Vec<Step>,
    /// How many values the steps leave on the stack.
    height: usize,
    /// Whether some step is more than a comparison.
    combined: bool,
}

/// One step of the evaluation.
#[derive(Clone, Debug)]
pub enum Step {
    /// Pushes the truth of a comparison.
    Compare(Condition),
    /// Replaces so many values by their conjunction; of none it is true.
    And(usize),
    /// Replaces so many values by their disjunction; of none it is false.
    Or(usize),
    /// Negates the topmost value.
    Negate,
}

impl Conditions {
    /// The steps in order.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Whether there is no condition: every row matches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// How many values are on the stack at the end; all of them must be true.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// The truth of all conditions, given the truth of each comparison.
    pub fn hold(&self, mut compare: impl FnMut(&Condition) -> bool) -> bool {
        // Without combinations the first comparison that fails decides.
        if !self.combined {
            return self.steps.iter().all(|step| match step {
                Step::Compare(condition) => compare(condition),
                _ => true,
            });
        }
        let mut stack = Vec::with_capacity(self.steps.len().min(64));
        for step in &self.steps {
            match step {
                Step::Compare(condition) => stack.push(compare(condition)),
                Step::And(count) => {
                    let first = stack.len().saturating_sub(*count);
                    let truth = stack.drain(first..).all(|one| one);
                    stack.push(truth);
                }
                Step::Or(count) => {
                    let first = stack.len().saturating_sub(*count);
                    let truth = stack.drain(first..).any(|one| one);
                    stack.push(truth);
                }
                Step::Negate => {
                    if let Some(truth) = stack.last_mut() {
                        *truth = !*truth;
                    }
                }
            }
        }
        stack.into_iter().all(|truth| truth)
    }

    pub(crate) fn push(&mut self, condition: Condition) {
        self.steps.push(Step::Compare(condition));
        self.height += 1;
    }

    /// Combines the topmost values; `false` if there are not so many.
    pub(crate) fn combine(&mut self, step: Step) -> bool {
        let taken = match step {
            Step::Compare(_) => return false,
            Step::And(count) | Step::Or(count) => count,
            Step::Negate => 1,
        };
        if taken > self.height {
            return false;
        }
        self.height = self.height - taken + 1;
        self.combined = true;
        self.steps.push(step);
        true
    }

    /// Appends conditions, whose values end up on top.
    pub(crate) fn append(&mut self, other: Self) {
        self.height += other.height;
        self.combined |= other.combined;
        self.steps.extend(other.steps);
    }
}

/// `<column> <operator> <value>`.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The column.
    pub column: String,
    /// Whether the operator has the prefix `!`.
    pub negated: bool,
    /// The operator without this prefix.
    pub operator: Operator,
    /// The value, without blanks around it.
    pub value: String,
    /// The compiled value of an operator that takes a regular expression.
    pub(crate) pattern: Option<Regex>,
}

/// How a value of a row is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// `=`: equal; of a list: empty.
    Equal,
    /// `=~`: equal, ignoring case.
    EqualIgnoringCase,
    /// `~`: a regular expression matches a part; of a list: of some element.
    Matches,
    /// `~~`: the same, ignoring case.
    MatchesIgnoringCase,
    /// `<`; of a list: does not contain.
    Less,
    /// `<=`; of a list: contains, ignoring case.
    LessOrEqual,
    /// `>`; of a list: does not contain, ignoring case.
    Greater,
    /// `>=`; of a list: contains.
    GreaterOrEqual,
}

impl Operator {
    /// Reads an operator without its prefix `!`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "=" => Self::Equal,
            "=~" => Self::EqualIgnoringCase,
            "~" => Self::Matches,
            "~~" => Self::MatchesIgnoringCase,
            "<" => Self::Less,
            "<=" => Self::LessOrEqual,
            ">" => Self::Greater,
            ">=" => Self::GreaterOrEqual,
            _ => return None,
        })
    }
}

impl Condition {
    /// Reads `<column> <operator> <value>`; the value may be absent.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let (column, rest) = text
            .split_once(' ')
            .ok_or_else(|| format!("'{text}' has no operator"))?;
        let rest = rest.trim_start();
        let (operator, value) = rest.split_once(' ').unwrap_or((rest, ""));
        let (negated, name) = operator
            .strip_prefix('!')
            .map_or((false, operator), |name| (true, name));
        let known =
            Operator::parse(name).ok_or_else(|| format!("'{operator}' is not an operator"))?;
        let value = value.trim().to_owned();
        let pattern = match known {
            Operator::Matches => Some(compile(&value, false)?),
            Operator::MatchesIgnoringCase => Some(compile(&value, true)?),
            _ => None,
        };
        Ok(Self {
            column: column.to_owned(),
            negated,
            operator: known,
            value,
            pattern,
        })
    }
}

impl Condition {
    /// The name and the value of a condition on a dictionary: `NAME value`.
    pub(crate) fn member(&self) -> (&str, &str) {
        let (name, value) = self.value.split_once(' ').unwrap_or((&self.value, ""));
        (name, value.trim_start())
    }

    /// The regular expression for the value of a member of a dictionary; none that matches when it
    /// is no regular expression by itself.
    pub(crate) fn member_pattern(&self) -> Option<Regex> {
        self.pattern.as_ref()?;
        let ignoring_case = self.operator == Operator::MatchesIgnoringCase;
        compile(self.member().1, ignoring_case).ok()
    }
}

/// Compiles a regular expression for a matcher of linear time.
///
/// Clients quote names as Perl does, by a backslash before every punctuation mark or blank.
fn compile(pattern: &str, ignoring_case: bool) -> Result<Regex, String> {
    RegexBuilder::new(&without_needless_quotes(pattern))
        .case_insensitive(ignoring_case)
        .size_limit(MAX_PATTERN_MEMORY)
        .dfa_size_limit(MAX_PATTERN_MEMORY)
        .build()
        .map_err(|error| {
            let reason = error.to_string();
            let reason = reason.lines().last().unwrap_or_default().trim();
            format!("'{pattern}' is not a regular expression: {reason}")
        })
}

/// Takes the backslash away where the regular expression's own syntax refuses it, or reads
/// something else: before blanks, `<` and `>`, quotation marks and other ASCII punctuation.
fn without_needless_quotes(pattern: &str) -> String {
    let mut text = String::with_capacity(pattern.len());
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        match characters.next() {
            Some(quoted) if quoted.is_ascii_punctuation() || quoted == ' ' => {
                text.push_str(&regex::escape(quoted.encode_utf8(&mut [0; 4])));
            }
            Some(quoted) => text.extend(['\\', quoted]),
            None => text.push('\\'),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Condition, Conditions, Operator, Step};

    fn truth(value: bool) -> Condition {
        let text = if value { "x = true" } else { "x = false" };
        Condition::parse(text).expect("a condition")
    }

    fn hold(conditions: &Conditions) -> bool {
        conditions.hold(|condition| condition.value == "true")
    }

    #[test]
    fn what_is_left_on_the_stack_must_hold() {
        let mut conditions = Conditions::default();
        assert!(hold(&conditions));
        conditions.push(truth(true));
        conditions.push(truth(false));
        assert!(!hold(&conditions));
        assert!(conditions.combine(Step::Or(2)));
        assert!(hold(&conditions));
        assert!(conditions.combine(Step::Negate));
        assert!(!hold(&conditions));
        assert!(!conditions.combine(Step::And(2)), "only one is left");
    }

    #[test]
    fn combinations_of_none_and_one_are_neutral() {
        let mut conditions = Conditions::default();
        assert!(conditions.combine(Step::And(0)));
        assert!(hold(&conditions));
        assert!(conditions.combine(Step::Or(0)));
        assert!(!hold(&conditions));
        let mut one = Conditions::default();
        one.push(truth(true));
        assert!(one.combine(Step::And(1)));
        assert!(hold(&one));
    }

    #[test]
    fn a_hundred_thousand_negations_do_not_exhaust_the_stack() {
        let mut conditions = Conditions::default();
        conditions.push(truth(true));
        for _ in 0..100_000 {
            assert!(conditions.combine(Step::Negate));
            conditions.push(truth(true));
            assert!(conditions.combine(Step::And(2)));
        }
        assert!(hold(&conditions), "an even number of negations");
    }

    #[test]
    fn conditions_are_read_with_and_without_value() {
        let condition = Condition::parse("plugin_output !~~  disk full ").expect("a condition");
        assert_eq!(&*condition.column, "plugin_output");
        assert!(condition.negated);
        assert_eq!(condition.operator, Operator::MatchesIgnoringCase);
        assert_eq!(&*condition.value, "disk full");
        let empty = Condition::parse("groups =").expect("no value");
        assert_eq!(&*empty.value, "");
        for text in ["groups", "groups == x", "groups ! x", "name ~ ("] {
            assert!(Condition::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn quoted_punctuation_matches_itself() {
        for (pattern, text) in [
            (r"srv\-1\.example\ com", "srv-1.example com"),
            (r"\<b\>\#\@\/", "<b>#@/"),
            (r"^\d+\s", "12 x"),
        ] {
            let condition = Condition::parse(&format!("name ~ {pattern}")).expect(pattern);
            let pattern = condition.pattern.expect("a pattern");
            assert!(pattern.is_match(text), "{pattern} in {text}");
        }
    }
}
