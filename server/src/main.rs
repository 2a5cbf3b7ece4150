//! The program: reads its options, starts the backend, ends it on Ctrl-C or SIGTERM.

mod copy_command;

use std::process::ExitCode;

use alignak_backend::config::{Options, Settings};
use alignak_backend::document::{self, Version};
use alignak_backend::http;
use alignak_backend::server::Server;
use clap::{Parser, Subcommand, ValueEnum};
use copy_command::CopyOptions;

/// Items are many small allocations, and pages a few large ones: both are cheaper here.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
    /// what is there already is passed over. In the end every item of both stores is compared.
    Copy(CopyOptions),
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DocumentVersion {
    #[value(name = "3.1")]
    Current,
    #[value(name = "3.0")]
    Older,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match &cli.command {
        Some(Command::Openapi { version }) => {
            let version = match version {
                DocumentVersion::Current => Version::Current,
                DocumentVersion::Older => Version::Older,
            };
            return print_document(version);
        }
        Some(Command::Copy(copied)) => run(&cli.options, async || copy_command::run(copied).await),
        None => run(&cli.options, async || {
            let settings = Settings::load(&cli.options, |name| std::env::var(name).ok())?;
            serve(settings).await
        }),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("alignak-backend: {error}");
            ExitCode::FAILURE
        }
    }
}

fn print_document(version: Version) -> ExitCode {
    use std::io::Write as _;
    let text = document::text(&http::openapi(), version);
    // Whoever reads may stop early, as `head` does.
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            eprintln!("alignak-backend: cannot print: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Runs a command that needs a store.
fn run(
    options: &Options,
    command: impl AsyncFnOnce() -> Result<(), Box<dyn std::error::Error>>,
) -> Result<(), Box<dyn std::error::Error>> {
    let filter = tracing_subscriber::EnvFilter::builder()
        .parse(&options.log_level)
        .map_err(|error| format!("--log-level: {error}"))?;
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(command())
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
    server.serve(end).await?;
    say("Ended.");
    Ok(())
}

/// Tells who started the server. It goes on when nobody listens any more.
fn say(line: &str) {
    use std::io::Write as _;
    if let Err(error) = writeln!(std::io::stdout(), "{line}") {
        tracing::debug!(%error, "nobody reads what is printed");
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
