//! Dashboards, as Grafana gets them, and as its own types describe them.

use std::fmt::Write as _;
use std::process::Command;

use alignak_testkit::peers::{Grafana, eventually, free_port};
use alignak_testkit::{Api, Options, Server, tools};
use serde_json::{Value, json};

use crate::Monitored;

/// What is posted for a host and its service before dashboards are made: plain values, every kind
/// of limit and unit, names with signs.
const PERFORMANCE_DATA: &str = "rta=2.5ms;3;5;0;100 pl=0%;80;100 'C:\\ used'=12GB;10:;5: \
    in=123456789c 't''s'=5;@1:2;~:7 load1=0.26;15;30;0; n=4 age=5s;240:;120: x=1rpm";

fn grafana_of(monitored: &Monitored, grafana: &Grafana) -> Value {
    monitored.admin.create(
        "grafana",
        &json!({
            "name": "my_grafana", "address": "127.0.0.1", "port": grafana.port(),
            "apikey": grafana.key(), "_realm": monitored.root, "_sub_realm": true,
        }),
    )
}

fn run(admin: &Api, path: &str) -> Value {
    admin.anonymous().get(path).send().expect_status(200).json()
}

#[test]
fn dashboards_are_made_and_agree_with_the_types_of_grafana() {
    let (grafana, server) = (Grafana::start("11.6.0"), Server::start());
    let monitored = Monitored::new(server.admin());
    let item = grafana_of(&monitored, &grafana);
    let more = json!({"grafana": item["_id"], "prefix": "p"});
    monitored.graphite(free_port(), &more);
    monitored.post(1_500_000_000, PERFORMANCE_DATA);
    let report = run(&monitored.admin, "/cron_grafana");
    assert_eq!(report["my_grafana"]["connection"], true, "{report}");
    assert_eq!(
        report["my_grafana"]["created_dashboards"],
        json!(["srv 1/ping"]),
        "{report}"
    );
    let forced = run(&monitored.admin, "/cron_grafana?forcegenerate=1");
    let created = forced["my_grafana"]["created_dashboards"]
        .as_array()
        .expect("a list");
    assert!(created.contains(&json!("srv 1")), "{forced}");
    let service = monitored.admin.by_name("service", "ping");
    assert_eq!(service["ls_grafana"], true);
    assert_eq!(service["ls_grafana_panelid"], 2);
    assert_eq!(grafana.sources()[0]["name"], "alignak-graphite-G");
    let dashboards: Vec<Value> = grafana.dashboards().into_values().collect();
    check_types(&dashboards);
}

#[test]
fn dashboards_of_an_influxdb_agree_with_the_types_of_grafana() {
    let (grafana, server) = (Grafana::start("12.3.0"), Server::start());
    let monitored = Monitored::new(server.admin());
    let item = grafana_of(&monitored, &grafana);
    monitored.influxdb(free_port(), &json!({"grafana": item["_id"]}));
    monitored.post(1_500_000_000, PERFORMANCE_DATA);
    run(&monitored.admin, "/cron_grafana");
    let dashboards: Vec<Value> = grafana.dashboards().into_values().collect();
    assert_eq!(dashboards.len(), 1);
    check_types(&dashboards);
}

#[test]
fn the_job_makes_dashboards_by_itself() {
    let grafana = Grafana::start("7.5.17");
    let options = Options::default()
        .setting("SCHEDULER_GRAFANA_ACTIVE", json!(true))
        .setting("SCHEDULER_GRAFANA_PERIOD", json!(1));
    let server = Server::start_with(options);
    let monitored = Monitored::new(server.admin());
    let item = grafana_of(&monitored, &grafana);
    monitored.influxdb(free_port(), &json!({"grafana": item["_id"]}));
    monitored.post(1_500_000_000, "rta=1ms");
    let made = eventually("a dashboard is made", || {
        grafana.dashboards().into_values().next()
    });
    assert_eq!(
        (&made["title"], &made["schemaVersion"]),
        (&json!("Host: srv 1"), &json!(7))
    );
}

/// Has TypeScript compare dashboards with the types that Grafana publishes, the parts that are
/// untyped there included as far as they have types of their own.
fn check_types(dashboards: &[Value]) {
    const HEAD: &str = "import type { Dashboard, Panel, GraphFieldConfig } from '@grafana/schema';\n\
        type L<T> = T extends string ? `${T}` : T extends (infer U)[] ? L<U>[] : \
        T extends object ? { [K in keyof T]: L<T[K]> } : T;\n";
    let modules = tools::npm("grafana", &["@grafana/schema@13", "typescript@5"]);
    let folder = tempfile::tempdir_in(modules.parent().expect("a folder")).expect("a folder");
    let mut text = HEAD.to_owned();
    for (number, dashboard) in dashboards.iter().enumerate() {
        let _ = writeln!(text, "export const d{number}: L<Dashboard> = {dashboard};");
        let panels = dashboard["panels"]
            .as_array()
            .expect("panels")
            .iter()
            .enumerate();
        for (at, panel) in panels.filter(|(_, panel)| panel["type"] == "timeseries") {
            let custom = &panel["fieldConfig"]["defaults"]["custom"];
            let _ = writeln!(
                text,
                "export const p{number}_{at}: L<Panel> = {panel};\n\
                 export const c{number}_{at}: L<Partial<GraphFieldConfig>> = {custom};"
            );
        }
    }
    let file = folder.path().join("dashboards.ts");
    std::fs::write(&file, &text).expect("a file can be written");
    let check = || {
        Command::new("node")
            .arg(modules.join("typescript/bin/tsc"))
            .args([
                "--noEmit",
                "--strict",
                "--skipLibCheck",
                "--module",
                "preserve",
            ])
            .args(["--moduleResolution", "bundler"])
            .arg(&file)
            .output()
            .expect("TypeScript can be started")
    };
    let output = check();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    // What checks nothing would pass, too.
    std::fs::write(
        &file,
        text.replacen("\"schemaVersion\":39", "\"schemaVersion\":\"39\"", 1),
    )
    .expect("a file can be written");
    assert!(!check().status.success(), "the types are not compared");
}
