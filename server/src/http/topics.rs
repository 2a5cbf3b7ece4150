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
        "The monitored hosts and their templates; host groups, dependencies and escalations.",
    ),
    (
        SERVICES,
        "The monitored services and their templates; service groups, dependencies and escalations.",
    ),
    (
        CONFIGURATION,
        "Realms, commands and time periods, to which hosts and services refer.",
    ),
    (
        USERS,
        "Users (accounts and contacts), user groups, and the roles that grant rights in a realm.",
    ),
    (
        LIVE_STATE,
        "Check results, the counters of each realm, and the history of events.",
    ),
    (
        ACTIONS,
        "Requests to the monitoring engine: acknowledge a problem, schedule a downtime, force a check.",
    ),
    (
        METRICS,
        "The databases that metrics are sent to, and the Grafana servers that show them.",
    ),
    (
        ADMINISTRATION,
        "The state of the monitoring engine and its daemons, its retention data, the backend's \
         version and page sizes, and the jobs of the backend.",
    ),
];
