//! An application of the SDK, as an operator may write one: it keeps a part of the configuration as
//! a file says, checks the machine that it runs on, and shows what is wrong.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

use alignak_backend_client::model::{HostState, ServiceState};
use alignak_backend_client::plan::Desired;
use alignak_backend_client::{Backend, CheckResult, Inventory, service};
use clap::{Parser, Subcommand};
use tokio::time::{sleep, timeout};

/// How long the agent may take to send what waits, before it leaves it in the spool.
const FAREWELL: Duration = Duration::from_secs(30);

/// Keeps an inventory in step, checks hosts, shows problems.
#[derive(Debug, Parser)]
pub struct Cli {
    /// The address of the backend.
    #[arg(long, env = "ALIGNAK_BACKEND", default_value = "http://127.0.0.1:5000")]
    backend: String,
    /// The user.
    #[arg(long, env = "ALIGNAK_USER", default_value = "admin")]
    user: String,
    /// The user's password.
    #[arg(long, env = "ALIGNAK_PASSWORD", default_value = "admin")]
    password: String,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make the backend as a file says.
    Sync {
        /// The file: YAML or JSON.
        file: PathBuf,
        /// Only show what would be changed.
        #[arg(long)]
        dry_run: bool,
    },
    /// Check this machine, as a host of the backend.
    Agent {
        /// The name of the host.
        host: String,
        /// How often.
        #[arg(long, default_value_t = u32::MAX)]
        rounds: u32,
        /// The seconds in between.
        #[arg(long, default_value_t = 60)]
        every: u64,
        /// The folder for results that wait for the backend.
        #[arg(long)]
        spool: Option<PathBuf>,
    },
    /// Show problems whenever something changes.
    Dashboard {
        /// How often.
        #[arg(long, default_value_t = u32::MAX)]
        rounds: u32,
    },
    /// Print what an owner has, as a file for `sync`.
    Export {
        /// The owner: `imported_from` of the file.
        owner: String,
    },
    /// Delete what an owner has.
    Remove {
        /// The owner.
        owner: String,
    },
}

type Outcome = Result<(), Box<dyn Error>>;

/// Runs a command, which prints to `out`.
///
/// # Errors
/// The backend or a file cannot be read or written.
pub async fn run(cli: Cli, out: &mut (impl Write + Send)) -> Outcome {
    let backend = Backend::builder(&cli.backend)
        .credentials(&cli.user, &cli.password)
        .build()?;
    match cli.command {
        Command::Sync { file, dry_run } => {
            let desired = serde_saphyr::from_str(&fs::read_to_string(file)?)?;
            sync(&backend, &desired, dry_run, out).await
        }
        Command::Agent {
            host,
            rounds,
            every,
            spool,
        } => agent(&backend, &host, (rounds, every), spool, out).await,
        Command::Dashboard { rounds } => dashboard(&backend, rounds, out).await,
        Command::Export { owner } => {
            let owned = backend.export(&owner).await?;
            Ok(writeln!(out, "{}", serde_json::to_string_pretty(&owned)?)?)
        }
        Command::Remove { owner } => sync(&backend, &Desired::new(owner), false, out).await,
    }
}

/// Makes the backend as desired.
async fn sync(
    backend: &Backend,
    desired: &Desired,
    dry_run: bool,
    out: &mut impl Write,
) -> Outcome {
    let plan = backend.plan(desired).await?;
    writeln!(out, "{plan}")?;
    if dry_run {
        return Ok(());
    }
    let applied = plan.apply().await;
    for failed in &applied.failed {
        writeln!(out, "failed: {failed}")?;
    }
    if applied.is_complete() {
        Ok(())
    } else {
        Err("not everything could be changed: run it again".into())
    }
}

/// Checks this machine and reports the results, which survive an outage of the backend.
async fn agent(
    backend: &Backend,
    host: &str,
    (rounds, every): (u32, u64),
    spool: Option<PathBuf>,
    out: &mut impl Write,
) -> Outcome {
    let checked = backend.hosts().get_by_name(host).await?;
    let checked = checked.ok_or_else(|| format!("there is no host {host}"))?;
    let services = backend.services().list().filter(service::HOST.eq(&checked));
    let services = services.all().await?;
    let mut reporter = backend.reporter();
    if let Some(folder) = spool {
        reporter = reporter.spool(folder);
    }
    let reporter = reporter.start().await?;
    for round in 0..rounds {
        if round > 0 {
            sleep(Duration::from_secs(every)).await;
        }
        reporter
            .report(CheckResult::up(host).output("the agent runs"))
            .await?;
        for service in &services {
            reporter.report(check(host, &service.name)).await?;
        }
    }
    let left = reporter.close(FAREWELL).await;
    let (stored, queued) = (left.stored, left.queued);
    Ok(writeln!(
        out,
        "{stored} results are stored, {queued} wait for the next run"
    )?)
}

/// What a service of this machine is like.
fn check(host: &str, service: &str) -> CheckResult {
    let first = |path: &str| -> Option<f64> {
        let text = fs::read_to_string(path).ok()?;
        text.split_whitespace().next()?.parse().ok()
    };
    let (value, result) = match service {
        "load" => match first("/proc/loadavg") {
            Some(load) if load >= 50.0 => (Some(load), CheckResult::critical(host)),
            load => (load, CheckResult::ok(host)),
        },
        "uptime" => match first("/proc/uptime") {
            Some(uptime) if uptime < 600.0 => (Some(uptime), CheckResult::warning(host)),
            uptime => (uptime, CheckResult::ok(host)),
        },
        _ => (None, CheckResult::unknown(host)),
    };
    match value {
        Some(value) => result
            .output(format!("{service} is {value}"))
            .perf_data(format!("{service}={value}")),
        None => CheckResult::unknown(host).output("the agent has no such check"),
    }
    .service(service)
}

/// Shows problems now, and whenever something changes. Asks the backend nothing after the first time.
async fn dashboard(backend: &Backend, rounds: u32, out: &mut impl Write) -> Outcome {
    let inventory = backend.inventory().open().await?;
    let mut changes = inventory.changes();
    for round in 0..rounds {
        if round > 0 {
            changes.changed().await?;
            // What changes together is shown together.
            let _ = timeout(Duration::from_millis(200), std::future::pending::<()>()).await;
        }
        changes.borrow_and_update();
        show(&inventory, out)?;
    }
    Ok(())
}

fn show(inventory: &Inventory, out: &mut impl Write) -> Outcome {
    let (hosts, services) = (inventory.hosts(), inventory.services());
    let (hosts_up, services_ok) = (
        hosts
            .iter()
            .filter(|host| host.ls_state == HostState::Up)
            .count(),
        services
            .iter()
            .filter(|service| service.ls_state == ServiceState::Ok)
            .count(),
    );
    writeln!(
        out,
        "{hosts_up} of {} hosts are up, {services_ok} of {} services are OK",
        hosts.len(),
        services.len()
    )?;
    if let Some(failure) = inventory.failure() {
        writeln!(out, "not up to date: {failure}")?;
    }
    for host in hosts {
        let realm = inventory.realm_by_id(host.realm);
        let realm = realm.as_ref().map_or("?", |realm| realm.name());
        let attended = if host.ls_acknowledged || host.ls_downtimed {
            " (attended)"
        } else {
            ""
        };
        writeln!(
            out,
            "{realm}/{}: {}{attended} {}",
            host.name(),
            host.ls_state,
            host.ls_output
        )?;
        for service in inventory.services_of(&host) {
            if service.ls_state != ServiceState::Ok {
                writeln!(
                    out,
                    "  {}: {} {}",
                    service.name(),
                    service.ls_state,
                    service.ls_output
                )?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use alignak_backend_client::testing::{self, MockBackend};

    use super::*;

    #[tokio::test]
    async fn an_agent_for_an_unknown_host_says_so() {
        let mock = MockBackend::new();
        mock.expect(testing::list::<alignak_backend_client::model::Host>([]));
        let failure = agent(&mock.backend(), "nowhere", (1, 0), None, &mut Vec::new()).await;
        assert_eq!(failure.unwrap_err().to_string(), "there is no host nowhere");
    }
}
