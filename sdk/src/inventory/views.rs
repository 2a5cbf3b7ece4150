//! The fields of hosts, services and realms that are held unless the application asks for others.

use serde::Deserialize;

use crate::model::{Host, HostState, Id, Realm, ServiceState, StateType};

/// What is held of a host.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct HostView {
    /// The realm.
    #[serde(rename = "_realm")]
    pub realm: Id<Realm>,
    /// The name for people.
    #[serde(default)]
    pub alias: Box<str>,
    /// The address.
    #[serde(default)]
    pub address: Box<str>,
    /// How much the host matters, from 0 to 5.
    #[serde(default)]
    pub business_impact: u8,
    /// The state of the last check.
    pub ls_state: HostState,
    /// Whether the state is confirmed.
    pub ls_state_type: StateType,
    /// Whether the problem was acknowledged.
    #[serde(default)]
    pub ls_acknowledged: bool,
    /// Whether a downtime is under way.
    #[serde(default)]
    pub ls_downtimed: bool,
    /// When the last check was made, in Unix seconds; 0 for never.
    #[serde(default)]
    pub ls_last_check: i64,
    /// What the last check said.
    #[serde(default)]
    pub ls_output: Box<str>,
    /// The overall state, of the host with its services: 0 for fine to 4, the worst.
    #[serde(rename = "_overall_state_id", default)]
    pub overall_state: u8,
}

/// What is held of a service.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct ServiceView {
    /// The host.
    pub host: Id<Host>,
    /// The realm.
    #[serde(rename = "_realm")]
    pub realm: Id<Realm>,
    /// The name for people.
    #[serde(default)]
    pub alias: Box<str>,
    /// How much the service matters, from 0 to 5.
    #[serde(default)]
    pub business_impact: u8,
    /// The state of the last check.
    pub ls_state: ServiceState,
    /// Whether the state is confirmed.
    pub ls_state_type: StateType,
    /// Whether the problem was acknowledged.
    #[serde(default)]
    pub ls_acknowledged: bool,
    /// Whether a downtime is under way.
    #[serde(default)]
    pub ls_downtimed: bool,
    /// When the last check was made, in Unix seconds; 0 for never.
    #[serde(default)]
    pub ls_last_check: i64,
    /// What the last check said.
    #[serde(default)]
    pub ls_output: Box<str>,
    /// The overall state: 0 for fine to 4, the worst.
    #[serde(rename = "_overall_state_id", default)]
    pub overall_state: u8,
}

/// What is held of a realm.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct RealmView {
    /// The realm above; none of the topmost one, and of one above which the user may not read.
    #[serde(rename = "_parent", default)]
    pub parent: Option<Id<Realm>>,
    /// How far below the topmost realm it is.
    #[serde(rename = "_level", default)]
    pub level: i64,
    /// All realms below.
    #[serde(rename = "_all_children", default)]
    pub all_children: Vec<Id<Realm>>,
}
