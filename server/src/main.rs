//! The program: reads its options, starts the backend, ends it on Ctrl-C or SIGTERM.

mod copy_command;
mod maintenance_commands;

use std::hint::black_box;
use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

use alignak_backend::config::{LoggerSettings, Options, Settings};
use alignak_backend::document::{self, Version};
use alignak_backend::http;
use alignak_backend::logging;
use alignak_backend::server::Server;
use clap::{CommandFactory as _, Parser, Subcommand, ValueEnum};
use copy_command::CopyOptions;
use maintenance_commands::{BackupOptions, CheckOptions, RestoreOptions};
use tokio::time::Instant;

/// Items are many small allocations, and pages a few large ones: both are cheaper here.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How often memory that is not used any more goes back to the system.
const MEMORY_PERIOD: Duration = Duration::from_secs(10);

/// A block for which the allocator looks for what it can give back when it is freed, in bytes.
const LARGE_BLOCK: usize = 1 << 20;

/// The Alignak backend: a REST server for monitoring configuration, live state, history and rights.
///
/// Settings come from built-in defaults, then the settings file, then environment variables, then
/// these options; each later one wins.
#[derive(Debug, Parser)]
#[command(version)]
struct Cli {
    #[command(flatten)]
    options: Options,

    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the `OpenAPI` document of the REST interface; needs no store.
    Openapi {
        /// The version of `OpenAPI`.
        #[arg(long, default_value = "3.1")]
        version: DocumentVersion,
    },
    /// Copy everything from one store to another: ids, etags and dates as they are.
    ///
    /// Stop the servers that use either store first. A copy that was interrupted can be run again:
    /// existing items are passed over. In the end every item of both stores is compared.
    Copy(CopyOptions),
    /// Verify every item, index, reference and derived value of the store.
    ///
    /// Prints a line for each problem; the exit code is 1 when there are any. An `SQLite` store must
    /// not be in use.
    Check(CheckOptions),
    /// Copy the `SQLite` database of this moment to a file, also while a server uses it.
    Backup(BackupOptions),
    /// Put a back-up in the place of the `SQLite` database, while no server uses it.
    Restore(RestoreOptions),
    /// Print the manual page.
    Man,
    /// Print completions for a shell.
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DocumentVersion {
    #[value(name = "3.1")]
    Current,
    #[value(name = "3.0")]
    Older,
}

fn main() -> ExitCode {
    use_small_pages();
    let cli = Cli::parse();
    let done = match &cli.command {
        Some(Command::Openapi { version }) => {
            let version = match version {
                DocumentVersion::Current => Version::Current,
                DocumentVersion::Older => Version::Older,
            };
            return print_document(version);
        }
        Some(Command::Man) => {
            return print(|out| clap_mangen::Man::new(Cli::command()).render(out));
        }
        Some(Command::Completions { shell }) => {
            let mut text = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "alignak-backend", &mut text);
            // For bash, a hyphen in the name of the program is written in two ways, and the options
            // of the commands are not found.
            let text = String::from_utf8_lossy(&text);
            let text = text.replace("alignak__subcmd__backend", "alignak__backend");
            return print(|out| out.write_all(text.as_bytes()));
        }
        Some(Command::Copy(copied)) => run(&cli.options, None, async || {
            copy_command::run(copied).await?;
            Ok(ExitCode::SUCCESS)
        }),
        Some(Command::Check(checked)) => with_settings(&cli.options, async |settings| {
            maintenance_commands::run_check(&settings, checked).await
        }),
        Some(Command::Backup(backup)) => with_settings(&cli.options, async |settings| {
            maintenance_commands::run_backup(&settings, backup)
        }),
        Some(Command::Restore(restored)) => with_settings(&cli.options, async |settings| {
            maintenance_commands::run_restore(&settings, restored)
        }),
        None => load(&cli.options).and_then(|settings| {
            let logger = settings.logger.clone();
            run(&cli.options, logger, async || {
                serve(settings).await?;
                Ok(ExitCode::SUCCESS)
            })
        }),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("alignak-backend: {error}");
            ExitCode::FAILURE
        }
    }
}

fn print_document(version: Version) -> ExitCode {
    let text = document::text(&http::openapi(), version);
    print(|out| out.write_all(text.as_bytes()))
}

/// Prints to standard output. Whoever reads may stop early, as `head` does.
fn print(write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> ExitCode {
    match write(&mut std::io::stdout()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            eprintln!("alignak-backend: cannot print: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

type Done = Result<ExitCode, Box<dyn std::error::Error>>;

fn load(options: &Options) -> Result<Settings, Box<dyn std::error::Error>> {
    Ok(Settings::load(options, |name| std::env::var(name).ok())?)
}

/// Runs a command on the store that the settings name.
fn with_settings(options: &Options, command: impl AsyncFnOnce(Settings) -> Done) -> Done {
    let settings = load(options)?;
    run(options, None, async || command(settings).await)
}

/// Starts logging and runs a command.
fn run(
    options: &Options,
    logger: Option<LoggerSettings>,
    command: impl AsyncFnOnce() -> Done,
) -> Done {
    let logger = logger
        .as_ref()
        .map(|logger| (logger.file.as_path(), logger.daemon.as_str()));
    logging::start(&options.log_level, options.log_format, logger)?;
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(async {
            survive_large_files()?;
            command().await
        })
}

async fn serve(settings: Settings) -> Result<(), Box<dyn std::error::Error>> {
    let file = settings.file.clone();
    let without_effect = settings.without_effect.join(", ");
    let end = ended()?;
    let server = Server::start(settings).await?;
    let address = server.address;
    say(&format!("Alignak backend {}", env!("CARGO_PKG_VERSION")));
    say(&format!("Listening on http://{address}"));
    say(&format!("Swagger UI   http://{address}/docs"));
    for address in server.livestatus() {
        say(&format!("Livestatus   {address}"));
    }
    say(&format!("Data         {}", server.place()));
    match file {
        Some(file) => say(&format!("Settings     {}", file.display())),
        None => say("Settings     built-in (no settings file found)"),
    }
    if !without_effect.is_empty() {
        say(&format!("No effect    {without_effect}"));
    }
    if server.has_default_password {
        say(
            "Warning: the user `admin` still has the default password `admin`; change it before \
             others can reach this server.",
        );
    }
    tell_service_manager(sd_notify::NotifyState::Ready);
    let returning = tokio::spawn(give_memory_back());
    server.serve(end).await?;
    returning.abort();
    say("Ended.");
    Ok(())
}

/// Huge pages would be resident as a whole although little of each is used: a sixth of what an idle
/// server needs. What allocates asks for them where the system lets it.
fn use_small_pages() {
    #[cfg(target_os = "linux")]
    // Without it the server needs more memory, and nothing else.
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

/// Gives memory back that a login or a large page has used. The allocator does so only while blocks
/// are freed, some time after they were used, and an idle server frees none.
async fn give_memory_back() {
    let first = Instant::now() + Duration::from_secs(2);
    let mut period = tokio::time::interval_at(first, MEMORY_PERIOD);
    loop {
        period.tick().await;
        drop(black_box(Vec::<u8>::with_capacity(LARGE_BLOCK)));
    }
}

/// Tells systemd, where it started the server.
fn tell_service_manager(state: sd_notify::NotifyState<'_>) {
    if let Err(error) = sd_notify::notify(false, &[state]) {
        tracing::debug!(%error, "the service manager does not listen");
    }
}

/// Prints a line for whoever started the server, which goes on when the other end is closed.
fn say(line: &str) {
    if let Err(error) = writeln!(std::io::stdout(), "{line}") {
        tracing::debug!(%error, "a line could not be printed");
    }
}

/// Resolves at Ctrl-C or SIGTERM. Both are listened to from the call on, not from the first poll.
#[cfg(unix)]
fn ended() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// SIGXFSZ, which has the same number on all systems that have it.
#[cfg(unix)]
const FILE_SIZE_EXCEEDED: i32 = 25;

/// Makes a write fail where a file would grow over its limit: by default the system ends the
/// process.
#[cfg(unix)]
fn survive_large_files() -> std::io::Result<()> {
    let kind = tokio::signal::unix::SignalKind::from_raw(FILE_SIZE_EXCEEDED);
    let mut exceeded = tokio::signal::unix::signal(kind)?;
    tokio::spawn(async move {
        while exceeded.recv().await.is_some() {
            tracing::error!("a file has reached its largest size");
        }
    });
    Ok(())
}

/// There is no such signal.
#[cfg(not(unix))]
fn survive_large_files() -> std::io::Result<()> {
    Ok(())
}

/// Resolves at Ctrl-C.
#[cfg(not(unix))]
fn ended() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        // Without a way to hear the signal the server goes on until it is killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
