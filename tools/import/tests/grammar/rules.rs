//! The rules of the grammar, by example.

use std::path::Path;

use alignak_backend_import::{
    Configuration, Kind, Messages, Name, Object, Options, Value, read_text,
};
use proptest::prelude::*;

use crate::facts;
use crate::generator::{Size, generate};

fn read(text: &str) -> (Configuration, Messages) {
    read_text(Path::new("test.cfg"), text.as_bytes())
}

/// How many configurations are generated; more in the long tier.
fn cases() -> u32 {
    match std::env::var_os("ALIGNAK_LONG_TESTS") {
        Some(_) => 2000,
        None => 60,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    /// A configuration made by the generator means what the generator meant.
    #[test]
    fn generated_configurations_expand_as_they_were_made(seed in any::<u64>()) {
        let generated = generate(seed, Size::SMALL);
        let (configuration, messages) = read(&generated.text);
        prop_assert!(!messages.has_errors(), "{:?}", messages);
        let facts = facts::of_configuration(&configuration);
        for (object, expected) in &generated.facts {
            let found = facts.get(object);
            prop_assert!(found.is_some(), "{object} is missing");
            for (name, words) in expected {
                let found = found.and_then(|found| found.get(name));
                prop_assert_eq!(found, Some(words), "{}: {}", object, name);
            }
        }
        let services = |facts: &facts::Facts| {
            facts.keys().filter(|name| name.starts_with("service ")).count()
        };
        prop_assert_eq!(services(&facts), services(&generated.facts));
    }
}

/// Reads a text that has no error.
fn good(text: &str) -> Configuration {
    let (configuration, messages) = read(text);
    let all: Vec<String> = messages.iter().map(ToString::to_string).collect();
    assert!(!messages.has_errors(), "{}", all.join("\n"));
    configuration
}

fn find<'a>(objects: &'a [Object], name: &str) -> &'a Object {
    let found = objects.iter().find(|object| &*object.name == name);
    found.unwrap_or_else(|| panic!("{name} is missing"))
}

fn words(names: &[Name]) -> Vec<&str> {
    names.iter().map(|name| &**name).collect()
}

/// `host/description` of all services, sorted.
fn services(configuration: &Configuration) -> Vec<String> {
    let services = configuration.services.iter();
    let mut names: Vec<String> = services
        .map(|one| format!("{}/{}", one.list("host_name")[0], one.name))
        .collect();
    names.sort();
    names
}

fn hosts(names: &[&str]) -> String {
    let block = |name: &&str| format!("define host {{\n host_name {name}\n}}\n");
    names.iter().map(block).collect::<Vec<_>>().concat()
}

#[test]
fn a_block_may_open_on_a_line_of_its_own_and_close_with_the_next_one() {
    let configuration = good(
        "define host\n{\n host_name a\n}\ndefine host{\n host_name b\ndefine host {\n host_name c\n}\n",
    );
    assert_eq!(configuration.hosts.len(), 3);
}

#[test]
fn values_keep_blanks_and_escaped_semicolons() {
    let configuration = good(
        "define command {\n command_name c\n command_line  run  \\; echo   two \\\n   words ; comment\n}\n",
    );
    let line = configuration.commands[0]
        .text("command_line")
        .expect("a line");
    assert_eq!(&**line, "run  ; echo   two words");
}

#[test]
fn additive_lists_collect_what_templates_have() {
    let configuration = good(
        "define host {\n name generic\n register 0\n hostgroups linux-servers\n}\n\
         define host {\n name linux\n register 0\n use generic\n hostgroups +web\n}\n\
         define host {\n host_name srv\n use linux\n hostgroups +db\n}\n\
         define host {\n host_name bare\n hostgroups +alone\n}\n\
         define host {\n host_name none\n use linux\n hostgroups null\n}\n",
    );
    assert_eq!(
        words(find(&configuration.hosts, "srv").list("hostgroups")),
        ["linux-servers", "web", "db"]
    );
    assert_eq!(
        words(find(&configuration.hosts, "bare").list("hostgroups")),
        ["alone"]
    );
    assert_eq!(
        words(find(&configuration.hosts, "none").list("hostgroups")),
        [""; 0]
    );
    let groups: Vec<&str> = configuration
        .host_groups
        .iter()
        .map(|group| &*group.name)
        .collect();
    assert_eq!(groups, ["linux-servers", "web", "db", "alone"]);
}

#[test]
fn the_first_template_that_has_a_value_gives_it_and_objects_can_be_used_too() {
    let configuration = good(
        "define host {\n name a\n register 0\n notes of a\n _x 1\n}\n\
         define host {\n name b\n register 0\n notes of b\n alias of b\n _x 2\n _y 3\n}\n\
         define host {\n host_name c\n name c\n use a, b\n}\n\
         define host {\n host_name d\n use c\n}\n",
    );
    let host = find(&configuration.hosts, "d");
    assert_eq!(host.text("notes").map(|text| &**text), Some("of a"));
    assert_eq!(host.text("alias").map(|text| &**text), Some("of b"));
    assert_eq!(&*host.customs["_X"], "1");
    assert_eq!(&*host.customs["_Y"], "3");
    assert_eq!(configuration.templates(Kind::Host).len(), 2);
}

#[test]
fn values_that_are_off_or_zero_are_kept_on_every_host() {
    let configuration = good(&format!(
        "{}define service {{\n host_name a,b\n service_description s\n active_checks_enabled 0\n \
         notification_interval 0\n}}\n",
        hosts(&["a", "b"])
    ));
    for service in &configuration.services {
        assert_eq!(service.values["active_checks_enabled"], Value::Flag(false));
        assert_eq!(service.number("notification_interval"), Some(0));
    }
}

#[test]
fn services_go_to_the_hosts_that_names_and_group_expressions_choose() {
    let base = hosts(&["a", "b", "c", "d"])
        + "define hostgroup {\n hostgroup_name ab\n members a,b\n}\n\
           define hostgroup {\n hostgroup_name bc\n members b,c\n}\n";
    for (lines, expected) in [
        ("host_name a,d", &["a", "d"][..]),
        ("host_name *,!c", &["a", "b", "d"]),
        ("hostgroup_name ab,bc", &["a", "b", "c"]),
        ("hostgroup_name ab&bc", &["b"]),
        ("hostgroup_name *,!bc", &["a", "d"]),
        ("hostgroup_name (ab|bc)&!bc", &["a"]),
        ("hostgroup_name ab\n host_name d,!a", &["b", "d"]),
    ] {
        let text = format!("{base}define service {{\n service_description s\n {lines}\n}}\n");
        let expected: Vec<String> = expected.iter().map(|host| format!("{host}/s")).collect();
        assert_eq!(services(&good(&text)), expected, "{lines}");
    }
}

#[test]
fn of_two_services_of_one_name_the_one_for_the_host_itself_counts() {
    let configuration = good(&format!(
        "{}define hostgroup {{\n hostgroup_name g\n members a,b\n}}\n\
         define service {{\n host_name a\n service_description s\n notes own\n}}\n\
         define service {{\n hostgroup_name g\n service_description s\n notes of the group\n}}\n\
         define service {{\n host_name b\n service_description s\n notes late\n definition_order 200\n}}\n",
        hosts(&["a", "b"])
    ));
    let notes: Vec<&str> = configuration
        .services
        .iter()
        .filter_map(|one| Some(&**one.text("notes")?))
        .collect();
    assert_eq!(notes, ["own", "of the group"]);
}

#[test]
fn hosts_exclude_include_and_override_services_of_templates() {
    let configuration = good(
        "define host {\n name linux\n register 0\n}\n\
         define host {\n name web\n register 0\n use linux\n}\n\
         define service {\n name load\n service_description Load\n host_name linux\n register 0\n}\n\
         define service {\n name disk\n service_description Disk\n host_name linux\n register 0\n check_interval 7\n}\n\
         define host {\n host_name a\n use web\n service_overrides Disk,check_interval 9\n}\n\
         define host {\n host_name b\n use linux\n service_excludes Load\n}\n\
         define host {\n host_name c\n use linux\n service_includes Load\n}\n\
         define host {\n host_name d\n}\n",
    );
    assert_eq!(
        services(&configuration),
        ["a/Disk", "a/Load", "b/Disk", "c/Load"]
    );
    let interval = |host: &str| {
        let mut services = configuration.services.iter();
        let service =
            services.find(|one| &*one.list("host_name")[0] == host && &*one.name == "Disk");
        service.and_then(|service| service.number("check_interval"))
    };
    assert_eq!((interval("a"), interval("b")), (Some(9), Some(7)));
}

#[test]
fn duplicate_foreach_makes_a_service_of_each_element() {
    let configuration = good(
        "define command {\n command_name disk\n command_line x\n}\n\
         define host {\n host_name a\n _disks /$(90%)$, /var (big), tmp\n _!disks tmp\n}\n\
         define host {\n host_name b\n}\n\
         define service {\n host_name a,b\n service_description Disk $KEY$\n \
         check_command disk!$KEY$!$VALUE1$\n duplicate_foreach _disks\n default_value 80%\n}\n",
    );
    assert_eq!(services(&configuration), ["a/Disk /", "a/Disk /var _big_"]);
    let commands: Vec<&str> = configuration
        .services
        .iter()
        .filter_map(|one| Some(&**one.text("check_command")?))
        .collect();
    assert_eq!(commands, ["disk!/!90%", "disk!/var (big)!80%"]);
}

#[test]
fn hosts_of_patterns_contacts_of_ways_and_extended_information() {
    let configuration = good(
        "define host {\n host_name web[08-10-%03d]x\n}\n\
         define hostextinfo {\n host_name web008x,web009x\n icon_image a.png\n 2d_coords 1,2\n}\n\
         define command {\n command_name mail\n command_line x\n}\n\
         define command {\n command_name sms\n command_line x\n}\n\
         define timeperiod {\n timeperiod_name day\n monday 08:00-18:00\n}\n\
         define notificationway {\n notificationway_name one\n host_notification_period day\n \
         service_notification_period day\n host_notification_commands mail\n min_business_impact 4\n}\n\
         define notificationway {\n notificationway_name two\n host_notification_commands sms\n \
         min_business_impact 1\n}\n\
         define contact {\n contact_name jim\n notificationways one,two\n}\n",
    );
    let names: Vec<&str> = configuration.hosts.iter().map(|host| &*host.name).collect();
    assert_eq!(names, ["web008x", "web009x", "web010x"]);
    let icons = configuration
        .hosts
        .iter()
        .filter(|host| host.text("icon_image").is_some());
    assert_eq!(icons.count(), 2);
    let jim = find(&configuration.contacts, "jim");
    assert_eq!(
        words(jim.list("host_notification_commands")),
        ["mail", "sms"]
    );
    assert_eq!(jim.number("min_business_impact"), Some(4));
    assert_eq!(
        jim.text("host_notification_period").map(|text| &**text),
        Some("day")
    );
}

#[test]
fn realms_form_a_tree_and_go_from_groups_to_hosts() {
    let configuration = good(
        "define realm {\n realm_name World\n default 1\n realm_members Europe\n}\n\
         define realm {\n realm_name Europe\n realm_members France\n}\n\
         define realm {\n realm_name France\n}\n\
         define host {\n host_name a\n realm France\n}\n\
         define host {\n host_name b\n hostgroups g\n}\n\
         define host {\n host_name c\n}\n\
         define hostgroup {\n hostgroup_name g\n realm Europe\n}\n\
         define hostgroup {\n hostgroup_name of-a\n members a\n}\n",
    );
    assert_eq!(&*configuration.default_realm, "World");
    assert_eq!(
        words(find(&configuration.realms, "France").list("higher_realms")),
        ["Europe"]
    );
    let realm = |objects: &[Object], name: &str| {
        find(objects, name)
            .text("realm")
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    assert_eq!(realm(&configuration.hosts, "a"), "France");
    assert_eq!(realm(&configuration.hosts, "b"), "Europe");
    assert_eq!(realm(&configuration.hosts, "c"), "World");
    assert_eq!(realm(&configuration.host_groups, "of-a"), "France");
}

#[test]
fn dependencies_and_escalations_are_between_real_objects() {
    let configuration = good(&format!(
        "{}define hostgroup {{\n hostgroup_name g\n members b,c\n}}\n\
         define service {{\n host_name a,b,c\n service_description s\n}}\n\
         define service {{\n host_name a,b,c\n service_description t\n}}\n\
         define hostdependency {{\n host_name a\n dependent_hostgroup_name g\n}}\n\
         define servicedependency {{\n hostgroup_name g\n service_description s\n \
         dependent_service_description t\n}}\n\
         define servicedependency {{\n host_name a\n service_description s\n \
         dependent_host_name b\n dependent_service_description *\n}}\n\
         define hostescalation {{\n host_name a,b\n first_notification 2\n}}\n\
         define hostescalation {{\n host_name a,b\n first_notification 5\n}}\n\
         define serviceescalation {{\n hostgroup_name g\n service_description s,t\n}}\n",
        hosts(&["a", "b", "c"])
    ));
    let names = |objects: &[Object]| -> Vec<String> {
        objects
            .iter()
            .map(|object| object.name.to_string())
            .collect()
    };
    assert_eq!(
        names(&configuration.host_dependencies),
        ["a -> b", "a -> c"]
    );
    assert_eq!(
        names(&configuration.service_dependencies),
        ["b/s -> b/t", "c/s -> c/t", "a/s -> b/s", "a/s -> b/t"]
    );
    assert_eq!(
        names(&configuration.host_escalations),
        ["he_a,b", "he_a,b (2)"]
    );
    assert_eq!(
        configuration.host_escalations[0].number("first_notification"),
        Some(2)
    );
    let escalation = &configuration.service_escalations[0];
    assert_eq!(&*escalation.name, "sehg_g_s,t");
    assert_eq!(
        words(escalation.list("services")),
        ["b", "s", "b", "t", "c", "s", "c", "t"]
    );
}

#[test]
fn periods_inherit_days_and_exclude_others() {
    let configuration = good(
        "define timeperiod {\n name base\n register 0\n monday 08:00-12:00\n tuesday 08:00-12:00\n}\n\
         define timeperiod {\n timeperiod_name holidays\n december 25 00:00-24:00\n}\n\
         define timeperiod {\n timeperiod_name work\n use base\n monday 09:00-10:00, 11:00-12:00\n exclude holidays\n}\n",
    );
    let work = find(&configuration.time_periods, "work");
    let days: Vec<(&str, &str)> = work
        .days
        .iter()
        .map(|(days, ranges)| (&**days, &**ranges))
        .collect();
    assert_eq!(
        days,
        [
            ("monday", "09:00-10:00,11:00-12:00"),
            ("tuesday", "08:00-12:00")
        ]
    );
    assert_eq!(words(work.list("exclude")), ["holidays"]);
}

#[test]
fn unknown_properties_are_kept_as_custom_variables_on_request() {
    let text = b"define host {\n host_name a\n colour blue\n}\n";
    let (configuration, _) = Options::default()
        .keep_unknown(true)
        .read_text(Path::new("a.cfg"), text);
    assert_eq!(&*configuration.hosts[0].customs["_COLOUR"], "blue");
}
