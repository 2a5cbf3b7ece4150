//! External commands of a monitoring core.

/// `COMMAND [<time>] <NAME>;<argument>;…`: what a client asks the core to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// When the client sent it, in seconds since 1970; for information only.
    pub time: i64,
    /// The name, such as `ACKNOWLEDGE_HOST_PROBLEM`.
    pub name: String,
    /// The arguments as they came, separated by `;`. The last one may contain `;`, so that only the
    /// command itself knows how many there are.
    pub arguments: String,
    /// The user in whose name the command runs, if the request names one.
    pub auth_user: Option<String>,
    /// Whether the reply begins with a [`ReplyHeader`](crate::ReplyHeader).
    pub framed: bool,
    /// Whether the connection stays open.
    pub keep_alive: bool,
}

impl Command {
    /// Splits the arguments into at most `count`; the last one takes the rest.
    ///
    /// `None` if there are fewer.
    #[must_use]
    pub fn split(&self, count: usize) -> Option<Vec<&str>> {
        if count == 0 {
            return Some(Vec::new());
        }
        let arguments: Vec<_> = self.arguments.splitn(count, ';').collect();
        (arguments.len() == count).then_some(arguments)
    }

    /// Reads the text behind `COMMAND `: `[<time>] <NAME>;<arguments>`.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        const NO_TIME: &str = "Commands must begin with a timestamp inside square brackets";
        let text = text.trim();
        let (time, rest) = text
            .strip_prefix('[')
            .and_then(|text| text.split_once(']'))
            .ok_or(NO_TIME)?;
        let time = time.trim().parse().map_err(|_| NO_TIME)?;
        let (name, arguments) = rest
            .trim_start()
            .split_once(';')
            .unwrap_or((rest.trim(), ""));
        if name.is_empty() {
            return Err("The command has no name");
        }
        Ok(Self {
            time,
            name: name.to_owned(),
            arguments: arguments.to_owned(),
            auth_user: None,
            framed: false,
            keep_alive: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Command;

    #[test]
    fn the_last_argument_takes_the_rest() {
        let command =
            Command::parse("[12] ADD_HOST_COMMENT;alpha;1;tester;a;b").expect("a command");
        assert_eq!((command.time, &*command.name), (12, "ADD_HOST_COMMENT"));
        assert_eq!(command.split(4), Some(vec!["alpha", "1", "tester", "a;b"]));
        assert_eq!(command.split(6), None);
    }

    #[test]
    fn a_command_needs_a_time_and_a_name() {
        for text in ["NAME;a", "[x] NAME", "[1 NAME", "[1] ", "[1] ;a"] {
            assert!(Command::parse(text).is_err(), "{text}");
        }
        let command = Command::parse("[1] SAVE_STATE_INFORMATION").expect("no arguments");
        assert_eq!(command.split(0), Some(Vec::new()));
        assert_eq!(&*command.name, "SAVE_STATE_INFORMATION");
    }
}
