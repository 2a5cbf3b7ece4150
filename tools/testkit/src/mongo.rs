//! Real `MongoDB` servers on loopback, alone or as a replica set of three.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;
use std::time::{Duration, Instant};

use mongodb::bson::{Bson, DateTime, Document, doc};
use mongodb::sync::{Client, Database};
use serde_json::Value;
use tempfile::TempDir;

use crate::peers::free_port;
use crate::process::Process;
use crate::tools;

/// How long a start or an election may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

const SET: &str = "alignak";

/// One or three servers with empty data. They end with their owner.
#[derive(Debug, Default)]
pub struct Mongo {
    members: Vec<Member>,
    is_set: bool,
    /// Arguments of each server, beyond the usual ones.
    arguments: Vec<String>,
    /// Options of each address, beyond the name of the set.
    options: Vec<String>,
    /// What stands before the servers in each address, with its `@`.
    credentials: String,
    /// The key by which members of a set with accounts know each other.
    _key: Option<TempDir>,
}

/// The account of servers that have accounts.
const ACCOUNT: (&str, &str) = ("alignak", "s3cret-of-mongodb");

#[derive(Debug)]
struct Member {
    port: u16,
    folder: TempDir,
    process: Option<Process>,
}

impl Mongo {
    /// One server that is no replica set, so without transactions.
    pub fn alone() -> Self {
        Self::default().start(1, false)
    }

    /// A replica set of so many members, with a primary.
    pub fn replica_set(members: usize) -> Self {
        let set = Self::default().start(members, true);
        set.initiate();
        set
    }

    /// A replica set of one member, to be reached over TLS and with an account only.
    pub fn secured() -> Self {
        const FILES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/tls");
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let key = folder.path().join("key");
        std::fs::write(&key, "a key of members for tests").expect("a key can be written");
        std::fs::set_permissions(&key, Permissions::from_mode(0o400))
            .expect("a key can be protected");
        let arguments = [
            "--auth",
            "--keyFile",
            &key.to_string_lossy(),
            "--tlsMode",
            "requireTLS",
            "--tlsCertificateKeyFile",
            &format!("{FILES}/server.pem"),
            "--tlsCAFile",
            &format!("{FILES}/authority.pem"),
            "--tlsAllowConnectionsWithoutCertificates",
        ];
        let unready = Self {
            arguments: arguments.map(str::to_owned).into(),
            options: vec![
                "tls=true".to_owned(),
                format!("tlsCAFile={FILES}/authority.pem"),
            ],
            _key: Some(folder),
            ..Self::default()
        };
        let mut set = unready.start(1, true);
        set.initiate();
        let (user, password) = ACCOUNT;
        let create = doc! {"createUser": user, "pwd": password, "roles": ["readWriteAnyDatabase"]};
        let admin = set.member_client(0).database("admin");
        admin
            .run_command(create)
            .run()
            .expect("the first account can be made");
        set.options.push("authSource=admin".to_owned());
        set.credentials = format!("{user}:{password}@");
        set
    }

    fn initiate(&self) {
        let config: Vec<Bson> = (0_i32..)
            .zip(&self.members)
            .map(|(id, member)| {
                Bson::Document(doc! {"_id": id, "host": format!("127.0.0.1:{}", member.port)})
            })
            .collect();
        let command = doc! {"replSetInitiate": {
            "_id": SET,
            "members": config,
            "settings": {"electionTimeoutMillis": 3000},
        }};
        let direct = self.member_client(0);
        let done = direct.database("admin").run_command(command).run();
        done.unwrap_or_else(|error| panic!("the replica set cannot be made: {error}"));
        self.primary();
    }

    fn start(mut self, count: usize, is_set: bool) -> Self {
        self.is_set = is_set;
        for _ in 0..count {
            self.members.push(Member {
                port: free_port(),
                folder: tempfile::tempdir().expect("a temporary folder can be made"),
                process: None,
            });
        }
        for position in 0..count {
            self.run(position);
        }
        self
    }

    /// Starts a member, again if it was killed, on its data and port.
    pub fn run(&mut self, position: usize) {
        let member = &mut self.members[position];
        let mut command = Command::new(tools::mongod());
        command
            .arg("--dbpath")
            .arg(member.folder.path())
            .args(["--port", &member.port.to_string()])
            .args(["--bind_ip", "127.0.0.1", "--nounixsocket", "--quiet"])
            .args(["--wiredTigerCacheSizeGB", "0.25"])
            .args(["--setParameter", "diagnosticDataCollectionEnabled=false"]);
        if self.is_set {
            command.args(["--replSet", SET]);
        }
        command.args(&self.arguments);
        let mut process = Process::start(&mut command);
        process.wait_for(PATIENCE, |line| {
            line.contains("Waiting for connections").then_some(())
        });
        member.process = Some(process);
    }

    /// Ends a member as `kill -9` does.
    pub fn kill(&mut self, position: usize) {
        if let Some(mut process) = self.members[position].process.take() {
            process.kill();
        }
    }

    /// Which member is the primary; waits until there is one that a majority follows.
    pub fn primary(&self) -> usize {
        let end = Instant::now() + PATIENCE;
        loop {
            for (position, member) in self.members.iter().enumerate() {
                if member.process.is_none() {
                    continue;
                }
                let hello = self.member_client(position).database("admin");
                let hello = hello.run_command(doc! {"hello": 1}).run();
                if hello
                    .is_ok_and(|answer| answer.get_bool("isWritablePrimary").unwrap_or_default())
                {
                    return position;
                }
            }
            assert!(Instant::now() < end, "no member became primary");
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// The address of a database on these servers.
    pub fn uri(&self, database: &str) -> String {
        let hosts: Vec<String> = self
            .members
            .iter()
            .map(|member| format!("127.0.0.1:{}", member.port))
            .collect();
        let mut options = self.options.clone();
        if self.is_set {
            options.push(format!("replicaSet={SET}"));
        }
        let mut uri = format!(
            "mongodb://{}{}/{database}",
            self.credentials,
            hosts.join(",")
        );
        if !options.is_empty() {
            uri.push('?');
            uri.push_str(&options.join("&"));
        }
        uri
    }

    /// The process ids of the members that run.
    pub fn process_ids(&self) -> Vec<u32> {
        let running = self
            .members
            .iter()
            .filter_map(|member| member.process.as_ref());
        running.map(Process::id).collect()
    }

    /// A client of them all.
    pub fn client(&self) -> Client {
        Client::with_uri_str(self.uri("admin")).expect("the address is good")
    }

    fn member_client(&self, position: usize) -> Client {
        let port = self.members[position].port;
        let mut options = self.options.clone();
        options.push("directConnection=true".to_owned());
        let credentials = &self.credentials;
        let uri = format!(
            "mongodb://{credentials}127.0.0.1:{port}/?{}",
            options.join("&")
        );
        Client::with_uri_str(uri).expect("the address is good")
    }

    /// Puts the lines of a dump into a database: `{collection, index, keys, unique}` and
    /// `{collection, item}`, the item as canonical extended JSON.
    pub fn load(&self, database: &str, dump: &str) {
        let database = self.client().database(database);
        for line in dump.lines().filter(|line| !line.trim().is_empty()) {
            let line: Value = serde_json::from_str(line).expect("a dump holds JSON lines");
            let name = line["collection"]
                .as_str()
                .expect("a line names its collection");
            let collection = database.collection::<Document>(name);
            if let Some(item) = line.get("item") {
                let Bson::Document(item) = from_extended(item) else {
                    panic!("an item is an object: {item}");
                };
                collection
                    .insert_one(item)
                    .run()
                    .expect("an item can be inserted");
                continue;
            }
            let index = line["index"].as_str().unwrap_or_default();
            if index == "_id_" {
                continue;
            }
            let mut keys = Document::new();
            for key in line["keys"].as_array().into_iter().flatten() {
                let direction = i32::try_from(key[1].as_i64().unwrap_or(1)).unwrap_or(1);
                keys.insert(key[0].as_str().unwrap_or_default(), direction);
            }
            let command = doc! {
                "createIndexes": name, "indexes": [{"key": keys, "name": index}],
            };
            database
                .run_command(command)
                .run()
                .expect("an index can be made");
        }
    }
}

/// The address of the database of that name on the servers of an address without one.
pub fn in_database(servers: &str, name: &str) -> String {
    match servers.split_once("/?") {
        Some((servers, options)) => format!("{servers}/{name}?{options}"),
        None => format!("{}/{name}", servers.trim_end_matches('/')),
    }
}

/// Removes the database of an address.
pub fn remove(uri: &str) {
    let done = database(uri).drop().run();
    done.expect("a database can be removed");
}

/// Removes all items of the database of an address. Its collections and indexes stay: making them
/// takes seconds.
pub fn clear(uri: &str) {
    let database = database(uri);
    let names = database.list_collection_names().run();
    for name in names.expect("the collections of a database can be listed") {
        let collection = database.collection::<Document>(&name);
        let done = collection.delete_many(doc! {}).run();
        done.expect("items can be removed");
    }
}

fn database(uri: &str) -> Database {
    let client = Client::with_uri_str(uri).expect("the address is good");
    client
        .default_database()
        .expect("the address names a database")
}

/// A value from the part of canonical extended JSON that dumps of the original use.
fn from_extended(value: &Value) -> Bson {
    let members = match value {
        Value::Null => return Bson::Null,
        Value::Bool(value) => return Bson::Boolean(*value),
        Value::String(text) => return Bson::String(text.clone()),
        Value::Array(values) => return Bson::Array(values.iter().map(from_extended).collect()),
        Value::Number(number) => panic!("{number} has no type"),
        Value::Object(members) => members,
    };
    let number = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    if let [(name, inner)] = members.iter().collect::<Vec<_>>()[..] {
        let number = number(inner);
        match name.as_str() {
            "$oid" => return Bson::ObjectId(number.parse().expect("an id")),
            "$numberInt" => return Bson::Int32(number.parse().expect("a number")),
            "$numberLong" => return Bson::Int64(number.parse().expect("a number")),
            "$numberDouble" => return Bson::Double(number.parse().expect("a number")),
            "$date" => {
                let Bson::Int64(milliseconds) = from_extended(inner) else {
                    panic!("{inner} is no date");
                };
                return Bson::DateTime(DateTime::from_millis(milliseconds));
            }
            _ => {}
        }
    }
    let members = members
        .iter()
        .map(|(name, value)| (name.clone(), from_extended(value)));
    Bson::Document(members.collect())
}
