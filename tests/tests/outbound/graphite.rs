//! Carbon, its files read back.

use std::time::{Duration, Instant};

use alignak_testkit::Server;
use alignak_testkit::peers::{Carbon, GraphiteWeb, eventually};
use serde_json::{Value, json};

use crate::{Monitored, now, service_result};

#[test]
fn values_of_results_and_counters_arrive_in_carbon() {
    let (carbon, server) = (Carbon::start(), Server::start());
    let monitored = Monitored::new(server.admin());
    monitored.graphite(carbon.pickle_port, &json!({"prefix": "my.p"}));
    let time = now();
    monitored.post(time, "rta=2.5ms;3;5;0;100 'load avg/1'=12% bad=x");
    let at = |path: &str| {
        let path = format!("my.p.All.North_Sea.srv_1.ping.{path}");
        eventually(&format!("{path} has a value"), || {
            carbon.points(&path).get(&time).copied()
        })
    };
    for (name, value) in [
        ("rta", 2.5),
        ("rta_warning", 3.0),
        ("rta_critical", 5.0),
        ("rta_min", 0.0),
        ("rta_max", 100.0),
        ("load_avg-1", 12.0),
        ("load_avg-1_max", 100.0),
        ("alignak_state_id", 0.0),
        ("alignak_overall_state_id", 0.0),
    ] {
        assert!((at(name) - value).abs() < 1e-9, "{name}");
    }
    let counter = "my.p.All.North_Sea.alignak_livesynthesis.services_ok_hard";
    eventually("the counters are sent", || {
        carbon
            .points(counter)
            .values()
            .last()
            .filter(|value| **value > 0.5)
            .copied()
    });
    let none = carbon.series();
    assert!(!none.iter().any(|path| path.contains("bad")), "{none:?}");
}

#[test]
fn graphite_renders_the_series_of_a_service() {
    let (carbon, server) = (Carbon::start(), Server::start());
    let monitored = Monitored::new(server.admin());
    monitored.graphite(carbon.pickle_port, &json!({}));
    let time = now() - 30;
    monitored.post(time, "rta=2.5ms;3;5;0;100 pl=0%");
    monitored.post(time + 10, "rta=7.5ms;3;5;0;100 pl=20%");
    let graphite = GraphiteWeb::start(&carbon);
    let of_service = "All.North_Sea.srv_1.ping";
    let rendered = eventually("both results are rendered", || {
        let series = graphite.render(&format!("{of_service}.*"), time - 1);
        let points = series.get(&format!("{of_service}.rta"))?;
        (points.len() == 2).then_some(series)
    });
    let points = |name: &str| rendered[&format!("{of_service}.{name}")].clone();
    assert_eq!(points("rta"), [(time, 2.5), (time + 10, 7.5)].into());
    assert_eq!(points("pl"), [(time, 0.0), (time + 10, 20.0)].into());
    assert_eq!(
        points("rta_critical"),
        [(time, 5.0), (time + 10, 5.0)].into()
    );
    // As a dashboard asks: a function over all hosts of all realms.
    let highest = graphite.render("maxSeries(All.*.*.ping.rta)", time - 1);
    assert_eq!(highest["maxSeries(All.*.*.ping.rta)"], points("rta"));
}

#[test]
fn counters_can_be_kept_from_being_sent() {
    let carbon = Carbon::start();
    let options =
        alignak_testkit::Options::default().variable("ALIGNAK_BACKEND_LIVESYNTHESIS_TSDB", "0");
    let server = Server::start_with(options);
    let monitored = Monitored::new(server.admin());
    monitored.graphite(carbon.pickle_port, &json!({}));
    for seconds in 0..3 {
        monitored.post(now() - 5 + seconds, "rta=1ms");
        std::thread::sleep(Duration::from_millis(700));
    }
    eventually("values arrive", || {
        (carbon.series().len() >= 3).then_some(())
    });
    assert!(
        !carbon
            .series()
            .iter()
            .any(|path| path.contains("livesynthesis"))
    );
}

#[test]
fn nothing_is_missing_when_carbon_stops_and_starts_in_a_stream_of_results() {
    let (mut carbon, server) = (Carbon::start(), Server::start());
    let monitored = Monitored::new(server.admin());
    monitored.graphite(carbon.pickle_port, &json!({}));
    let begin = now() - 1_000;
    for number in 0..300 {
        if number == 100 {
            carbon.stop();
        }
        if number == 200 {
            carbon.restart();
        }
        monitored.post(begin + number, &format!("n={number}"));
    }
    let path = "All.North_Sea.srv_1.ping.n";
    let end = Instant::now() + Duration::from_mins(1);
    while carbon.points(path).len() < 300 && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(100));
    }
    let points = carbon.points(path);
    let missing: Vec<i64> = (0..300)
        .filter(|number| !points.contains_key(&(begin + number)))
        .collect();
    assert_eq!(missing, [0; 0]);
    for (time, value) in carbon.points(path) {
        let number = i32::try_from(time - begin).expect("a small number");
        assert!((value - f64::from(number)).abs() < 1e-9, "{time} {value}");
    }
}

#[test]
fn a_dead_database_delays_no_other_and_a_deleted_one_leaves_nothing() {
    let (carbon, server) = (Carbon::start(), Server::start());
    let monitored = Monitored::new(server.admin());
    let dead = monitored.graphite(
        alignak_testkit::peers::free_port(),
        &json!({"name": "dead"}),
    );
    monitored.graphite(carbon.pickle_port, &json!({"name": "alive"}));
    let time = now();
    monitored.post(time, "rta=2.5ms");
    let path = "All.North_Sea.srv_1.ping.rta";
    eventually("the living one has the value", || {
        carbon.points(path).get(&time).copied()
    });
    let address = format!("/graphite/{}", dead["_id"].as_str().expect("an id"));
    let etag = monitored.admin.get(&address).send().json()["_etag"].clone();
    let gone = monitored
        .admin
        .delete(&address)
        .if_match(etag.as_str().expect("an etag"));
    gone.send().expect_status(204);
    monitored.post(time + 1, "rta=3.5ms");
    eventually("the next one arrives", || {
        carbon.points(path).get(&(time + 1)).copied()
    });
}

#[test]
fn a_hundred_thousand_waiting_values_are_drained_in_seconds() {
    let (mut carbon, server) = (Carbon::start(), Server::start());
    let monitored = Monitored::new(server.admin());
    carbon.stop();
    monitored.graphite(carbon.pickle_port, &json!({}));
    // 98 metrics and two states in each of 1,000 results.
    let begin = now() - 2_000;
    for hundred in 0..10 {
        let results = (0..100).map(|number| {
            let number = hundred * 100 + number;
            let metrics: Vec<String> = (0..98)
                .map(|metric| format!("m{metric}={number}"))
                .collect();
            service_result(begin + number, &metrics.join(" "))
        });
        let results: Vec<Value> = results.collect();
        monitored
            .admin
            .post("/logcheckresult")
            .json(&json!(results))
            .send()
            .expect_status(201);
    }
    carbon.restart();
    let started = Instant::now();
    let client = monitored.admin.anonymous();
    client.get("/cron_timeseries").send().expect_status(200);
    let path = |metric: usize| format!("All.North_Sea.srv_1.ping.m{metric}");
    eventually("all values have arrived", || {
        (0..98)
            .all(|metric| carbon.points(&path(metric)).len() == 1_000)
            .then_some(())
    });
    println!("100,000 values in {:?}", started.elapsed());
}
