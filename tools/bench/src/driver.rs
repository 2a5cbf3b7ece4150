//! The limit on ``MongoDB``: its driver alone, in a process of its own, doing what a request must at
//! least have done.

use std::time::Instant;

use mongodb::bson::oid::ObjectId;
use mongodb::bson::{RawDocumentBuf, doc};
use mongodb::options::{Acknowledgment, ClientOptions, ReadConcern, WriteConcern};
use mongodb::{Client, Collection};
use serde::{Deserialize, Serialize};

use crate::Failure;
use crate::process::cpu_microseconds;
use crate::table::Figure;

/// What the driver is to do.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Task {
    /// Read one host by its id.
    Item,
    /// Read 50 hosts and count all of them.
    Page,
    /// Insert one command, with nothing else.
    Insert,
    /// Insert one command in a transaction that has looked for its namesakes and its realm, and
    /// says that it links to that realm.
    Unit,
}

impl Task {
    /// As it is given to the process.
    pub(crate) fn name(self) -> String {
        let value = clap::ValueEnum::to_possible_value(&self);
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// What the process prints.
#[derive(Deserialize, Serialize)]
struct Measured {
    cpu: f64,
    rate: f64,
}

/// Runs a task in a process of its own.
pub(crate) async fn run(
    uri: &str,
    task: Task,
    clients: usize,
    count: usize,
) -> Result<Figure, Failure> {
    let mut command = tokio::process::Command::new(std::env::current_exe()?);
    let (clients, count) = (clients.to_string(), count.to_string());
    command.args(["driver", uri, &task.name(), &clients, &count]);
    let output = command
        .stderr(std::process::Stdio::inherit())
        .output()
        .await?;
    let measured: Measured = serde_json::from_slice(&output.stdout)?;
    Ok(Figure {
        cpu: measured.cpu,
        rate: measured.rate,
    })
}

/// What that process does: it prints one line of JSON.
pub(crate) async fn measure(
    uri: &str,
    task: Task,
    clients: usize,
    count: usize,
) -> Result<(), Failure> {
    let mut options = ClientOptions::parse(uri).await?;
    options.write_concern = Some(acknowledged());
    options.read_concern = Some(ReadConcern::majority());
    let database = options.default_database.clone().unwrap_or_default();
    let client = Client::with_options(options)?;
    let driver = Driver {
        database: client.database(&database),
        client,
    };
    let known = driver.known().await?;
    let each = count / clients;
    // The first operation of each client opens its connection.
    driver.repeat(task, &known, clients, 1).await?;
    let cpu_before = cpu_microseconds(std::process::id())?;
    let began = Instant::now();
    driver.repeat(task, &known, clients, each).await?;
    let seconds = began.elapsed().as_secs_f64();
    let cpu = cpu_microseconds(std::process::id())? - cpu_before;
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    let units = (each * clients) as f64;
    let measured = Measured {
        cpu: cpu / units,
        rate: units / seconds,
    };
    println!("{}", serde_json::to_string(&measured)?);
    Ok(())
}

fn acknowledged() -> WriteConcern {
    WriteConcern::builder()
        .w(Acknowledgment::Majority)
        .journal(true)
        .build()
}

#[derive(Clone)]
struct Driver {
    client: Client,
    database: mongodb::Database,
}

/// What the database holds already.
#[derive(Clone)]
struct Known {
    host: ObjectId,
    realm: ObjectId,
    /// A command as the server has stored it.
    command: RawDocumentBuf,
}

impl Driver {
    fn collection(&self, name: &str) -> Collection<RawDocumentBuf> {
        self.database.collection(name)
    }

    async fn known(&self) -> Result<Known, Failure> {
        let first = async |name: &str| {
            let found = self.collection(name).find_one(doc! {}).await?;
            found.ok_or_else(|| Failure::from(format!("there is no {name}")))
        };
        Ok(Known {
            host: first("host").await?.get_object_id("_id")?,
            realm: first("realm").await?.get_object_id("_id")?,
            command: first("command").await?,
        })
    }

    async fn repeat(
        &self,
        task: Task,
        known: &Known,
        clients: usize,
        each: usize,
    ) -> Result<(), Failure> {
        let mut tasks = Vec::new();
        for client in 0..clients {
            let (driver, known) = (self.clone(), known.clone());
            tasks.push(tokio::spawn(async move {
                for _ in 0..each {
                    driver.once(task, &known, client).await?;
                }
                Ok::<_, Failure>(())
            }));
        }
        for task in tasks {
            task.await??;
        }
        Ok(())
    }

    async fn once(&self, task: Task, known: &Known, client: usize) -> Result<(), Failure> {
        match task {
            Task::Item => {
                let hosts = self.collection("host");
                let found = hosts.find_one(doc! {"_id": known.host}).await?;
                found.ok_or("the host is gone")?;
                Ok(())
            }
            Task::Page => self.page().await,
            Task::Insert => {
                let copy = known.copy()?;
                self.collection("driver_alone").insert_one(copy).await?;
                Ok(())
            }
            Task::Unit => self.unit(known, client).await,
        }
    }

    async fn page(&self) -> Result<(), Failure> {
        let hosts = self.collection("host");
        let mut session = self.client.start_session().snapshot(true).await?;
        let find = hosts.find(doc! {}).sort(doc! {"_id": 1}).limit(50);
        let mut cursor = find.session(&mut session).await?;
        let mut items = Vec::new();
        while cursor.advance(&mut session).await? {
            items.push(cursor.current().to_owned());
        }
        let count = hosts.count_documents(doc! {}).session(&mut session).await?;
        if items.len() == 50 && count >= 50 {
            Ok(())
        } else {
            Err("there are too few hosts".into())
        }
    }

    async fn unit(&self, known: &Known, client: usize) -> Result<(), Failure> {
        let mut session = self.client.start_session().await?;
        session
            .start_transaction()
            .read_concern(ReadConcern::snapshot())
            .write_concern(acknowledged())
            .await?;
        let name = ObjectId::new().to_hex();
        for (collection, filter) in [
            ("realm", doc! {"_id": known.realm}),
            ("command", doc! {"name": &name}),
        ] {
            let collection = self.collection(collection);
            let mut cursor = collection.find(filter).session(&mut session).await?;
            while cursor.advance(&mut session).await? {}
        }
        // Each client has a guard of its own, so that none waits for another one.
        let guard = i64::try_from(client)?;
        self.collection("driver_guards")
            .update_one(doc! {"_id": guard}, doc! {"$inc": {"n": 1}})
            .upsert(true)
            .session(&mut session)
            .await?;
        let alone = self.collection("driver_alone");
        alone
            .insert_one(known.copy()?)
            .session(&mut session)
            .await?;
        session.commit_transaction().await?;
        Ok(())
    }
}

impl Known {
    /// The command, with an id of its own.
    fn copy(&self) -> Result<RawDocumentBuf, Failure> {
        let mut copy = RawDocumentBuf::new();
        copy.append(mongodb::bson::cstr!("_id"), ObjectId::new());
        for element in &self.command {
            let (name, value) = element?;
            if name.as_str() != "_id" {
                copy.append(name, value);
            }
        }
        Ok(copy)
    }
}
