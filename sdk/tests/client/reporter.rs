//! The reporter: order, batches, outages, policies, and what its spool survives.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use alignak_backend_client::reporter::{
    ReportError, Reporter, ReporterBuilder, ReporterEvent, ReporterMetrics, SyncPolicy, WhenFull,
};
use alignak_backend_client::{Backend, CheckResult, TransportRequest};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::timeout;

use crate::support::{Answering, Step, reply, sent_body, written_as};

const PATIENCE: Duration = Duration::from_secs(30);

/// How a backend answers at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mood {
    Well,
    /// No connection can be made.
    Away,
    /// It stores, and the reply is lost.
    LosesReplies,
    /// It fails where a result says `poison`.
    Poisoned,
}

/// A backend that stores check results under their identifiers.
struct Sink {
    mood: Mutex<Mood>,
    /// `host/output` of each stored result, in order.
    stored: Mutex<Vec<String>>,
    ids: Mutex<BTreeSet<String>>,
    sizes: Mutex<Vec<usize>>,
}

impl Sink {
    fn new(mood: Mood) -> (Arc<Self>, Backend) {
        let sink = Arc::new(Self {
            mood: Mutex::new(mood),
            stored: Mutex::default(),
            ids: Mutex::default(),
            sizes: Mutex::default(),
        });
        let backend = Answering::backend({
            let sink = Arc::clone(&sink);
            move |request| sink.answer(request)
        });
        (sink, backend)
    }

    fn set(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    fn answer(&self, request: &TransportRequest) -> Step {
        let mood = *self.mood.lock().unwrap();
        if mood == Mood::Away {
            return Step::NoConnection;
        }
        let sent = sent_body(request);
        let results = sent.as_array().unwrap();
        self.sizes.lock().unwrap().push(results.len());
        let has_poison = results.iter().any(|result| result["output"] == "poison");
        if mood == Mood::Poisoned && has_poison {
            return reply(500, "");
        }
        let items: Vec<Value> = results.iter().map(|result| self.store(result)).collect();
        if mood == Mood::LosesReplies {
            return Step::Broken;
        }
        reply(201, &json!({"_status": "OK", "_items": items}).to_string())
    }

    fn store(&self, result: &Value) -> Value {
        if result["host_name"] == "nowhere" {
            let issues = json!({"host_name": "value 'nowhere' must exist"});
            return json!({"_status": "ERR", "_issues": issues});
        }
        let id = result["_id"].as_str().unwrap();
        if !self.ids.lock().unwrap().insert(id.to_owned()) {
            let issues = json!({"_id": format!("value '{id}' is not unique")});
            return json!({"_status": "ERR", "_issues": issues});
        }
        let text = |name: &str| result[name].as_str().unwrap_or_default().to_owned();
        let line = format!("{}/{}", text("host_name"), text("output"));
        self.stored.lock().unwrap().push(line);
        written_as(id, "e1")
    }

    fn stored(&self) -> Vec<String> {
        self.stored.lock().unwrap().clone()
    }
}

fn result(number: usize) -> CheckResult {
    CheckResult::up(format!("srv{}", number % 7)).output(number.to_string())
}

fn expected(numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
    let line = |number: usize| format!("srv{}/{number}", number % 7);
    numbers.into_iter().map(line).collect()
}

/// A reporter that waits for little.
fn quick(backend: &Backend) -> ReporterBuilder {
    backend
        .reporter()
        .linger(Duration::from_millis(5))
        .max_delay(Duration::from_millis(10))
}

async fn spooled(backend: &Backend, folder: &TempDir) -> Reporter {
    quick(backend).spool(folder.path()).start().await.unwrap()
}

async fn closed(reporter: &Reporter) -> ReporterMetrics {
    timeout(PATIENCE, reporter.close(PATIENCE)).await.unwrap()
}

fn segments(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut found: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "spool")
        })
        .collect();
    found.sort();
    found
}

#[tokio::test]
async fn results_arrive_in_their_order_and_in_batches() {
    for folder in [None, Some(TempDir::new().unwrap())] {
        let (sink, backend) = Sink::new(Mood::Well);
        let mut builder = quick(&backend).batch(30);
        if let Some(folder) = &folder {
            builder = builder.spool(folder.path());
        }
        let reporter = builder.start().await.unwrap();
        reporter.report_all((0..100).map(result)).await.unwrap();
        let metrics = closed(&reporter).await;
        assert_eq!(sink.stored(), expected(0..100));
        assert!(sink.sizes.lock().unwrap().iter().all(|size| *size <= 30));
        assert_eq!(
            (metrics.accepted, metrics.stored, metrics.queued),
            (100, 100, 0)
        );
    }
}

#[tokio::test]
async fn a_lone_result_waits_for_others_only_so_long_or_until_a_flush() {
    let (sink, backend) = Sink::new(Mood::Well);
    let reporter = backend
        .reporter()
        .linger(PATIENCE * 100)
        .start()
        .await
        .unwrap();
    reporter.report(result(1)).await.unwrap();
    tokio::task::yield_now().await;
    assert!(sink.stored().is_empty());
    timeout(PATIENCE, reporter.flush()).await.unwrap();
    assert_eq!(sink.stored(), expected([1]));
    let reporter = quick(&backend).start().await.unwrap();
    reporter.report(result(2)).await.unwrap();
    while sink.stored().len() < 2 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn what_the_backend_refuses_is_told_and_holds_up_nothing() {
    let (sink, backend) = Sink::new(Mood::Well);
    let refused: Arc<Mutex<Vec<String>>> = Arc::default();
    let reporter = quick(&backend)
        .on_event({
            let refused = Arc::clone(&refused);
            move |event| {
                if let ReporterEvent::Refused {
                    result, failure, ..
                } = event
                {
                    let line = format!("{}: {failure}", result.host());
                    refused.lock().unwrap().push(line);
                }
            }
        })
        .start()
        .await
        .unwrap();
    let results = [result(1), CheckResult::up("nowhere"), result(2)];
    reporter.report_all(results).await.unwrap();
    let metrics = closed(&reporter).await;
    assert_eq!(sink.stored(), expected([1, 2]));
    assert_eq!((metrics.stored, metrics.refused, metrics.queued), (2, 1, 0));
    let refused = refused.lock().unwrap();
    assert_eq!(refused.len(), 1);
    assert!(
        refused[0].contains("there is no host `nowhere`"),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_result_that_can_be_none_is_not_accepted() {
    let (_, backend) = Sink::new(Mood::Well);
    let reporter = quick(&backend).start().await.unwrap();
    let refusal = reporter.report(CheckResult::ok("srv1")).await.unwrap_err();
    assert!(matches!(refusal, ReportError::Invalid(_)), "{refusal}");
    let endless = result(1).latency(f64::INFINITY);
    let refusal = reporter.report(endless).await.unwrap_err();
    assert!(matches!(refusal, ReportError::Invalid(_)), "{refusal}");
    closed(&reporter).await;
    let refusal = reporter.report(result(1)).await.unwrap_err();
    assert_eq!(refusal, ReportError::Closed);
}

#[tokio::test]
async fn a_lost_reply_stores_nothing_twice() {
    for folder in [None, Some(TempDir::new().unwrap())] {
        let (sink, backend) = Sink::new(Mood::LosesReplies);
        let mut builder = quick(&backend);
        if let Some(folder) = &folder {
            builder = builder.spool(folder.path());
        }
        let reporter = builder.start().await.unwrap();
        reporter.report_all((0..20).map(result)).await.unwrap();
        while reporter.metrics().failures == 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        sink.set(Mood::Well);
        let metrics = closed(&reporter).await;
        assert_eq!(sink.stored(), expected(0..20));
        assert_eq!((metrics.stored, metrics.queued), (0, 0));
        assert_eq!(metrics.repeated, 20);
    }
}

#[tokio::test]
async fn what_an_outage_leaves_is_sent_by_the_next_run() {
    let folder = TempDir::new().unwrap();
    let (sink, backend) = Sink::new(Mood::Away);
    for run in 0..3 {
        let reporter = spooled(&backend, &folder).await;
        assert_eq!(reporter.metrics().queued, run * 50);
        let first = usize::try_from(run).unwrap() * 50;
        reporter
            .report_all((first..first + 50).map(result))
            .await
            .unwrap();
        let left = reporter.close(Duration::ZERO).await;
        assert_eq!(left.queued, (run + 1) * 50);
    }
    sink.set(Mood::Well);
    let reporter = spooled(&backend, &folder).await;
    timeout(PATIENCE, reporter.flush()).await.unwrap();
    reporter.report_all((150..160).map(result)).await.unwrap();
    assert_eq!(closed(&reporter).await.queued, 0);
    assert_eq!(sink.stored(), expected(0..160));
    // Nothing is sent a second time by yet another run.
    let reporter = spooled(&backend, &folder).await;
    let metrics = closed(&reporter).await;
    assert_eq!((metrics.stored, metrics.repeated), (0, 0));
}

#[tokio::test]
async fn a_reporter_that_is_dropped_keeps_its_spool() {
    let folder = TempDir::new().unwrap();
    let (sink, backend) = Sink::new(Mood::LosesReplies);
    let reporter = spooled(&backend, &folder).await;
    reporter.report_all((0..30).map(result)).await.unwrap();
    while sink.stored().is_empty() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    drop(reporter);
    // Its tasks let go of the folder when they have ended.
    let reporter = loop {
        match quick(&backend).spool(folder.path()).start().await {
            Ok(reporter) => break reporter,
            Err(failure) => assert_eq!(failure.kind(), std::io::ErrorKind::WouldBlock),
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    };
    // Not before: what the first one had under way would be delivered by it.
    sink.set(Mood::Well);
    let metrics = closed(&reporter).await;
    assert_eq!(metrics.stored + metrics.repeated, 30);
    assert_eq!(sink.stored(), expected(0..30));
}

#[tokio::test]
async fn a_spool_belongs_to_one_reporter_at_a_time() {
    let folder = TempDir::new().unwrap();
    let (_, backend) = Sink::new(Mood::Well);
    let reporter = spooled(&backend, &folder).await;
    let second = quick(&backend).spool(folder.path()).start().await;
    let failure = second.unwrap_err();
    assert_eq!(failure.kind(), std::io::ErrorKind::WouldBlock);
    assert!(
        failure.to_string().contains("another reporter"),
        "{failure}"
    );
    closed(&reporter).await;
    closed(&spooled(&backend, &folder).await).await;
}

#[tokio::test]
async fn a_damaged_record_costs_no_other_and_a_torn_end_nothing() {
    let folder = TempDir::new().unwrap();
    let (sink, backend) = Sink::new(Mood::Away);
    let reporter = spooled(&backend, &folder).await;
    reporter.report_all((0..10).map(result)).await.unwrap();
    reporter.close(Duration::ZERO).await;
    let path = segments(folder.path()).remove(0);
    let text = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 10);
    let mut damaged = lines.clone();
    let line = damaged[4].replace("srv4", "srv5");
    damaged[4] = &line;
    // And half of a record, as a crash in the middle of an append leaves it.
    let torn = format!("{}\n{}", damaged.join("\n"), &lines[9][..40]);
    fs::write(&path, torn).unwrap();

    sink.set(Mood::Well);
    let reporter = spooled(&backend, &folder).await;
    reporter.report(result(10)).await.unwrap();
    let metrics = closed(&reporter).await;
    assert_eq!(
        (metrics.damaged, metrics.stored, metrics.queued),
        (1, 10, 0)
    );
    let numbers = (0..11).filter(|number| *number != 4);
    assert_eq!(sink.stored(), expected(numbers));
}

#[tokio::test]
async fn a_lost_position_sends_again_what_the_backend_knows() {
    let folder = TempDir::new().unwrap();
    let (sink, backend) = Sink::new(Mood::Well);
    let reporter = spooled(&backend, &folder).await;
    reporter.report_all((0..10).map(result)).await.unwrap();
    closed(&reporter).await;
    fs::write(folder.path().join("position"), "00000000 1 5\n").unwrap();
    let reporter = spooled(&backend, &folder).await;
    let metrics = closed(&reporter).await;
    assert_eq!((metrics.stored, metrics.repeated), (0, 10));
    assert_eq!(sink.stored(), expected(0..10));
}

#[tokio::test]
async fn segments_go_when_everything_in_them_is_settled() {
    let folder = TempDir::new().unwrap();
    let (sink, backend) = Sink::new(Mood::Away);
    let reporter = spooled(&backend, &folder).await;
    let long = "x".repeat(10_000);
    for round in 0..12 {
        let results = (0..100).map(|number| result(round * 100 + number).long_output(&*long));
        reporter.report_all(results).await.unwrap();
    }
    assert!(segments(folder.path()).len() >= 3);
    let bytes: u64 = segments(folder.path())
        .iter()
        .map(|path| fs::metadata(path).unwrap().len())
        .sum();
    assert_eq!(reporter.metrics().spool_bytes, bytes);
    assert!(bytes > 12_000_000);
    sink.set(Mood::Well);
    timeout(PATIENCE, reporter.flush()).await.unwrap();
    assert_eq!(segments(folder.path()).len(), 1);
    assert!(reporter.metrics().spool_bytes < 5_000_000);
    assert_eq!(sink.stored(), expected(0..1200));
    closed(&reporter).await;
}

#[tokio::test]
async fn a_full_queue_waits_refuses_or_drops_the_oldest() {
    for folder in [None, Some(TempDir::new().unwrap())] {
        for policy in [WhenFull::Wait, WhenFull::Refuse, WhenFull::DropOldest] {
            let (sink, backend) = Sink::new(Mood::Away);
            let mut builder = quick(&backend).capacity(10).batch(4).when_full(policy);
            if let Some(folder) = &folder {
                builder = builder.spool(folder.path().join(format!("{policy:?}")));
            }
            let reporter = builder.start().await.unwrap();
            reporter.report_all((0..10).map(result)).await.unwrap();
            // What is under way is not dropped: let it be.
            while reporter.metrics().failures == 0 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            let eleventh = reporter.report(result(10));
            match policy {
                WhenFull::Refuse => assert_eq!(eleventh.await, Err(ReportError::Full)),
                WhenFull::DropOldest => eleventh.await.unwrap(),
                _ => {
                    let waits = timeout(Duration::from_millis(50), eleventh).await;
                    assert!(waits.is_err(), "{policy:?}");
                }
            }
            assert!(reporter.metrics().queued <= 10);
            sink.set(Mood::Well);
            timeout(PATIENCE, reporter.flush()).await.unwrap();
            if policy == WhenFull::Wait {
                reporter.report(result(10)).await.unwrap();
            }
            let metrics = closed(&reporter).await;
            let stored = sink.stored();
            match policy {
                WhenFull::Refuse => {
                    assert_eq!(stored, expected(0..10));
                    assert_eq!(metrics.dropped, 1);
                }
                WhenFull::DropOldest => {
                    // One of the first ten is missing, and the order holds.
                    assert_eq!((stored.len(), metrics.dropped), (10, 1), "{stored:?}");
                    assert_eq!(stored.last(), expected([10]).last());
                    let all = expected(0..11);
                    let mut all = all.iter();
                    assert!(stored.iter().all(|line| all.any(|one| one == line)));
                }
                _ => assert_eq!(stored, expected(0..11)),
            }
        }
    }
}

#[tokio::test]
async fn a_spool_at_its_limit_waits_for_the_backend_and_then_goes_on() {
    let folder = TempDir::new().unwrap();
    let (sink, backend) = Sink::new(Mood::Away);
    let builder = quick(&backend).spool(folder.path()).spool_limit(1000);
    let reporter = builder.start().await.unwrap();
    let long = || result(0).long_output("x".repeat(1000));
    reporter.report(long()).await.unwrap();
    let waits = timeout(Duration::from_millis(50), reporter.report(result(1)));
    assert!(waits.await.is_err());
    sink.set(Mood::Well);
    timeout(PATIENCE, reporter.flush()).await.unwrap();
    // The segment is longer than the limit, and everything in it is settled.
    for number in 2..4 {
        let report = reporter.report(result(number));
        timeout(PATIENCE, report).await.unwrap().unwrap();
        timeout(PATIENCE, reporter.flush()).await.unwrap();
    }
    closed(&reporter).await;
    assert_eq!(sink.stored(), expected([0, 2, 3]));
}

#[tokio::test]
async fn a_result_that_the_backend_fails_on_is_given_up_and_holds_up_nothing() {
    let folder = TempDir::new().unwrap();
    let (sink, backend) = Sink::new(Mood::Poisoned);
    let reporter = spooled(&backend, &folder).await;
    let poison = CheckResult::up("srv1").output("poison");
    let results = (0..5).map(result).chain([poison]).chain((5..9).map(result));
    reporter.report_all(results).await.unwrap();
    let metrics = closed(&reporter).await;
    assert_eq!((metrics.stored, metrics.refused, metrics.queued), (9, 1, 0));
    assert_eq!(sink.stored(), expected(0..9));
}

#[tokio::test]
async fn every_policy_of_syncs_keeps_what_was_accepted_over_the_end_of_the_program() {
    for policy in [
        SyncPolicy::Always,
        SyncPolicy::Every(Duration::from_millis(20)),
        SyncPolicy::Never,
    ] {
        let folder = TempDir::new().unwrap();
        let (sink, backend) = Sink::new(Mood::Away);
        let start = || quick(&backend).spool(folder.path()).sync(policy).start();
        let reporter = start().await.unwrap();
        reporter.report_all((0..10).map(result)).await.unwrap();
        reporter.close(Duration::ZERO).await;
        sink.set(Mood::Well);
        let reporter = start().await.unwrap();
        closed(&reporter).await;
        assert_eq!(sink.stored(), expected(0..10), "{policy:?}");
    }
}
