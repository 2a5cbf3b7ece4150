//! Our livestatus beside that of Debian's Icinga 2, on the same objects in one run.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use alignak_testkit::peers::{Icinga, free_port};
use serde_json::{Value, json};

use crate::Failure;
use crate::process::Process;
use crate::site::{SERVICES, Site, host_name, now, service_name};
use crate::table::{PlainTable, at, median};

/// Every so many services there is a problem.
const PROBLEM_EVERY: usize = 33;

/// How many clients poll, each once a second.
const CLIENTS: usize = 100;

/// All services with ten columns.
const SERVICES_QUERY: &str = "GET services\nColumns: host_name description state plugin_output last_check \
     last_state_change acknowledged scheduled_downtime_depth current_attempt host_state";

/// The overview of a start page: services by state, and what of them is unhandled.
const OVERVIEW_QUERY: &str = "GET services\nStats: state = 0\nStats: state = 1\nStats: state = 2\nStats: state = 3\n\
     Stats: has_been_checked = 0\nStats: state != 0\nStats: acknowledged = 0\n\
     Stats: scheduled_downtime_depth = 0\nStats: host_state = 0\nStatsAnd: 4";

/// What a client asks that polls: the problems.
const PROBLEMS_QUERY: &str = "GET services\nColumns: host_name description state plugin_output last_state_change \
     acknowledged scheduled_downtime_depth current_attempt\nFilter: state != 0";

/// How many hosts, rounds, and seconds of polling.
struct Size {
    hosts: usize,
    rounds: usize,
    polling: Duration,
}

/// One of the two servers.
#[derive(Clone, Copy)]
struct Peer {
    name: &'static str,
    port: u16,
}

/// Measures and prints the table.
pub(crate) async fn run(binary: &Path, quick: bool) -> Result<(), Failure> {
    let size = if quick {
        Size {
            hosts: 100,
            rounds: 5,
            polling: Duration::from_secs(5),
        }
    } else {
        Size {
            hosts: 1_000,
            rounds: 21,
            polling: Duration::from_secs(30),
        }
    };
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data").display().to_string();
    let settings = folder.path().join("settings.json");
    std::fs::write(&settings, json!({"LIVESTATUS_USER": "admin"}).to_string())?;
    let settings = settings.display().to_string();
    let ours = Peer {
        name: "ours",
        port: free_port(),
    };
    let livestatus = format!("127.0.0.1:{}", ours.port);
    let listen = ["--listen", "127.0.0.1:0", "--livestatus", &livestatus];
    let server = Process::start(
        binary,
        &[&listen[..], &["--data-dir", &data, "--settings", &settings]].concat(),
    )?;
    Site::create(&server.host, size.hosts).await?;
    // The rest waits for sockets, as its clients do.
    tokio::task::spawn_blocking(move || {
        let icinga = Icinga::start(&objects(size.hosts));
        let other = Peer {
            name: "Icinga 2",
            port: icinga.port,
        };
        compare(&size, ours, other)
    })
    .await??;
    drop(server);
    Ok(())
}

/// The same objects in the language of Icinga 2.
fn objects(hosts: usize) -> String {
    let mut text = String::from(
        "template Host \"h\" { check_command = \"passive\"\n enable_active_checks = false\n \
         max_check_attempts = 1 }\n\
         template Service \"s\" { check_command = \"passive\"\n enable_active_checks = false\n \
         max_check_attempts = 1 }\n",
    );
    for number in 0..hosts {
        let name = host_name(number);
        let _ = writeln!(
            text,
            "object Host \"{name}\" {{ import \"h\"\n address = \"192.0.2.1\" }}"
        );
    }
    for number in 0..SERVICES {
        let name = service_name(number);
        let _ = writeln!(
            text,
            "apply Service \"{name}\" {{ import \"s\"\n assign where true }}"
        );
    }
    text
}

/// The results that both get, as external commands.
fn results(hosts: usize) -> Vec<String> {
    let mut commands = Vec::new();
    for host in 0..hosts {
        let name = host_name(host);
        commands.push(format!(
            "PROCESS_HOST_CHECK_RESULT;{name};0;PING OK|rta=0.8ms"
        ));
        for service in 0..SERVICES {
            let is_problem = (host * SERVICES + service) % PROBLEM_EVERY == 7;
            let (code, word) = if is_problem {
                (2, "CRITICAL")
            } else {
                (0, "OK")
            };
            commands.push(format!(
                "PROCESS_SERVICE_CHECK_RESULT;{name};{};{code};PING {word} - Packet loss = 0%, \
                 RTA = 0.80 ms|rta=0.80ms;100;500;0",
                service_name(service)
            ));
        }
    }
    commands
}

fn compare(size: &Size, ours: Peer, other: Peer) -> Result<(), Failure> {
    let commands = Arc::new(results(size.hosts));
    for peer in [ours, other] {
        let began = Instant::now();
        send_all(peer, &commands)?;
        wait_for_problems(peer, size)?;
        println!(
            "{}: {} results in {:.1} s",
            peer.name,
            commands.len(),
            began.elapsed().as_secs_f64()
        );
    }
    let mut table = PlainTable::new([
        "milliseconds",
        "ours",
        "Icinga 2",
        "Icinga 2 / ours",
        "goal",
    ]);
    let services = size.hosts * SERVICES;
    for (what, query, goal) in [
        ("services, 10 columns", SERVICES_QUERY, "150"),
        ("overview, 6 statistics", OVERVIEW_QUERY, "20"),
        ("problems, 8 columns", PROBLEMS_QUERY, ""),
    ] {
        let mut times = [Vec::new(), Vec::new()];
        for round in 0..=size.rounds {
            for (peer, times) in [ours, other].into_iter().zip(&mut times) {
                let began = Instant::now();
                ask(peer, query)?;
                // The first warms up.
                if round > 0 {
                    times.push(milliseconds(began));
                }
            }
        }
        let [own, others] = times.map(median);
        add(
            &mut table,
            &format!("{services} services: {what}"),
            own,
            others,
            goal,
        );
    }
    let mut found = Vec::new();
    for peer in [ours, other] {
        found.push(poll(peer, size.polling)?);
    }
    for (what, place) in [("median", 0.5), ("99 %", 0.99), ("longest", 1.0)] {
        let [own, others] = [&found[0], &found[1]].map(|times| at(times, place));
        let name = format!("{CLIENTS} clients that poll problems each second, {what}");
        add(&mut table, &name, own, others, "");
    }
    table.print();
    println!(
        "answers to {CLIENTS} clients within {} s, without an error: ours {}, Icinga 2 {}",
        size.polling.as_secs(),
        found[0].len(),
        found[1].len()
    );
    Ok(())
}

fn add(table: &mut PlainTable, what: &str, own: f64, others: f64, goal: &str) {
    let figures = [
        format!("{own:.2}"),
        format!("{others:.2}"),
        format!("{:.1}", others / own),
        goal.to_owned(),
    ];
    table.add(what, figures);
}

fn milliseconds(began: Instant) -> f64 {
    began.elapsed().as_secs_f64() * 1000.0
}

/// Sends commands, some connections at a time.
fn send_all(peer: Peer, commands: &Arc<Vec<String>>) -> Result<(), Failure> {
    const CONNECTIONS: usize = 8;
    let senders: Vec<_> = (0..CONNECTIONS)
        .map(|first| {
            let commands = Arc::clone(commands);
            std::thread::spawn(move || -> Result<(), Failure> {
                for command in commands.iter().skip(first).step_by(CONNECTIONS) {
                    let reply = exchange(peer, &format!("COMMAND [{}] {command}\n\n", now()))?;
                    if !reply.is_empty() {
                        let reply = String::from_utf8_lossy(&reply).into_owned();
                        return Err(format!("{}: {command}: {reply}", peer.name).into());
                    }
                }
                Ok(())
            })
        })
        .collect();
    for sender in senders {
        sender.join().map_err(|_| "a sender panicked")??;
    }
    Ok(())
}

/// Waits until all results are shown.
fn wait_for_problems(peer: Peer, size: &Size) -> Result<(), Failure> {
    let services = size.hosts * SERVICES;
    let problems = (0..services)
        .filter(|number| number % PROBLEM_EVERY == 7)
        .count();
    let expected = json!([[problems, services - problems]]);
    let query = "GET services\nStats: state = 2\nStats: state = 0\nStats: has_been_checked = 1\nStatsAnd: 2";
    let mut found = Value::Null;
    for _ in 0..600 {
        found = serde_json::from_slice(&ask(peer, query)?)?;
        if found == expected {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    Err(format!("{} shows {found} instead of {expected}", peer.name).into())
}

/// The payload of a reply.
fn ask(peer: Peer, query: &str) -> Result<Vec<u8>, Failure> {
    let (first, rest) = query.split_once('\n').unwrap_or((query, ""));
    let request = format!("{first}\nResponseHeader: fixed16\nOutputFormat: json\n{rest}\n\n");
    let mut reader = BufReader::new(connect(peer, &request)?);
    let mut header = String::new();
    reader.read_line(&mut header)?;
    let length = header
        .strip_prefix("200 ")
        .map(|length| length.trim().parse());
    let Some(Ok(length)) = length else {
        return Err(format!("{}: {header}", peer.name).into());
    };
    let mut payload = vec![0; length];
    reader.read_exact(&mut payload)?;
    Ok(payload)
}

/// All that comes back.
fn exchange(peer: Peer, request: &str) -> Result<Vec<u8>, Failure> {
    let mut stream = connect(peer, request)?;
    stream.shutdown(std::net::Shutdown::Write)?;
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply)?;
    Ok(reply)
}

fn connect(peer: Peer, request: &str) -> Result<TcpStream, Failure> {
    let mut stream = TcpStream::connect(("127.0.0.1", peer.port))?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(Duration::from_mins(2)))?;
    stream.write_all(request.as_bytes())?;
    Ok(stream)
}

/// Clients that each ask for the problems once a second, on a new connection; all times, sorted. Any
/// error ends the measurement.
fn poll(peer: Peer, time: Duration) -> Result<Vec<f64>, Failure> {
    let begin = Instant::now();
    let clients: Vec<_> = (0..CLIENTS)
        .map(|client| {
            std::thread::spawn(move || -> Result<Vec<f64>, Failure> {
                let second = Duration::from_secs(1);
                let share = u32::try_from(client)?;
                // Spread over the second.
                let mut next = begin + second * share / u32::try_from(CLIENTS)?;
                let mut times = Vec::new();
                while next < begin + time {
                    std::thread::sleep(next.saturating_duration_since(Instant::now()));
                    // From when it was due: a server that lags does not look quicker for it.
                    ask(peer, PROBLEMS_QUERY)?;
                    times.push(milliseconds(next));
                    next += second;
                }
                Ok(times)
            })
        })
        .collect();
    let mut times = Vec::new();
    for client in clients {
        times.extend(client.join().map_err(|_| "a client panicked")??);
    }
    times.sort_by(f64::total_cmp);
    Ok(times)
}
