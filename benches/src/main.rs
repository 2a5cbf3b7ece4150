//! Measures the backend, and beside each figure a limit in the same run: on `SQLite` a bare axum
//! handler that returns the same bytes, on `MongoDB` the driver alone.
//!
//! CPU time per request is the steady figure on a shared machine; requests per second include the
//! load generator. Each measurement is repeated in rounds that alternate between the two, and the
//! tables show medians.

mod bare;
mod client;
mod driver;
mod process;
mod replicated;
mod scenario;
mod table;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Measures the backend beside what limits it.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Measure on `SQLite`, beside a bare handler.
    Embedded(Server),
    /// Measure on a `MongoDB` replica set of three, beside the driver alone.
    Replicated(Server),
    /// Be the bare handler.
    #[command(hide = true)]
    Bare,
    /// Be the driver alone.
    #[command(hide = true)]
    Driver {
        uri: String,
        task: driver::Task,
        clients: usize,
        count: usize,
    },
}

#[derive(Debug, Args)]
struct Server {
    /// The program `alignak-backend`, built for release.
    binary: PathBuf,
    /// Fewer rounds and requests: a first impression.
    #[arg(long)]
    quick: bool,
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    match Arguments::parse().command {
        Command::Embedded(server) => scenario::run(&server.binary, server.quick).await,
        Command::Replicated(server) => replicated::run(&server.binary, server.quick).await,
        Command::Bare => bare::serve().await,
        Command::Driver {
            uri,
            task,
            clients,
            count,
        } => driver::measure(&uri, task, clients, count).await,
    }
}
