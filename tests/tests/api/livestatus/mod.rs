//! The backend's own livestatus, spoken over real sockets.

mod clients;
mod columns;
mod commands;
mod language;
mod nagstamon;
mod nagvis;
mod peers;
mod perl;
mod rights;

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::process::Command;
use std::time::Duration;

use alignak_testkit::http::text;
use alignak_testkit::{Api, Options, Server};
use serde_json::{Value, json};

/// A server that speaks livestatus with the rights of the administrator, with a few objects.
struct Live {
    server: Server,
    admin: Api,
    port: u16,
    root: String,
    /// A realm below the root.
    sub: String,
}

/// What came back for a framed request.
#[derive(Debug)]
struct Framed {
    code: u16,
    payload: String,
}

impl Framed {
    fn json(&self) -> Value {
        assert_eq!(self.code, 200, "{}", self.payload);
        serde_json::from_str(&self.payload).expect("JSON")
    }
}

fn options() -> Options {
    Options::default()
        .argument("--livestatus")
        .argument("127.0.0.1:0")
        .setting("LIVESTATUS_USER", json!("admin"))
}

impl Live {
    /// The lines that a program in another language prints, and its complaints. It is given the address
    /// of livestatus.
    fn run(&self, interpreter: &str, option: &str, program: &str) -> (Vec<String>, String) {
        let address = format!("127.0.0.1:{}", self.port);
        let output = Command::new(interpreter)
            .args([option, program, &address])
            .output()
            .expect("the interpreter can be started");
        let said = String::from_utf8_lossy(&output.stdout);
        let complained = String::from_utf8_lossy(&output.stderr).into_owned();
        (said.lines().map(str::to_owned).collect(), complained)
    }

    fn start() -> Self {
        Self::start_with(options())
    }

    fn start_with(options: Options) -> Self {
        let server = Server::start_with(options);
        let admin = server.admin();
        let root = admin.root_realm();
        let sub = admin.create("realm", &json!({"name": "Sub", "_parent": root}));
        let port = server.livestatus_port();
        let live = Self {
            server,
            admin,
            port,
            root,
            sub: text(&sub, "_id"),
        };
        live.fill();
        live
    }

    /// alpha (root realm) with the services `disk` and `load`, beta below it with `ping`, and
    /// gämma in the lower realm, never checked.
    fn fill(&self) {
        let admin = &self.admin;
        let command = admin.create(
            "command",
            &json!({"name": "check_it", "command_line": "/bin/check", "_realm": self.root}),
        );
        let alpha = admin.create(
            "host",
            &json!({
                "name": "alpha", "alias": "The first", "address": "192.0.2.1", "_realm": self.root,
                "check_command": command["_id"], "check_command_args": "!80!90",
                "customs": {"_OS": "Linux", "_SITE": "Paris"}, "notes_url": "http://x/$HOSTNAME$",
            }),
        );
        let beta = admin.create(
            "host",
            &json!({"name": "beta", "_realm": self.root, "parents": [alpha["_id"]],
                    "_sub_realm": false}),
        );
        let gamma = admin.create("host", &json!({"name": "gämma", "_realm": self.sub}));
        let service = |host: &Value, name: &str, realm: &str| {
            admin.create(
                "service",
                &json!({"name": name, "host": host["_id"], "_realm": realm, "_sub_realm": false}),
            )
        };
        let disk = service(&alpha, "disk", &self.root);
        service(&alpha, "load", &self.root);
        service(&beta, "ping", &self.root);
        service(&gamma, "ping", &self.sub);
        let linux = admin.create(
            "hostgroup",
            &json!({"name": "linux", "alias": "Linux hosts", "_realm": self.root,
                    "hosts": [alpha["_id"], beta["_id"]]}),
        );
        admin.create(
            "hostgroup",
            &json!({"name": "servers", "_realm": self.root, "hostgroups": [linux["_id"]],
                    "hosts": [gamma["_id"]]}),
        );
        admin.create(
            "servicegroup",
            &json!({"name": "storage", "_realm": self.root, "services": [disk["_id"]]}),
        );
        self.result("alpha", None, "UP", "up");
        self.result("alpha", Some("disk"), "CRITICAL", "disk full; 99%");
        self.result("alpha", Some("load"), "OK", "fine");
        self.result("beta", None, "DOWN", "gone");
        self.wait_for(
            "GET hosts\nFilter: plugin_output = gone\nStats: state = 1",
            &json!([[1]]),
        );
    }

    fn result(&self, host: &str, service: Option<&str>, state: &str, output: &str) {
        let mut result = json!({
            "host_name": host, "state": state, "state_type": "HARD", "last_state_type": "HARD",
            "last_check": now(), "output": output, "perf_data": "a=1", "state_changed": true,
        });
        if let Some(service) = service {
            result["service_name"] = json!(service);
        }
        self.admin.create("logcheckresult", &result);
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream
            .set_read_timeout(Some(Duration::from_mins(1)))
            .expect("a limit can be set");
        stream
    }

    /// Sends bytes, closes the sending direction, and reads to the end.
    fn raw(&self, request: &str) -> String {
        exchange(self.connect(), request.as_bytes())
    }

    /// Asks for JSON and a header.
    fn ask(&self, request: &str) -> Framed {
        let text = self.raw(&format!(
            "{}\nOutputFormat: json\nResponseHeader: fixed16\n\n",
            request.trim_end()
        ));
        let (header, payload) = text.split_at_checked(16).unwrap_or((&text, ""));
        let length: usize = header[4..].trim().parse().expect(header);
        assert_eq!(length, payload.len(), "{header}");
        Framed {
            code: header[..3].parse().expect(header),
            payload: payload.to_owned(),
        }
    }

    /// The rows of a query.
    fn rows(&self, request: &str) -> Value {
        self.ask(request).json()
    }

    /// Asks until the rows are these: changes become visible shortly after they are stored.
    fn wait_for(&self, request: &str, expected: &Value) {
        let mut last = Value::Null;
        for _ in 0..600 {
            last = self.rows(request);
            if last == *expected {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{request}: {last} instead of {expected}");
    }

    /// Sends a command; returns what is complained of.
    fn command(&self, command: &str) -> String {
        self.raw(&format!("COMMAND [{}] {command}\n\n", now()))
    }
}

fn exchange<S: Read + Write + HalfClose>(mut stream: S, request: &[u8]) -> String {
    stream.write_all(request).expect("written");
    stream.close_sending();
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply).expect("read to the end");
    String::from_utf8(reply).expect("UTF-8")
}

/// A connection of which the sending direction can be closed.
trait HalfClose {
    fn close_sending(&self);
}

impl HalfClose for TcpStream {
    fn close_sending(&self) {
        self.shutdown(Shutdown::Write).expect("closed");
    }
}

impl HalfClose for std::os::unix::net::UnixStream {
    fn close_sending(&self) {
        self.shutdown(Shutdown::Write).expect("closed");
    }
}

fn now() -> i64 {
    let elapsed = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .expect("it is after 1970");
    i64::try_from(elapsed.as_secs()).expect("it is not that late")
}
