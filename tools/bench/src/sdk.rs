//! What the SDK costs: reading a large inventory, beside the original's Python client, and one
//! call, beside the same request by plain reqwest and serde.

use std::path::{Path, PathBuf};
use std::process::Command;

use alignak_testkit::tools;
use serde_json::{Value, json};

use crate::Failure;
use crate::client::Connection;
use crate::process::Process;
use crate::scenario::{HOSTS, Inventory, SERVICES};
use crate::table::{PlainTable, median};

/// Services of the inventory; each is about 3 KB of JSON.
pub(crate) const ALL_SERVICES: usize = 27_000;

/// Services in one request of those that make the inventory.
const LIST: usize = 265;

/// Measures both and prints the tables. The Python is an interpreter that has the original's client;
/// without it, the one of the tests is used, which is fetched when it is missing.
pub(crate) async fn run(
    binary: &Path,
    quick: bool,
    python: Option<PathBuf>,
) -> Result<(), Failure> {
    let python = match python {
        Some(python) => python,
        None => tokio::task::spawn_blocking(|| tools::python().to_owned()).await?,
    };
    let folder = tempfile::tempdir()?;
    let data = folder.path().to_string_lossy().into_owned();
    let ours = Process::start(binary, &["--listen", "127.0.0.1:0", "--data-dir", &data])?;
    let inventory = Inventory::create(&ours.host).await?;
    fill(&ours.host, &inventory).await?;
    let base = format!("http://{}", ours.host);
    println!("The SDK: an inventory of {ALL_SERVICES} services");
    reading(&base, quick, &python)?;
    println!("The SDK: one call");
    one_call(&base, quick)?;
    println!("The SDK: check results and a configuration");
    let data = folder.path().join("writes").to_string_lossy().into_owned();
    let fresh = Process::start(binary, &["--listen", "127.0.0.1:0", "--data-dir", &data])?;
    writes(&format!("http://{}", fresh.host))
}

/// Adds services until there are enough.
pub(crate) async fn fill(host: &str, inventory: &Inventory) -> Result<(), Failure> {
    let mut connection = Connection::open(host).await?;
    let realm = &inventory.realm;
    for id in &inventory.host_ids {
        let wanted: Vec<usize> = (SERVICES..ALL_SERVICES / HOSTS).collect();
        for numbers in wanted.chunks(LIST) {
            let services = numbers.iter().map(|number| {
                json!({
                    "name": format!("service-{number}"), "host": id, "_realm": realm,
                    "notes": "n".repeat(100),
                })
            });
            let body = services.collect::<Value>().to_string();
            let made = connection.ask("POST", "/service", &inventory.authorization, &body, 201);
            made.await?;
        }
    }
    let path = "/service?max_results=1&sort=-_id";
    let last = connection.ask("GET", path, &inventory.authorization, "", 200);
    println!("GET {path}: {} bytes", last.await?.body.len());
    Ok(())
}

/// The readers, in turn.
fn reading(base: &str, quick: bool, python: &Path) -> Result<(), Failure> {
    let rounds = if quick { 3 } else { 5 };
    let mut readers = vec![Reader::new("SDK, `services().list().items()`", || {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["sdk-read", base]);
        Ok(command)
    })];
    for (name, page) in [
        ("Python client, `get_all`", "default"),
        ("Python client, `get_all`, pages of 5000", "5000"),
    ] {
        readers.push(Reader::new(name, move || {
            let mut command = Command::new(python);
            let script = include_str!("../python/get_all.py");
            command.args(["-c", script, base, page]);
            Ok(command)
        }));
    }
    for _ in 0..rounds {
        for reader in &mut readers {
            reader.read()?;
        }
    }
    let mut table = PlainTable::new(["reader", "wall s", "CPU s", "memory growth MB"]);
    for reader in readers {
        let cells = [
            format!("{:.2}", median(reader.seconds)),
            format!("{:.2}", median(reader.cpu)),
            format!("{:.1}", median(reader.growth) / 1e6),
        ];
        table.add(reader.name, cells);
    }
    table.print();
    Ok(())
}

/// A program that reads all services, and what its runs took.
struct Reader<'a> {
    name: &'static str,
    command: Box<dyn Fn() -> Result<Command, Failure> + 'a>,
    seconds: Vec<f64>,
    cpu: Vec<f64>,
    growth: Vec<f64>,
}

impl<'a> Reader<'a> {
    fn new(name: &'static str, command: impl Fn() -> Result<Command, Failure> + 'a) -> Self {
        Self {
            name,
            command: Box::new(command),
            seconds: Vec::new(),
            cpu: Vec::new(),
            growth: Vec::new(),
        }
    }

    fn read(&mut self) -> Result<(), Failure> {
        let found = output_of(&mut (self.command)()?)?;
        if found["items"] != ALL_SERVICES {
            return Err(format!("{}: {} items", self.name, found["items"]).into());
        }
        let number = |name: &str| found[name].as_f64().unwrap_or(f64::NAN);
        self.seconds.push(number("seconds"));
        self.cpu.push(number("cpu_seconds"));
        self.growth.push(number("growth"));
        Ok(())
    }
}

fn one_call(base: &str, quick: bool) -> Result<(), Failure> {
    let mut command = Command::new(std::env::current_exe()?);
    let (rounds, count) = if quick {
        ("11", "1000")
    } else {
        ("31", "2000")
    };
    let found = output_of(command.args(["sdk-calls", base, rounds, count]))?;
    let number = |name: &str| found[name].as_f64().unwrap_or(f64::NAN);
    let mut table = PlainTable::new(["GET /host/<id> as a Host", "CPU µs each"]);
    table.add(
        "`backend.hosts().get(id)`",
        [format!("{:.1}", number("sdk"))],
    );
    table.add(
        "plain reqwest and serde",
        [format!("{:.1}", number("plain"))],
    );
    table.add("ratio", [format!("{:.3}", number("ratio"))]);
    table.print();
    Ok(())
}

fn writes(base: &str) -> Result<(), Failure> {
    let mut command = Command::new(std::env::current_exe()?);
    let found = output_of(command.args(["sdk-writes", base]))?;
    let number = |name: &str| found[name].as_f64().unwrap_or(f64::NAN);
    let mut table = PlainTable::new(["check results", "each second"]);
    for (name, figure) in [("`report_all`", "report_all"), ("`report`", "report")] {
        table.add(name, [format!("{:.0}", number(figure))]);
    }
    table.print();
    let mut table = PlainTable::new(["200 hosts with 5 services each", "s"]);
    for (name, figure) in [
        ("plan and apply", "first_plan"),
        ("again, without changes", "second_plan"),
    ] {
        table.add(name, [format!("{:.2}", number(figure))]);
    }
    table.print();
    Ok(())
}

/// Runs a program and reads the JSON that it prints.
pub(crate) fn output_of(command: &mut Command) -> Result<Value, Failure> {
    let output = command.output()?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{} failed: {errors}", command.get_program().display()).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}
