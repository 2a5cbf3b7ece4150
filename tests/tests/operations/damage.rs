//! Damage to what is stored: it is noticed, named, and costs nothing else.

use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::process::Command;

use alignak_testkit::http::text;
use alignak_testkit::{Server, tools};
use serde_json::{Value, json};

/// Changes a letter of an item of the resource behind the server's back, or cuts a packed one, so
/// that its checksum is wrong.
pub(crate) fn damage(database: &Path, resource: &str, id: &str) {
    let program = "import sqlite3, sys\n\
        file = sqlite3.connect(sys.argv[1])\n\
        texts, packed = \"replace(item, 'name', 'nane')\", 'substr(item, 1, length(item) - 1)'\n\
        item = f\"CASE typeof(item) WHEN 'text' THEN {texts} ELSE {packed} END\"\n\
        id = sys.argv[3]\n\
        change = f'UPDATE \"{sys.argv[2]}\" SET item = {item} WHERE id IN (?, ?)'\n\
        file.execute(change, (id, bytes.fromhex(id)))\n\
        assert file.total_changes == 1\n\
        file.commit()\n";
    let changed = Command::new(tools::python())
        .args(["-c", program])
        .arg(database)
        .args([resource, id])
        .status();
    assert!(
        changed.is_ok_and(|status| status.success()),
        "{resource} {id}"
    );
}

/// A byte of the data file that is not what was written spoils one item, and neither the start nor
/// any other item.
#[test]
fn it_starts_with_a_damaged_item_and_names_it() {
    const MARK: &str = "a mark that no other item has";
    let mut server = Server::start();
    let admin = server.admin();
    let realm = admin.root_realm();
    let create = |name: &str, notes: &str| {
        let host = json!({"name": name, "_realm": realm, "notes": notes});
        text(&admin.create("host", &host), "_id")
    };
    let (damaged, good) = (create("damaged", MARK), create("good", "nothing"));
    assert!(server.terminate().success());
    let file = server.data().join("alignak-backend.sqlite");
    let mut bytes = std::fs::read(&file).expect("the data file can be read");
    let mut windows = bytes.windows(MARK.len());
    let place = windows.position(|window| window == MARK.as_bytes());
    bytes[place.expect("the item is in the data file")] ^= 1;
    std::fs::write(&file, bytes).expect("the data file can be written");
    server.restart();
    let admin = server.admin();
    let found = admin.get(&format!("/host/{good}")).send();
    assert_eq!(found.expect_status(200).json()["notes"], "nothing");
    let refused = admin.get(&format!("/host/{damaged}")).send();
    let reason = refused.expect_status(500).message();
    assert!(
        reason.contains("host") && reason.contains(&damaged),
        "{reason}"
    );
    // A list that would hold it is not silently shorter.
    let list = admin.get("/host").query(&[("max_results", "50")]).send();
    assert!(list.expect_status(500).message().contains(&damaged));
    let others = [("where", r#"{"name": "good"}"#)];
    let list = admin.get("/host").query(&others).send();
    assert_eq!(list.expect_status(200).json()["_meta"]["total"], 1);
}

/// A page of the data file that is overwritten under a running server costs what is on it: reading
/// that is 500, everything else goes on, and so does the server.
#[test]
fn a_page_that_is_damaged_under_a_running_server_costs_what_is_on_it() {
    const MARK: &str = "a mark that is on one page only";
    const PAGE: usize = 4096;
    let mut server = Server::start();
    let admin = server.admin();
    let realm = admin.root_realm();
    let filler = "filler ".repeat(400);
    let create = |name: &str, notes: &str| {
        let host = json!({"name": name, "_realm": realm, "notes": notes});
        text(&admin.create("host", &host), "_id")
    };
    for number in 0..20 {
        create(&format!("before {number}"), &filler);
    }
    let damaged = create("damaged", &format!("{MARK}{filler}"));
    for number in 0..20 {
        create(&format!("after {number}"), &filler);
    }
    // What was written is in the file itself, and in no cache.
    assert!(server.terminate().success());
    server.restart();
    let path = server.data().join("alignak-backend.sqlite");
    let bytes = std::fs::read(&path).expect("the data file can be read");
    let mut windows = bytes.windows(MARK.len());
    let place = windows.position(|window| window == MARK.as_bytes());
    let page = place.expect("the item is in the data file") / PAGE * PAGE;
    let file = std::fs::OpenOptions::new().write(true).open(&path);
    let file = file.expect("the data file can be opened");
    file.write_all_at(&[0xAA; PAGE], page as u64)
        .expect("the data file can be written");
    let admin = server.admin();
    let refused = admin.get(&format!("/host/{damaged}")).send();
    let refused = refused.expect_status(500);
    assert_eq!(refused.header("retry-after"), None);
    assert_eq!(refused.json()["_error"]["code"], 500);
    let mut read = 0;
    for name in ["before 0", "after 19"] {
        let filter = json!({"name": name}).to_string();
        let found = admin.get("/host").query(&[("where", &filter)]).send();
        read += u32::from(found.status == 200);
    }
    assert!(read > 0, "one page is not the whole resource");
    admin.get("/command").send().expect_status(200);
    admin.create("command", &json!({"name": "new", "_realm": realm}));
    assert!(server.terminate().success());
}

/// One damaged item of any resource costs itself only: everybody logs in, reads and writes the rest.
#[test]
fn a_damaged_item_of_any_resource_costs_no_other() {
    let mut server = Server::start();
    let admin = server.admin();
    let realm = admin.root_realm();
    let period = text(&admin.by_name("timeperiod", "24x7"), "_id");
    let create = |resource: &'static str, item: Value| {
        let id = text(&admin.create(resource, &item), "_id");
        (resource, id)
    };
    let plain = |resource: &'static str| {
        let name = format!("damaged {resource}");
        create(resource, json!({"name": name, "_realm": realm}))
    };
    let user = json!({
        "name": "damaged user", "_realm": realm,
        "host_notification_period": period, "service_notification_period": period,
    });
    let damaged = [
        create("realm", json!({"name": "Below", "_parent": realm})),
        plain("command"),
        plain("timeperiod"),
        plain("hostgroup"),
        plain("usergroup"),
        create("user", user),
        plain("host"),
    ];
    for name in ["good", "other"] {
        admin.create("host", &json!({"name": name, "_realm": realm}));
    }
    assert!(server.terminate().success());
    let file = server.data().join("alignak-backend.sqlite");
    for (resource, id) in &damaged {
        damage(&file, resource, id);
    }
    server.restart();
    let admin = server.admin();
    for (resource, id) in &damaged {
        let refused = admin.get(&format!("/{resource}/{id}")).send();
        let reason = refused.expect_status(500).message();
        assert!(reason.contains(id.as_str()), "{resource}: {reason}");
    }
    for (path, status) in [
        ("/service", 200),
        ("/contact", 404),
        ("/history", 200),
        ("/livesynthesis", 200),
        ("/realm", 500),
    ] {
        assert_eq!(admin.get(path).send().status, status, "{path}");
    }
    admin.create("command", &json!({"name": "new", "_realm": realm}));
    let result = |host: &str| {
        json!({
            "host_name": host, "state": "UP", "state_id": 0, "state_type": "HARD",
            "last_state_type": "HARD",
        })
    };
    let list = json!([result("good"), result("damaged host"), result("other")]);
    let outcome = admin.post("/logcheckresult").json(&list).send();
    let outcome = outcome.json();
    let statuses: Vec<_> = outcome["_items"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|item| item["_status"].clone())
        .collect();
    assert_eq!(statuses, ["OK", "ERR", "OK"], "{outcome}");
    let alone = admin.post("/logcheckresult").json(&result("damaged host"));
    assert_eq!(alone.send().status, 500);
}
