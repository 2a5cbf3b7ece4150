//! Names of items on the command line: `host/service`, a slash in a name as `\/`.

/// A name, and for `host/service` both parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ItemName {
    pub(crate) first: String,
    pub(crate) second: Option<String>,
}

impl ItemName {
    pub(crate) fn parse(text: &str) -> Self {
        let mut parts = vec![String::new()];
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            let last = parts.len() - 1;
            match letter {
                '\\' if letters.peek() == Some(&'/') => {
                    letters.next();
                    parts[last].push('/');
                }
                // Only the first slash separates: a service may be named `Disk /`.
                '/' if last == 0 => parts.push(String::new()),
                other => parts[last].push(other),
            }
        }
        let mut parts = parts.into_iter();
        Self {
            first: parts.next().unwrap_or_default(),
            second: parts.next(),
        }
    }

    /// The name as one, for items that are not named by two.
    pub(crate) fn whole(&self) -> String {
        match &self.second {
            Some(second) => format!("{}/{second}", self.first),
            None => self.first.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_slash_separates_unless_it_is_escaped() {
        let parse = |text: &str| {
            let name = ItemName::parse(text);
            (name.first, name.second)
        };
        assert_eq!(parse("srv"), ("srv".to_owned(), None));
        assert_eq!(
            parse("srv/Disk /var"),
            ("srv".to_owned(), Some("Disk /var".to_owned()))
        );
        assert_eq!(parse("a\\/b/c"), ("a/b".to_owned(), Some("c".to_owned())));
        assert_eq!(ItemName::parse("a\\/b").whole(), "a/b");
        assert_eq!(ItemName::parse("a/b/c").whole(), "a/b/c");
        assert_eq!(parse("srv/*"), ("srv".to_owned(), Some("*".to_owned())));
    }
}
