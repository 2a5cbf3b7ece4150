//! Data files as checks packs have them: links by name.

use serde_json::{Value, json};

use crate::fixture::Fixture;

/// Writes the data files of a passive pack and of one with commands of its own.
pub(crate) fn write(fixture: &Fixture) {
    fixture.data("commands.json", &commands());
    fixture.data("users.json", &users());
    fixture.data("hosts-templates.json", &host_templates());
    fixture.data("services-templates.json", &service_templates());
    fixture.data("host.json", &host());
    fixture.data(
        "from-template.json",
        &json!({"_templates": ["windows-passive-host"], "alias": "Three"}),
    );
    fixture.data(
        "live-state.json",
        &json!({"ls_state": "UP", "ls_state_id": 0, "ls_state_type": "HARD", "ls_output": "all right"}),
    );
    fixture.data(
        "live-state-ok.json",
        &json!({"ls_state": "OK", "ls_state_id": 0, "ls_state_type": "HARD", "ls_output": "fine"}),
    );
    fixture.data("nrpe-commands.json", &nrpe_commands());
    fixture.data("nrpe-hosts-templates.json", &nrpe_host_templates());
    fixture.data("nrpe-services-templates.json", &nrpe_service_templates());
}

fn command(name: &str) -> Value {
    json!({
        "name": name, "alias": name, "command_line": format!("$PLUGINS$/{name} -H $HOSTADDRESS$"),
        "_realm": "All", "_sub_realm": true, "timeout": -1, "enable_environment_macros": false,
        "definition_order": 100, "imported_from": "pack", "notes": "", "poller_tag": "",
    })
}

fn commands() -> Value {
    json!([
        command("notify-host-by-email"),
        command("notify-service-by-email")
    ])
}

fn users() -> Value {
    json!([{
        "name": "generic-contact", "_is_template": true, "_realm": "All",
        "host_notification_period": "24x7", "service_notification_period": "24x7",
        "host_notification_commands": ["notify-host-by-email"],
        "service_notification_commands": ["notify-service-by-email"],
    }])
}

fn host_templates() -> Value {
    json!([
        {
            "name": "generic-passive-host", "_is_template": true, "_templates": [],
            "_templates_with_services": true, "_template_fields": {}, "_realm": "All",
            "active_checks_enabled": false, "freshness_threshold": 3600, "customs": {},
            "check_command": "_internal_host_up", "check_period": "24x7",
            "maintenance_period": "Never", "notification_period": "24x7",
        },
        {
            "name": "windows-passive-host", "_is_template": true,
            "_templates": ["generic-passive-host"], "_templates_with_services": true,
            "_template_fields": {}, "_realm": "All", "customs": {"_OS": "Windows"},
        },
    ])
}

fn service_templates() -> Value {
    let template = |name: &str, host: &str, more: Value| {
        let mut item = json!({
            "name": name, "_is_template": true, "_templates_from_host_template": false,
            "host": host, "_realm": "All", "alias": name,
        });
        let members = more.as_object().cloned().unwrap_or_default();
        item.as_object_mut().expect("an object").extend(members);
        item
    };
    let mut all: Vec<Value> = [1800, 3600, 7200, 14400, 43200, 86400]
        .into_iter()
        .map(|seconds| {
            let name = format!("passive-{seconds}-freshness");
            template(
                &name,
                "_dummy",
                json!({"check_freshness": true, "freshness_threshold": seconds}),
            )
        })
        .collect();
    all.push(template(
        "windows-passive-service",
        "_dummy",
        json!({"check_command": "_echo", "active_checks_enabled": false}),
    ));
    for name in [
        "nsca_services",
        "nsca_cpu",
        "nsca_disk",
        "nsca_memory",
        "nsca_uptime",
    ] {
        let more = json!({"_templates": ["windows-passive-service"], "aggregation": "system"});
        all.push(template(name, "windows-passive-host", more));
    }
    Value::Array(all)
}

fn host() -> Value {
    json!({
        "name": "host_test_2", "_templates": ["windows-passive-host"], "address": "192.0.2.2",
        "address6": "", "customs": {"_OWNER": "ops"}, "business_impact": 4,
        "location": {"type": "Point", "coordinates": [45.7, 4.8]}, "check_interval": 5,
    })
}

fn nrpe_commands() -> Value {
    json!([
        command("check_nrpe"),
        command("check_nrpe_args"),
        command("check_nrpe_alive"),
        command("check_nrpe_long")
    ])
}

fn nrpe_host_templates() -> Value {
    let template = |name: &str| {
        json!({
            "name": name, "_is_template": true, "_realm": "All", "_templates": [],
            "check_command": "check_nrpe_alive",
            "customs": {"_NRPE_TIMEOUT": 10, "_NRPE_PORT": "5666"},
        })
    };
    json!([
        template("freebsd-nrpe"),
        template("linux-nrpe"),
        template("windows-nrpe")
    ])
}

/// Two templates of one name on two host templates, each over one that is earlier in the list.
fn nrpe_service_templates() -> Value {
    let template = |name: &str, host: &str, templates: Value| {
        json!({
            "name": name, "_is_template": true, "_realm": "All", "host": host,
            "check_command": "check_nrpe", "_templates": templates,
        })
    };
    json!([
        template("linux-nrpe-service", "_dummy", json!([])),
        template("freebsd-nrpe-service", "_dummy", json!([])),
        template("Nrpe-status", "linux-nrpe", json!(["linux-nrpe-service"])),
        template("Nrpe-status", "freebsd-nrpe", json!(["linux-nrpe-service"])),
    ])
}
