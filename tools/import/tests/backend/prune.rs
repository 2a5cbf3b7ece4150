//! What earlier imports have left behind.

use serde_json::{Value, json};

use crate::fixture::Fixture;

#[test]
fn an_update_can_remove_what_earlier_imports_have_left_behind() {
    let fixture = Fixture::new();
    let host = |name: &str| format!("define host {{\n host_name {name}\n}}\n");
    let both = fixture.file("both.cfg", &(host("a") + &host("b")));
    let less = fixture.file("less.cfg", &host("a"));
    fixture.import(&[], &both).with(0);
    let own =
        json!({"name": "own", "_realm": fixture.item("realm", &json!({"name": "All"}))["_id"]});
    let admin = fixture.server.admin();
    admin.post("/host").json(&own).send().expect_status(201);
    let names = || -> Vec<Value> {
        let hosts = fixture.items("host", &json!({"_is_template": false}));
        hosts.iter().map(|host| host["name"].clone()).collect()
    };

    fixture.import(&["--plan"], &less).with(0);
    let plan = fixture.import(&["--plan", "--exit-code"], &less).with(1);
    assert!(
        plan.ends_with("0 to create, 0 to change, 1 to delete.\n"),
        "{plan}"
    );
    // Nobody can be asked.
    let output = fixture.import(&["-e", "--prune"], &less).with(2);
    assert!(
        output.contains("- host b\nNothing is removed.\n"),
        "{output}"
    );
    let path = less.display().to_string();
    let output = fixture
        .on_terminal("n\n", &["-e", "--prune", &path])
        .with(2);
    assert!(output.contains("Remove these 1 items? [y/N]"), "{output}");
    assert_eq!(names().len(), 3);
    let output = fixture.import(&["-e", "--prune", "--yes"], &less).with(0);
    assert!(output.contains("1 items are removed."), "{output}");
    // What somebody else has created stays.
    assert_eq!(names(), ["a", "own"]);
    let output = fixture.import(&["-e", "--prune"], &less).with(0);
    assert!(
        output.contains("Nothing is left of earlier imports."),
        "{output}"
    );
    fixture.import(&["--plan", "--exit-code"], &less).with(0);
}
