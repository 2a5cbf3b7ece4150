//! `VictoriaMetrics`, as an `InfluxDB` and as a Graphite that takes lines.

use alignak_testkit::peers::{VictoriaMetrics, eventually};
use alignak_testkit::{Options, Server};
use serde_json::json;

use crate::{Monitored, now};

#[test]
fn values_arrive_by_both_protocols() {
    let victoria = VictoriaMetrics::start();
    let server = Server::start_with(Options::default().setting("GRAPHITE_PROTOCOL", json!("line")));
    let monitored = Monitored::new(server.admin());
    monitored.influxdb(victoria.port, &json!({"database": "alignak"}));
    monitored.graphite(victoria.graphite_port, &json!({"prefix": "p"}));
    let time = now();
    monitored.post(time, "rta=2.5ms");
    for name in ["rta_value", "p.All.North_Sea.srv_1.ping.rta"] {
        let series = eventually("the value has arrived", || victoria.export(name).pop());
        assert_eq!(series["values"], json!([2.5]), "{series}");
        assert_eq!(series["timestamps"], json!([time * 1_000]), "{series}");
    }
    let series = victoria.export("rta_value").pop().expect("a series");
    assert_eq!(series["metric"]["service"], "ping");
    assert_eq!(series["metric"]["realm"], "All.North Sea");
}
