//! Items as the original backend stored and sent them, read and written again.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use alignak_model::{
    AlignakNotification, AlignakRetention, Command, ErrorBody, Grafana, HistoryType, Host,
    HostLink, HostOption, HostState, Id, Issue, Issues, LogCheckResult, Page, Point, Realm,
    Resource, Service, ServiceState, StateType, Status, User, WriteResult, WriteResults,
};
use serde_json::{Map, Value, json};

const HOST: &str = include_str!("samples/host.json");
const REALM_ID: &str = "5f3a0c9e8d1b2a4c6e7f8090";
const COMMAND_ID: &str = "5f3a0c9e8d1b2a4c6e7f8091";

/// Reads an item and writes it again.
fn again<R: Resource>(item: &Value) -> Value {
    let read: R = serde_json::from_value(item.clone()).unwrap();
    let written = serde_json::to_value(&read).unwrap();
    let reread: R = serde_json::from_str(&written.to_string()).unwrap();
    assert_eq!(reread, read);
    written
}

/// Asserts that all members of the one object are in the other; absence is as good as a null.
fn assert_kept(original: &Value, written: &Value) {
    for (name, value) in original.as_object().unwrap() {
        assert_eq!(written.get(name).unwrap_or(&Value::Null), value, "{name}");
    }
}

/// A command with some members more than it needs, or with others.
fn command(changes: Value) -> Value {
    let mut command = json!({"name": "ping", "_realm": REALM_ID});
    if let (Value::Object(members), Value::Object(changes)) = (&mut command, changes) {
        members.extend(changes);
    }
    command
}

#[test]
fn a_host_as_sent_is_read_and_written_without_a_loss() {
    let mut sent: Value = serde_json::from_str(HOST).unwrap();
    let host: Host = serde_json::from_str(HOST).unwrap();
    assert_eq!(host.id().unwrap().to_string(), sent["_id"]);
    assert_eq!(host.etag(), sent["_etag"].as_str());
    assert_eq!(host.updated.unwrap().to_string(), sent["_updated"]);
    assert_eq!(host.name, sent["name"]);
    assert_eq!(host.ls_state_type, StateType::Hard);
    sent.as_object_mut().unwrap().remove("_links");
    assert_kept(&sent, &again::<Host>(&sent));
}

#[test]
fn an_item_of_each_resource_as_stored_is_read_and_written_without_a_loss() {
    let items: Map<String, Value> =
        serde_json::from_str(include_str!("samples/items.json")).unwrap();
    let mut read = 0;
    macro_rules! read {
        ($($resource:ident),* $(,)?) => {
            $(
                if let Some(item) = items.get(alignak_model::$resource::NAME) {
                    assert_kept(item, &again::<alignak_model::$resource>(item));
                    read += 1;
                }
            )*
        };
    }
    read!(
        ActionAcknowledge,
        ActionDowntime,
        ActionForceCheck,
        AlignakInstance,
        AlignakNotification,
        AlignakDaemon,
        AlignakRetention,
        Command,
        Grafana,
        Graphite,
        HistoryEvent,
        HostDependency,
        HostEscalation,
        HostGroup,
        InfluxDb,
        LiveSynthesis,
        LiveSynthesisRetention,
        LogCheckResult,
        Realm,
        Service,
        ServiceDependency,
        ServiceEscalation,
        ServiceGroup,
        StatsD,
        TimePeriod,
        TimeseriesRetention,
        User,
        UserGroup,
        UserRestrictRole,
    );
    assert_eq!(read, items.len());
}

#[test]
fn absent_fields_take_their_defaults() {
    let command: Command = serde_json::from_value(command(json!({}))).unwrap();
    assert_eq!(command.id, None);
    assert_eq!(command.schema_version, 1);
    assert_eq!(command.alias, "");
    assert_eq!(command.timeout, -1);
    assert!(command.sub_realm);
    assert_eq!(command.command_line, None);
    assert_eq!(command.users_read, None);

    let host: Host = serde_json::from_value(json!({"name": "srv-1", "_realm": REALM_ID})).unwrap();
    assert_eq!(host.ls_state, HostState::Unreachable);
    assert_eq!(host.location, Point::new(48.858_293, 2.294_601));
    assert_eq!(
        host.flap_detection_options,
        [HostOption::Up, HostOption::Down, HostOption::Unreachable]
    );
    assert_eq!(host.snapshot_criteria, ["d", "x"]);
    assert_eq!(host.event_handler, None);
}

#[test]
fn what_is_absent_for_good_is_not_written_and_what_may_be_null_is() {
    let host = again::<Host>(&json!({"name": "srv-1", "_realm": REALM_ID}));
    for absent in [
        "_id",
        "_etag",
        "_created",
        "_updated",
        "_links",
        "check_command",
        "check_period",
    ] {
        assert_eq!(host.get(absent), None, "{absent}");
    }
    assert_eq!(host["event_handler"], Value::Null);
    assert_eq!(host["ls_state"], "UNREACHABLE");
}

#[test]
fn a_null_counts_as_absent_where_there_is_a_default() {
    let command: Command = serde_json::from_value(command(
        json!({"timeout": null, "alias": null, "_etag": null}),
    ))
    .unwrap();
    assert_eq!(command.timeout, -1);
    assert_eq!(command.alias, "");
}

#[test]
fn a_missing_required_field_is_an_error_that_names_it() {
    let error = serde_json::from_value::<Command>(json!({"_realm": REALM_ID})).unwrap_err();
    assert_eq!(error.to_string(), "missing field `name`");
    let error = serde_json::from_str::<Host>(r#"{"name": "srv-1"}"#).unwrap_err();
    assert!(
        error.to_string().starts_with("missing field `_realm`"),
        "{error}"
    );
    let error = serde_json::from_value::<AlignakNotification>(json!({})).unwrap_err();
    assert_eq!(error.to_string(), "missing field `event`");
}

#[test]
fn a_secret_is_read_where_it_is_shown_and_never_written_with_its_item() {
    let item = json!({
        "name": "graphs", "_realm": REALM_ID, "address": "192.0.2.1", "apikey": "eyJrIjoiT0",
    });
    let shown: Grafana = serde_json::from_value(item.clone()).unwrap();
    assert_eq!(shown.apikey.expose(), "eyJrIjoiT0");
    assert!(!format!("{shown:?}").contains("eyJrIjoiT0"));
    let written = serde_json::to_value(&shown).unwrap();
    assert_eq!(written.get("apikey"), None);
    assert_eq!(written["address"], "192.0.2.1");

    // The backend shows it only to those who may change the item.
    let mut hidden = item;
    hidden.as_object_mut().unwrap().remove("apikey");
    let hidden: Grafana = serde_json::from_value(hidden).unwrap();
    assert!(hidden.apikey.is_empty());
}

#[test]
fn a_value_of_the_wrong_type_is_an_error() {
    for wrong in [
        json!({"timeout": "soon"}),
        json!({"name": 3}),
        json!({"_realm": "All"}),
        json!({"_created": "yesterday"}),
        json!({"_id": 12}),
    ] {
        let item = command(wrong.clone());
        assert!(serde_json::from_value::<Command>(item).is_err(), "{wrong}");
    }
    assert!(serde_json::from_value::<Command>(json!(["name"])).is_err());
}

#[test]
fn unknown_fields_are_ignored_and_kept_only_where_any_field_is_welcome() {
    let written = again::<Command>(&command(json!({"colour": "red"})));
    assert_eq!(written.get("colour"), None);

    let item = json!({
        "_id": COMMAND_ID,
        "host": "srv-1",
        "retention": {"any": ["thing", 1]},
        "_links": {"self": {"href": "alignakretention", "title": "Alignakretention"}},
        "_status": "OK",
    });
    let read: AlignakRetention = serde_json::from_value(item.clone()).unwrap();
    assert_eq!(read.additional.len(), 1);
    assert_eq!(read.additional["retention"], json!({"any": ["thing", 1]}));
    let written = again::<AlignakRetention>(&item);
    assert_eq!(written["retention"], item["retention"]);
    assert_eq!(written.get("_links"), None);
}

#[test]
fn unknown_words_survive() {
    let item = json!({
        "name": "srv-1",
        "_realm": REALM_ID,
        "ls_state": "SLEEPING",
        "ls_state_type": "soft",
        "notification_options": ["d", "z", ""],
    });
    let host: Host = serde_json::from_value(item.clone()).unwrap();
    assert_eq!(host.ls_state, HostState::Other("SLEEPING".to_owned()));
    assert_eq!(host.ls_state_type.as_str(), "soft");
    assert_eq!(host.notification_options[0], HostOption::Down);
    assert_kept(&item, &again::<Host>(&item));

    assert_eq!(ServiceState::from("UNKNOWN"), ServiceState::Unknown);
    assert_eq!(
        ServiceState::from("UP"),
        ServiceState::Other("UP".to_owned())
    );
    assert_eq!("ack.add".parse(), Ok(HistoryType::AcknowledgeAdd));
    assert_eq!(format!("{:>6}|", HostState::Up), "    UP|");
}

#[test]
fn every_known_word_is_written_as_it_is_read() {
    for word in HistoryType::WORDS {
        let known = HistoryType::from(*word);
        assert!(!matches!(known, HistoryType::Other(_)), "{word}");
        assert_eq!(json!(known), json!(word));
    }
}

#[test]
fn a_reference_is_an_identifier_or_the_embedded_item() {
    let id: Id<Realm> = REALM_ID.parse().unwrap();
    let plain: Command = serde_json::from_value(command(json!({}))).unwrap();
    assert_eq!(plain.realm.id(), Some(id));
    assert_eq!(plain.realm.embedded(), None);
    assert_eq!(serde_json::to_value(&plain).unwrap()["_realm"], REALM_ID);

    let item = json!({
        "name": "http",
        "_realm": {"_id": REALM_ID, "name": "All", "_parent": null},
        "host": {
            "_id": COMMAND_ID,
            "name": "srv-1",
            "_realm": REALM_ID,
            "parents": [COMMAND_ID],
        },
    });
    let service: Service = serde_json::from_str(&item.to_string()).unwrap();
    assert_eq!(service.realm.id(), Some(id));
    assert_eq!(service.realm.embedded().unwrap().name, "All");
    let host = service.host.unwrap().into_embedded().unwrap();
    assert_eq!(host.name, "srv-1");
    assert_eq!(host.parents[0].id(), host.id());
    assert_eq!(again::<Service>(&item)["_realm"]["name"], "All");
}

#[test]
fn a_reference_that_leads_nowhere_does_not_spoil_the_item() {
    let item = json!({
        "name": "http",
        "_realm": null,
        "host": null,
        "check_command": null,
        "users": [null, REALM_ID, null],
        "_users_read": [null],
    });
    let service: Service = serde_json::from_value(item).unwrap();
    assert!(service.realm.is_dangling());
    assert_eq!(service.realm.id(), None);
    assert_eq!(service.host, None);
    assert_eq!(service.users.len(), 1);
    assert_eq!(service.users_read, Some(Vec::new()));
    assert_eq!(
        serde_json::to_value(&service).unwrap()["_realm"],
        Value::Null
    );
}

#[test]
fn a_reference_is_made_from_an_identifier_or_an_item() {
    let host: Host =
        serde_json::from_value(json!({"_id": COMMAND_ID, "name": "a", "_realm": REALM_ID}))
            .unwrap();
    let by_id = HostLink::from(host.id().unwrap());
    let by_item = HostLink::from(host.clone());
    assert_eq!(by_id.id(), by_item.id());
    assert_eq!(by_item.embedded(), Some(&host));
}

#[test]
fn a_field_that_must_be_sent_but_may_be_null_is_read_and_written_as_null() {
    let item = json!({"host": COMMAND_ID, "service": null, "user": REALM_ID});
    let written = again::<alignak_model::ActionAcknowledge>(&item);
    assert_eq!(written["service"], Value::Null);
    assert!(
        serde_json::from_value::<alignak_model::ActionAcknowledge>(
            json!({"host": COMMAND_ID, "user": REALM_ID})
        )
        .is_err()
    );
}

#[test]
fn whole_numbers_are_read_where_fractions_are_expected() {
    let result: LogCheckResult = serde_json::from_value(
        json!({"state": "UP", "state_type": "HARD", "last_state_type": "HARD", "latency": 2}),
    )
    .unwrap();
    assert!((result.latency - 2.0).abs() < f64::EPSILON);
}

#[test]
fn a_page_is_read_with_its_links() {
    let page: Page<Command> = serde_json::from_value(json!({
        "_items": [command(json!({}))],
        "_links": {
            "parent": {"title": "home", "href": "/"},
            "self": {"title": "command", "href": "command"},
            "next": {"title": "next page", "href": "command?page=2"},
        },
        "_meta": {"page": 1, "max_results": 1, "total": 9},
    }))
    .unwrap();
    assert_eq!(page.items.len(), 1);
    assert!(page.has_next());
    assert_eq!(page.links.next.unwrap().href, "command?page=2");
    assert_eq!(page.links.this.unwrap().title, "command");
    assert_eq!(page.meta.total, Some(9));

    let last: Page<Command> = serde_json::from_value(json!({"_items": []})).unwrap();
    assert!(!last.has_next());
}

#[test]
fn answers_to_writes_are_read_for_one_item_and_for_many() {
    let written = json!({
        "_id": COMMAND_ID,
        "_etag": "6b00b7",
        "_created": "Mon, 05 Feb 2024 09:03:07 GMT",
        "_updated": "Mon, 05 Feb 2024 09:03:07 GMT",
        "_links": {"self": {"title": "Command", "href": "command/5f"}},
        "_status": "OK",
    });
    let one: WriteResults<Command> = serde_json::from_value(written.clone()).unwrap();
    let one = one.into_items().pop().unwrap();
    assert_eq!(
        one,
        serde_json::from_value::<WriteResult<Command>>(written.clone()).unwrap()
    );
    assert_eq!(one.id, Some(COMMAND_ID.parse().unwrap()));
    assert_eq!(one.status, Status::Ok);
    assert_eq!(serde_json::to_value(&one).unwrap(), written);

    let many: WriteResults<Command> = serde_json::from_value(json!({
        "_status": "ERR",
        "_items": [{"_status": "OK"}, {"_status": "ERR", "_issues": {"zz": "unknown field"}}],
    }))
    .unwrap();
    assert_eq!(many.status(), &Status::Error);
    let items = many.into_items();
    assert_eq!(items[0].id, None);
    assert_eq!(
        items[1].issues.get("zz"),
        Some(&Issue::Text("unknown field".to_owned()))
    );
}

#[test]
fn bodies_of_errors_are_read_in_all_their_forms() {
    let body = json!({
        "_status": "ERR",
        "_error": {"code": 422, "message": "Insertion failure"},
        "_issues": {
            "name": "not unique",
            "initial_state": ["max length is 1", "unallowed value oo"],
            "parents": {"0": "no such host", "2": ["wrong", {"deep": "er"}]},
            "odd": null,
        },
    });
    let error: ErrorBody = serde_json::from_value(body.clone()).unwrap();
    assert_eq!(error.error.as_ref().unwrap().code, 422);
    assert_eq!(serde_json::to_value(&error).unwrap(), body);
    let sentences: Vec<String> = error
        .issues
        .sentences()
        .into_iter()
        .map(|(path, sentence)| format!("{path}: {sentence}"))
        .collect();
    assert_eq!(
        sentences,
        [
            "initial_state: max length is 1",
            "initial_state: unallowed value oo",
            "name: not unique",
            "odd: null",
            "parents.0: no such host",
            "parents.2: wrong",
            "parents.2.deep: er",
        ]
    );
    let empty: ErrorBody = serde_json::from_str("{}").unwrap();
    assert_eq!(empty.status, Status::Error);
    assert!(empty.issues.is_empty());
    assert_eq!(Issues::default().iter().count(), 0);
}

#[test]
fn secrets_are_not_in_debug_forms() {
    let login = alignak_model::Login::new("admin", "s3cret").generate();
    assert!(!format!("{login:?}").contains("s3cret"));
    assert_eq!(
        serde_json::to_value(&login).unwrap(),
        json!({"username": "admin", "password": "s3cret", "action": "generate"})
    );
    let token: alignak_model::Token = serde_json::from_str(r#"{"token": "1-s3cret"}"#).unwrap();
    assert!(!format!("{token:?}").contains("s3cret"));
}

#[test]
fn resources_know_their_names() {
    assert_eq!(User::NAME, "user");
    assert_eq!((Host::SINGULAR, Host::PLURAL), ("host", "hosts"));
    assert_eq!(Host::SCHEMA_VERSION, 3);
    assert_eq!(Host::RUST_NAME, "Host");
}
