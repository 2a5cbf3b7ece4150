//! The command line.

use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Parser, Subcommand, ValueEnum};

/// The version of the tool whose options, files and exit codes this program has.
pub(crate) const VERSION: &str = "1.3.1";

/// Read and change the items of an Alignak backend, and see to its hosts and services.
#[derive(Debug, Parser)]
#[command(
    name = "alignak-backend-cli",
    infer_long_args = true,
    disable_help_subcommand = true,
    after_help = AFTER_HELP
)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line"
)]
pub(crate) struct Arguments {
    /// Show the version
    #[arg(short = 'V', long)]
    pub(crate) version: bool,

    /// Show what is requested, without secrets
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,

    /// Show neither items nor information
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,

    /// Dry run: read only
    #[arg(short, long, global = true)]
    pub(crate) check: bool,

    /// With `get`: list instead of one item
    #[arg(short, long, global = true)]
    pub(crate) list: bool,

    /// Address of the backend; port 5000 of this machine if there is none
    #[arg(
        short,
        long,
        value_name = "url",
        global = true,
        env = "ALIGNAK_BACKEND_URL"
    )]
    pub(crate) backend: Option<String>,

    /// User name [default: admin]
    #[arg(
        short,
        long,
        value_name = "name",
        global = true,
        env = "ALIGNAK_BACKEND_USERNAME"
    )]
    pub(crate) username: Option<String>,

    /// Password, or `-` to be asked for it [default: admin]
    #[arg(
        short,
        long,
        value_name = "text",
        global = true,
        env = "ALIGNAK_BACKEND_PASSWORD",
        hide_env_values = true,
        allow_hyphen_values = true
    )]
    pub(crate) password: Option<String>,

    /// A file with the password, readable by its owner only
    #[arg(long, value_name = "file", global = true)]
    pub(crate) password_file: Option<PathBuf>,

    /// A profile of ~/.config/alignak/backend.toml
    #[arg(
        long,
        value_name = "name",
        global = true,
        env = "ALIGNAK_BACKEND_PROFILE"
    )]
    pub(crate) profile: Option<String>,

    /// With `add` and `update`: a JSON file, or `stdin`
    #[arg(
        short,
        long,
        value_name = "file",
        default_value = "none",
        global = true
    )]
    pub(crate) data: String,

    /// The folder of data files and of those that are written
    #[arg(
        short,
        long,
        value_name = "folder",
        default_value = "none",
        global = true
    )]
    pub(crate) folder: String,

    /// With `add` and `update`: put the data over the item that exists
    #[arg(short, long, global = true)]
    pub(crate) include_read_data: bool,

    /// The resource
    #[arg(
        short = 't',
        long = "type",
        value_name = "resource",
        default_value = "host",
        global = true
    )]
    pub(crate) resource: String,

    /// With `get` and `list`: linked items instead of their ids
    #[arg(short, long, global = true)]
    pub(crate) embedded: bool,

    /// Templates only (hosts, services and users)
    #[arg(short, long, global = true)]
    pub(crate) model: bool,

    /// With `add` and `update`: the templates to use, separated by commas
    #[arg(short = 'T', long, value_name = "names", global = true)]
    pub(crate) template: Option<String>,

    /// With `add` and `update`: leave out links whose names are not found
    #[arg(long, global = true)]
    pub(crate) ignore_unknown: bool,

    /// With `get` and `list` of users: write tokens too
    #[arg(long, global = true)]
    pub(crate) with_secrets: bool,

    /// Do not ask before deletions
    #[arg(long, global = true)]
    pub(crate) yes: bool,

    /// The form of what is shown [default: table]; with `get` and `list`, the items are shown in it
    /// and no file is written
    #[arg(long, value_enum, value_name = "form", global = true)]
    pub(crate) output: Option<Form>,

    #[command(subcommand)]
    pub(crate) action: Option<Action>,
}

const AFTER_HELP: &str = "\
The actions get, list, add, update and delete work on any resource (-t); items are named by their
name, services as host/service, the services of a host as host/*. A slash in a name is written \\/.

Examples:
  alignak-backend-cli -t host list
  alignak-backend-cli get srv1/*
  alignak-backend-cli -t service get srv1/Load
  alignak-backend-cli -T linux add srv2
  alignak-backend-cli -t user -d user.json add
  alignak-backend-cli status
  alignak-backend-cli ack srv1/Load --comment 'looking at it'

Exit codes: 0 done, 1 no access, 2 failed, 64 wrong command line.";

/// The form in which something is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// A table for people
    Table,
    /// One JSON document
    Json,
    /// One JSON object per line
    Jsonl,
    /// Values separated by commas, with a header
    Csv,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    /// Write an item to a file and to standard output
    Get {
        /// Its name; host/service, or host/* for a host with its services
        item: Option<String>,
    },
    /// Write the items of a resource to a file
    List {
        /// For services: host/* or host/service
        item: Option<String>,
    },
    /// Create items
    Add {
        /// The name; that in the data counts if there is one
        item: Option<String>,
    },
    /// Change items
    Update {
        /// The name; that in the data counts if there is one
        item: Option<String>,
    },
    /// Delete an item, or without a name all of them
    Delete {
        /// Its name; host/service, or host/* for the services of a host
        item: Option<String>,
    },
    /// Show the problems of hosts and services by realm
    Status {
        /// Only this realm and those below it
        realm: Option<String>,
        /// Show them again every so many seconds
        #[arg(long, value_name = "seconds", num_args = 0..=1, default_missing_value = "10")]
        watch: Option<u64>,
        /// Leave out what is acknowledged or in a downtime
        #[arg(long)]
        unhandled: bool,
    },
    /// Acknowledge the problem of a host or service
    Ack {
        /// host or host/service
        item: String,
        /// Why
        #[arg(long, default_value = "")]
        comment: String,
        /// Take the acknowledgement back
        #[arg(long)]
        remove: bool,
        /// Send a notification about it
        #[arg(long)]
        notify: bool,
    },
    /// Schedule a downtime of a host or service
    Downtime {
        /// host or host/service
        item: String,
        /// How long: 30m, 2h, 1d
        #[arg(long, default_value = "2h", value_parser = duration)]
        duration: std::time::Duration,
        /// In how long it begins
        #[arg(long, default_value = "0s", value_name = "duration", value_parser = duration)]
        starts_in: std::time::Duration,
        /// Why
        #[arg(long, default_value = "")]
        comment: String,
        /// Cancel the downtimes instead
        #[arg(long)]
        remove: bool,
    },
    /// Ask for a check of a host or service now
    Recheck {
        /// host or host/service
        item: String,
    },
    /// Submit the result of a check
    Result {
        /// host or host/service
        item: String,
        /// UP, DOWN, UNREACHABLE, OK, WARNING, CRITICAL or UNKNOWN
        #[arg(ignore_case = true, value_parser = [
            "UP", "DOWN", "UNREACHABLE", "OK", "WARNING", "CRITICAL", "UNKNOWN"
        ])]
        state: String,
        /// The output of the plugin
        #[arg(long = "text", default_value = "")]
        text: String,
        /// Its performance data
        #[arg(long, default_value = "")]
        perfdata: String,
    },
    /// Run a plugin and submit what it says
    Run {
        /// host or host/service
        item: String,
        /// How long the plugin may take, in seconds
        #[arg(long, default_value = "60")]
        timeout: u64,
        /// The plugin and its arguments, after --
        #[arg(last = true, required = true)]
        plugin: Vec<String>,
    },
    /// Show a tree of items
    Tree {
        /// Of what
        #[arg(value_parser = ["realms"])]
        what: String,
    },
    /// Show the user who is logged in
    Whoami,
    /// Write the configuration of an owner into files, by names
    Export {
        /// The folder of the files
        directory: PathBuf,
        /// Whose items: their `imported_from`
        #[arg(long, default_value = "alignak-backend-import")]
        owner: String,
    },
    /// Show what would make the backend equal to the configuration in files
    Plan {
        /// The folder of the files: JSON, YAML or TOML
        directory: PathBuf,
    },
    /// Make the backend equal to the configuration in files
    Apply {
        /// The folder of the files: JSON, YAML or TOML
        directory: PathBuf,
    },
    /// Write the completions of a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the manual page
    Man,
}

/// A duration such as `90s`, `30m`, `2h` or `1d`; a plain number counts seconds.
fn duration(text: &str) -> Result<std::time::Duration, String> {
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let number: u64 = digits
        .parse()
        .map_err(|_| "it must be a number with s, m, h or d".to_owned())?;
    let seconds = match &text[digits.len()..] {
        "" | "s" => Some(number),
        "m" => number.checked_mul(60),
        "h" => number.checked_mul(3600),
        "d" => number.checked_mul(86_400),
        _ => None,
    };
    // A downtime of more than ten years is a mistake.
    seconds
        .filter(|seconds| *seconds <= 10 * 366 * 86_400)
        .map(std::time::Duration::from_secs)
        .ok_or_else(|| "it must be a number with s, m, h or d, ten years at most".to_owned())
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
    use clap::CommandFactory as _;

    use super::*;

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
            let words = std::iter::once("cli").chain(line.split(' '));
            let arguments = Arguments::try_parse_from(words).expect(line);
            assert_eq!(arguments.resource, "service", "{line}");
            assert!(arguments.verbose && arguments.check, "{line}");
            assert!(
                matches!(arguments.action, Some(Action::Get { item: Some(_) })),
                "{line}"
            );
        }
    }

    #[test]
    fn wrong_command_lines_are_refused() {
        for line in [
            "-Z",
            "get a b",
            "-t",
            "-v -v get a",
            "result srv BROKEN",
            "downtime a --duration x",
        ] {
            let words = std::iter::once("cli").chain(line.split(' '));
            assert!(Arguments::try_parse_from(words).is_err(), "{line}");
        }
        let error = Arguments::try_parse_from(["cli", "new_host"]).expect_err("no action");
        assert_eq!(unknown_action(&error), Some("new_host".to_owned()));
    }
}
