//! The topics of the document: what operators do, each a tag.

/// Logging in and out.
pub(super) const SESSION: &str = "Session";
/// Hosts, their groups, dependencies and escalations.
pub(super) const HOSTS: &str = "Hosts";
/// Services, their groups, dependencies and escalations.
pub(super) const SERVICES: &str = "Services";
/// Realms, commands and time periods.
pub(super) const CONFIGURATION: &str = "Configuration";
/// Users, their groups and roles.
pub(super) const USERS: &str = "Users and rights";
/// What the checks say.
pub(super) const LIVE_STATE: &str = "Live state";
/// What operators ask of the monitoring engine.
pub(super) const ACTIONS: &str = "Actions";
/// Where metrics go.
pub(super) const METRICS: &str = "Metrics";
/// The engine and the backend themselves.
pub(super) const ADMINISTRATION: &str = "Administration";

/// All topics in the order of the document, with what they are about.
pub(super) const ALL: [(&str, &str); 9] = [
    (
        SESSION,
        "Log in for a token, and log out. Every other request carries the token.",
    ),
    (
        HOSTS,
        "The hosts that are monitored, or templates for them; host groups; what keeps hosts from \
         being checked, and who is notified of lasting problems.",
    ),
    (
        SERVICES,
        "The services of the hosts, or templates for them; service groups, dependencies and \
         escalations.",
    ),
    (
        CONFIGURATION,
        "What hosts and services are made of: realms, commands, time periods.",
    ),
    (
        USERS,
        "Contacts and accounts, user groups, and the roles that say what a user may do in a realm.",
    ),
    (
        LIVE_STATE,
        "What the checks say: check results, the counters of each realm, the history of events.",
    ),
    (
        ACTIONS,
        "What operators ask of the monitoring engine: acknowledge a problem, plan a downtime, check \
         at once.",
    ),
    (
        METRICS,
        "The servers that performance data is sent to, and the Grafana servers that show it.",
    ),
    (
        ADMINISTRATION,
        "The state of the monitoring engine and its daemons, its retention data, the backend's \
         version and page sizes, and jobs.",
    ),
];
