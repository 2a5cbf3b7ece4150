//! Three servers on one replica set of three: what one acknowledges all of them know, also while
//! the primary and a server are killed.
//!
//! With `ALIGNAK_LONG_TESTS` the load lasts a minute.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use alignak_testkit::http::text;
use alignak_testkit::server::Options;
use alignak_testkit::{Api, Mongo, Server};
use mongodb::bson::{Document, doc};
use serde_json::{Value, json};

const SERVERS: usize = 3;
const WRITERS: usize = 6;
const HOSTS: usize = 12;

fn servers(mongo: &Mongo, database: &str, count: usize) -> Vec<Server> {
    let options = Options::default().argument("--store");
    let options = options.argument(&mongo.uri(database));
    (0..count)
        .map(|_| Server::start_with(options.clone()))
        .collect()
}

#[test]
fn changed_rights_are_seen_by_every_server_within_two_seconds() {
    let mongo = Mongo::replica_set(1);
    let servers = servers(&mongo, "rights", 2);
    let admin = servers[0].admin();
    let realm = admin.root_realm();
    let user = json!({
        "name": "ann", "password": "secret", "_realm": realm, "back_role_super_admin": true,
        "host_notification_period": text(&admin.by_name("timeperiod", "24x7"), "_id"),
        "service_notification_period": text(&admin.by_name("timeperiod", "24x7"), "_id"),
    });
    let made = admin.create("user", &user);
    // A token of one server is good on the other, and so is what the other knows about it.
    let first = servers[0].api().login("ann", "secret");
    let second = servers[1].api().with_token(first.token());
    second.get("/host").send().expect_status(200);
    let path = format!("/user/{}", text(&made, "_id"));
    let stored = admin.get(&path).send().expect_status(200).json();
    let patch = admin.patch(&path).if_match(&text(&stored, "_etag"));
    patch
        .json(&json!({"token": "another"}))
        .send()
        .expect_status(200);
    std::thread::sleep(Duration::from_secs(2));
    second.get("/host").send().expect_status(401);
    first.get("/host").send().expect_status(401);
}

#[test]
fn a_name_is_unique_whichever_server_is_asked() {
    let mongo = Mongo::replica_set(1);
    let servers = servers(&mongo, "unique", SERVERS);
    let admins: Vec<Api> = servers.iter().map(Server::admin).collect();
    // Each login makes a new token, and the last one counts.
    let token = admins[SERVERS - 1].token().to_owned();
    let admins: Vec<Api> = servers
        .iter()
        .map(|server| server.api().with_token(&token))
        .collect();
    let realm = admins[0].root_realm();
    for round in 0..10 {
        let statuses = Mutex::new(BTreeMap::<u16, usize>::new());
        std::thread::scope(|scope| {
            for admin in &admins {
                scope.spawn(|| {
                    let item = json!({"name": format!("same {round}"), "_realm": realm});
                    let status = admin.post("/command").json(&item).send().status;
                    *statuses.lock().unwrap().entry(status).or_default() += 1;
                });
            }
        });
        let expected = BTreeMap::from([(201, 1), (422, SERVERS - 1)]);
        assert_eq!(statuses.into_inner().unwrap(), expected, "round {round}");
    }
}

/// The responses that the load has received.
#[derive(Default)]
struct Received {
    /// The names of the commands that were acknowledged.
    created: Mutex<Vec<String>>,
    /// The number that was last acknowledged for each host.
    changed: Mutex<BTreeMap<String, u64>>,
    statuses: Mutex<BTreeMap<u16, usize>>,
    unanswered: AtomicUsize,
    acknowledged: AtomicUsize,
}

impl Received {
    fn note(&self, status: u16) {
        *self.statuses.lock().unwrap().entry(status).or_default() += 1;
        if status < 300 {
            self.acknowledged.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// One writer: its own hosts, any server.
fn write(
    apis: &[Api],
    writer: usize,
    hosts: &[(String, String)],
    realm: &str,
    received: &Received,
    is_over: &AtomicBool,
) {
    let serial = AtomicU64::new(0);
    while !is_over.load(Ordering::Relaxed) {
        let number = serial.fetch_add(1, Ordering::Relaxed) + 1;
        let api = &apis[usize::try_from(number).unwrap() % apis.len()];
        let (name, id) = &hosts[usize::try_from(number).unwrap() % hosts.len()];
        let answer = match number % 3 {
            0 => {
                let name = format!("command {writer} {number}");
                let item = json!({"name": name, "_realm": realm});
                let answer = api.post("/command").json(&item).try_send();
                if answer.as_ref().is_ok_and(|answer| answer.status == 201) {
                    received.created.lock().unwrap().push(name);
                }
                answer
            }
            1 => {
                let state = if number.is_multiple_of(2) {
                    "UP"
                } else {
                    "DOWN"
                };
                let result = json!({
                    "host_name": name, "state": state, "state_type": "HARD",
                    "state_id": u8::from(state == "DOWN"),
                    "last_state_type": "HARD",
                    "last_check": 1_700_000_000_u64 + number, "output": format!("result {number}"),
                });
                api.post("/logcheckresult").json(&result).try_send()
            }
            _ => change(api, id, number, received),
        };
        let Ok(answer) = answer else {
            // The server is gone; the next one is asked.
            received.unanswered.fetch_add(1, Ordering::Relaxed);
            std::thread::sleep(Duration::from_millis(20));
            continue;
        };
        received.note(answer.status);
        if answer.status >= 500 {
            assert_eq!(answer.status, 503, "{answer:?}");
            assert_eq!(answer.json()["_error"]["code"], 503);
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

fn change(
    api: &Api,
    id: &str,
    number: u64,
    received: &Received,
) -> Result<alignak_testkit::Answer, reqwest::Error> {
    let path = format!("/host/{id}");
    let read = api.get(&path).try_send()?;
    if read.status != 200 {
        return Ok(read);
    }
    let etag = text(&read.json(), "_etag");
    let patch = api.patch(&path).if_match(&etag);
    let answer = patch
        .json(&json!({"notes": number.to_string()}))
        .try_send()?;
    if answer.status == 200 {
        received
            .changed
            .lock()
            .unwrap()
            .insert(id.to_owned(), number);
    }
    Ok(answer)
}

fn seconds() -> u64 {
    if std::env::var_os("ALIGNAK_LONG_TESTS").is_some() {
        60
    } else {
        24
    }
}

#[test]
fn no_acknowledged_write_is_lost_when_the_primary_and_a_server_are_killed() {
    let mut mongo = Mongo::replica_set(3);
    let mut servers = servers(&mongo, "failover", SERVERS);
    let admin = servers[0].admin();
    let realm = admin.root_realm();
    let mut hosts = Vec::new();
    for number in 0..HOSTS {
        let name = format!("host {number}");
        let made = admin.create("host", &json!({"name": name, "_realm": realm}));
        hosts.push((name, text(&made, "_id")));
    }
    let token = admin.token().to_owned();
    let apis: Vec<Api> = servers
        .iter()
        .map(|server| server.api().with_token(&token))
        .collect();
    let received = Received::default();
    let is_over = AtomicBool::new(false);
    let length = Duration::from_secs(seconds());
    let mut stall = Duration::ZERO;
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let own = &hosts[writer * HOSTS / WRITERS..(writer + 1) * HOSTS / WRITERS];
            let (apis, realm, received, is_over) = (&apis, &realm, &received, &is_over);
            scope.spawn(move || write(apis, writer, own, realm, received, is_over));
        }
        std::thread::sleep(length / 4);
        assert!(
            received.acknowledged.load(Ordering::Relaxed) > 0,
            "nothing is acknowledged"
        );
        let primary = mongo.primary();
        let killed = Instant::now();
        mongo.kill(primary);
        mongo.primary();
        let before = received.acknowledged.load(Ordering::Relaxed);
        while received.acknowledged.load(Ordering::Relaxed) == before {
            assert!(
                killed.elapsed() < Duration::from_mins(1),
                "writing does not go on"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        stall = killed.elapsed();
        std::thread::sleep(length / 4);
        mongo.run(primary);
        servers[1].kill();
        std::thread::sleep(length / 2);
        is_over.store(true, Ordering::Relaxed);
    });
    let statuses = received.statuses.lock().unwrap().clone();
    println!(
        "{statuses:?}, {} unanswered, a stall of {stall:?}",
        received.unanswered.load(Ordering::Relaxed)
    );
    let allowed = [200, 201, 412, 503];
    assert!(
        statuses.keys().all(|status| allowed.contains(status)),
        "{statuses:?}"
    );
    assert!(
        received.acknowledged.load(Ordering::Relaxed) > 100,
        "{statuses:?}"
    );
    check(&apis[0], &received, &realm);
    check(&apis[2], &received, &realm);
    jobs_move(&mongo);
}

fn check(api: &Api, received: &Received, realm: &str) {
    let page = api
        .get("/command?max_results=5000")
        .query(&[("projection", "{\"name\": 1}")]);
    let mut stored = Vec::new();
    let mut number = 1;
    loop {
        let page = page_of(api, number);
        let items = page["_items"].as_array().unwrap().clone();
        if items.is_empty() {
            break;
        }
        stored.extend(items.iter().map(|item| text(item, "name")));
        number += 1;
    }
    drop(page);
    let stored: std::collections::BTreeSet<String> = stored.into_iter().collect();
    for name in received.created.lock().unwrap().iter() {
        assert!(stored.contains(name), "{name} is lost");
    }
    for (id, number) in received.changed.lock().unwrap().iter() {
        let host = api
            .get(&format!("/host/{id}"))
            .send()
            .expect_status(200)
            .json();
        // A later change may have been stored without the answer having arrived.
        let notes: u64 = text(&host, "notes").parse().unwrap();
        assert!(
            notes >= *number,
            "host {id} has {notes}, {number} was acknowledged"
        );
    }
    // The counters against the items they count.
    let of_realm = json!({"_realm": realm}).to_string();
    let page = api
        .get("/livesynthesis")
        .query(&[("where", &of_realm)])
        .send()
        .expect_status(200);
    let counters = page.json()["_items"][0].clone();
    let mut counted = BTreeMap::<String, i64>::new();
    let page = api.get("/host").query(&[
        ("where", "{\"_is_template\": false}"),
        ("max_results", "5000"),
    ]);
    for host in page.send().expect_status(200).json()["_items"]
        .as_array()
        .unwrap()
    {
        *counted.entry("hosts_total".to_owned()).or_default() += 1;
        let kind = format!("{}_{}", text(host, "ls_state"), text(host, "ls_state_type"));
        *counted
            .entry(format!("hosts_{}", kind.to_lowercase()))
            .or_default() += 1;
    }
    for (counter, number) in counted {
        // Hosts that are not monitored count otherwise, and there is one: the dummy.
        if counter != "hosts_unreachable_hard" {
            assert_eq!(counters[&counter], json!(number), "{counter}");
        }
    }
}

fn page_of(api: &Api, number: usize) -> Value {
    let page = api.get(&format!("/command?max_results=1000&page={number}&sort=_id"));
    page.send().expect_status(200).json()
}

/// The lease of the jobs has a holder that is alive.
fn jobs_move(mongo: &Mongo) {
    let leases = mongo
        .client()
        .database("failover")
        .collection::<Document>("alignak_backend_leases");
    let lease = leases
        .find_one(doc! {"_id": "jobs"})
        .run()
        .unwrap()
        .unwrap();
    let until = lease.get_datetime("until").unwrap().timestamp_millis();
    let now = mongodb::bson::DateTime::now().timestamp_millis();
    assert!(until > now, "no server runs the jobs");
}

#[test]
fn the_jobs_move_within_thirty_seconds_when_their_server_dies() {
    let mongo = Mongo::replica_set(1);
    let mut servers = servers(&mongo, "lease", 2);
    let leases = mongo
        .client()
        .database("lease")
        .collection::<Document>("alignak_backend_leases");
    let holder = || {
        let lease = leases.find_one(doc! {"_id": "jobs"}).run().unwrap();
        lease.map(|lease| lease.get_str("holder").unwrap().to_owned())
    };
    let end = Instant::now() + Duration::from_secs(10);
    let first = loop {
        if let Some(holder) = holder() {
            break holder;
        }
        assert!(Instant::now() < end, "no server takes the lease");
        std::thread::sleep(Duration::from_millis(50));
    };
    // The first server to start has it, and keeps it while it lives.
    std::thread::sleep(Duration::from_secs(7));
    assert_eq!(holder().as_ref(), Some(&first));
    servers[0].kill();
    let killed = Instant::now();
    while holder().as_ref() == Some(&first) {
        assert!(
            killed.elapsed() < Duration::from_secs(30),
            "the lease does not move"
        );
        std::thread::sleep(Duration::from_millis(100));
    }
    println!("moved after {:?}", killed.elapsed());
}
