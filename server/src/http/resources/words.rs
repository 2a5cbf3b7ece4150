//! What the document says of the operations of each resource: what they do for an operator, and
//! their side effects.

use alignak_model::Resource as Described;

/// What the response to a list is.
pub(super) const PAGE: &str = "A page of items.";
/// What the response to a read is.
pub(super) const ITEM: &str = "The item.";
/// The body that creates.
pub(super) const CREATED: &str =
    "The new item. A list of items is accepted too: all of them are stored, or none.";
/// The body that changes.
pub(super) const CHANGES: &str = "The fields to change.";
/// The body that replaces.
pub(super) const REPLACED: &str = "The whole new content.";

/// What is done with a resource.
#[derive(Debug, Clone, Copy)]
pub(super) enum Operation {
    List,
    Create,
    RemoveAll,
    Read,
    Update,
    Replace,
    Remove,
}

/// The noun for one item with its article, and for several.
fn nouns(resource: &str) -> (&'static str, &'static str) {
    match resource {
        "actionacknowledge" => ("an acknowledgement", "acknowledgements"),
        "actiondowntime" => ("a downtime", "downtimes"),
        "actionforcecheck" => ("a forced check", "forced checks"),
        "alignak" => ("an Alignak instance", "Alignak instances"),
        "alignakdaemon" => ("an Alignak daemon", "Alignak daemons"),
        "alignakretention" => ("retention data", "retention data"),
        "command" => ("a command", "commands"),
        "grafana" => ("a Grafana server", "Grafana servers"),
        "graphite" => ("a Graphite server", "Graphite servers"),
        "history" => ("an event of the history", "events of the history"),
        "hostdependency" => ("a host dependency", "host dependencies"),
        "hostescalation" => ("a host escalation", "host escalations"),
        "hostgroup" => ("a host group", "host groups"),
        "influxdb" => ("an InfluxDB server", "InfluxDB servers"),
        "livesynthesis" => ("a live synthesis", "live syntheses"),
        "logcheckresult" => ("a check result", "check results"),
        "realm" => ("a realm", "realms"),
        "service" => ("a service", "services"),
        "servicedependency" => ("a service dependency", "service dependencies"),
        "serviceescalation" => ("a service escalation", "service escalations"),
        "servicegroup" => ("a service group", "service groups"),
        "statsd" => ("a StatsD server", "StatsD servers"),
        "timeperiod" => ("a time period", "time periods"),
        "user" => ("a user", "users"),
        "usergroup" => ("a user group", "user groups"),
        "userrestrictrole" => ("a role", "roles of users"),
        _ => ("a host", "hosts"),
    }
}

/// A line that says what an operation is for.
pub(super) fn summary<R: Described>(operation: Operation) -> String {
    let (one, many) = nouns(R::NAME);
    match operation {
        Operation::List => format!("List {many}"),
        Operation::Create => format!("Create {one}"),
        Operation::RemoveAll => format!("Delete all {many}"),
        Operation::Read => format!("Read {one}"),
        Operation::Update => format!("Change {one}"),
        Operation::Replace => format!("Replace {one}"),
        Operation::Remove => format!("Delete {one}"),
    }
}

/// What an operation does, and what follows from it.
pub(super) fn description<R: Described>(operation: Operation) -> String {
    let (one, many) = nouns(R::NAME);
    let general = match operation {
        Operation::List => format!(
            "Returns a page of the {many} that the caller may read, with the number of all matches \
             in `_meta.total` and links to the other pages."
        ),
        Operation::Create => format!(
            "Creates {one}. Fields that are left out get their defaults. Only the automatic fields \
             are returned: read the item to see the rest."
        ),
        Operation::RemoveAll => format!(
            "Deletes every one of the {many} that the caller may delete; `where` and all other \
             parameters are ignored. Protected default items stay. **This cannot be undone.**"
        ),
        Operation::Read => {
            format!("Returns {one} as it is now, or 304 when the client has this version already.")
        }
        Operation::Update => "Changes the fields that the body names and leaves all others. \
            Members of objects are merged; lists and all else are replaced. The etag changes with \
            every change."
            .to_owned(),
        Operation::Replace => "Replaces the whole content, or creates the item under this id when \
            there is none."
            .to_owned(),
        Operation::Remove => "Deletes the item.".to_owned(),
    };
    match effect(R::NAME, operation) {
        "" => general,
        effect => format!("{general}\n\n{effect}"),
    }
}

/// What an operation does beyond the item itself.
fn effect(resource: &str, operation: Operation) -> &'static str {
    use Operation::{Create, List, Read, Remove, RemoveAll, Replace, Update};
    match (resource, operation) {
        ("actionacknowledge" | "actiondowntime" | "actionforcecheck", Create) => {
            "The monitoring engine carries the action out and sets `processed`; the history records \
             both. Needs `can_submit_commands` or the right to change the host or service."
        }
        ("actionacknowledge" | "actiondowntime" | "actionforcecheck", Update) => {
            "The monitoring engine sets `processed` when it has carried the action out; the history \
             records it."
        }
        ("alignakretention", List | Read) => "Only the caller's own data is visible.",
        ("alignakretention", Create | Replace) => {
            "Fields of any name are kept. The item belongs to the caller."
        }
        ("alignak", Create | Update) => "Fields of any name are kept.",
        ("command", Remove) => "Hosts, services and users that refer to the command are affected.",
        ("grafana" | "graphite" | "influxdb" | "statsd", Create) => {
            "Serves its realm, and the realms below with `_sub_realm`."
        }
        ("history", List) => "Sort by `-_id` for the newest first.",
        ("history", Create) => "Most events are recorded by the backend itself.",
        ("host", Create) => {
            "With `_templates`, fields that are left out are taken from the templates, in their \
             order, and follow later changes of the templates; with `_templates_with_services`, the \
             services of the templates are created too. The counters of the live synthesis follow."
        }
        ("host", Update) => {
            "A field that is set here no longer follows the templates. A change of a host template \
             goes to all hosts that use it. A new `_realm` goes to the services of the host. \
             Changes of live state (`ls_…`) keep `_updated`, and recompute the overall state and \
             the counters of the live synthesis."
        }
        ("host", Remove | RemoveAll) => {
            "The services of the host are deleted with it; groups, `parents`, dependencies and \
             escalations no longer list it."
        }
        ("service", Create) => {
            "The overall state of its host is recomputed, which changes the etag of the host. With \
             `_templates`, fields that are left out are taken from the templates. The counters of \
             the live synthesis follow."
        }
        ("service", Update) => {
            "A field that is set here no longer follows the templates. A change of a service \
             template goes to all services that use it. Changes of live state (`ls_…`) keep \
             `_updated`, recompute the overall state of the service and of its host (whose etag \
             changes), and the counters of the live synthesis."
        }
        ("service", Remove | RemoveAll) => {
            "The overall state of the host is recomputed, which changes the etag of the host; \
             groups, dependencies and escalations no longer list the service."
        }
        ("livesynthesis", List | Read) => {
            "Counts the hosts and services of a realm by state. The backend keeps the counters: \
             they change without a new etag."
        }
        ("logcheckresult", Create) => {
            "Stores the result, brings the live state of the host or service up to date (its etag \
             changes, `_updated` stays), recomputes overall states and counters, and records a \
             change in the history. A result older than the last one is kept and changes no live \
             state. Use `POST /logcheckresult/bulk` for many results."
        }
        ("realm", Create) => "A live synthesis is created for the realm.",
        ("realm", Update) => {
            "With a new `_parent`, the levels and parents of all realms below are recomputed, and \
             their etags change."
        }
        ("realm", Remove) => {
            "Refused (409) while the realm has realms below it or owns items. Its live synthesis and \
             the roles on it are deleted with it."
        }
        ("realm", RemoveAll) => {
            "Items of the deleted realms move to the nearest realm above that stays."
        }
        ("hostgroup" | "servicegroup" | "usergroup", Update) => {
            "With a new `_parent`, the levels and parents of all groups below are recomputed, and \
             their etags change."
        }
        ("hostgroup" | "servicegroup" | "usergroup", Remove | RemoveAll) => {
            "Groups below move to the group above."
        }
        ("user", Create) => {
            "The password is stored as a hash and never shown. The user gets a role to read its \
             realm."
        }
        ("user", Update) => {
            "A new password ends the session of the user. Only super administrators change what \
             gives rights."
        }
        ("user", List | Read) => {
            "Passwords and the tokens of others are not shown; everybody may read the own account."
        }
        ("user", Remove | RemoveAll) => "The roles of the user are deleted with it.",
        ("userrestrictrole", Create | Update | Remove | RemoveAll) => {
            "Takes effect with the next request of the user."
        }
        _ => "",
    }
}
