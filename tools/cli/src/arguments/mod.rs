//! The command line.

mod action;
mod parse;
mod values;

use std::path::PathBuf;

use clap::{Parser, ValueEnum, ValueHint};

pub(crate) use action::{Action, FileForm, Selection};
pub(crate) use parse::unknown_action;

/// The version of the tool whose options, files and exit codes this program has.
pub(crate) const VERSION: &str = "1.3.1";

/// Read and change the items of an Alignak backend, and see to its hosts and services.
#[derive(Debug, Parser)]
#[command(
    name = "alignak-backend-cli",
    infer_long_args = true,
    disable_help_subcommand = true,
    next_help_heading = "Options of all actions",
    after_help = AFTER_HELP
)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line"
)]
pub(crate) struct Arguments {
    /// Show the version
    #[arg(short = 'V', long, global = true)]
    pub(crate) version: bool,

    /// Show each request with its outcome, without secrets
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,

    /// Show neither items nor information
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,

    /// Dry run: read only
    #[arg(short, long, alias = "c", global = true)]
    pub(crate) check: bool,

    /// With `get`: list instead of one item
    #[arg(short, long, aliases = ["l", "li"], global = true)]
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
        aliases = PREFIXES_OF_PASSWORD,
        value_name = "text",
        global = true,
        env = "ALIGNAK_BACKEND_PASSWORD",
        hide_env_values = true,
        allow_hyphen_values = true
    )]
    pub(crate) password: Option<String>,

    /// Whether the password stands on the command line, and not in the variable
    #[arg(skip)]
    pub(crate) is_password_option: bool,

    /// A file with the password, readable by its owner only
    #[arg(long, value_name = "file", global = true, value_hint = ValueHint::FilePath)]
    pub(crate) password_file: Option<PathBuf>,

    /// A profile of ~/.config/alignak/backend.toml
    #[arg(
        long,
        value_name = "name",
        global = true,
        env = "ALIGNAK_BACKEND_PROFILE"
    )]
    pub(crate) profile: Option<String>,

    /// Whether the profile is named on the command line
    #[arg(skip)]
    pub(crate) is_profile_option: bool,

    /// With `add` and `update`: a JSON file, or `stdin`
    #[arg(
        short,
        long,
        value_name = "file",
        default_value = "none",
        global = true,
        value_hint = ValueHint::FilePath
    )]
    pub(crate) data: String,

    /// The folder of data files and of those that are written
    #[arg(
        short,
        long,
        value_name = "folder",
        default_value = "none",
        global = true,
        value_hint = ValueHint::DirPath
    )]
    pub(crate) folder: String,

    /// With `add` and `update`: put the data over the item that exists
    #[arg(short, long, alias = "i", global = true)]
    pub(crate) include_read_data: bool,

    /// The resource
    #[arg(
        short = 't',
        long = "type",
        value_name = "resource",
        default_value = "host",
        global = true,
        value_parser = values::Resource,
        hide_possible_values = true
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

    /// Do not ask before deletions; `apply` needs it for them where nobody can be asked
    #[arg(long, global = true)]
    pub(crate) yes: bool,

    /// The form of what is shown [default: table]; with `get` and `list`, the items are shown in it
    /// and no file is written
    #[arg(long, value_enum, value_name = "form", global = true)]
    pub(crate) output: Option<Form>,

    #[command(subcommand)]
    pub(crate) action: Option<Action>,
}

/// The abbreviations of `--password` that the original tool accepted, and that other options of this
/// one begin with too.
const PREFIXES_OF_PASSWORD: [&str; 7] = ["p", "pa", "pas", "pass", "passw", "passwo", "passwor"];

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

Exit codes: 0 done, 1 no access, 2 failed, 3 changes (plan --exit-code), 64 wrong command line.";

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
