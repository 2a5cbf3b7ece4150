//! The same configuration twice, in each mode.

use serde_json::{Value, json};

use crate::fixture::Fixture;

/// A little of everything.
const SITE: &str = "\
define realm {
 realm_name All
 default 1
 realm_members Europe
}
define realm {
 realm_name Europe
}
define command {
 command_name check_disk
 command_line $USER1$/check_disk -w $ARG1$ \\; exit
}
define timeperiod {
 timeperiod_name 24x7
 monday 00:00-24:00
}
define timeperiod {
 timeperiod_name holidays
 december 25 00:00-24:00
}
define timeperiod {
 timeperiod_name work
 alias Work hours
 monday 08:00-12:00, 13:00-18:00
 day 1 - 15 / 2 06:00-18:00
 exclude holidays
}
define contact {
 name generic-contact
 register 0
 host_notification_period work
 _team ops
}
define contact {
 contact_name jim
 use generic-contact
 email jim@example.com
 host_notification_commands check_disk!x
 contactgroups team
}
define contactgroup {
 contactgroup_name team
 alias The team
}
define host {
 name generic host
 register 0
 check_command check_disk!10%
 contacts jim
 _mac 1
}
define host {
 host_name gateway
 use generic host
 realm Europe
 active_checks_enabled 0
 _loc_lat 45.7
 _loc_lng 4.8
}
define host {
 host_name srv
 display_name The server
 use generic host
 realm Europe
 parents gateway
 hostgroups linux
 contact_groups team
 notification_options d,u,r
}
define hostgroup {
 hostgroup_name linux
}
define hostgroup {
 hostgroup_name everything
 realm Europe
 hostgroup_members linux
 members gateway
}
define service {
 name generic-service
 register 0
 check_interval 7
 notifications_enabled 0
}
define service {
 name linux-load
 register 0
 service_description Load
 host_name generic host
 use generic-service
 check_command check_disk
}
define service {
 service_description Disk
 hostgroup_name linux
 host_name gateway
 use generic-service
 check_command check_disk!20%!a\\!b
 servicegroups disks
}
define servicegroup {
 servicegroup_name disks
}
define hostdependency {
 host_name gateway
 dependent_host_name srv
 notification_failure_criteria d,u
}
define servicedependency {
 host_name gateway
 service_description Disk
 dependent_host_name srv
 dependent_service_description Disk,Load
 notification_failure_criteria w,c
}
define hostescalation {
 host_name gateway,srv
 first_notification 3
 last_notification 0
 contact_groups team
}
define serviceescalation {
 hostgroup_name linux
 service_description Disk
 escalation_options w,u,c
 contacts jim
}
";

fn id(item: &Value) -> &str {
    item["_id"].as_str().expect("an id")
}

/// Everything that an import writes, without what each write changes.
fn everything(fixture: &Fixture) -> Vec<Value> {
    let mut all = Vec::new();
    for resource in [
        "realm",
        "command",
        "timeperiod",
        "user",
        "usergroup",
        "userrestrictrole",
        "host",
        "hostgroup",
        "hostdependency",
        "hostescalation",
        "service",
        "servicegroup",
        "servicedependency",
        "serviceescalation",
    ] {
        all.extend(
            fixture
                .items(resource, &json!({}))
                .into_iter()
                .map(|item| json!([item["_id"], item["_etag"]])),
        );
    }
    all
}

#[test]
fn a_configuration_is_stored_with_all_its_links() {
    let fixture = Fixture::new();
    let site = fixture.file("site.cfg", SITE);
    let output = fixture.import(&[], &site).with(0);
    assert!(
        output.contains("- importing host template #1: generic_host"),
        "{output}"
    );

    let named = |resource: &str, name: &str| {
        fixture.item(
            resource,
            &json!({"name": name, "_is_template": {"$ne": true}}),
        )
    };
    let plain = |resource: &str, name: &str| fixture.item(resource, &json!({"name": name}));
    let europe = plain("realm", "Europe");
    assert_eq!(europe["_parent"], plain("realm", "All")["_id"]);

    let work = plain("timeperiod", "work");
    assert_eq!(
        work["dateranges"],
        json!([{"monday": "08:00-12:00,13:00-18:00"}, {"day 1 - 15 / 2": "06:00-18:00"}])
    );
    assert_eq!(work["exclude"], json!(["holidays"]));

    let command = plain("command", "check_disk");
    assert_eq!(
        command["command_line"],
        "$USER1$/check_disk -w $ARG1$ ; exit"
    );
    let jim = named("user", "jim");
    assert_eq!(jim["email"], "jim@example.com");
    assert_eq!(jim["host_notification_period"], work["_id"]);
    assert_eq!(jim["host_notification_commands"], json!([command["_id"]]));
    assert_eq!(jim["customs"]["_TEAM"], "ops");
    assert!(
        output.contains("the arguments of 'check_disk!x' are not kept"),
        "{output}"
    );
    let roles = fixture.items("userrestrictrole", &json!({"user": id(&jim)}));
    assert_eq!(roles.len(), 1, "{roles:?}");
    let team = plain("usergroup", "team");
    assert_eq!(team["users"], json!([jim["_id"]]));

    let (gateway, server) = (named("host", "gateway"), named("host", "srv"));
    let template = plain("host", "generic_host");
    assert_eq!(server["_templates"], json!([template["_id"]]));
    assert_eq!(server["parents"], json!([gateway["_id"]]));
    assert_eq!(server["check_command"], command["_id"]);
    assert_eq!(server["check_command_args"], "10%");
    assert_eq!(server["notification_options"], json!(["d", "x", "r"]));
    assert_eq!(
        server["customs"],
        json!({"_DISPLAY_NAME": "The server", "_MAC": "1"})
    );
    assert_eq!(server["users"], json!([jim["_id"]]));
    assert_eq!(server["usergroups"], json!([team["_id"]]));
    assert_eq!(server["address"], "srv");
    assert_eq!(gateway["active_checks_enabled"], false);
    assert_eq!(gateway["location"]["coordinates"], json!([45.7, 4.8]));
    let linux = plain("hostgroup", "linux");
    let everything = plain("hostgroup", "everything");
    assert_eq!(linux["_parent"], everything["_id"]);
    assert_eq!(everything["hostgroups"], json!([linux["_id"]]));
    assert_eq!(everything["hosts"].as_array().map(Vec::len), Some(2));
    assert_eq!(linux["_realm"], europe["_id"]);

    let disk = fixture.item("service", &json!({"name": "Disk", "host": id(&server)}));
    assert_eq!(disk["check_command_args"], "20%!a!b");
    assert_eq!(disk["check_interval"], 7);
    assert_eq!(disk["notifications_enabled"], false);
    assert_eq!(disk["_realm"], europe["_id"]);
    assert_eq!(disk["alias"], "srv Disk");
    assert_eq!(disk["hostgroups"], json!([linux["_id"]]));
    let loads = fixture.items("service", &json!({"name": "Load"}));
    assert_eq!(loads.len(), 3, "a template and one on each host: {loads:?}");
    let disks = plain("servicegroup", "disks");
    assert_eq!(disks["services"].as_array().map(Vec::len), Some(2));

    let dependency = fixture.item(
        "servicedependency",
        &json!({"name": "gateway/Disk -> srv/Load"}),
    );
    assert_eq!(dependency["dependent_hosts"], json!([server["_id"]]));
    assert_eq!(
        dependency["notification_failure_criteria"],
        json!(["w", "c"])
    );
    let escalation = plain("hostescalation", "he_gateway,srv");
    assert_eq!(escalation["first_notification"], 3);
    assert_eq!(escalation["hosts"].as_array().map(Vec::len), Some(2));
    assert_eq!(escalation["usergroups"], json!([team["_id"]]));
    let escalation = plain("serviceescalation", "sehg_linux_Disk");
    assert_eq!(escalation["escalation_options"], json!(["w", "x", "c"]));
    assert_eq!(escalation["services"], json!([disk["_id"]]));
}

#[test]
fn a_second_update_and_a_second_import_of_duplicates_change_nothing() {
    let fixture = Fixture::new();
    let site = fixture.file("site.cfg", SITE);
    fixture.import(&["-e"], &site).with(0);
    let before = everything(&fixture);
    let output = fixture.import(&["-e"], &site).with(0);
    assert!(
        output.contains("alignak-backend-import, no elements were updated."),
        "{output}"
    );
    assert_eq!(everything(&fixture), before);
    let output = fixture.import(&["-i"], &site).with(0);
    assert!(
        output.contains("alignak-backend-import, ignored elements: "),
        "{output}"
    );
    assert!(output.contains("   service: srv/Disk"), "{output}");
    assert_eq!(everything(&fixture), before);
}

#[test]
fn a_plan_shows_what_is_left_over_and_nothing_after_an_import() {
    let fixture = Fixture::new();
    let site = fixture.file("site.cfg", SITE);
    let all = fixture.import(&["--plan"], &site).with(0);
    assert!(
        all.lines().any(|line| line == "+ service srv/Disk"),
        "{all}"
    );
    fixture.import(&[], &site).with(0);
    let before = everything(&fixture);
    let none = fixture.import(&["--plan"], &site).with(0);
    assert!(none.ends_with("\nNo changes.\n"), "{none}");

    let start = SITE
        .find("define hostdependency")
        .expect("the site has dependencies");
    let less = fixture.file("less.cfg", &SITE[..start]);
    let less = fixture.import(&["--plan"], &less).with(0);
    for line in [
        "- hostdependency gateway -> srv",
        "- serviceescalation sehg_linux_Disk",
        "0 to create, 0 to change, 5 to delete.",
    ] {
        assert!(
            less.lines().any(|one| one == line),
            "{line} is not in\n{less}"
        );
    }
    assert_eq!(everything(&fixture), before);
    fixture.import(&["--plan", "-d"], &site).with(64);
}

#[test]
fn an_update_changes_what_differs_and_creates_what_is_new() {
    let fixture = Fixture::new();
    let site = fixture.file("site.cfg", SITE);
    fixture.import(&[], &site).with(0);
    let changed = SITE
        .replace(" check_interval 7\n", " check_interval 9\n")
        .replace(
            " display_name The server\n",
            " display_name The server\n notes moved\n",
        )
        + "define host {\n host_name new\n use generic host\n}\n";
    let changed = fixture.file("changed.cfg", &changed);

    let plan = fixture.import(&["--plan"], &changed).with(0);
    for line in [
        "+ host new",
        "~ host srv",
        "    notes: \"\" -> \"moved\"",
        "~ service srv/Disk",
    ] {
        assert!(
            plan.lines().any(|one| one == line),
            "{line} is not in\n{plan}"
        );
    }
    assert!(fixture.items("host", &json!({"name": "new"})).is_empty());

    let output = fixture.import(&["-e"], &changed).with(0);
    assert!(output.contains("   host: srv"), "{output}");
    let server = fixture.item("host", &json!({"name": "srv"}));
    assert_eq!(server["notes"], "moved");
    let disks = fixture.items("service", &json!({"name": "Disk"}));
    assert!(
        disks.iter().all(|disk| disk["check_interval"] == 9),
        "{disks:?}"
    );
    let new = fixture.item("host", &json!({"name": "new"}));
    let load = fixture.item("service", &json!({"name": "Load", "host": id(&new)}));
    assert_eq!(load["check_interval"], 9);
    let output = fixture.import(&["-e"], &changed).with(0);
    assert!(output.contains("no elements were updated"), "{output}");
}

#[test]
fn a_dry_run_changes_nothing_and_a_deletion_leaves_what_is_built_in() {
    let fixture = Fixture::new();
    let site = fixture.file("site.cfg", SITE);
    let before = everything(&fixture);
    let output = fixture.import(&["-c", "-d"], &site).with(0);
    assert!(output.contains("Dry run"), "{output}");
    assert_eq!(everything(&fixture), before);
    fixture.import(&[], &site).with(0);
    fixture.import(&["-d"], &site).with(0);
    let output = fixture.run(&["-d"]).with(0);
    assert!(output.contains("Deleting host: 1 remaining"), "{output}");
    assert_eq!(fixture.items("service", &json!({})).len(), 0);
}

#[test]
fn an_interrupted_import_can_be_run_again() {
    let fixture = Fixture::new();
    let site = fixture.file("site.cfg", SITE);
    // As after an interruption: some of it exists.
    let end = SITE.find("define hostgroup").expect("the site has groups");
    let half = SITE[..end].replace(" hostgroups linux\n", "");
    let half = fixture.file("half.cfg", &half);
    fixture.import(&[], &half).with(0);
    fixture.import(&["-e"], &site).with(0);
    let output = fixture.import(&["-e"], &site).with(0);
    assert!(output.contains("no elements were updated"), "{output}");
}
