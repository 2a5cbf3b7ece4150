//! Notifications of the arbiter.

use alignak_testkit::peers::Arbiter;
use alignak_testkit::{Options, Server};
use serde_json::json;

fn start(arbiter: &Arbiter) -> Server {
    Server::start_with(Options::default().setting("ALIGNAK_URL", json!(arbiter.address())))
}

#[test]
fn the_arbiter_is_told_once_for_each_run() {
    let arbiter = Arbiter::start();
    let server = start(&arbiter);
    let admin = server.admin();
    let realm = admin.root_realm();
    for name in ["one", "two"] {
        admin.create("host", &json!({"name": name, "_realm": realm}));
    }
    let run = || {
        let answer = admin
            .anonymous()
            .get("/cron_alignak")
            .send()
            .expect_status(200);
        assert_eq!(answer.json(), json!({}));
    };
    run();
    let first = (
        "/backend_notification".to_owned(),
        json!({"event": "creation", "parameters": "host:one"}),
    );
    assert_eq!(arbiter.received(), [first]);
    run();
    assert_eq!(arbiter.received().len(), 1);
}

#[test]
fn events_are_kept_until_the_arbiter_takes_them() {
    let arbiter = Arbiter::start();
    let server = start(&arbiter);
    let admin = server.admin();
    let realm = admin.root_realm();
    admin.create("realm", &json!({"name": "North", "_parent": realm}));
    arbiter.answer_with(500);
    for attempts in 1..=2 {
        admin
            .anonymous()
            .get("/cron_alignak")
            .send()
            .expect_status(200);
        assert_eq!(arbiter.received().len(), attempts);
    }
    arbiter.answer_with(200);
    for _ in 0..2 {
        admin
            .anonymous()
            .get("/cron_alignak")
            .send()
            .expect_status(200);
    }
    let received = arbiter.received();
    assert_eq!(received.len(), 3);
    assert_eq!(
        received[2].1,
        json!({"event": "creation", "parameters": "realm:North"})
    );
}

#[test]
fn the_job_does_it_by_itself() {
    let arbiter = Arbiter::start();
    let options = Options::default()
        .setting("ALIGNAK_URL", json!(arbiter.address()))
        .setting("SCHEDULER_ALIGNAK_ACTIVE", json!(true))
        .setting("SCHEDULER_ALIGNAK_PERIOD", json!(1));
    let server = Server::start_with(options);
    let admin = server.admin();
    admin.create(
        "host",
        &json!({"name": "one", "_realm": admin.root_realm()}),
    );
    alignak_testkit::peers::eventually("the arbiter is notified", || {
        (!arbiter.received().is_empty()).then_some(())
    });
}

#[test]
fn jobs_are_started_from_known_addresses_only() {
    let server = Server::start_with(Options::default().setting("IP_CRON", json!(["192.0.2.1"])));
    let client = server.api();
    for path in [
        "/cron_alignak",
        "/cron_grafana",
        "/cron_timeseries",
        "/cron_livesynthesis_history",
    ] {
        let answer = client.get(path).send().expect_status(412);
        assert_eq!(
            answer.message(),
            "Access denied from remote host 127.0.0.1",
            "{path}"
        );
    }
}
