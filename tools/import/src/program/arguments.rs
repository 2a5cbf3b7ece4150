//! The command line.

use std::path::PathBuf;

use alignak_backend_import::backend::Location;
use clap::Parser;

/// The version of the importer whose options and output this program has.
pub(crate) const VERSION: &str = "1.2.2";

/// Imports configuration files of Nagios, Icinga 1, Shinken and Alignak into an Alignak backend.
#[derive(Debug, Parser)]
#[command(
    name = "alignak-backend-import",
    after_help = "Exit codes: 0 done, 1 there is something to do, 2 no access or nothing to do, 3 the configuration cannot be \
                  used, 4 references could not be resolved, 5 the backend refused something, 6 an \
                  object has no name, 64 wrong command line."
)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line"
)]
pub(crate) struct Arguments {
    /// Main configuration files; they form one configuration
    #[arg(value_name = "cfg_file")]
    pub(crate) files: Vec<PathBuf>,

    /// Address of the backend
    #[arg(
        short,
        long,
        value_name = "url",
        default_value = "http://127.0.0.1:5000",
        env = "ALIGNAK_BACKEND_URL"
    )]
    pub(crate) backend: String,

    /// User name
    #[arg(
        short,
        long,
        value_name = "name",
        default_value = "admin",
        env = "ALIGNAK_BACKEND_USERNAME"
    )]
    pub(crate) username: String,

    /// Password
    #[arg(
        short,
        long,
        value_name = "text",
        default_value = "admin",
        env = "ALIGNAK_BACKEND_PASSWORD",
        hide_env_values = true
    )]
    pub(crate) password: String,

    /// Empty the backend first, once the configuration is accepted; asks on a terminal
    #[arg(short, long)]
    pub(crate) delete: bool,

    /// Do not ask before a deletion or a removal
    #[arg(short, long)]
    pub(crate) yes: bool,

    /// Change the items that exist where they differ, create the others
    #[arg(short = 'e', long)]
    pub(crate) update: bool,

    /// With --update, create nothing
    #[arg(long, requires = "update")]
    pub(crate) update_only: bool,

    /// Leave the items that exist alone, create the others
    #[arg(short = 'i', long)]
    pub(crate) duplicate: bool,

    /// Read only: show what would be imported
    #[arg(short, long)]
    pub(crate) check: bool,

    /// Read only: show what would be created, changed and is left over, as a diff
    #[arg(long, conflicts_with = "delete")]
    pub(crate) plan: bool,

    /// With --plan, end with the exit code 1 if there is something to do
    #[arg(long, requires = "plan")]
    pub(crate) exit_code: bool,

    /// Check the files alone, without a backend
    #[arg(long, conflicts_with_all = ["delete", "plan", "check"])]
    pub(crate) validate: bool,

    /// With --update, remove what an earlier import has left behind; asks first on a terminal,
    /// elsewhere only with --yes
    #[arg(long, requires = "update", conflicts_with_all = ["plan", "check"])]
    pub(crate) prune: bool,

    /// Go on after items that the backend refuses
    #[arg(long = "continue")]
    pub(crate) keep_going: bool,

    /// Keep properties that are not known as custom variables
    #[arg(long)]
    pub(crate) keep_unknown: bool,

    /// Show more messages
    #[arg(short, long)]
    pub(crate) verbose: bool,

    /// Show even more messages
    #[arg(short = '2', long)]
    pub(crate) very_verbose: bool,

    /// Hide what --verbose shows
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// Where hosts are that do not say where they are, in degrees
    #[arg(
        short,
        long,
        value_name = "lat,lng",
        default_value = "48.858293,2.294601",
        value_parser = location,
        allow_hyphen_values = true
    )]
    pub(crate) gps: Location,

    /// Templates are always imported
    #[arg(short, long, hide = true)]
    pub(crate) model: bool,

    /// Has no effect
    #[arg(short, hide = true)]
    pub(crate) f: bool,

    /// Show the version
    #[arg(short = 'V', long)]
    pub(crate) version: bool,
}

fn location(text: &str) -> Result<Location, String> {
    let degrees = |text: &str, limit: f64| {
        let number = text.trim().parse::<f64>().ok();
        number.filter(|degrees| degrees.abs() <= limit)
    };
    let (latitude, longitude) = text.split_once(',').unwrap_or((text, ""));
    match (degrees(latitude, 90.0), degrees(longitude, 180.0)) {
        (Some(latitude), Some(longitude)) => Ok(Location {
            latitude,
            longitude,
        }),
        _ => Err("it must be a latitude and a longitude, such as 48.858293,2.294601".to_owned()),
    }
}
