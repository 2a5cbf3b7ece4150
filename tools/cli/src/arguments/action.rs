//! The actions: those of the original tool, and those for the daily work.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Subcommand, ValueEnum, ValueHint};

use serde_json::Value;

use super::values::{duration, filter};

/// The form of the files of a configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FileForm {
    /// JSON
    Json,
    /// YAML
    Yaml,
}

/// Which items are listed, and what of them.
#[derive(Debug, Default, Args)]
pub(crate) struct Selection {
    /// Only items that this filter finds: a JSON object, as `where` of the interface takes it
    #[arg(long = "where", value_name = "filter", value_parser = filter)]
    pub(crate) filter: Option<Value>,
    /// Only these members, separated by commas
    #[arg(long, value_name = "members", value_delimiter = ',')]
    pub(crate) columns: Vec<String>,
    /// In the order of these members, separated by commas; descending with a - before the name
    #[arg(long, value_name = "members", allow_hyphen_values = true)]
    pub(crate) sort: Option<String>,
    /// So many items at most
    #[arg(long, value_name = "number")]
    pub(crate) limit: Option<u32>,
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
        #[command(flatten)]
        selection: Selection,
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
    /// Acknowledge the problems of hosts and services
    Ack {
        /// host, host/service, or host/* for the services of a host
        #[arg(required = true)]
        items: Vec<String>,
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
    /// Schedule a downtime of hosts and services
    Downtime {
        /// host, host/service, or host/* for the services of a host
        #[arg(required = true)]
        items: Vec<String>,
        /// How long: 30m, 2h, 1d
        #[arg(long, default_value = "2h", value_parser = duration)]
        duration: Duration,
        /// In how long it begins
        #[arg(long, default_value = "0s", value_name = "duration", value_parser = duration)]
        starts_in: Duration,
        /// Begin with the first problem in this time, and last so long
        #[arg(long, value_name = "duration", value_parser = duration)]
        flexible: Option<Duration>,
        /// Why
        #[arg(long, default_value = "")]
        comment: String,
        /// Cancel the downtimes instead
        #[arg(long)]
        remove: bool,
    },
    /// Ask for a check of hosts and services now
    Recheck {
        /// host, host/service, or host/* for the services of a host
        #[arg(required = true)]
        items: Vec<String>,
    },
    /// Submit results of checks
    Result {
        /// host or host/service
        #[arg(required_unless_present = "stdin", conflicts_with = "stdin")]
        item: Option<String>,
        /// UP, DOWN, UNREACHABLE, OK, WARNING, CRITICAL or UNKNOWN
        #[arg(
            required_unless_present = "stdin",
            ignore_case = true,
            value_parser = ["UP", "DOWN", "UNREACHABLE", "OK", "WARNING", "CRITICAL", "UNKNOWN"]
        )]
        state: Option<String>,
        /// The output of the plugin
        #[arg(long = "text", default_value = "")]
        text: String,
        /// Its performance data
        #[arg(long, default_value = "")]
        perfdata: String,
        /// Read results from standard input, one a line, its parts separated by tabs: host, service
        /// (unless it is the host's own), state or exit code of the plugin, output
        #[arg(long, conflicts_with_all = ["text", "perfdata"])]
        stdin: bool,
    },
    /// Run a plugin and submit what it says
    Run {
        /// host or host/service
        item: String,
        /// How long the plugin may take, in seconds
        #[arg(long, default_value = "60")]
        timeout: u64,
        /// The plugin and its arguments, after --
        #[arg(last = true, required = true, value_hint = ValueHint::CommandWithArguments)]
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
        #[arg(value_hint = ValueHint::DirPath)]
        directory: PathBuf,
        /// Whose items: their `imported_from`
        #[arg(long, default_value = "alignak-backend-import")]
        owner: String,
        /// The form of the files
        #[arg(long, value_enum, value_name = "form", default_value = "json")]
        format: FileForm,
    },
    /// Show what would make the backend equal to the configuration in files
    Plan {
        /// The folder of the files: JSON, YAML or TOML, in folders below it too
        #[arg(value_hint = ValueHint::DirPath)]
        directory: PathBuf,
        /// End with 3 if there is anything to do
        #[arg(long)]
        exit_code: bool,
    },
    /// Make the backend equal to the configuration in files
    Apply {
        /// The folder of the files: JSON, YAML or TOML, in folders below it too
        #[arg(value_hint = ValueHint::DirPath)]
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
