//! Half an hour in the life of a monitoring installation, shortened.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use alignak_testkit::content::all;
use alignak_testkit::http::{Api, text};
use alignak_testkit::peers::free_port;
use alignak_testkit::recount::wrong_counters;
use alignak_testkit::{Options, Server};
use serde_json::{Value, json};

use crate::expect::{report, unless, within};
use crate::installation::Installation;
use crate::tap::{Exchange, Record, Tap};
use crate::web;

/// The hosts that are checked, with the states that they settle in.
const HOSTS: [(&str, &str); 5] = [
    ("router", "UP"),
    ("web1", "UP"),
    ("web2", "DOWN"),
    ("db1", "UP"),
    ("north1", "UP"),
];

/// The services that are checked and do not settle in `OK`.
const TROUBLED_SERVICES: [(&str, &str, &str); 5] = [
    ("web1", "crit", "CRITICAL"),
    ("web1", "warn", "WARNING"),
    ("web1", "unknown", "UNKNOWN"),
    ("db1", "false", "WARNING"),
    ("north1", "crit", "CRITICAL"),
];

/// How often the server notifies the arbiter of changes.
const NOTIFICATION_PERIOD: Duration = Duration::from_mins(1);

/// What the echo command prints.
const OUTPUT: &str = "café 5 €";

/// The server, the daemons and the tap between them.
pub(crate) struct Stack {
    pub(crate) server: Server,
    pub(crate) installation: Installation,
    record: Record,
    tap: Option<Tap>,
    port: u16,
    /// When the server was away, as the logs write times.
    outage: RangeInclusive<String>,
}

/// Runs everything, from the import to the web interface.
pub(crate) fn run(environment: &Path) {
    let mut stack = Stack::start(environment);
    stack.import();
    stack.verify_configuration();
    stack.installation.start();
    stack.check_states();
    stack.take_actions();
    stack.change_configuration();
    stack.survive_an_outage();
    stack.keep_what_the_schedulers_know();
    web::visit(&stack.installation, &stack.address());
    stack.check_exchanges();
    stack.check_logs();
    stack.installation.stop();
    report("all is well");
}

impl Stack {
    fn start(environment: &Path) -> Self {
        let port = free_port();
        let address = format!("http://127.0.0.1:{port}");
        let installation = Installation::new(environment, &address);
        let arbiter = format!("http://127.0.0.1:{}", installation.arbiter);
        let options = Options::default()
            .setting("ALIGNAK_URL", json!(arbiter))
            .setting("SCHEDULER_ALIGNAK_ACTIVE", json!(true))
            .setting(
                "SCHEDULER_ALIGNAK_PERIOD",
                json!(NOTIFICATION_PERIOD.as_secs()),
            )
            .setting("SCHEDULER_LIVESYNTHESIS_HISTORY", json!(60));
        let server = Server::start_with(options);
        let record = Record::default();
        let mut stack = Self {
            server,
            installation,
            record,
            tap: None,
            port,
            outage: String::new()..=String::new(),
        };
        stack.open_tap();
        stack
    }

    /// Where the stack finds the server.
    fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn open_tap(&mut self) {
        let api = self.server.api();
        let target = api.base().trim_start_matches("http://");
        self.tap = Some(Tap::start(self.port, target, &self.record));
    }

    fn import(&self) {
        let address = self.address();
        let configuration = self.installation.path("cfg/all.cfg");
        let configuration = configuration.to_string_lossy();
        let arguments = ["-v", "-d", "-b", &address, "-u", "admin", "-p", "admin"];
        let arguments = [&arguments[..], &[&*configuration]].concat();
        let output = self
            .installation
            .run("alignak-backend-import", "import", &arguments);
        succeeded("the importer", &output);
        let admin = self.server.admin();
        for (resource, filter, count) in [
            ("host", r#"{"_is_template": false}"#, 6),
            ("service", r#"{"_is_template": false}"#, 15),
            ("realm", "{}", 2),
            ("hostdependency", "{}", 1),
            ("servicedependency", "{}", 1),
        ] {
            let items = all(&admin, resource, filter);
            assert_eq!(items.len(), count, "{resource} after the import");
        }
        let (exchanges, _) = self.record.since(0);
        assert!(
            exchanges.len() > 50,
            "the importer asked {} times",
            exchanges.len()
        );
        if let Some(refused) = exchanges.iter().find(|one| one.status >= 400) {
            panic!("the importer was refused: {refused}");
        }
        report("imported");
    }

    fn verify_configuration(&self) {
        let configuration = self.installation.configuration();
        let arguments = ["-V", "-n", "arbiter-master", "-e", &configuration];
        let output = self.installation.run("alignak-arbiter", "run", &arguments);
        succeeded("the arbiter", &output);
        let log = self.installation.log("arbiter-master.log");
        for part in ["Got 2 realms", "6 hosts", "15 services"] {
            assert!(
                log.contains(part),
                "the arbiter has not said {part:?}:\n{log}"
            );
        }
        report("verified by the arbiter");
    }

    /// The daemons check everything, and the backend has what they found.
    fn check_states(&mut self) {
        let admin = self.server.admin();
        within(
            Duration::from_mins(5),
            "all states are the expected ones",
            || wrong_states(&admin),
        );
        within(
            Duration::from_secs(30),
            "the counters equal a recount",
            || wrong_counters(&admin),
        );
        let daemons = all(&admin, "alignakdaemon", "{}");
        assert_eq!(daemons.len(), 7, "{daemons:#?}");
        let count = |resource: &str| all(&admin, resource, "{}").len();
        let before = [count("logcheckresult"), count("history")];
        std::thread::sleep(Duration::from_mins(2));
        for (resource, before) in ["logcheckresult", "history"].into_iter().zip(before) {
            // 19 checks a minute.
            let more = count(resource) - before;
            assert!(
                (30..=50).contains(&more),
                "{more} {resource} in two minutes"
            );
        }
        assert_eq!(
            self.installation.ended(),
            Vec::<&str>::new(),
            "daemons that ended"
        );
        report("checks are recorded as they are made");
    }

    /// An acknowledgement, a downtime and a forced check, as the desktop applet posts them.
    fn take_actions(&self) {
        let admin = self.server.admin();
        let user = text(&admin.by_name("user", "admin"), "_id");
        let host = |name: &str| text(&admin.by_name("host", name), "_id");
        let (web1, web2, db1) = (host("web1"), host("web2"), host("db1"));
        let (crit, forced) = (
            service(&admin, &web1, "crit"),
            service(&admin, &db1, "true"),
        );
        let now = seconds();
        let acknowledge = json!({
            "action": "add", "user": user, "comment": "looking, é", "notify": true,
            "sticky": true, "host": web1, "service": crit,
        });
        let downtime = json!({
            "action": "add", "user": user, "comment": "repair", "fixed": true, "duration": 90,
            "start_time": now, "end_time": now + 120, "host": web2, "service": null,
        });
        let check = json!({"user": user, "comment": "", "host": db1, "service": forced});
        let post = |resource: &str, body: &Value| {
            let made = admin.create(resource, body);
            format!("/{resource}/{}", text(&made, "_id"))
        };
        let acknowledge = post("actionacknowledge", &acknowledge);
        let downtime = post("actiondowntime", &downtime);
        let check = post("actionforcecheck", &check);
        let get = |path: &str| admin.get(path).send().expect_status(200).json();
        // The wish is 20 s; a busy machine may take longer.
        within(Duration::from_mins(1), "the actions are done", || {
            let (crit, web2) = (
                get(&format!("/service/{crit}")),
                get(&format!("/host/{web2}")),
            );
            let forced = get(&format!("/service/{forced}"));
            let mut wrong = Vec::new();
            for path in [&acknowledge, &downtime, &check] {
                let action = get(path);
                wrong.extend(unless(action["processed"] == true, || {
                    format!("{path}: {action}")
                }));
            }
            for path in [&acknowledge, &downtime] {
                let action = get(path);
                wrong.extend(unless(action["notified"] == true, || {
                    format!("{path}: {action}")
                }));
            }
            let is_right = crit["ls_acknowledged"] == true && crit["_overall_state_id"] == 1;
            wrong.extend(unless(is_right, || format!("not acknowledged: {crit}")));
            let is_right = web2["ls_downtimed"] == true && web2["_overall_state_id"] == 1;
            wrong.extend(unless(is_right, || format!("not in downtime: {web2}")));
            let is_right = forced["ls_last_check"].as_u64() >= Some(now);
            wrong.extend(unless(is_right, || format!("not checked: {forced}")));
            wrong
        });
        within(Duration::from_mins(4), "the downtime is over", || {
            let web2 = get(&format!("/host/{web2}"));
            let wrong = unless(web2["ls_downtimed"] == false, || web2.to_string());
            wrong.into_iter().collect()
        });
        within(Duration::from_mins(2), "the history has all of it", || {
            let events = all(&admin, "history", "{}");
            let kinds: BTreeSet<_> = events.iter().map(|event| text(event, "type")).collect();
            let missing = [
                "ack.add",
                "ack.processed",
                "downtime.add",
                "downtime.processed",
                "downtime.delete",
                "check.request",
                "check.requested",
            ]
            .into_iter()
            .filter(|kind| !kinds.contains(*kind));
            missing.map(str::to_owned).collect()
        });
    }

    /// A new host makes the arbiter load the configuration anew, once.
    fn change_configuration(&self) {
        let admin = self.server.admin();
        let before = self.reloads();
        let (_, position) = self.record.since(0);
        let template = text(&admin.by_name("host", "t-host"), "_id");
        let host = json!({
            "name": "new1", "_realm": admin.root_realm(), "_templates": [template],
            "address": "127.0.0.31",
        });
        admin.create("host", &host);
        within(
            Duration::from_mins(4),
            "the arbiter has loaded the new host",
            || {
                let reloads = self.reloads();
                let wrong = unless(reloads > before, || {
                    let (exchanges, _) = self.record.since(position);
                    let asks = |exchange: &&Exchange| exchange.request.contains("_updated");
                    let asked: Vec<_> = exchanges.iter().filter(asks).collect();
                    let last = asked.last().map(ToString::to_string);
                    let arbiter = self.installation.log("arbiter-master.log");
                    let end = arbiter.lines().rev().take(5).collect::<Vec<_>>();
                    format!(
                        "{reloads} reloads; it asked {} times, at last {last:?}; its log ends \
                         {end:#?}",
                        asked.len()
                    )
                });
                wrong.into_iter().collect()
            },
        );
        within(Duration::from_mins(4), "the new host is checked", || {
            let host = admin.by_name("host", "new1");
            let wrong = unless(host["ls_state"] == "UP", || host.to_string());
            wrong.into_iter().collect()
        });
        let events = self.installation.log("alignak-events.log");
        for part in ["RETENTION SAVE", "RETENTION LOAD"] {
            assert!(events.contains(part), "no {part}:\n{events}");
        }
        // Of the notification and the module, the later one may make it load once more.
        std::thread::sleep(NOTIFICATION_PERIOD);
        // What the monitoring writes must not look like another change.
        let after = self.reloads();
        std::thread::sleep(Duration::from_secs(100));
        assert_eq!(self.reloads(), after, "the arbiter has loaded again");
    }

    /// How often the arbiter has begun with a configuration: because the backend notified it of a
    /// change, or because its module found one.
    fn reloads(&self) -> usize {
        let log = self.installation.log("arbiter-master.log");
        log.matches("starting main loop").count()
    }

    /// The server is killed, is away for a minute, and comes back.
    fn survive_an_outage(&mut self) {
        let count = |api: &Api, resource: &str| all(api, resource, "{}").len();
        let before = count(&self.server.admin(), "history");
        let killed = local_time();
        self.server.kill();
        self.tap = None;
        std::thread::sleep(Duration::from_mins(1));
        self.server.restart();
        let (_, position) = self.record.since(0);
        self.open_tap();
        within(Duration::from_secs(30), "the broker posts again", || {
            let (exchanges, _) = self.record.since(position);
            let is_back = exchanges
                .iter()
                .any(|one| one.request.starts_with("POST /logcheckresult") && one.status < 300);
            let wrong = unless(is_back, || format!("{} answers", exchanges.len()));
            wrong.into_iter().collect()
        });
        self.outage = killed..=local_time();
        let admin = self.server.admin();
        let after = count(&admin, "history");
        assert!(
            after >= before,
            "{before} events before the outage, {after} after it"
        );
        within(Duration::from_mins(3), "all states are fresh", || {
            let oldest = seconds() - 90;
            checked(&admin, "host")
                .iter()
                .chain(&checked(&admin, "service"))
                .filter(|item| item["ls_last_check"].as_u64() < Some(oldest))
                .map(|item| format!("{}: {}", item["name"], item["ls_last_check"]))
                .collect()
        });
        let wrong = wrong_counters(&admin);
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    /// The schedulers save what they know when they end, and load it when they start.
    fn keep_what_the_schedulers_know(&mut self) {
        self.installation.stop();
        let admin = self.server.admin();
        let kept = all(&admin, "alignakretention", "{}");
        assert_eq!(kept.len(), 7, "retention: {kept:#?}");
        let loads = |stack: &Self| {
            let log = ["scheduler-master.log", "scheduler-north.log"]
                .map(|name| stack.installation.log(name));
            log.concat().matches("loaded from retention").count()
        };
        let before = loads(self);
        self.installation.start();
        within(Duration::from_mins(2), "the retention is loaded", || {
            let now = loads(self);
            // Hosts and services, of each of the two schedulers.
            let wrong = unless(now >= before + 4, || {
                format!("{now} loads, {before} before")
            });
            wrong.into_iter().collect()
        });
        let web1 = text(&admin.by_name("host", "web1"), "_id");
        let crit = service(&admin, &web1, "crit");
        let crit = admin.get(&format!("/service/{crit}")).send().json();
        assert_eq!(crit["ls_acknowledged"], true, "{crit}");
    }

    /// Nothing was refused but changes that had lost a race, which were made again.
    fn check_exchanges(&self) {
        let (exchanges, count) = self.record.since(0);
        for (place, one) in exchanges.iter().enumerate() {
            if one.status < 400 || web::is_known(one) {
                continue;
            }
            let is_race = one.status == 412
                && one.request.starts_with("PATCH /")
                && one.request_body.contains("ls_next_check");
            assert!(is_race, "{one}");
            let again = |other: &Exchange| other.request == one.request && other.status == 200;
            assert!(
                exchanges[place..].iter().any(again),
                "not made again: {one}"
            );
        }
        report(&format!("{count} answers, none of them wrong"));
    }

    fn check_logs(&self) {
        let unknown: Vec<_> = self
            .installation
            .errors()
            .into_iter()
            .filter(|line| !KNOWN_ERRORS.iter().any(|known| line.contains(known)))
            .filter(|line| !self.is_of_outage(line))
            .collect();
        assert!(unknown.is_empty(), "{unknown:#?}");
    }

    /// Whether a line of a log is about the server that was away, and of that time.
    fn is_of_outage(&self, line: &str) -> bool {
        let time = line.split(['[', ']']).nth(1).unwrap_or_default();
        let is_about_it = ERRORS_OF_OUTAGE.iter().any(|known| line.contains(known));
        is_about_it && self.outage.contains(&time.to_owned())
    }
}

/// The time as the logs of the daemons write it.
fn local_time() -> String {
    let mut date = Command::new("date");
    let date = date.arg("+%Y-%m-%d %H:%M:%S").output();
    let date = date.expect("the program `date` can be started").stdout;
    String::from_utf8_lossy(&date).trim().to_owned()
}

/// What the broker module logs while the backend is away.
const ERRORS_OF_OUTAGE: [&str; 6] = [
    "Max retries exceeded",
    "Patch livestate for",
    "backend_broker] Data: {",
    "Error when posting LCR to the backend",
    "Configured user account is not allowed for this module",
    "Alignak backend connection is not available",
];

/// What the daemons log as errors with the original backend as well, or because it was away.
const KNOWN_ERRORS: [&str; 6] = [
    // The poller, when the queue of its workers is changed around a reload.
    "local variable 'exp' referenced before assignment",
    "alignak.satellite] Traceback",
    // The arbiter, while the daemons are ended and started one after the other.
    "The connection is not created for",
    // A satellite whose schedulers change while it looks at them, around a reload; the number is
    // one of Alignak's own.
    "Exception like issue #1007",
    // The module for the backend asks for a user that no backend has.
    "User 'Alignak' is unknown",
    // The poller, around a reload.
    "del scheduler action",
];

/// What is not yet as it should be after a while of monitoring.
fn wrong_states(admin: &Api) -> Vec<String> {
    let hosts = all(admin, "host", r#"{"_is_template": false}"#);
    let name_of = |id: &Value| {
        let host = hosts.iter().find(|host| host["_id"] == *id);
        host.map_or_else(String::new, |host| text(host, "name"))
    };
    let mut wrong = Vec::new();
    let mut check = |what: String, item: &Value, state: &str| {
        let is_right = item["ls_state"] == state && item["ls_state_type"] == "HARD";
        wrong.extend(unless(is_right, || {
            format!(
                "{what} is {} {}, not {state}",
                item["ls_state"], item["ls_state_type"]
            )
        }));
    };
    for (name, state) in HOSTS {
        let host = hosts.iter().find(|host| host["name"] == name);
        check(name.to_owned(), host.unwrap_or(&Value::Null), state);
    }
    let mut others = Vec::new();
    for service in all(admin, "service", r#"{"_is_template": false}"#) {
        let (host, name) = (name_of(&service["host"]), text(&service, "name"));
        if host == "passive1" {
            let was_checked = service["ls_last_check"] != 0;
            others.extend(was_checked.then(|| format!("{name} of passive1 was checked")));
            continue;
        }
        let troubled = TROUBLED_SERVICES
            .iter()
            .find(|(on, named, _)| *on == host && *named == name);
        check(
            format!("{host}/{name}"),
            &service,
            troubled.map_or("OK", |(_, _, state)| state),
        );
        if name == "echo" {
            let output = text(&service, "ls_output");
            others.extend(unless(output.contains(OUTPUT), || {
                format!("{host}: {output:?}")
            }));
        }
    }
    wrong.extend(others);
    wrong
}

/// The items that are checked actively.
fn checked(admin: &Api, resource: &str) -> Vec<Value> {
    let filter = r#"{"_is_template": false, "active_checks_enabled": true}"#;
    let items = all(admin, resource, filter).into_iter();
    items.filter(|item| item["name"] != "_dummy").collect()
}

/// The id of a service.
pub(crate) fn service(admin: &Api, host: &str, name: &str) -> String {
    let filter = json!({"host": host, "name": name}).to_string();
    let found = all(admin, "service", &filter);
    assert_eq!(found.len(), 1, "{name}: {found:?}");
    text(&found[0], "_id")
}

fn succeeded(what: &str, output: &Output) {
    assert!(
        output.status.success(),
        "{what} failed:\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

fn seconds() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}
