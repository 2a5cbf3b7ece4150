//! Commands, and their effect through the REST interface.

use alignak_testkit::http::text;
use serde_json::{Value, json};

use super::{Live, now};

/// The items of a resource, the newest first.
fn items(live: &Live, resource: &str) -> Vec<Value> {
    let answer = live
        .admin
        .get(&format!("/{resource}"))
        .query(&[("sort", "-_id")])
        .send()
        .expect_status(200);
    answer.json()["_items"].as_array().expect("items").clone()
}

#[test]
fn acknowledgements_become_requests() {
    let live = Live::start();
    assert_eq!(
        live.command("ACKNOWLEDGE_HOST_PROBLEM;beta;2;1;0;admin;known; really"),
        ""
    );
    let beta = live.admin.by_name("host", "beta");
    let requests = items(&live, "actionacknowledge");
    assert_eq!(requests.len(), 1);
    let request = &requests[0];
    assert_eq!(text(request, "comment"), "known; really");
    assert_eq!(request["host"], beta["_id"]);
    for (name, value) in [
        ("service", Value::Null),
        ("sticky", json!(true)),
        ("notify", json!(true)),
        ("persistent", json!(false)),
        ("action", json!("add")),
    ] {
        assert_eq!(request[name], value, "{name}");
    }
    assert_eq!(
        live.command("ACKNOWLEDGE_SVC_PROBLEM;alpha;disk;1;0;1;admin;later"),
        ""
    );
    let newest = items(&live, "actionacknowledge").remove(0);
    assert_eq!(newest["sticky"], json!(false));
    assert!(newest["service"].is_string());
    assert_eq!(live.command("REMOVE_SVC_ACKNOWLEDGEMENT;alpha;disk"), "");
    let newest = items(&live, "actionacknowledge").remove(0);
    assert_eq!(newest["action"], json!("delete"));
    // The comment shows when the engine has acknowledged the problem.
    let mut result = json!({
        "host_name": "beta", "state": "DOWN", "state_type": "HARD", "last_state_type": "HARD",
        "last_check": now(), "acknowledged": true,
    });
    live.admin.create("logcheckresult", &result);
    live.wait_for(
        "GET comments\nColumns: host_name author comment entry_type is_service",
        &json!([["beta", "admin", "known; really", 4, 0]]),
    );
    assert_eq!(
        live.rows("GET hosts\nColumns: acknowledged\nFilter: name = beta"),
        json!([[1]])
    );
    result["state"] = json!("UP");
    result["acknowledged"] = json!(false);
    live.admin.create("logcheckresult", &result);
    live.wait_for("GET comments\nColumns: id", &json!([]));
}

#[test]
fn downtimes_are_scheduled_shown_and_ended() {
    let live = Live::start();
    let (start, end) = (now() - 10, now() + 3600);
    assert_eq!(
        live.command(&format!(
            "SCHEDULE_HOST_DOWNTIME;alpha;{start};{end};1;0;60;admin;moving"
        )),
        ""
    );
    assert_eq!(
        live.command(&format!(
            "SCHEDULE_SVC_DOWNTIME;alpha;disk;{end};{};0;0;60;admin;later",
            end + 60
        )),
        ""
    );
    let query = "GET downtimes\nColumns: host_name service_description author comment start_time \
                 end_time fixed duration type is_service";
    live.wait_for(
        query,
        &json!([
            ["alpha", "", "admin", "moving", start, end, 1, 60, 0, 0],
            [
                "alpha",
                "disk",
                "admin",
                "later",
                end,
                end + 60,
                0,
                60,
                1,
                1
            ]
        ]),
    );
    let ids = live.rows("GET downtimes\nColumns: id");
    let (first, second) = (
        ids[0][0].as_i64().expect("a number"),
        ids[1][0].as_i64().expect("a number"),
    );
    assert!(first < second && second < 1 << 53);
    assert_eq!(
        live.rows("GET hosts\nColumns: downtimes_with_info\nFilter: name = alpha"),
        json!([[[[first, "admin", "moving"]]]])
    );
    assert_eq!(live.command(&format!("DEL_SVC_DOWNTIME;{second}")), "");
    live.wait_for("GET downtimes\nColumns: id", &json!([[first]]));
    assert!(
        live.command(&format!("DEL_HOST_DOWNTIME;{second}"))
            .starts_with("400: ")
    );
    // One for each member.
    assert_eq!(
        live.command(&format!(
            "SCHEDULE_HOSTGROUP_SVC_DOWNTIME;linux;{start};{end};1;0;60;admin;all of them"
        )),
        ""
    );
    live.wait_for(
        "GET downtimes\nFilter: is_service = 1\nStats: id > 0",
        &json!([[3]]),
    );
    assert_eq!(
        live.command(&format!(
            "SCHEDULE_AND_PROPAGATE_HOST_DOWNTIME;alpha;{start};{end};1;0;60;admin;below"
        )),
        ""
    );
    live.wait_for(
        "GET downtimes\nFilter: comment = below\nColumns: host_name",
        &json!([["alpha"], ["beta"]]),
    );
}

#[test]
fn checks_results_and_comments_have_their_effect() {
    let live = Live::start();
    assert_eq!(
        live.command(&format!("SCHEDULE_FORCED_SVC_CHECK;alpha;disk;{}", now())),
        ""
    );
    assert_eq!(
        live.command(&format!("SCHEDULE_FORCED_HOST_SVC_CHECKS;alpha;{}", now())),
        ""
    );
    assert_eq!(items(&live, "actionforcecheck").len(), 3);
    let later = live.command(&format!("SCHEDULE_HOST_CHECK;alpha;{}", now() + 7200));
    assert!(later.starts_with("400: "), "{later}");
    assert_eq!(
        live.command("PROCESS_SERVICE_CHECK_RESULT;alpha;load;1;too high; 12|load=12;10"),
        ""
    );
    let service = live.admin.by_name("service", "load");
    for (name, value) in [
        ("ls_state", json!("WARNING")),
        ("ls_output", json!("too high; 12")),
        ("ls_perf_data", json!("load=12;10")),
        ("ls_passive_check", json!(true)),
        ("ls_last_state", json!("OK")),
    ] {
        assert_eq!(service[name], value, "{name}");
    }
    live.wait_for(
        "GET services\nColumns: state check_type plugin_output\nFilter: description = load",
        &json!([[1, 1, "too high; 12"]]),
    );
    assert_eq!(
        live.command("PROCESS_HOST_CHECK_RESULT;gämma;1;no answer"),
        ""
    );
    live.wait_for(
        "GET hosts\nColumns: state\nFilter: name = gämma",
        &json!([[1]]),
    );
    assert!(
        live.command("PROCESS_HOST_CHECK_RESULT;gämma;7;what")
            .starts_with("400: ")
    );

    assert_eq!(
        live.command("ADD_SVC_COMMENT;alpha;disk;1;admin;größer; bald"),
        ""
    );
    live.wait_for(
        "GET comments\nColumns: host_name service_description comment entry_type",
        &json!([["alpha", "disk", "größer; bald", 1]]),
    );
    let id = live.rows("GET comments\nColumns: id")[0][0]
        .as_i64()
        .expect("a number");
    assert_eq!(live.command(&format!("DEL_SVC_COMMENT;{id}")), "");
    live.wait_for("GET comments\nColumns: id", &json!([]));
    for text in ["one", "two", "three"] {
        let command = format!("ADD_HOST_COMMENT;alpha;1;admin;{text}");
        assert_eq!(live.command(&command), "");
    }
    live.wait_for("GET comments\nStats: id > 0", &json!([[3]]));
    assert_eq!(live.command("DEL_ALL_HOST_COMMENTS;alpha"), "");
    live.wait_for("GET comments\nColumns: id", &json!([]));
}

#[test]
fn refusals_are_told_and_a_query_may_follow() {
    let live = Live::start();
    for (command, code) in [
        ("ACKNOWLEDGE_HOST_PROBLEM;nothing;2;1;0;admin;x", "400"),
        ("ACKNOWLEDGE_HOST_PROBLEM;beta;2;1", "400"),
        ("ACKNOWLEDGE_HOST_PROBLEM;beta;two;1;0;admin;x", "400"),
        ("ACKNOWLEDGE_SVC_PROBLEM;beta;disk;2;1;0;admin;x", "400"),
        (
            "SCHEDULE_HOST_DOWNTIME;alpha;200;100;1;0;60;admin;backwards",
            "400",
        ),
        ("SHUTDOWN_PROCESS", "400"),
        ("DISABLE_NOTIFICATIONS", "400"),
    ] {
        let refused = live.command(command);
        assert!(
            refused.starts_with(&format!("{code}: ")),
            "{command}: {refused}"
        );
    }
    // Without an empty line, with headers behind, and before a query on the same connection.
    let text = live.raw(&format!(
        "COMMAND [{0}] SHUTDOWN_PROCESS\nCOMMAND [{0}] SAVE_STATE_INFORMATION\nAuthUser: admin\n\
         GET hosts\nStats: name !=\n\n",
        now()
    ));
    assert_eq!(text, "3\n");
    let framed = live.raw(&format!(
        "COMMAND [{}] SAVE_STATE_INFORMATION\nResponseHeader: fixed16\n\n",
        now()
    ));
    assert_eq!(framed, "200           0\n");
    assert!(items(&live, "actionacknowledge").is_empty());
}
