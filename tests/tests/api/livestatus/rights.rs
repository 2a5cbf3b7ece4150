//! Who may see and do what: the user of the listener, and the one whom a request names.

use alignak_testkit::Options;
use alignak_testkit::http::text;
use serde_json::json;

use super::{Live, options};

/// A user who may read hosts, services and groups of hosts of the lower realm.
fn guest(live: &Live, more: &serde_json::Value) -> String {
    guest_of(live, more, &["host", "service", "hostgroup"])
}

/// A user who may read these resources in the lower realm.
fn guest_of(live: &Live, more: &serde_json::Value, resources: &[&str]) -> String {
    let always = live.admin.by_name("timeperiod", "24x7")["_id"].clone();
    let mut user = json!({
        "name": "guest", "password": "guest", "_realm": live.sub,
        "host_notification_period": always, "service_notification_period": always,
    });
    for (name, value) in more.as_object().into_iter().flatten() {
        user[name] = value.clone();
    }
    let user = text(&live.admin.create("user", &user), "_id");
    // What every user is given from the start is taken away.
    let own = json!({ "user": user }).to_string();
    let roles = live.admin.get("/userrestrictrole");
    let roles = roles.query(&[("where", own.as_str())]).send().json();
    for role in roles["_items"].as_array().expect("roles") {
        let address = format!("/userrestrictrole/{}", text(role, "_id"));
        let removal = live.admin.delete(&address).if_match(&text(role, "_etag"));
        removal.send().expect_status(204);
    }
    for resource in resources {
        live.admin.create(
            "userrestrictrole",
            &json!({"user": user, "realm": live.sub, "sub_realm": true, "resource": resource,
                    "crud": ["read"]}),
        );
    }
    user
}

#[test]
fn a_query_in_the_name_of_a_user_shows_what_that_user_may_read() {
    let live = Live::start();
    guest(&live, &json!({}));
    let as_guest = |query: &str| format!("{query}\nAuthUser: guest");
    // `alpha` may be read from below, as every item is that does not say otherwise.
    live.wait_for(
        &as_guest("GET hosts\nColumns: name"),
        &json!([["alpha"], ["gämma"]]),
    );
    assert_eq!(
        live.rows(&as_guest("GET services\nColumns: host_name description")),
        json!([["gämma", "ping"]])
    );
    // What is inside of rows is cut, too.
    assert_eq!(
        live.rows(&as_guest(
            "GET hosts\nColumns: childs num_services\nFilter: name = alpha"
        )),
        json!([[[], 0]])
    );
    assert_eq!(
        live.rows(&as_guest(
            "GET hostgroups\nColumns: members num_hosts\nFilter: name = servers"
        )),
        json!([[["alpha", "gämma"], 2]])
    );
    assert_eq!(
        live.rows(&as_guest("GET commands\nColumns: name")),
        json!([])
    );
    assert_eq!(
        live.rows("GET hosts\nColumns: name\nAuthUser: nobody"),
        json!([])
    );
    assert_eq!(
        live.rows("GET status\nColumns: num_hosts\nAuthUser: nobody"),
        json!([[0]])
    );
}

#[test]
fn the_rights_of_the_user_of_a_listener_hold() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("live");
    let sockets = json!({"127.0.0.1:0": "admin", (format!("unix:{}", path.display())): "guest"});
    let live = Live::start_with(Options::default().setting("LIVESTATUS", sockets));
    let ask = |query: &str| {
        let stream = std::os::unix::net::UnixStream::connect(&path).expect("a connection");
        super::exchange(stream, format!("{query}\n\n").as_bytes())
    };
    assert!(ask("GET hosts\nColumns: name").contains("does not exist"));
    guest(&live, &json!({}));
    live.wait_for(
        "GET hosts\nColumns: name\nAuthUser: guest",
        &json!([["alpha"], ["gämma"]]),
    );
    assert_eq!(ask("GET hosts\nColumns: name"), "alpha\ngämma\n");
    // It cannot see more in another user's name, nor command in it.
    assert_eq!(
        ask("GET hosts\nColumns: name\nAuthUser: admin"),
        "alpha\ngämma\n"
    );
    let refused = ask("COMMAND [1] ACKNOWLEDGE_HOST_PROBLEM;gämma;2;0;1;admin;x\nAuthUser: admin");
    assert!(refused.starts_with("403: "), "{refused}");
}

#[test]
fn commands_need_a_user_and_its_rights() {
    let live = Live::start();
    guest(&live, &json!({}));
    live.wait_for(
        "GET contacts\nFilter: name = guest\nStats: name !=",
        &json!([[1]]),
    );
    let refused = live.raw(&format!(
        "COMMAND [{}] ACKNOWLEDGE_HOST_PROBLEM;beta;2;0;1;guest;mine\nAuthUser: guest\n\n",
        super::now()
    ));
    // Not even its name is told to who may not read it.
    assert!(refused.starts_with("400: "), "{refused}");
    let refused = live.raw(&format!(
        "COMMAND [{}] ACKNOWLEDGE_HOST_PROBLEM;gämma;2;0;1;guest;mine\nAuthUser: guest\n\n",
        super::now()
    ));
    assert_eq!(refused, "403: not allowed to submit commands\n");
    assert_eq!(
        live.admin.get("/actionacknowledge").send().json()["_meta"]["total"],
        json!(0)
    );
}

#[test]
fn without_a_user_everything_is_read_and_no_command_is_taken() {
    let live = Live::start_with(options().setting("LIVESTATUS_USER", json!("")));
    assert_eq!(live.rows("GET hosts\nStats: name !="), json!([[3]]));
    let refused = live.command("ACKNOWLEDGE_HOST_PROBLEM;beta;2;0;1;admin;mine");
    assert!(
        refused.starts_with("403: ") && refused.contains("LIVESTATUS_USER"),
        "{refused}"
    );
}

#[test]
fn other_addresses_are_not_served() {
    let mut live = Live::start();
    live.server.terminate();
    let server = alignak_testkit::Server::start_with(
        options().setting("LIVESTATUS_ADDRESSES", json!(["192.0.2.7"])),
    );
    live.port = server.livestatus_port();
    let mut stream = live.connect();
    let mut reply = String::new();
    let _ = std::io::Write::write_all(&mut stream, b"GET hosts\n\n");
    // The connection ends without a reply.
    let _ = std::io::Read::read_to_string(&mut stream, &mut reply);
    assert_eq!(reply, "");
}

#[test]
fn a_host_that_may_not_be_read_shows_nothing_through_its_services() {
    let live = Live::start();
    let admin = &live.admin;
    let host = admin.create(
        "host",
        &json!({"name": "delta", "address": "192.0.2.9", "customs": {"_SITE": "Secret"},
                "_realm": live.sub}),
    );
    let disk = admin.by_name("service", "disk");
    let web = admin.create(
        "service",
        &json!({"name": "web", "host": host["_id"], "_realm": live.sub,
                "notes_url": "http://x/$HOSTNAME$/$HOSTADDRESS$/$_HOSTSITE$",
                "service_dependencies": [disk["_id"]]}),
    );
    for (resource, member) in [("hostgroup", &host), ("servicegroup", &web)] {
        let members = resource.replace("group", "s");
        admin.create(
            resource,
            &json!({"name": "together", "_realm": live.sub, (members): [member["_id"]]}),
        );
    }
    live.result("delta", None, "DOWN", "secret output");
    guest_of(&live, &json!({}), &["service", "hostgroup", "servicegroup"]);
    let columns = "Columns: host_name description host_address host_plugin_output \
                   host_custom_variable_names notes_url_expanded depends_exec\n\
                   Filter: host_name = delta";
    let hidden = json!([[
        "delta",
        "web",
        "",
        "",
        [],
        "http://x/delta//$_HOSTSITE$",
        []
    ]]);
    let open = json!([[
        "delta",
        "web",
        "192.0.2.9",
        "secret output",
        ["SITE", "LAT", "LONG"],
        "http://x/delta/192.0.2.9/Secret",
        [["alpha", "disk"]]
    ]]);
    for table in ["services", "servicesbygroup", "servicesbyhostgroup"] {
        let query = format!("GET {table}\n{columns}");
        live.wait_for(&query, &open);
        let as_guest = format!("{query}\nAuthUser: guest");
        // In which groups of hosts it is, is not told either.
        let none = json!([]);
        let shown = if table == "servicesbyhostgroup" {
            &none
        } else {
            &hidden
        };
        live.wait_for(&as_guest, shown);
        let probe = format!("{as_guest}\nFilter: host_address = 192.0.2.9");
        assert_eq!(live.rows(&probe), json!([]), "{table}");
    }
}

#[test]
fn names_inside_of_rows_are_those_of_what_may_be_read() {
    let live = Live::start();
    let admin = &live.admin;
    let command = admin.by_name("command", "check_it");
    let own = |resource: &str, member: &str, value: serde_json::Value| {
        let item = json!({"name": "own", "_realm": live.sub, (member): value});
        text(&admin.create(resource, &item), "_id")
    };
    let period = own("timeperiod", "dateranges", json!([]));
    let handler = own("command", "command_line", json!("/bin/handle"));
    admin.create(
        "host",
        &json!({"name": "epsilon", "_realm": live.sub, "check_command": command["_id"],
                "check_command_args": "!80", "event_handler": handler, "event_handler_args": "!now",
                "check_period": period, "notification_period": period}),
    );
    let commands = json!({"host_notification_commands": [command["_id"], handler]});
    let user = guest_of(&live, &commands, &["host"]);
    let host = "GET hosts\nColumns: check_command check_command_expanded event_handler check_period \
                notification_period realm in_check_period\nFilter: name = epsilon";
    let contact = "GET contacts\nColumns: host_notification_commands host_notification_period \
                   service_notification_period\nFilter: name = guest";
    let as_guest = |query: &str| format!("{query}\nAuthUser: guest");
    live.wait_for(
        host,
        &json!([[
            "check_it!80",
            "check_it!80",
            "own!now",
            "own",
            "own",
            "Sub",
            0
        ]]),
    );
    live.wait_for(contact, &json!([[["check_it", "own"], "24x7", "24x7"]]));
    live.wait_for(&as_guest(host), &json!([["", "", "", "", "", "", 0]]));
    live.wait_for(&as_guest(contact), &json!([[[], "", ""]]));
    let probe = format!("{}\nFilter: check_command ~ check", as_guest(host));
    assert_eq!(live.rows(&probe), json!([]));
    // Each is shown with the right to it; what lies above is not, unless it is shared.
    let shared = live
        .admin
        .get(&format!("/command/{}", text(&command, "_id")));
    let shared = shared.send().json();
    let change = live
        .admin
        .patch(&format!("/command/{}", text(&command, "_id")));
    let change = change.if_match(&text(&shared, "_etag"));
    change
        .json(&json!({"_sub_realm": false}))
        .send()
        .expect_status(200);
    for resource in ["command", "timeperiod", "realm"] {
        admin.create(
            "userrestrictrole",
            &json!({"user": user, "realm": live.sub, "sub_realm": true, "resource": resource,
                    "crud": ["read"]}),
        );
    }
    live.wait_for(
        &as_guest(host),
        &json!([["", "", "own!now", "own", "own", "Sub", 0]]),
    );
    live.wait_for(
        &as_guest("GET contacts\nColumns: host_notification_commands\nFilter: name = guest"),
        &json!([[["own"]]]),
    );
}

#[test]
fn the_log_and_waiting_tell_nothing_of_what_may_not_be_read() {
    let live = Live::start();
    guest_of(&live, &json!({}), &["host", "service", "history"]);
    live.admin.create(
        "history",
        &json!({"type": "monitoring.notification", "host_name": "gämma", "user_name": "admin",
                "message": "told"}),
    );
    let query = "GET log\nColumns: contact_name current_contact_name current_host_name\n\
                 Filter: class = 3";
    live.wait_for(query, &json!([["admin", "admin", "gämma"]]));
    live.wait_for(
        &format!("{query}\nAuthUser: guest"),
        &json!([["admin", "", "gämma"]]),
    );
    // What may not be read is answered as what there is not.
    let wait = |table: &str, object: &str| {
        let refused = live.ask(&format!(
            "GET {table}\nWaitObject: {object}\nWaitTimeout: 100\nAuthUser: guest"
        ));
        (refused.code, refused.payload.replace(object, "OBJECT"))
    };
    assert_eq!(wait("hosts", "gämma").0, 200);
    assert_eq!(wait("services", "gämma;ping").0, 200);
    for (table, hidden, unknown) in [
        ("hosts", "beta", "nothing"),
        ("services", "beta;ping", "beta;nothing"),
    ] {
        let refused = wait(table, hidden);
        assert_eq!(refused.0, 400, "{}", refused.1);
        assert_eq!(refused, wait(table, unknown));
    }
}

#[test]
fn a_command_in_another_name_needs_the_rights_of_both() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("live");
    let sockets = json!({"127.0.0.1:0": "admin", (format!("unix:{}", path.display())): "guest"});
    let live = Live::start_with(Options::default().setting("LIVESTATUS", sockets));
    let user = guest(&live, &json!({"can_update_livestate": true}));
    live.wait_for(
        "GET contacts\nFilter: name = guest\nStats: name !=",
        &json!([[1]]),
    );
    // Who names another must be able to read that one.
    live.admin.create(
        "userrestrictrole",
        &json!({"user": user, "realm": live.root, "sub_realm": false, "resource": "user",
                "crud": ["read"]}),
    );
    let acknowledge = |host: &str| {
        let stream = std::os::unix::net::UnixStream::connect(&path).expect("a connection");
        let command = format!(
            "COMMAND [{}] ACKNOWLEDGE_HOST_PROBLEM;{host};2;0;1;admin;x\nAuthUser: admin\n\n",
            super::now()
        );
        super::exchange(stream, command.as_bytes())
    };
    // The administrator may, the user of the listener may not.
    assert_eq!(
        acknowledge("gämma"),
        "403: not allowed to submit commands\n"
    );
    let address = format!("/user/{user}");
    let etag = text(&live.admin.get(&address).send().json(), "_etag");
    let change = live.admin.patch(&address).if_match(&etag);
    let change = change.json(&json!({"can_submit_commands": true}));
    change.send().expect_status(200);
    let refused = acknowledge("beta");
    assert!(refused.starts_with("400: "), "{refused}");
    assert_eq!(acknowledge("gämma"), "");
    let requests = live.admin.get("/actionacknowledge").send().json();
    assert_eq!(requests["_meta"]["total"], json!(1));
    let admin = live.admin.by_name("user", "admin");
    assert_eq!(requests["_items"][0]["user"], admin["_id"]);
}
