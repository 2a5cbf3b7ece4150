// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d
//
// The files, besides this one:
//   action_acknowledge.rs
//   action_downtime.rs
//   action_force_check.rs
//   alignak_daemon.rs
//   alignak_instance.rs
//   alignak_retention.rs
//   command.rs
//   grafana.rs
//   graphite.rs
//   history_event.rs
//   host.rs
//   host_dependency.rs
//   host_escalation.rs
//   host_group.rs
//   influxdb.rs
//   live_synthesis.rs
//   log_check_result.rs
//   realm.rs
//   service.rs
//   service_dependency.rs
//   service_escalation.rs
//   service_group.rs
//   statsd.rs
//   time_period.rs
//   user.rs
//   user_group.rs
//   user_restrict_role.rs

//! One module per resource, with its handle, the bodies of its requests and its fields.
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
pub use alignak_daemon::{AlignakDaemonCreate, AlignakDaemonPatch, AlignakDaemons};
pub use alignak_instance::{AlignakCreate, AlignakInstances, AlignakPatch};
pub use alignak_retention::{
    AlignakRetentionCreate, AlignakRetentionPatch, AlignakRetentions,
};
pub use command::{CommandCreate, CommandPatch, Commands};
pub use grafana::{GrafanaCreate, GrafanaPatch, Grafanas};
pub use graphite::{GraphiteCreate, GraphitePatch, Graphites};
pub use history_event::{HistoryCollection, HistoryCreate, HistoryPatch};
pub use host::{HostCreate, HostPatch, Hosts};
pub use host_dependency::{HostDependencies, HostDependencyCreate, HostDependencyPatch};
pub use host_escalation::{HostEscalationCreate, HostEscalationPatch, HostEscalations};
pub use host_group::{HostGroupCreate, HostGroupPatch, HostGroups};
pub use influxdb::{InfluxDbCreate, InfluxDbPatch, Influxdbs};
pub use live_synthesis::{LiveSyntheses, LiveSynthesisCreate, LiveSynthesisPatch};
pub use log_check_result::{LogCheckResultCreate, LogCheckResultPatch, LogCheckResults};
pub use realm::{RealmCreate, RealmPatch, Realms};
pub use service::{ServiceCreate, ServicePatch, Services};
pub use service_dependency::{
    ServiceDependencies, ServiceDependencyCreate, ServiceDependencyPatch,
};
pub use service_escalation::{
    ServiceEscalationCreate, ServiceEscalationPatch, ServiceEscalations,
};
pub use service_group::{ServiceGroupCreate, ServiceGroupPatch, ServiceGroups};
pub use statsd::{StatsDCreate, StatsDPatch, Statsds};
pub use time_period::{TimePeriodCreate, TimePeriodPatch, TimePeriods};
pub use user::{UserCreate, UserPatch, Users};
pub use user_group::{UserGroupCreate, UserGroupPatch, UserGroups};
pub use user_restrict_role::{
    UserRestrictRoleCreate, UserRestrictRolePatch, UserRestrictRoles,
};

use crate::model::{
    ActionVerb, CheckResultState, DaemonType, HistoryType, HostOption, HostState, Right,
    RightScope, ServiceOption, ServiceState, StateType,
};

crate::typed::comparable! {
    ActionVerb, CheckResultState, DaemonType, HistoryType, HostOption, HostState, Right,
    RightScope, ServiceOption, ServiceState, StateType
}
