//! What distinguishes resources from each other where several families of rules need to know it.

use crate::contract::Resource;

/// The resources that are trees of groups.
pub const GROUPS: [&str; 3] = ["hostgroup", "servicegroup", "usergroup"];

/// Fields of a user that grant rights: only a super administrator sets them.
pub const FLAGS: [&str; 4] = [
    "back_role_super_admin",
    "is_admin",
    "can_submit_commands",
    "can_update_livestate",
];

/// The resources that the engine checks.
pub const CHECKED: [&str; 2] = ["host", "service"];

/// Whether the resource is a tree of groups.
pub fn is_group(resource: &Resource) -> bool {
    GROUPS.contains(&resource.name.as_str())
}

/// Whether items of the resource have a live state of their own.
pub fn is_checked(resource: &Resource) -> bool {
    CHECKED.contains(&resource.name.as_str())
}

/// Whether items of the resource are requests to the monitoring engine, which need a flag of the
/// user instead of a role.
pub fn is_action(resource: &Resource) -> bool {
    matches!(
        resource.name.as_str(),
        "actionacknowledge" | "actiondowntime" | "actionforcecheck"
    )
}

/// Whether items of the resource only say what happened.
pub fn is_record(resource: &Resource) -> bool {
    is_action(resource) || matches!(resource.name.as_str(), "history" | "logcheckresult")
}

/// Whether nothing follows from the removal of an item, and only roles restrict it.
pub fn has_no_side_effects(resource: &Resource) -> bool {
    is_record(resource) || resource.name == "alignakretention"
}

/// Whether items of the resource decide what callers may do.
pub fn grants_rights(resource: &Resource) -> bool {
    matches!(
        resource.name.as_str(),
        "user" | "userrestrictrole" | "realm"
    )
}

/// The members of the resource's items that are secrets.
pub fn secrets(resource: &Resource) -> &'static [&'static str] {
    match resource.name.as_str() {
        "user" => &["password", "token"],
        "grafana" => &["apikey"],
        "influxdb" => &["login", "password"],
        _ => &[],
    }
}
