//! `InfluxDB` 1.x, its values read back.

use alignak_testkit::Server;
use alignak_testkit::peers::{InfluxDb, eventually};
use serde_json::json;

use crate::{Monitored, now};

#[test]
fn values_arrive_with_their_tags() {
    let (influxdb, server) = (InfluxDb::start(), Server::start());
    let monitored = Monitored::new(server.admin());
    monitored.influxdb(influxdb.port, &json!({}));
    let time = now();
    monitored.post(time, "rta=2.5ms;3 'my disk'=5GB");
    let rows = eventually("the value has arrived", || {
        let rows = influxdb.rows("SELECT host, realm, service, value FROM rta");
        (!rows.is_empty()).then_some(rows)
    });
    assert_eq!(rows, [json!([time, "srv_1", "All.North Sea", "ping", 2.5])]);
    let rows = influxdb.rows("SELECT value FROM my_disk");
    assert_eq!(rows, [json!([time, 5])]);
    eventually("the counters are sent", || {
        let query = "SELECT value FROM services_ok_hard WHERE host = 'alignak_livesynthesis'";
        (!influxdb.rows(query).is_empty()).then_some(())
    });
}

#[test]
fn nothing_is_missing_when_influxdb_stops_and_starts_in_a_stream_of_results() {
    let (mut influxdb, server) = (InfluxDb::start(), Server::start());
    let monitored = Monitored::new(server.admin());
    monitored.influxdb(influxdb.port, &json!({}));
    let begin = now() - 1_000;
    for number in 0..300 {
        if number == 100 {
            influxdb.stop();
        }
        if number == 200 {
            influxdb.restart();
        }
        monitored.post(begin + number, &format!("n={number}"));
    }
    eventually("all values have arrived", || {
        (influxdb.count("n") == 300).then_some(())
    });
}

#[test]
fn values_wait_for_a_password_that_is_mended_and_a_database_that_is_made() {
    let (mut influxdb, server) = (InfluxDb::start_empty(), Server::start());
    let monitored = Monitored::new(server.admin());
    let item = monitored.influxdb(influxdb.port, &json!({"password": "wrong"}));
    monitored.post(now(), "rta=2.5ms");
    std::thread::sleep(std::time::Duration::from_secs(2));
    influxdb.create_database();
    let address = format!("/influxdb/{}", item["_id"].as_str().expect("an id"));
    let etag = item["_etag"].as_str().expect("an etag");
    let mended = monitored.admin.patch(&address).if_match(etag);
    mended
        .json(&json!({"password": "writes"}))
        .send()
        .expect_status(200);
    eventually("the value has arrived", || {
        (influxdb.count("rta") == 1).then_some(())
    });
}
