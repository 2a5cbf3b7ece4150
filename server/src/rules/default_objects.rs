//! What a new backend holds: created at start when missing, found by name.

use serde_json::{Value, json};

use super::passwords;
use super::refusal::Refusal;
use super::transaction::Transaction;
use crate::contract::{Resource, resource};
use crate::filter::Filter;
use crate::item::{self, Item};

/// The password that the first administrator gets, and that the server warns about.
pub const DEFAULT_PASSWORD: &str = "admin";

/// The host of service templates that belong to no other.
pub const DUMMY_HOST: &str = "_dummy";

const WEEK: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Creates the default objects that are missing, and recounts all live syntheses. `password_hash`
/// is that of the first administrator, should there be none yet.
pub fn ensure(tx: &mut Transaction<'_>, password_hash: &str) -> Result<(), Refusal> {
    let realm = ensure_named(
        tx,
        "realm",
        "All",
        &json!({"alias": "All", "_parent": null, "_level": 0, "default": true}),
    )?;
    let in_realm = |mut values: Value| {
        values["_realm"] = json!(realm);
        values["_sub_realm"] = json!(true);
        values
    };
    for (group, alias) in [
        ("usergroup", "All users"),
        ("hostgroup", "All hosts"),
        ("servicegroup", "All services"),
    ] {
        let values = json!({"alias": alias, "_parent": null, "_level": 0});
        ensure_named(tx, group, "All", &in_realm(values))?;
    }
    let every_day: Vec<Value> = WEEK
        .iter()
        .map(|day| json!({*day: "00:00-24:00"}))
        .collect();
    let always = ensure_named(
        tx,
        "timeperiod",
        "24x7",
        &in_realm(json!({
            "alias": "All time default 24x7", "is_active": true, "dateranges": every_day,
        })),
    )?;
    ensure_named(
        tx,
        "timeperiod",
        "Never",
        &in_realm(json!({
            "alias": "No time is a good time", "is_active": true, "dateranges": [],
        })),
    )?;
    let command = |name: &str| {
        in_realm(json!({"alias": "Host/service is always UP/OK", "command_line": name}))
    };
    let up = ensure_named(
        tx,
        "command",
        "_internal_host_up",
        &command("_internal_host_up"),
    )?;
    ensure_named(tx, "command", "_echo", &command("_echo"))?;
    ensure_named(
        tx,
        "host",
        DUMMY_HOST,
        &in_realm(json!({
            "alias": "Dummy host for services templates", "check_command": up,
            "_is_template": true, "_templates_with_services": false,
        })),
    )?;
    let is_administrator = Filter::eq("back_role_super_admin", true);
    if tx.find_one(resource("user"), &is_administrator)?.is_none() {
        let values = json!({
            "name": "admin", "alias": "Administrator", "password": password_hash,
            "back_role_super_admin": true, "is_admin": true, "can_update_livestate": true,
            "can_submit_commands": true, "skill_level": 2,
            "host_notifications_enabled": false, "host_notification_period": always,
            "service_notifications_enabled": false, "service_notification_period": always,
        });
        create(tx, resource("user"), in_realm(values))?;
    }
    tx.apply_derived()
}

fn ensure_named(
    tx: &mut Transaction<'_>,
    resource_name: &str,
    name: &str,
    values: &Value,
) -> Result<String, Refusal> {
    let resource = resource(resource_name);
    if let Some(present) = tx.find_named(resource, name)? {
        return Ok(item::text(&present, "_id").to_owned());
    }
    let mut values = values.clone();
    values["name"] = json!(name);
    create(tx, resource, values)
}

fn create(
    tx: &mut Transaction<'_>,
    resource: &'static Resource,
    values: Value,
) -> Result<String, Refusal> {
    let Value::Object(item) = values else {
        return Ok(String::new());
    };
    let item: Item = item;
    tx.create_fully(resource, item)
}

/// Whether an administrator can still log in with the default password. Slow on purpose.
pub fn has_default_password(administrator: &Item) -> bool {
    passwords::verify(DEFAULT_PASSWORD, item::text(administrator, "password"))
}
