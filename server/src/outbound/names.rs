//! Names as databases take them: one spelling for what is sent and for what dashboards ask for.

use std::borrow::Cow;

use sha1::{Digest as _, Sha1};

use crate::item::hex;

/// The longest part of a path that Carbon can make a file or folder of, in bytes.
const MAX_PART: usize = 200;

/// The name of a metric, host, service or realm as part of a path: only ASCII letters, digits and
/// `_ - . $`. Empty when nothing of it is left.
pub fn part(name: &str) -> String {
    let name = name.trim();
    let mut cleaned = String::with_capacity(name.len());
    let rest = match name.strip_prefix('/') {
        Some(rest) => {
            cleaned.push('_');
            rest
        }
        None => name,
    };
    for letter in rest.chars() {
        match letter {
            '+' => cleaned.push('_'),
            '/' => cleaned.push('-'),
            '%' => cleaned.push_str("_pct"),
            letter if letter.is_whitespace() => cleaned.push('_'),
            letter if letter.is_ascii_alphanumeric() => cleaned.push(letter),
            '_' | '-' | '.' | '$' => cleaned.push(letter),
            _ => {}
        }
    }
    shorten(cleaned)
}

/// Cuts names that Carbon could make no file of, and tells those with a common beginning apart.
fn shorten(name: String) -> String {
    if name.len() <= MAX_PART {
        return name;
    }
    let digest = hex(&Sha1::digest(name.as_bytes()));
    format!("{}-{}", &name[..MAX_PART - 9], &digest[..8])
}

/// A path of Graphite from its parts; those that are empty are left out, and so are dots that would
/// make empty parts.
pub fn path<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut path = String::new();
    let parts = parts.into_iter().flat_map(|part| part.split('.'));
    for part in parts.filter(|part| !part.is_empty()) {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(part);
    }
    path
}

/// The path of realms, each name made fit.
pub fn realms(path: &str) -> String {
    let parts: Vec<String> = path.split('.').map(part).collect();
    self::path(parts.iter().map(String::as_str))
}

/// A name as `StatsD` takes it, which has its own use for `:`, `|`, `#` and `@` and drops `$`.
pub fn statsd(path: &str) -> Cow<'_, str> {
    if path.contains(['$', ':', '|', '#', '@']) {
        return Cow::Owned(path.replace(['$', ':', '|', '#', '@'], ""));
    }
    Cow::Borrowed(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_fit_for_paths() {
        for (name, expected) in [
            ("srv 1/a", "srv_1-a"),
            ("C:%", "C_pct"),
            ("C: used", "C_used"),
            ("/tmp", "_tmp"),
            (" /tmp ", "_tmp"),
            ("/", "_"),
            ("a+b", "a_b"),
            ("größe", "gre"),
            ("web.example.org", "web.example.org"),
            ("it's", "its"),
            ("$x-y_z", "$x-y_z"),
            ("日本", ""),
        ] {
            assert_eq!(part(name), expected, "{name:?}");
        }
    }

    #[test]
    fn long_names_stay_apart() {
        let (one, other) = (
            part(&("a".repeat(300) + "b")),
            part(&("a".repeat(300) + "c")),
        );
        assert_eq!(one.len(), MAX_PART);
        assert_ne!(one, other);
    }

    #[test]
    fn paths_have_no_empty_parts() {
        assert_eq!(
            path(["", "my.p.", "All", ".web", "", "rta"]),
            "my.p.All.web.rta"
        );
        assert_eq!(realms("All.North Sea.a/b"), "All.North_Sea.a-b");
    }

    #[test]
    fn statsd_names_have_none_of_its_signs() {
        assert_eq!(statsd("a.b:c|d#e@f$g"), "a.bcdefg");
        assert_eq!(statsd("a.b"), "a.b");
    }
}
