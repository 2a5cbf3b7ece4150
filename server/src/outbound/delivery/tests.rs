//! The sender, with a queue in memory and peers that behave badly.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::post;
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use super::peer::Peer;
use super::queue::{Bounds, Depth, Queue, Waiting};
use super::worker::Worker;
use crate::item;
use crate::outbound::destinations::{Database, DatabaseKind, Statsd};
use crate::outbound::fixture::{graphite, influxdb, measurement};
use crate::outbound::measurement::Measurement;
use crate::outbound::wire::carbon::Protocol;

/// Much longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// A queue in memory.
#[derive(Clone, Default)]
struct Memory {
    entries: Arc<Mutex<VecDeque<Waiting>>>,
    trimmed_to: Arc<Mutex<Option<u64>>>,
}

impl Memory {
    fn with(values: usize) -> Self {
        let memory = Self::default();
        for number in 0..values {
            memory.add(number, item::now());
        }
        memory
    }

    fn add(&self, number: usize, since: i64) {
        let value = Measurement {
            value: number.to_string(),
            ..measurement()
        };
        self.entries.lock().unwrap().push_back(Waiting {
            id: number.to_string(),
            is_retained: false,
            since,
            values: vec![value],
        });
    }

    fn len(&self) -> usize {
        self.entries.lock().unwrap().len()
    }

    async fn drained(&self) {
        let wait = async {
            while self.len() > 0 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        timeout(PATIENCE, wait).await.expect("the queue is drained");
    }
}

impl Queue for Memory {
    type Error = String;

    async fn oldest(&self, values: usize) -> Result<Vec<Waiting>, String> {
        Ok(self
            .entries
            .lock()
            .unwrap()
            .iter()
            .take(values.min(100))
            .cloned()
            .collect())
    }

    async fn remove(&self, entries: &[Waiting]) -> Result<(), String> {
        self.entries
            .lock()
            .unwrap()
            .retain(|one| !entries.contains(one));
        Ok(())
    }

    async fn retain(&self, _values: usize) -> Result<bool, String> {
        for entry in self.entries.lock().unwrap().iter_mut() {
            entry.is_retained = true;
        }
        Ok(false)
    }

    async fn trim(&self, bounds: Bounds) -> Result<u64, String> {
        *self.trimmed_to.lock().unwrap() = Some(bounds.entries);
        Ok(0)
    }

    async fn depth(&self) -> Result<Depth, String> {
        Ok(Depth {
            entries: self.len() as u64,
            age: 0,
        })
    }
}

fn bounds() -> Bounds {
    Bounds {
        age: Duration::from_hours(1),
        entries: 1_000,
    }
}

struct Running {
    peer: watch::Sender<Arc<Peer>>,
    _committed: watch::Sender<u64>,
    _task: tokio::task::JoinSet<()>,
}

fn peer(database: Database) -> Arc<Peer> {
    Arc::new(Peer::new(
        database,
        Protocol::Line,
        Peer::http_client().unwrap(),
    ))
}

fn start(database: Database, queue: Memory) -> Running {
    let (peer, peers) = watch::channel(peer(database));
    let (committed, commits) = watch::channel(0);
    let mut task = tokio::task::JoinSet::new();
    task.spawn(Worker::new(queue, peers, commits, bounds()).run());
    Running {
        peer,
        _committed: committed,
        _task: task,
    }
}

fn at(database: Database, there: u16) -> Database {
    let kind = match database.kind.clone() {
        DatabaseKind::Graphite {
            address,
            web_address,
            web_port,
            realms_prefix,
            ..
        } => DatabaseKind::Graphite {
            address,
            port: there,
            web_address,
            web_port,
            realms_prefix,
        },
        DatabaseKind::Influxdb {
            address,
            database,
            login,
            password,
            ..
        } => DatabaseKind::Influxdb {
            address,
            port: there,
            database,
            login,
            password,
        },
    };
    Database { kind, ..database }
}

async fn listen() -> (TcpListener, u16) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    (listener, port)
}

/// Reads connections to their ends, as Carbon does; the first ones that bring something are reset
/// halfway.
fn carbon(listener: TcpListener, resets: usize) -> mpsc::UnboundedReceiver<String> {
    let (lines, received) = mpsc::unbounded_channel();
    let left = Arc::new(Mutex::new(resets));
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            tokio::spawn(read(stream, Arc::clone(&left), lines.clone()));
        }
    });
    received
}

async fn read(
    mut stream: tokio::net::TcpStream,
    resets: Arc<Mutex<usize>>,
    lines: mpsc::UnboundedSender<String>,
) {
    let mut some = [0; 10];
    if stream.read_exact(&mut some).await.is_err() {
        return;
    }
    {
        let mut resets = resets.lock().unwrap();
        if *resets > 0 {
            // Unread data makes the end of a connection a reset.
            *resets -= 1;
            return;
        }
    }
    let mut text = String::from_utf8_lossy(&some).into_owned();
    stream.read_to_string(&mut text).await.unwrap();
    for line in text.lines() {
        lines.send(line.to_owned()).unwrap();
    }
}

fn line(number: usize) -> String {
    format!("All.North_Sea.srv1.ping.rta {number}.0 1500000000")
}

#[tokio::test]
async fn all_that_waits_is_sent_in_order_and_then_removed() {
    let (listener, port) = listen().await;
    let mut received = carbon(listener, 0);
    let queue = Memory::with(250);
    let _running = start(at(graphite(), port), queue.clone());
    for number in 0..250 {
        assert_eq!(
            timeout(PATIENCE, received.recv()).await.unwrap().unwrap(),
            line(number)
        );
    }
    queue.drained().await;
}

#[tokio::test]
async fn a_connection_that_breaks_loses_nothing() {
    let (listener, port) = listen().await;
    let mut received = carbon(listener, 2);
    let queue = Memory::with(20);
    let _running = start(at(graphite(), port), queue.clone());
    for number in 0..20 {
        assert_eq!(
            timeout(PATIENCE, received.recv()).await.unwrap().unwrap(),
            line(number)
        );
    }
    queue.drained().await;
}

#[tokio::test]
async fn what_carbon_read_before_it_ended_is_sent_again() {
    let (listener, port) = listen().await;
    let (lines, mut received) = mpsc::unbounded_channel();
    let queue = Memory::with(1);
    let _running = start(at(graphite(), port), queue.clone());
    let dying = tokio::spawn(async move {
        let (witness, _) = listener.accept().await.unwrap();
        let (stream, _) = listener.accept().await.unwrap();
        read(stream, Arc::default(), lines).await;
        drop(witness);
    });
    timeout(PATIENCE, dying).await.unwrap().unwrap();
    assert_eq!(received.recv().await.unwrap(), line(0));
    let again = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
    let mut received = carbon(again, 0);
    assert_eq!(
        timeout(PATIENCE, received.recv()).await.unwrap().unwrap(),
        line(0)
    );
    queue.drained().await;
}

#[tokio::test]
async fn what_a_dead_database_does_not_take_stays_until_it_is_configured_anew() {
    let (closed, dead) = listen().await;
    drop(closed);
    let (listener, alive) = listen().await;
    let mut received = carbon(listener, 0);
    let queue = Memory::with(3);
    let running = start(at(graphite(), dead), queue.clone());
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(queue.len(), 3);
    assert!(
        queue
            .entries
            .lock()
            .unwrap()
            .iter()
            .all(|entry| entry.is_retained)
    );
    assert_eq!(*queue.trimmed_to.lock().unwrap(), Some(1_000));
    running.peer.send(peer(at(graphite(), alive))).unwrap();
    for number in 0..3 {
        assert_eq!(
            timeout(PATIENCE, received.recv()).await.unwrap().unwrap(),
            line(number)
        );
    }
    queue.drained().await;
}

/// An `InfluxDB` that answers as the function says, and remembers the lines of good requests.
async fn influx(
    answer: impl Fn(&str) -> (StatusCode, &'static str) + Clone + Send + Sync + 'static,
) -> (u16, Arc<Mutex<Vec<String>>>) {
    let (listener, port) = listen().await;
    let lines: Arc<Mutex<Vec<String>>> = Arc::default();
    let stored = Arc::clone(&lines);
    let router = Router::new().route(
        "/write",
        post(move |body: String| async move {
            let answer = answer(&body);
            if answer.0.is_success() {
                stored
                    .lock()
                    .unwrap()
                    .extend(body.lines().map(str::to_owned));
            }
            answer
        }),
    );
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (port, lines)
}

#[tokio::test]
async fn a_value_that_is_not_taken_does_not_hold_up_the_others() {
    let (port, lines) = influx(|body| {
        if body.contains("value=7.0 ") {
            (StatusCode::BAD_REQUEST, "{\"error\":\"unable to parse\"}")
        } else {
            (StatusCode::NO_CONTENT, "")
        }
    })
    .await;
    let queue = Memory::with(30);
    let _running = start(at(influxdb(), port), queue.clone());
    queue.drained().await;
    assert_eq!(lines.lock().unwrap().len(), 29);
}

#[tokio::test]
async fn a_batch_that_is_too_large_is_sent_in_parts() {
    let (port, lines) = influx(|body| {
        if body.lines().count() > 4 {
            (StatusCode::PAYLOAD_TOO_LARGE, "too large")
        } else {
            (StatusCode::NO_CONTENT, "")
        }
    })
    .await;
    let queue = Memory::with(30);
    let _running = start(at(influxdb(), port), queue.clone());
    queue.drained().await;
    let values: Vec<usize> = lines
        .lock()
        .unwrap()
        .iter()
        .filter_map(|line| line.split("value=").nth(1)?.split('.').next()?.parse().ok())
        .collect();
    assert_eq!(values, (0..30).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_refused_password_keeps_the_values() {
    let (port, lines) = influx(|_| (StatusCode::UNAUTHORIZED, "authorization failed")).await;
    let queue = Memory::with(3);
    let _running = start(at(influxdb(), port), queue.clone());
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!((queue.len(), lines.lock().unwrap().len()), (3, 0));
}

#[tokio::test]
async fn statsd_gets_what_is_fresh_and_nothing_waits_for_it() {
    let socket = tokio::net::UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let mut database = graphite();
    database.statsd = Some(Statsd {
        address: "127.0.0.1".to_owned(),
        port: socket.local_addr().unwrap().port(),
        prefix: String::new(),
        realm: String::new(),
        covers_sub_realms: true,
    });
    let queue = Memory::default();
    queue.add(1, item::now() - 3_600);
    queue.add(2, item::now());
    let _running = start(database, queue.clone());
    let mut datagram = [0; 2_000];
    let length = timeout(PATIENCE, socket.recv(&mut datagram))
        .await
        .unwrap()
        .unwrap();
    let text = String::from_utf8_lossy(&datagram[..length]);
    assert_eq!(text, "All.North_Sea.srv1.ping.rta:2.0|g");
    queue.drained().await;
}
