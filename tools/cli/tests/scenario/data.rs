//! The kinds of data files that checks packs and users of the original tool have.

use serde_json::{Value, json};

use crate::fixture::Fixture;
use crate::packs;

/// The id of the item of this name.
fn id(fixture: &Fixture, resource: &str, name: &str) -> Value {
    let items = fixture.items(resource, &json!({"name": name}));
    assert_eq!(items.len(), 1, "{resource} {name}");
    items[0]["_id"].clone()
}

/// A host with a service.
fn with_host() -> Fixture {
    let fixture = Fixture::new();
    fixture.cli("add srv").with(0);
    fixture
        .with_input("-t service -d stdin add srv/Load", "{}")
        .with(0);
    fixture
}

#[test]
fn check_results_have_no_name_and_link_hosts_and_services_by_theirs() {
    let fixture = with_host();
    fixture.cli("add other").with(0);
    fixture
        .with_input("-t service -d stdin add other/Load", "{}")
        .with(0);
    let result = json!({
        "host": "srv", "service": "Load", "host_name": "srv", "service_name": "Load",
        "state": "WARNING", "state_type": "HARD", "state_id": 1, "acknowledged": false,
        "last_check": 1_700_000_000, "last_state": "OK", "last_state_id": 0,
        "last_state_type": "HARD", "output": "load is 5", "long_output": "",
        "perf_data": "load=5;4;8", "_realm": "All",
    });
    fixture.data("results.json", &json!([result.clone(), result]));
    fixture.cli("-t logcheckresult -d results.json add").with(0);
    let results = fixture.items("logcheckresult", &json!({}));
    assert_eq!(results.len(), 2);
    let service = fixture.items("service", &json!({"host": id(&fixture, "host", "srv")}));
    for result in results {
        assert_eq!(result["host"], id(&fixture, "host", "srv"));
        assert_eq!(
            result["service"], service[0]["_id"],
            "of the host, not of another"
        );
        assert_eq!(result["perf_data"], "load=5;4;8");
    }
    let unknown = r#"{"host": "srv", "service": "Nothing", "state": "OK"}"#;
    let unknown = fixture
        .with_input("-t logcheckresult -d stdin add", unknown)
        .with(2);
    assert!(
        unknown.errors.contains("Not found service = Nothing"),
        "{}",
        unknown.errors
    );
}

#[test]
fn databases_of_metrics_are_linked_by_name() {
    let fixture = Fixture::new();
    let grafana = json!({
        "name": "my_grafana", "address": "192.0.2.10", "port": 3000, "apikey": "secret key",
        "timezone": "browser", "refresh": "1m", "_sub_realm": true,
    });
    let statsd = json!({
        "name": "my_statsd", "address": "192.0.2.11", "port": 8125, "prefix": "alignak",
        "_sub_realm": true,
    });
    let graphite = json!({
        "name": "my_graphite", "carbon_address": "192.0.2.12", "carbon_port": 2004,
        "graphite_address": "192.0.2.12", "graphite_port": 8080, "prefix": "", "_sub_realm": true,
    });
    let mut both = graphite.clone();
    both["name"] = "both".into();
    both["statsd"] = "my_statsd".into();
    both["grafana"] = "my_grafana".into();
    let influx = json!({
        "name": "my_influx", "address": "192.0.2.13", "port": 8086, "database": "alignak",
        "login": "x", "password": "secret word", "prefix": "", "statsd": "my_statsd", "_sub_realm": true,
    });
    for (resource, data) in [
        ("grafana", &grafana),
        ("statsd", &statsd),
        ("graphite", &graphite),
        ("graphite", &both),
        ("influxdb", &influx),
    ] {
        fixture.data("data.json", data);
        let name = data["name"].as_str().expect("a name");
        let line = format!("-t {resource} -d data.json add {name}");
        fixture.cli(&line).with(0);
        let made = &fixture.items(resource, &json!({"name": name}))[0];
        assert_eq!(
            made["_realm"],
            id(&fixture, "realm", "All"),
            "the user's realm"
        );
    }
    let both = &fixture.items("graphite", &json!({"name": "both"}))[0];
    assert_eq!(both["grafana"], id(&fixture, "grafana", "my_grafana"));
    assert_eq!(both["statsd"], id(&fixture, "statsd", "my_statsd"));
    let influx = &fixture.items("influxdb", &json!({"name": "my_influx"}))[0];
    assert_eq!(influx["statsd"], id(&fixture, "statsd", "my_statsd"));
    // `-e` embeds both, without what belongs to them alone.
    let embedded = fixture.cli("-t graphite -e get both").with(0).json();
    assert_eq!(embedded["statsd"]["port"], 8125);
    assert!(embedded["statsd"].get("_id").is_none(), "{embedded}");
    for resource in ["grafana", "influxdb"] {
        fixture.cli(&format!("-t {resource} list")).with(0);
        let list = fixture.file(&format!("alignak-object-list-{resource}s.json"));
        assert!(!list.to_string().contains("secret"), "{list}");
    }
}

#[test]
fn rights_link_users_and_realms_by_name() {
    let fixture = Fixture::new();
    packs::write(&fixture);
    fixture.cli("-t realm add Europe").with(0);
    let right = r#"{"user": "admin", "realm": "Europe", "sub_realm": true, "resource": "*",
        "crud": ["read"]}"#;
    fixture
        .with_input("-t userrestrictrole -d stdin add", right)
        .with(0);
    let right = &fixture.items(
        "userrestrictrole",
        &json!({"realm": id(&fixture, "realm", "Europe")}),
    )[0];
    assert_eq!(right["user"], id(&fixture, "user", "admin"));
    let unknown = right
        .to_string()
        .replace(right["user"].as_str().expect("an id"), "nobody");
    let unknown = fixture
        .with_input("-t userrestrictrole -d stdin add", &unknown)
        .with(2);
    assert!(
        unknown
            .errors
            .contains("element 1: Not found user = nobody"),
        "{}",
        unknown.errors
    );
}

#[test]
fn groups_of_packs_hold_their_members_by_name() {
    let fixture = with_host();
    let group = |name: &str, more: Value| {
        let mut group = json!({
            "name": name, "alias": name, "_realm": "All", "_sub_realm": true,
            "imported_from": "pack", "notes": "", "notes_url": "", "action_url": "",
        });
        let members = more.as_object().cloned().unwrap_or_default();
        group.as_object_mut().expect("an object").extend(members);
        group
    };
    let packs = json!([
        group("monitored", json!({"hostgroups": [], "hosts": []})),
        group(
            "web",
            json!({"hostgroups": ["monitored"], "hosts": ["srv"]})
        ),
    ]);
    fixture.data("hostgroups.json", &packs);
    fixture.cli("-t hostgroup -d hostgroups.json add").with(0);
    let web = &fixture.items("hostgroup", &json!({"name": "web"}))[0];
    assert_eq!(
        web["hostgroups"],
        json!([id(&fixture, "hostgroup", "monitored")])
    );
    assert_eq!(web["hosts"], json!([id(&fixture, "host", "srv")]));
    let packs = json!([
        group("empty", json!({"servicegroups": [], "services": []})),
        group(
            "load",
            json!({"servicegroups": ["empty"], "services": ["srv/Load"]})
        ),
    ]);
    fixture.data("servicegroups.json", &packs);
    fixture
        .cli("-t servicegroup -d servicegroups.json add")
        .with(0);
    let load = &fixture.items("servicegroup", &json!({"name": "load"}))[0];
    assert_eq!(load["services"], json!([id(&fixture, "service", "Load")]));
    assert_eq!(
        load["servicegroups"],
        json!([id(&fixture, "servicegroup", "empty")])
    );
    for (resource, name) in [("hostgroup", "web"), ("servicegroup", "load")] {
        let line = format!("-t {resource} -e get {name}");
        let embedded = fixture.cli(&line).with(0).json();
        assert_eq!(embedded["_realm"]["name"], "All");
        let members = format!("{}s", resource.replace("group", ""));
        assert!(embedded[&members][0]["name"].is_string(), "{embedded}");
    }
}

#[test]
fn live_states_and_single_fields_are_updated() {
    let fixture = with_host();
    let host_states = [
        json!({"ls_state": "UP", "ls_state_id": 0, "ls_state_type": "HARD", "ls_output": "fine"}),
        json!({"ls_state": "DOWN", "ls_state_id": 1, "ls_state_type": "HARD", "ls_output": "gone"}),
        json!({"ls_acknowledged": true, "ls_acknowledgement_type": 2}),
        json!({"ls_grafana": false}),
    ];
    let service_states = [
        json!({"ls_state": "OK", "ls_state_id": 0, "ls_state_type": "HARD"}),
        json!({"ls_state": "WARNING", "ls_state_id": 1, "ls_state_type": "SOFT"}),
        json!({"ls_state": "CRITICAL", "ls_state_id": 2, "ls_state_type": "HARD"}),
        json!({"ls_acknowledged": true, "ls_downtimed": true}),
    ];
    let cases = host_states
        .iter()
        .map(|state| ("host", "srv", "srv", state))
        .chain(
            service_states
                .iter()
                .map(|state| ("service", "srv/Load", "Load", state)),
        );
    for (resource, argument, name, state) in cases {
        for option in ["", "-i"] {
            fixture.data("state.json", state);
            let line = format!("{option} -t {resource} -d state.json update {argument}");
            fixture.cli(&line).with(0);
            let item = &fixture.items(resource, &json!({"name": name, "_is_template": false}))[0];
            for (field, value) in state.as_object().expect("an object") {
                assert_eq!(item[field], *value, "{line}: {field}");
            }
        }
    }
    let command = r#"{"check_command": "_internal_host_up"}"#;
    fixture.with_input("-d stdin update srv", command).with(0);
    let host = &fixture.items("host", &json!({"name": "srv"}))[0];
    assert_eq!(
        host["check_command"],
        id(&fixture, "command", "_internal_host_up")
    );
    assert_eq!(host["ls_output"], "gone", "everything else stays");
}

#[test]
fn what_was_written_is_taken_back() {
    let fixture = with_host();
    packs::write(&fixture);
    fixture.cli("-t command -d commands.json add").with(0);
    fixture.cli("-t user -d users.json add").with(0);
    fixture.cli("-t realm add Europe").with(0);
    let user = r#"{"name": "carl", "password": "secret of carl",
        "host_notification_period": "24x7", "service_notification_period": "24x7"}"#;
    fixture.with_input("-t user -d stdin add", user).with(0);
    for (resource, name) in [
        ("command", "notify-host-by-email"),
        ("realm", "Europe"),
        ("user", "carl"),
        ("host", "srv"),
    ] {
        fixture.cli(&format!("-t {resource} get {name}")).with(0);
        fixture.cli(&format!("-t {resource} list")).with(0);
        let dump = format!("alignak-object-dump-{resource}-{name}.json");
        let list = format!("alignak-object-list-{resource}s.json");
        let before = fixture.items(resource, &json!({"name": name}))[0].clone();
        for file in [&dump, &list] {
            fixture
                .cli(&format!("-t {resource} -d {file} update"))
                .with(0);
        }
        fixture
            .cli(&format!("-t {resource} -i -d {dump} update {name}"))
            .with(0);
        let mut after = fixture.items(resource, &json!({"name": name}))[0].clone();
        for automatic in ["_etag", "_updated"] {
            after[automatic] = before[automatic].clone();
        }
        assert_eq!(after, before, "{resource}");
        // Deleted, it is made again from what was written.
        if resource != "host" {
            fixture.cli(&format!("-t {resource} delete {name}")).with(0);
            fixture.cli(&format!("-t {resource} -d {dump} add")).with(0);
            let again = fixture.items(resource, &json!({"name": name}));
            assert_eq!(again[0]["alias"], before["alias"], "{resource}");
        }
    }
    fixture.cli("-t service get srv/Load").with(0);
    let line = "-t service -d alignak-object-dump-service-srv_Load.json update srv/Load";
    fixture.cli(line).with(0);
    fixture
        .cli(&line.replace("-t service", "-t service -i"))
        .with(0);
}

#[test]
fn excluded_time_periods_are_checked_and_stay_names() {
    let fixture = Fixture::new();
    let periods = r#"[
        {"name": "nights", "dateranges": [{"monday": "00:00-06:00"}]},
        {"name": "days", "dateranges": [{"monday": "00:00-24:00"}], "exclude": ["nights"]}
    ]"#;
    fixture
        .with_input("-t timeperiod -d stdin add", periods)
        .with(0);
    let exclude = || fixture.items("timeperiod", &json!({"name": "days"}))[0]["exclude"].clone();
    assert_eq!(exclude(), json!(["nights"]));
    let unknown = fixture
        .with_input(
            "-t timeperiod -d stdin update days",
            r#"{"exclude": ["nights", "nihgts"]}"#,
        )
        .with(2);
    assert!(
        unknown.errors.contains("Not found exclude = nihgts"),
        "{}",
        unknown.errors
    );
    // What another program has stored as an id becomes the name.
    let by_id = json!({"exclude": [id(&fixture, "timeperiod", "nights")]}).to_string();
    fixture
        .with_input("-t timeperiod -d stdin update days", &by_id)
        .with(0);
    assert_eq!(exclude(), json!(["nights"]));
}
