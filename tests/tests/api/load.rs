//! Many clients at once: what the server keeps up to date stays true, and nothing that it has
//! acknowledged is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use alignak_testkit::content::all;
use alignak_testkit::http::text;
use alignak_testkit::recount::wrong_counters;
use alignak_testkit::{Answer, Api, Server};
use serde_json::{Value, json};

const LASTS: Duration = Duration::from_secs(10);
const POSTERS: usize = 32;
const PATCHERS: usize = 4;
const REMOVERS: usize = 2;
const HOSTS: usize = 10;
const SERVICES: [&str; 2] = ["load", "disk"];

/// What the clients share.
struct Load {
    admin: Api,
    realms: [String; 2],
    end: Instant,
    /// The ids of the results that the server said it has stored, and the outputs they had.
    acknowledged: Mutex<BTreeMap<String, String>>,
    statuses: Mutex<BTreeMap<(String, u16), usize>>,
}

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap_or_default() % sides
    }
}

impl Load {
    fn new(server: &Server) -> Self {
        let admin = server.admin();
        let root = admin.root_realm();
        let realms = ["North", "South"].map(|name| {
            let realm = json!({"name": name, "_parent": root});
            text(&admin.create("realm", &realm), "_id")
        });
        let load = Self {
            admin,
            realms,
            end: Instant::now() + LASTS,
            acknowledged: Mutex::default(),
            statuses: Mutex::default(),
        };
        for number in 0..HOSTS {
            load.add_host(number, number);
        }
        load
    }

    fn is_over(&self) -> bool {
        Instant::now() > self.end
    }

    /// Notes the status of an answer; the server must never fail.
    #[track_caller]
    fn note(&self, what: &str, answer: &Answer, expected: &[u16]) {
        assert!(
            expected.contains(&answer.status),
            "{what}: {} {}",
            answer.status,
            answer.text()
        );
        let mut statuses = self.statuses.lock().expect("no client has failed");
        *statuses
            .entry((what.to_owned(), answer.status))
            .or_default() += 1;
    }

    fn acknowledge(&self, answer: &Value, output: &Value) {
        let mut acknowledged = self.acknowledged.lock().expect("no client has failed");
        let twice = acknowledged.insert(text(answer, "_id"), text(output, "output"));
        assert_eq!(twice, None, "one id for two results");
    }

    fn add_host(&self, number: usize, realm: usize) {
        let host = json!({"name": name(number), "_realm": self.realms[realm % 2]});
        let made = self.admin.post("/host").json(&host).send();
        self.note("add a host", &made, &[201]);
        let host = text(&made.json(), "_id");
        let services = SERVICES.map(|name| json!({"name": name, "host": host}));
        let made = self.admin.post("/service").json(&json!(services)).send();
        self.note("add its services", &made, &[201]);
    }

    /// Posts results for hosts and services, one at a time and in lists.
    fn post_results(&self, client: usize) {
        let mut dice = Dice(client as u64 + 1);
        for number in 0.. {
            if self.is_over() {
                return;
            }
            if dice.roll(4) > 0 {
                let result = result(client, number, &mut dice);
                let answer = self.admin.post("/logcheckresult").json(&result).send();
                self.note("post a result", &answer, &[201, 422]);
                if answer.status == 201 {
                    self.acknowledge(&answer.json(), &result);
                }
                continue;
            }
            let list: Vec<_> = (0..5)
                .map(|element| result(client, number * 10 + element, &mut dice))
                .collect();
            let answer = self.admin.post("/logcheckresult").json(&json!(list)).send();
            self.note("post a list", &answer, &[201]);
            let answers = answer.json();
            let answers = answers["_items"].as_array().expect("an answer for each");
            assert_eq!(answers.len(), list.len());
            for (answer, result) in answers.iter().zip(&list) {
                if answer["_status"] == "OK" {
                    self.acknowledge(answer, result);
                }
            }
        }
    }

    /// Changes hosts and services as the broker module and users do.
    fn patch(&self, client: usize) {
        let mut dice = Dice(1000 + client as u64);
        while !self.is_over() {
            let resource = ["host", "service"][dice.roll(2)];
            let filter = json!({"name": name(dice.roll(HOSTS))}).to_string();
            let filter = if resource == "host" {
                filter.as_str()
            } else {
                "{}"
            };
            let number = (1 + dice.roll(2 * HOSTS)).to_string();
            let query = [
                ("where", filter),
                ("max_results", "1"),
                ("page", if resource == "host" { "1" } else { &number }),
            ];
            let page = self.admin.get(&format!("/{resource}")).query(&query).send();
            self.note("find an item", &page, &[200]);
            let item = page.json()["_items"][0].clone();
            if item.is_null() {
                continue;
            }
            let changes = match dice.roll(7) {
                0 => json!({"ls_acknowledged": dice.roll(2) == 1}),
                1 => json!({"ls_downtimed": dice.roll(2) == 1, "ls_state_type": "HARD"}),
                2 => json!({"active_checks_enabled": dice.roll(2) == 1}),
                3 => json!({"passive_checks_enabled": dice.roll(2) == 1}),
                4 => json!({"notes": format!("by {client}")}),
                5 if resource == "host" => json!({"_realm": self.realms[dice.roll(2)]}),
                _ => json!({"ls_next_check": dice.roll(1000)}),
            };
            let path = format!("/{resource}/{}", text(&item, "_id"));
            let patch = self.admin.patch(&path).if_match(&text(&item, "_etag"));
            let answer = patch.json(&changes).send();
            self.note("patch", &answer, &[200, 404, 412]);
        }
    }

    /// Deletes hosts and creates them again, each remover its own ones.
    fn remove(&self, client: usize) {
        let mut dice = Dice(2000 + client as u64);
        while !self.is_over() {
            let number = dice.roll(HOSTS / REMOVERS) * REMOVERS + client;
            let host = self.admin.by_name("host", &name(number));
            let path = format!("/host/{}", text(&host, "_id"));
            let delete = self.admin.delete(&path).if_match(&text(&host, "_etag"));
            let answer = delete.send();
            // A check result may have come between.
            self.note("delete a host", &answer, &[204, 412]);
            if answer.status == 204 {
                self.add_host(number, dice.roll(2));
            }
        }
    }
}

fn name(number: usize) -> String {
    format!("srv{number}")
}

fn result(client: usize, number: usize, dice: &mut Dice) -> Value {
    let about = dice.roll(SERVICES.len() + 1);
    let states = if about == 0 {
        ["UP", "DOWN", "UNREACHABLE", "UP"]
    } else {
        ["OK", "WARNING", "CRITICAL", "UNKNOWN"]
    };
    let kind = ["SOFT", "HARD"][dice.roll(2)];
    let mut result = json!({
        "host_name": name(dice.roll(HOSTS)),
        "state": states[dice.roll(4)],
        "state_type": kind,
        "last_state_type": "HARD",
        "acknowledged": dice.roll(8) == 0,
        "downtimed": dice.roll(8) == 0,
        "last_check": 1_600_000_000 + number,
        "output": format!("result {number} of client {client}"),
        "perf_data": "time=0.1s",
    });
    if about > 0 {
        result["service_name"] = json!(SERVICES[about - 1]);
    }
    result
}

#[test]
fn counters_history_and_etags_stay_true_while_many_clients_write() {
    let server = Server::start();
    let load = Load::new(&server);
    std::thread::scope(|scope| {
        let load = &load;
        for client in 0..POSTERS {
            scope.spawn(move || load.post_results(client));
        }
        for client in 0..PATCHERS {
            scope.spawn(move || load.patch(client));
        }
        for client in 0..REMOVERS {
            scope.spawn(move || load.remove(client));
        }
    });
    let statuses = load.statuses.lock().expect("no client has failed");
    println!("{statuses:#?}");
    for what in ["post a result", "post a list"] {
        let done = statuses.get(&(what.to_owned(), 201));
        assert!(done.is_some_and(|count| *count > 20), "{statuses:?}");
    }
    for (what, status) in [("patch", 200), ("delete a host", 204)] {
        assert!(
            statuses.contains_key(&(what.to_owned(), status)),
            "{statuses:?}"
        );
    }

    let wrong = wrong_counters(&load.admin);
    assert!(wrong.is_empty(), "{wrong:#?}");
    the_history_is_complete(&load);
    nothing_is_left_behind(&load.admin);
    etags_are_good_once(&load.admin);
    assert!(wrong_counters(&load.admin).is_empty());
}

/// One event for each acknowledged result, and no other.
fn the_history_is_complete(load: &Load) {
    let acknowledged = load.acknowledged.lock().expect("no client has failed");
    let stored = all(&load.admin, "logcheckresult", "{}");
    let stored: BTreeMap<_, _> = stored
        .iter()
        .map(|result| (text(result, "_id"), text(result, "output")))
        .collect();
    assert!(
        stored == *acknowledged,
        "{} results, {} acknowledged",
        stored.len(),
        acknowledged.len()
    );
    let events = all(&load.admin, "history", r#"{"type": "check.result"}"#);
    assert_eq!(events.len(), acknowledged.len());
    let mut recorded = BTreeSet::new();
    for event in &events {
        let id = text(event, "logcheckresult");
        let output = acknowledged.get(&id).expect("an acknowledged result");
        assert!(text(event, "message").ends_with(output), "{event}");
        assert!(recorded.insert(id), "recorded twice: {event}");
    }
}

/// Each host has its services, and there are no others.
fn nothing_is_left_behind(admin: &Api) {
    let templates = r#"{"_is_template": false}"#;
    let hosts = all(admin, "host", templates);
    assert_eq!(hosts.len(), HOSTS);
    let services = all(admin, "service", templates);
    assert_eq!(services.len(), HOSTS * SERVICES.len());
    for host in &hosts {
        let own = services
            .iter()
            .filter(|service| service["host"] == host["_id"]);
        let mut names = Vec::new();
        for service in own {
            assert_eq!(service["_realm"], host["_realm"], "{service}");
            names.push(text(service, "name"));
        }
        names.sort();
        assert_eq!(names, ["disk", "load"], "{host}");
    }
}

/// The etag of a list is the one of the item, and good for exactly one change.
fn etags_are_good_once(admin: &Api) {
    for resource in ["host", "service"] {
        for item in all(admin, resource, r#"{"_is_template": false}"#) {
            let path = format!("/{resource}/{}", text(&item, "_id"));
            // Changing a service may have changed its host, not the other way round.
            let read = admin.get(&path).send().expect_status(200);
            assert_eq!(read.json()["_etag"], item["_etag"], "{path}");
            let quoted = format!("\"{}\"", text(&item, "_etag"));
            assert_eq!(read.header("etag"), Some(quoted.as_str()));
            let change = || {
                let patch = admin.patch(&path).if_match(&text(&item, "_etag"));
                patch.json(&json!({"ls_next_check": 1})).send()
            };
            change().expect_status(200);
            change().expect_status(412);
        }
    }
}
