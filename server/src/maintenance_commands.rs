//! `alignak-backend check`, `backup` and `restore`.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;

use alignak_backend::config::Settings;
use alignak_backend::maintenance::{backup, check, integrity};
use alignak_backend::rules::LAYOUT;
use alignak_backend::store::sqlite::lookups;
use alignak_backend::store::{StoreUri, sqlite};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

type Failure = Box<dyn std::error::Error>;

/// What `check` is asked for.
#[derive(Debug, clap::Args)]
pub(crate) struct CheckOptions {
    /// Store the right values of what is derived from others: overall states, the places of realms
    /// and groups, the counters of live synthesis.
    #[arg(long)]
    repair: bool,
}

/// What `backup` is asked for.
#[derive(Debug, clap::Args)]
pub(crate) struct BackupOptions {
    /// The file to write; it must not exist.
    file: PathBuf,
}

/// What `restore` is asked for.
#[derive(Debug, clap::Args)]
pub(crate) struct RestoreOptions {
    /// The back-up to restore.
    file: PathBuf,
}

/// Verifies the store. The exit code is 1 when problems are left.
pub(crate) async fn run_check(
    settings: &Settings,
    options: &CheckOptions,
) -> Result<ExitCode, Failure> {
    let mut damage = Vec::new();
    if let StoreUri::Sqlite(path) = &settings.store {
        if !path.is_file() {
            return Err(format!("there is no database {}", path.display()).into());
        }
        damage = integrity::problems(path);
    }
    for problem in &damage {
        println!("the file is damaged: {problem}");
    }
    let store = settings.store.open(&LAYOUT).await?;
    let mut stale = Vec::new();
    if let (StoreUri::Sqlite(path), true) = (&settings.store, damage.is_empty()) {
        stale = lookups::problems(path, options.repair)?;
    }
    for problem in &stale {
        println!("{problem}");
    }
    let bar = bar("items");
    let report = check::check(&*store, options.repair, |count| bar.inc(count)).await;
    bar.finish_and_clear();
    store.close().await?;
    let report = report?;
    for problem in &report.problems {
        println!("{problem}");
    }
    let shown = report.problems.len() as u64;
    if report.count > shown {
        println!("… and {} more", report.count - shown);
    }
    let items: u64 = report.items.values().sum();
    println!(
        "{items} items, {} problems, {} repaired.",
        report.count + (damage.len() + stale.len()) as u64,
        report.repaired
            + if options.repair {
                stale.len() as u64
            } else {
                0
            }
    );
    let is_found = stale.is_empty() || options.repair;
    Ok(if report.is_clean() && damage.is_empty() && is_found {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Copies the database of this moment to a file.
pub(crate) fn run_backup(
    settings: &Settings,
    options: &BackupOptions,
) -> Result<ExitCode, Failure> {
    let path = database(settings)?;
    let bar = bar("bytes");
    let size = backup::backup(&path, &options.file, |written, total| {
        bar.set_length(total);
        bar.set_position(written);
    });
    bar.finish_and_clear();
    println!("{}: {} bytes, verified.", options.file.display(), size?);
    Ok(ExitCode::SUCCESS)
}

/// Puts a back-up where the database is, while no server uses it.
pub(crate) fn run_restore(
    settings: &Settings,
    options: &RestoreOptions,
) -> Result<ExitCode, Failure> {
    let path = database(settings)?;
    let _claim = sqlite::claim(&path)?;
    backup::restore(&options.file, &path)?;
    println!("{}: restored.", path.display());
    Ok(ExitCode::SUCCESS)
}

/// The file of the store.
fn database(settings: &Settings) -> Result<PathBuf, Failure> {
    match &settings.store {
        StoreUri::Sqlite(path) => Ok(path.clone()),
        StoreUri::Memory => Err("what is in memory only cannot be backed up".into()),
        StoreUri::Mongo(_) => Err(
            "use mongodump and mongorestore for MongoDB, or `alignak-backend \
             copy` to an SQLite file"
                .into(),
        ),
    }
}

fn bar(unit: &str) -> ProgressBar {
    let bar = ProgressBar::new(0);
    if !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let template = format!("{{spinner}} {{pos}} {unit} {{wide_bar}} {{elapsed}}");
    if let Ok(style) = ProgressStyle::with_template(&template) {
        bar.set_style(style);
    }
    bar
}
