//! Reading the command line.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, CommandFactory as _, FromArgMatches as _};

use super::Arguments;

impl Arguments {
    /// Reads the words of a command line, the program itself included.
    pub(crate) fn read<T: Into<OsString>>(
        words: impl IntoIterator<Item = T>,
    ) -> Result<Self, clap::Error> {
        let words: Vec<OsString> = words.into_iter().map(Into::into).collect();
        let matches = Self::command().try_get_matches_from(&words)?;
        if let Some(option) = repeated(&words) {
            let reason = format!("the argument '--{option}' cannot be used multiple times");
            return Err(Self::command().error(ErrorKind::ArgumentConflict, reason));
        }
        let mut arguments = Self::from_arg_matches(&matches)?;
        arguments.is_password_option = is_given(&matches, "password");
        arguments.is_profile_option = is_given(&matches, "profile");
        Ok(arguments)
    }
}

/// The option that stands both before and after the action, where each alone is correct: the parser
/// takes the second one without a word.
fn repeated(words: &[OsString]) -> Option<String> {
    let whole = Arguments::command();
    let options: Vec<Arg> = whole
        .get_arguments()
        .filter(|option| option.is_global_set())
        .map(|option| option.clone().global(false))
        .collect();
    // The same options, which the actions have as their own.
    let apart = whole
        .mut_args(|option| option.global(false))
        .mut_subcommands(|action: Command| action.args(&options));
    let matches = apart.try_get_matches_from(words).ok()?;
    let (_, of_action) = matches.subcommand()?;
    let option = options.iter().find(|option| {
        let id = option.get_id().as_str();
        is_given(&matches, id) && is_given(of_action, id)
    })?;
    option.get_long().map(str::to_owned)
}

fn is_given(matches: &ArgMatches, id: &str) -> bool {
    matches.value_source(id) == Some(ValueSource::CommandLine)
}

/// The first word of the command line, if it is no action.
pub(crate) fn unknown_action(error: &clap::Error) -> Option<String> {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return None;
    }
    match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(action)) => Some(action.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Action;
    use super::*;

    /// The long options of the original tool.
    const ORIGINAL: [&str; 16] = [
        "help",
        "version",
        "verbose",
        "quiet",
        "check",
        "list",
        "backend",
        "username",
        "password",
        "data",
        "folder",
        "include-read-data",
        "type",
        "embedded",
        "model",
        "template",
    ];

    fn read(line: &str) -> Result<Arguments, clap::Error> {
        Arguments::read(["cli"].into_iter().chain(line.split(' ')))
    }

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn options_stand_anywhere_grouped_glued_and_abbreviated() {
        for line in [
            "-t service -vc get srv/Load",
            "get -tservice -cv srv/Load",
            "get srv/Load --type=service --verb --check",
        ] {
            let arguments = read(line).expect(line);
            assert_eq!(arguments.resource, "service", "{line}");
            assert!(arguments.verbose && arguments.check, "{line}");
            assert!(
                matches!(arguments.action, Some(Action::Get { item: Some(_) })),
                "{line}"
            );
        }
    }

    /// What an option of the original tool does, without what does not belong to it.
    fn effect(line: &str) -> String {
        match read(line) {
            Ok(mut arguments) => {
                arguments.action = None;
                format!("{arguments:?}")
            }
            Err(error) => format!("{:?}", error.kind()),
        }
    }

    #[test]
    fn every_abbreviation_of_the_original_still_names_its_option() {
        let mut count = 0;
        for option in ORIGINAL {
            for end in 1..option.len() {
                let prefix = &option[..end];
                let meant = ORIGINAL.iter().filter(|other| other.starts_with(prefix));
                if meant.count() > 1 {
                    continue;
                }
                count += 1;
                let is_flag = matches!(
                    option,
                    "help"
                        | "version"
                        | "verbose"
                        | "quiet"
                        | "check"
                        | "list"
                        | "embedded"
                        | "model"
                        | "include-read-data"
                );
                let value = if is_flag { "" } else { "=x" };
                for action in ["get", "list", "add", "update", "delete"] {
                    for place in ["--{} ACTION", "ACTION --{}"] {
                        let line = |name: &str| {
                            place
                                .replace("ACTION", action)
                                .replace("{}", &format!("{name}{value}"))
                        };
                        assert_eq!(
                            effect(&line(prefix)),
                            effect(&line(option)),
                            "{}",
                            line(prefix)
                        );
                        assert_ne!(effect(&line(option)), "UnknownArgument", "{}", line(option));
                    }
                }
            }
        }
        assert_eq!(count, 83);
    }

    #[test]
    fn wrong_command_lines_are_refused() {
        for line in [
            "-Z",
            "get a b",
            "-t",
            "-v -v get a",
            "-v get -v a",
            "-t host get --type service a",
            "get -t host a --ty host",
            "result srv BROKEN",
            "downtime a --duration x",
        ] {
            assert!(read(line).is_err(), "{line}");
        }
        let twice = read("-p a get --password b x").expect_err("it is given twice");
        assert!(
            twice
                .to_string()
                .contains("'--password' cannot be used multiple times"),
            "{twice}"
        );
        let error = read("new_host").expect_err("no action");
        assert_eq!(unknown_action(&error), Some("new_host".to_owned()));
    }
}
