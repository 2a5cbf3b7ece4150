// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 dc601fe46c6dbe080bd3015edfdcd5bbf082fdf250cf40c07283a55d91dfdf28
//
// The files, besides this one:
//   action_acknowledge.rs
//   action_downtime.rs
//   action_force_check.rs
//   alignak_daemon.rs
//   alignak_instance/constants.rs
//   alignak_instance/description.rs
//   alignak_instance/mod.rs
//   alignak_instance/setters.rs
//   alignak_retention.rs
//   command.rs
//   grafana.rs
//   graphite.rs
//   history_event.rs
//   host/constants.rs
//   host/description.rs
//   host/mod.rs
//   host/setters.rs
//   host_dependency.rs
//   host_escalation.rs
//   host_group.rs
//   influxdb.rs
//   live_synthesis.rs
//   log_check_result.rs
//   realm.rs
//   service/constants.rs
//   service/description.rs
//   service/mod.rs
//   service/setters.rs
//   service_dependency.rs
//   service_escalation.rs
//   service_group.rs
//   statsd.rs
//   time_period.rs
//   user.rs
//   user_group.rs
//   user_restrict_role.rs

//! One module per resource, with its fields, the contents of its requests and its
//! description.
#![cfg_attr(rustfmt, rustfmt_skip)]

pub mod action_acknowledge;
pub mod action_downtime;
pub mod action_force_check;
pub mod alignak_daemon;
pub mod alignak_instance;
pub mod alignak_retention;
pub mod command;
pub mod grafana;
pub mod graphite;
pub mod history_event;
pub mod host;
pub mod host_dependency;
pub mod host_escalation;
pub mod host_group;
pub mod influxdb;
pub mod live_synthesis;
pub mod log_check_result;
pub mod realm;
pub mod service;
pub mod service_dependency;
pub mod service_escalation;
pub mod service_group;
pub mod statsd;
pub mod time_period;
pub mod user;
pub mod user_group;
pub mod user_restrict_role;

pub use action_acknowledge::{
    ActionAcknowledgeCreate, ActionAcknowledgePatch, ActionAcknowledges,
};
pub use action_downtime::{ActionDowntimeCreate, ActionDowntimePatch, ActionDowntimes};
pub use action_force_check::{
    ActionForceCheckCreate, ActionForceCheckPatch, ActionForceChecks,
};
pub use alignak_daemon::{
    AlignakDaemonCreate, AlignakDaemonPatch, AlignakDaemonRequired, AlignakDaemons,
};
pub use alignak_instance::{
    AlignakInstanceCreate, AlignakInstancePatch, AlignakInstances,
};
pub use alignak_retention::{
    AlignakRetentionCreate, AlignakRetentionPatch, AlignakRetentions,
};
pub use command::{CommandCreate, CommandPatch, Commands};
pub use grafana::{GrafanaCreate, GrafanaPatch, GrafanaRequired, Grafanas};
pub use graphite::{GraphiteCreate, GraphitePatch, GraphiteRequired, Graphites};
pub use history_event::{HistoryEventCreate, HistoryEventPatch, HistoryEvents};
pub use host::{HostCreate, HostPatch, Hosts};
pub use host_dependency::{HostDependencies, HostDependencyCreate, HostDependencyPatch};
pub use host_escalation::{HostEscalationCreate, HostEscalationPatch, HostEscalations};
pub use host_group::{HostGroupCreate, HostGroupPatch, HostGroups};
pub use influxdb::{InfluxDbCreate, InfluxDbPatch, InfluxDbRequired, InfluxDbs};
pub use live_synthesis::{LiveSyntheses, LiveSynthesisCreate, LiveSynthesisPatch};
pub use log_check_result::{
    LogCheckResultCreate, LogCheckResultPatch, LogCheckResultRequired, LogCheckResults,
};
pub use realm::{RealmCreate, RealmPatch, Realms};
pub use service::{ServiceCreate, ServicePatch, Services};
pub use service_dependency::{
    ServiceDependencies, ServiceDependencyCreate, ServiceDependencyPatch,
};
pub use service_escalation::{
    ServiceEscalationCreate, ServiceEscalationPatch, ServiceEscalations,
};
pub use service_group::{ServiceGroupCreate, ServiceGroupPatch, ServiceGroups};
pub use statsd::{StatsDCreate, StatsDPatch, StatsDRequired, StatsDs};
pub use time_period::{TimePeriodCreate, TimePeriodPatch, TimePeriods};
pub use user::{UserCreate, UserPatch, UserRequired, Users};
pub use user_group::{UserGroupCreate, UserGroupPatch, UserGroups};
pub use user_restrict_role::{
    UserRestrictRoleCreate, UserRestrictRolePatch, UserRestrictRoles,
};

use crate::describe::{Described, ResourceInfo, Visitor};
use crate::model::{
    ActionAcknowledge, ActionDowntime, ActionForceCheck, ActionVerb, AlignakDaemon,
    AlignakInstance, AlignakRetention, CheckResultState, Command, DaemonType, Grafana,
    Graphite, HistoryEvent, HistoryType, Host, HostDependency, HostEscalation, HostGroup,
    HostOption, HostState, InfluxDb, LiveSynthesis, LogCheckResult, Realm, Right,
    RightScope, Service, ServiceDependency, ServiceEscalation, ServiceGroup,
    ServiceOption, ServiceState, StateType, StatsD, TimePeriod, User, UserGroup,
    UserRestrictRole,
};

/// The descriptions of all resources that a client can reach, by their names in code.
pub const RESOURCES: &[&ResourceInfo] = &[
    &ActionAcknowledge::INFO,
    &ActionDowntime::INFO,
    &ActionForceCheck::INFO,
    &AlignakDaemon::INFO,
    &AlignakInstance::INFO,
    &AlignakRetention::INFO,
    &Command::INFO,
    &Grafana::INFO,
    &Graphite::INFO,
    &HistoryEvent::INFO,
    &Host::INFO,
    &HostDependency::INFO,
    &HostEscalation::INFO,
    &HostGroup::INFO,
    &InfluxDb::INFO,
    &LiveSynthesis::INFO,
    &LogCheckResult::INFO,
    &Realm::INFO,
    &Service::INFO,
    &ServiceDependency::INFO,
    &ServiceEscalation::INFO,
    &ServiceGroup::INFO,
    &StatsD::INFO,
    &TimePeriod::INFO,
    &User::INFO,
    &UserGroup::INFO,
    &UserRestrictRole::INFO,
];

/// Visits all resources that a client can reach, by their names in code.
pub fn visit(visitor: &mut impl Visitor) {
    visitor.visit::<ActionAcknowledge>();
    visitor.visit::<ActionDowntime>();
    visitor.visit::<ActionForceCheck>();
    visitor.visit::<AlignakDaemon>();
    visitor.visit::<AlignakInstance>();
    visitor.visit::<AlignakRetention>();
    visitor.visit::<Command>();
    visitor.visit::<Grafana>();
    visitor.visit::<Graphite>();
    visitor.visit::<HistoryEvent>();
    visitor.visit::<Host>();
    visitor.visit::<HostDependency>();
    visitor.visit::<HostEscalation>();
    visitor.visit::<HostGroup>();
    visitor.visit::<InfluxDb>();
    visitor.visit::<LiveSynthesis>();
    visitor.visit::<LogCheckResult>();
    visitor.visit::<Realm>();
    visitor.visit::<Service>();
    visitor.visit::<ServiceDependency>();
    visitor.visit::<ServiceEscalation>();
    visitor.visit::<ServiceGroup>();
    visitor.visit::<StatsD>();
    visitor.visit::<TimePeriod>();
    visitor.visit::<User>();
    visitor.visit::<UserGroup>();
    visitor.visit::<UserRestrictRole>();
}

crate::typed::comparable! {
    ActionVerb, CheckResultState, DaemonType, HistoryType, HostOption, HostState, Right,
    RightScope, ServiceOption, ServiceState, StateType
}
