//! A configuration in files.

use serde_json::json;

use crate::fixture::Fixture;

#[test]
fn a_configuration_is_applied_and_read_back() {
    let fixture = Fixture::new();
    std::fs::create_dir(fixture.path("site")).expect("a folder can be made");
    fixture.data(
        "site/all.json",
        &json!({
            "imported_from": "site",
            "commands": [{"name": "ping", "_realm": "All", "command_line": "check_ping"}],
            "hosts": [{
                "name": "srv", "_realm": "All", "address": "192.0.2.1", "check_command": "ping",
                "services": [{"name": "Load", "check_command": "ping"}],
            }],
        }),
    );
    let plan = fixture.cli("plan site").with(0).output;
    assert!(
        plan.ends_with("3 to create, 0 to change, 0 to delete.\n"),
        "{plan}"
    );
    fixture.cli("-c apply site").with(0);
    assert!(fixture.items("host", &json!({"name": "srv"})).is_empty());
    fixture.cli("apply site").with(0);
    assert_eq!(fixture.items("service", &json!({"name": "Load"})).len(), 1);
    assert_eq!(
        fixture.cli("apply site").with(0).output,
        "Nothing is to be changed.\n"
    );

    let exported = fixture.cli("export copy --owner site").with(0).output;
    assert_eq!(exported, "3 items of site are in copy\n");
    assert_eq!(
        fixture.cli("plan copy").with(0).output,
        "Nothing is to be changed.\n"
    );
    assert_eq!(
        fixture.cli("--output json plan copy").with(0).json(),
        json!([])
    );

    std::fs::remove_file(fixture.path("copy/services.json")).ok();
    let hosts = json!({"imported_from": "site", "hosts": []});
    fixture.data("copy/hosts.json", &hosts);
    let plan = fixture.cli("apply copy").with(0).output;
    assert!(plan.contains("to delete."), "{plan}");
    assert!(fixture.items("host", &json!({"name": "srv"})).is_empty());
    fixture.cli("plan nowhere").with(2);
    std::fs::write(fixture.path("copy/broken.json"), "{").expect("a file can be written");
    let broken = fixture.cli("plan copy").with(2);
    assert!(
        broken.errors.contains("copy/broken.json"),
        "{}",
        broken.errors
    );
}
