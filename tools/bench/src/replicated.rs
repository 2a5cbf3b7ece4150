//! The same measurements on `MongoDB`, three servers on this machine, beside the driver alone.

use std::path::Path;

use alignak_testkit::Mongo;
use comfy_table::{Cell, CellAlignment, Table};
use serde_json::json;

use crate::Failure;
use crate::driver::{self, Task};
use crate::process::{Process, cpu_microseconds};
use crate::scenario::{Effort, Inventory, changes, lists, measure, single_results};
use crate::table::{Figure, medians};

/// Each write waits for the network and for several disks.
const EFFORT: Effort = Effort {
    rounds: 3,
    item_reads: 10_000,
    page_reads: 1_000,
    changes: 1_000,
    lists: 24,
    single_results: 1_500,
};

/// Creations in one round, for each client.
const CREATIONS: usize = 300;

/// A server on a replica set of three.
struct Bench {
    mongo: Mongo,
    ours: Process,
    inventory: Inventory,
    uri: String,
    table: Table,
}

/// Measures and prints the table.
pub(crate) async fn run(binary: &Path, quick: bool) -> Result<(), Failure> {
    let effort = Effort {
        rounds: if quick { 1 } else { EFFORT.rounds },
        ..EFFORT
    };
    let mongo = tokio::task::spawn_blocking(|| Mongo::replica_set(3)).await?;
    let uri = mongo.uri("alignak-bench");
    let ours = Process::start(binary, &["--listen", "127.0.0.1:0", "--store", &uri])?;
    let inventory = Inventory::create(&ours.host).await?;
    let mut table = Table::new();
    table.set_header([
        "on MongoDB, 3 members",
        "clients",
        "per second",
        "ms each",
        "CPU µs",
        "mongod CPU µs",
        "driver per second",
        "ms each",
        "CPU µs",
        "CPU ratio",
        "time ratio",
    ]);
    let mut bench = Bench {
        mongo,
        ours,
        inventory,
        uri,
        table,
    };
    bench.reads(&effort).await?;
    bench.creations(&effort).await?;
    bench.writes(&effort).await?;
    println!("{}", bench.table);
    Ok(())
}

impl Bench {
    fn mongo_cpu(&self) -> Result<f64, Failure> {
        let ids = self.mongo.process_ids();
        ids.into_iter().map(cpu_microseconds).sum()
    }

    /// Adds a row. The CPU time of all members is shared by so many units of work.
    fn add(
        &mut self,
        what: &str,
        clients: usize,
        ours: Figure,
        mongo_cpu: f64,
        driver: Option<Figure>,
    ) {
        #[expect(clippy::cast_precision_loss, reason = "clients are few")]
        let milliseconds = |figure: Figure| clients as f64 * 1000.0 / figure.rate;
        let mut cells = vec![
            what.to_owned(),
            clients.to_string(),
            format!("{:.0}", ours.rate),
            format!("{:.2}", milliseconds(ours)),
            format!("{:.0}", ours.cpu),
            format!("{mongo_cpu:.0}"),
        ];
        if let Some(driver) = driver {
            cells.extend([
                format!("{:.0}", driver.rate),
                format!("{:.2}", milliseconds(driver)),
                format!("{:.0}", driver.cpu),
                format!("{:.2}", ours.cpu / driver.cpu),
                format!("{:.2}", driver.rate / ours.rate),
            ]);
        }
        let cells = cells.into_iter().enumerate().map(|(column, text)| {
            let cell = Cell::new(text);
            cell.set_alignment(if column == 0 {
                CellAlignment::Left
            } else {
                CellAlignment::Right
            })
        });
        self.table.add_row(cells);
    }

    async fn reads(&mut self, effort: &Effort) -> Result<(), Failure> {
        let item = format!("/host/{}", self.inventory.host_ids[0]);
        let cases = [
            ("GET /host/<id>", item, Task::Item, effort.item_reads),
            (
                "GET /host?max_results=50",
                "/host?max_results=50".to_owned(),
                Task::Page,
                effort.page_reads,
            ),
        ];
        for (what, path, task, count) in cases {
            for clients in [1, 8] {
                let mut ours = Vec::new();
                let mut alone = Vec::new();
                let mut mongo_cpu = 0.0;
                for _ in 0..effort.rounds {
                    let headers = self.inventory.authorization.clone();
                    let path = path.clone();
                    let before = self.mongo_cpu()?;
                    let round = measure(&self.ours, clients, count, 1, 200, move |to, _, _| {
                        to.prepare("GET", &path, &headers, "")
                    });
                    ours.push(round.await?);
                    mongo_cpu += self.mongo_cpu()? - before;
                    alone.push(driver::run(&self.uri, task, clients, count).await?);
                }
                let each = mongo_cpu / as_number(effort.rounds * count);
                self.add(what, clients, medians(&ours), each, Some(medians(&alone)));
            }
        }
        Ok(())
    }

    async fn creations(&mut self, effort: &Effort) -> Result<(), Failure> {
        for clients in [1, 8] {
            let count = CREATIONS * clients;
            let mut ours = Vec::new();
            let (mut inserts, mut units) = (Vec::new(), Vec::new());
            let mut mongo_cpu = 0.0;
            for round in 0..effort.rounds {
                let headers = self.inventory.authorization.clone();
                let realm = self.inventory.realm.clone();
                let before = self.mongo_cpu()?;
                let round = measure(
                    &self.ours,
                    clients,
                    count,
                    1,
                    201,
                    move |to, client, number| {
                        let name = format!("command {clients} {round} {client} {number}");
                        let item = json!({"name": name, "_realm": realm, "command_line": "check"});
                        to.prepare("POST", "/command", &headers, &item.to_string())
                    },
                );
                ours.push(round.await?);
                mongo_cpu += self.mongo_cpu()? - before;
                inserts.push(driver::run(&self.uri, Task::Insert, clients, count).await?);
                units.push(driver::run(&self.uri, Task::Unit, clients, count).await?);
            }
            let each = mongo_cpu / as_number(effort.rounds * count);
            let ours = medians(&ours);
            let (insert, unit) = (medians(&inserts), medians(&units));
            self.add(
                "POST /command; bare insert",
                clients,
                ours,
                each,
                Some(insert),
            );
            self.add(
                "POST /command; same transaction",
                clients,
                ours,
                each,
                Some(unit),
            );
        }
        Ok(())
    }

    async fn writes(&mut self, effort: &Effort) -> Result<(), Failure> {
        let before = self.mongo_cpu()?;
        let figure = changes(effort, &self.ours, &self.inventory).await?;
        let each = (self.mongo_cpu()? - before) / as_number(effort.rounds * effort.changes);
        self.add("PATCH /host/<id>, one field", 8, figure, each, None);
        for clients in [1, 8, 32] {
            let before = self.mongo_cpu()?;
            let figure = single_results(effort, &self.ours, &self.inventory, clients).await?;
            let count = effort.rounds * effort.single_results_of(clients);
            let each = (self.mongo_cpu()? - before) / as_number(count);
            self.add("POST /logcheckresult, one", clients, figure, each, None);
        }
        for clients in [1, 4] {
            let before = self.mongo_cpu()?;
            let figure = lists(effort, &self.ours, &self.inventory, clients).await?;
            let count = effort.rounds * effort.lists * 100;
            let each = (self.mongo_cpu()? - before) / as_number(count);
            let what = "POST /logcheckresult, lists of 100 (each result)";
            self.add(what, clients, figure, each, None);
        }
        Ok(())
    }
}

fn as_number(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    let number = count as f64;
    number
}
