//! Bytes of a file → logical lines: comments cut, continued lines joined.

/// A logical line and the number of its first physical line, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) number: u32,
    pub(crate) text: String,
}

/// The logical lines of a file that are neither empty nor comments.
///
/// Bytes that are not UTF-8 are replaced. Lines end with LF, CR LF or CR.
pub(crate) fn lines(content: &[u8]) -> Vec<Line> {
    let content = String::from_utf8_lossy(content);
    let content = content.strip_prefix('\u{feff}').unwrap_or(&content);
    let mut result = Vec::new();
    let mut open: Option<Line> = None;
    for (index, physical) in physical_lines(content).enumerate() {
        let text = without_comment(physical);
        let (text, continues) = match text.strip_suffix('\\') {
            Some(text) => (text, true),
            None => (&*text, false),
        };
        let line = match open.take() {
            None => Line {
                number: u32::try_from(index + 1).unwrap_or(u32::MAX),
                text: text.to_owned(),
            },
            Some(mut line) => {
                line.text.push_str(text.trim_start());
                line
            }
        };
        if continues {
            open = Some(line);
        } else {
            keep(&mut result, line);
        }
    }
    if let Some(line) = open {
        keep(&mut result, line);
    }
    result
}

fn keep(lines: &mut Vec<Line>, mut line: Line) {
    line.text.truncate(line.text.trim_end().len());
    if !line.text.is_empty() && !line.text.starts_with('#') {
        lines.push(line);
    }
}

fn physical_lines(content: &str) -> impl Iterator<Item = &str> {
    content.split('\n').flat_map(|line| {
        let line = line.strip_suffix('\r').unwrap_or(line);
        line.split('\r')
    })
}

/// The line up to the first `;` that is not escaped, trimmed; `\;` is a literal `;`.
fn without_comment(line: &str) -> std::borrow::Cow<'_, str> {
    if !line.contains(';') {
        return line.trim().into();
    }
    let mut text = String::with_capacity(line.len());
    for letter in line.chars() {
        if letter == ';' {
            if !text.ends_with('\\') {
                break;
            }
            text.pop();
        }
        text.push(letter);
    }
    text.trim().to_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(content: &str) -> Vec<String> {
        lines(content.as_bytes())
            .into_iter()
            .map(|line| line.text)
            .collect()
    }

    #[test]
    fn comments_are_cut_and_escaped_semicolons_kept() {
        let content = "a b ; c\n# all\n  ; all\nx \"y;z\"\np a\\;b ; c\n";
        assert_eq!(texts(content), ["a b", "x \"y", "p a;b"]);
    }

    #[test]
    fn continued_lines_are_joined() {
        assert_eq!(texts("a \\\n   b\n"), ["a b"]);
        assert_eq!(texts("a\\\n b\\\n\tc"), ["abc"]);
        assert_eq!(texts("a\\"), ["a"]);
    }

    #[test]
    fn all_line_ends_are_known_and_lines_are_numbered() {
        let found = lines(b"one\r\n\r\ntwo\rthree\n\xff\n");
        let numbers: Vec<u32> = found.iter().map(|line| line.number).collect();
        assert_eq!(numbers, [1, 3, 4, 5]);
        assert_eq!(found[3].text, "\u{fffd}");
    }
}
