//! The program `livestatus-service`.

use std::error::Error;
use std::fs::OpenOptions;
use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::Duration;

use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use clap::{Parser, Subcommand};
use livestatus_service::config::{Config, DEFAULT_PATH};
use livestatus_service::{password_hash, router, token_hash};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::fmt::writer::MakeWriterExt;

/// How long requests may go on after the end was asked for.
const GRACE: Duration = Duration::from_secs(10);

/// Livestatus over HTTP: queries and commands of a monitoring core.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// The configuration file.
    #[arg(long, default_value = DEFAULT_PATH, env = "LIVESTATUS_CONFIG")]
    config: PathBuf,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read a password or token from standard input, and print it as the configuration holds it.
    Hash {
        /// What it is.
        #[arg(value_parser = ["password", "token"])]
        kind: String,
    },
    /// Print the `OpenAPI` document.
    Openapi,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match arguments.command {
        Some(Command::Hash { kind }) => hash(&kind),
        Some(Command::Openapi) => print(
            &livestatus_service::document()
                .to_pretty_json()
                .unwrap_or_default(),
        ),
        None => serve(arguments.config).await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to be done if standard error is closed.
            let _ = writeln!(io::stderr(), "livestatus-service: {error}");
            ExitCode::FAILURE
        }
    }
}

fn print(text: &str) -> Result<(), Box<dyn Error>> {
    Ok(writeln!(io::stdout(), "{text}")?)
}

fn hash(kind: &str) -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let text = text.trim_end_matches(['\r', '\n']);
    if text.is_empty() {
        return Err(format!("the {kind} is empty").into());
    }
    match kind {
        "token" => print(&token_hash(text)),
        _ => print(&password_hash(text).map_err(|error| error.to_string())?),
    }
}

async fn serve(path: PathBuf) -> Result<(), Box<dyn Error>> {
    let config = Config::load(&path)?;
    let log = OpenOptions::new()
        .append(true)
        .create(true)
        .open(&config.log_file)
        .map_err(|error| format!("{}: {error}", config.log_file.display()))?;
    tracing_subscriber::fmt()
        .with_ansi(io::stderr().is_terminal())
        .with_writer(io::stderr.and(Mutex::new(log)))
        .init();
    let listener = std::net::TcpListener::bind(config.listen)
        .map_err(|error| format!("{}: {error}", config.listen))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let scheme = if config.tls.is_some() {
        "https"
    } else {
        "http"
    };
    tracing::info!("listening on {scheme}://{address}");
    if !address.ip().is_loopback() && config.users.is_empty() {
        tracing::warn!(
            "everybody who reaches this address can send commands: no user is configured"
        );
    }
    let handle = Handle::new();
    tokio::spawn(end_gracefully(handle.clone()));
    let service = router(path).into_make_service();
    if let Some((certificate, key)) = config.tls {
        let tls = RustlsConfig::from_pem_file(certificate, key).await?;
        let server = axum_server::from_tcp_rustls(listener, tls)?;
        server.handle(handle).serve(service).await?;
    } else {
        let server = axum_server::from_tcp(listener)?;
        server.handle(handle).serve(service).await?;
    }
    tracing::info!("ended");
    Ok(())
}

async fn end_gracefully(handle: Handle<std::net::SocketAddr>) {
    let asked = async || -> io::Result<()> {
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        Ok(())
    };
    if let Err(error) = asked().await {
        tracing::error!(%error, "signals cannot be received");
        return;
    }
    handle.graceful_shutdown(Some(GRACE));
}
