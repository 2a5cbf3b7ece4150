//! Measures the backend, and beside each figure a limit in the same run: on `SQLite` a bare axum
//! handler that returns the same bytes, on `MongoDB` the driver alone.
//!
//! CPU time per request is the steady figure on a shared machine; requests per second include the
//! load generator. Each measurement is repeated in rounds that alternate between the two, and the
//! tables show medians.
//!
//! `peer` measures the original server beside ours. `sdk` measures the client crate in the same way:
//! beside the original's Python client, and beside plain reqwest. `outbound` measures servers whose
//! time series database is dead beside one that has none.

mod bare;
mod client;
mod day;
mod day_elsewhere;
mod driver;
mod followers;
mod growth;
mod livestatus;
mod operators;
mod outbound;
mod peer;
mod process;
mod replicated;
mod scenario;
mod sdk;
mod sdk_client;
mod sdk_writes;
mod site;
mod table;
mod usage;

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use tokio::runtime::Builder;

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
    /// Measure the client crate, beside the original's Python client and beside plain reqwest.
    Sdk {
        #[command(flatten)]
        server: Server,
        /// A Python that has the original's client; else the one that the tests fetch.
        #[arg(long)]
        python: Option<PathBuf>,
    },
    /// Measure many followers of changes, and an inventory in memory.
    Followers(Server),
    /// Be an application that holds an inventory.
    #[command(hide = true)]
    SdkInventory { base: String },
    /// Measure everyday questions on sites of several sizes.
    Growth {
        #[command(flatten)]
        server: Server,
        /// The numbers of hosts, with 20 services each.
        #[arg(long, value_delimiter = ',', default_value = "1000,10000,50000")]
        hosts: Vec<usize>,
        /// Play a day of so many minutes on each: all services checked every five minutes, beside
        /// dashboards, operators and an importer.
        #[arg(long, default_value_t = 0)]
        minutes: u64,
    },
    /// Play a day on a `MongoDB` replica set of three, by one server and by two.
    DayReplicated {
        #[command(flatten)]
        server: Server,
        /// The number of hosts, with 20 services each.
        #[arg(long, default_value_t = 10_000)]
        hosts: usize,
        /// How long the day is with each number of servers.
        #[arg(long, default_value_t = 5)]
        minutes: u64,
        /// How many times the results of a day are sent first; half as many as long as the servers
        /// do not keep up.
        #[arg(long, default_value_t = 8.0)]
        share: f64,
    },
    /// Play a day on the original server beside ours, with as many results as it can take.
    DayPeer {
        #[command(flatten)]
        server: Server,
        /// The Python environment that holds the original, as `cargo xtask` makes it.
        #[arg(long)]
        environment: PathBuf,
        /// The number of hosts, with 20 services each.
        #[arg(long, default_value_t = 1000)]
        hosts: usize,
        /// The share of the load that is tried first; it is halved until the original keeps up.
        #[arg(long, default_value_t = 0.25)]
        share: f64,
    },
    /// Measure livestatus beside that of Icinga 2.
    Livestatus(Server),
    /// Measure the importer and the command line tool.
    Operators(Server),
    /// Measure what the sending of metrics costs, and how soon what waits is delivered.
    Outbound(Server),
    /// Measure beside the original server, on the same `MongoDB` server.
    Peer {
        #[command(flatten)]
        server: Server,
        /// The Python environment that holds the original, as `cargo xtask` makes it.
        #[arg(long)]
        environment: PathBuf,
    },
    /// Read a configuration by the importer.
    #[command(hide = true)]
    OperatorsRead { file: PathBuf },
    /// Be an application that reads all services by the SDK.
    #[command(hide = true)]
    SdkRead { base: String },
    /// Be an application that reports check results and applies a configuration by the SDK.
    #[command(hide = true)]
    SdkWrites { base: String },
    /// Be an application that reads one host by the SDK, and without it.
    #[command(hide = true)]
    SdkCalls {
        base: String,
        rounds: usize,
        count: usize,
    },
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

fn main() -> Result<(), Failure> {
    let command = Arguments::parse().command;
    let mut builder = match command {
        // The CPU time of one thread is known to the nanosecond.
        Command::SdkCalls { .. } => Builder::new_current_thread(),
        _ => Builder::new_multi_thread(),
    };
    builder.enable_all().build()?.block_on(run(command))
}

async fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Embedded(server) => scenario::run(&server.binary, server.quick).await,
        Command::Replicated(server) => replicated::run(&server.binary, server.quick).await,
        Command::Sdk { server, python } => sdk::run(&server.binary, server.quick, python).await,
        Command::Peer {
            server,
            environment,
        } => peer::run(&server.binary, &environment, server.quick).await,
        Command::Followers(server) => followers::run(&server.binary, server.quick).await,
        Command::Growth {
            server,
            hosts,
            minutes,
        } => {
            let sizes = if server.quick { &[200] } else { &hosts[..] };
            growth::run(&server.binary, sizes, Duration::from_mins(minutes)).await
        }
        Command::DayReplicated {
            server,
            hosts,
            minutes,
            share,
        } => {
            let length = Duration::from_mins(minutes);
            day_elsewhere::replicated(&server.binary, hosts, length, share).await
        }
        Command::DayPeer {
            server,
            environment,
            hosts,
            share,
        } => day_elsewhere::beside_original(&server.binary, &environment, hosts, share).await,
        Command::Livestatus(server) => livestatus::run(&server.binary, server.quick).await,
        Command::SdkInventory { base } => followers::hold(&base).await,
        Command::Operators(server) => operators::run(&server.binary, server.quick),
        Command::Outbound(server) => outbound::run(&server.binary, server.quick).await,
        Command::OperatorsRead { file } => operators::read(&file),
        Command::SdkRead { base } => sdk_client::read(&base).await,
        Command::SdkWrites { base } => sdk_writes::run(&base).await,
        Command::SdkCalls {
            base,
            rounds,
            count,
        } => sdk_client::calls(&base, rounds, count).await,
        Command::Bare => bare::serve().await,
        Command::Driver {
            uri,
            task,
            clients,
            count,
        } => driver::measure(&uri, task, clients, count).await,
    }
}
