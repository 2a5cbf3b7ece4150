//! The resources, one file each.
//!
//! A new resource is a new file here and one line in the list below: the file, the struct, the
//! alias of references and, unless the resource is internal, its shapes in the published document.
//! The order of the list is the order in which the entry point of the backend names the resources.

/// What the names of hosts, services and users look like: no character that has a
/// meaning for the monitoring engine.
#[cfg(feature = "openapi")]
const NAME: &str = r#"^[^`~!$%^&*"|'<>?,()=]+$"#;

pub(crate) mod groups;

macro_rules! register {
    ($(
        $module:ident: $resource:ident, $link:ident
            $(, $create:ident, $patch:ident, $page:ident)?;
    )*) => {
        $(mod $module;)*
        $(pub use $module::{$resource, $link};)*

        /// The specifications of all resources.
        #[cfg(feature = "openapi")]
        pub(crate) fn specs() -> Vec<&'static crate::spec::ResourceSpec> {
            vec![$(<$resource as crate::spec::Specified>::spec()),*]
        }

        /// The schemas of all public resources and of what they refer to, by name.
        #[cfg(feature = "openapi")]
        pub(crate) fn schemas() -> crate::document::Referenced {
            let mut schemas = Vec::new();
            $($(
                crate::document::components::add::<$resource>(&mut schemas);
                crate::document::components::add::<shapes::$create>(&mut schemas);
                crate::document::components::add::<shapes::$patch>(&mut schemas);
                crate::document::components::add::<shapes::$page>(&mut schemas);
            )?)*
            schemas
        }

        /// What creates and what changes items of each resource, and pages of them.
        #[cfg(feature = "openapi")]
        pub(crate) mod shapes {
            $($(crate::document::document_shapes!($resource, $create, $patch, $page);)?)*
        }
    };
}

register! {
    action_acknowledge: ActionAcknowledge, ActionAcknowledgeLink, ActionAcknowledgeCreate, ActionAcknowledgePatch, ActionAcknowledgePage;
    action_downtime: ActionDowntime, ActionDowntimeLink, ActionDowntimeCreate, ActionDowntimePatch, ActionDowntimePage;
    action_force_check: ActionForceCheck, ActionForceCheckLink, ActionForceCheckCreate, ActionForceCheckPatch, ActionForceCheckPage;
    alignak_instance: AlignakInstance, AlignakInstanceLink, AlignakInstanceCreate, AlignakInstancePatch, AlignakInstancePage;
    alignak_notification: AlignakNotification, AlignakNotificationLink;
    alignak_daemon: AlignakDaemon, AlignakDaemonLink, AlignakDaemonCreate, AlignakDaemonPatch, AlignakDaemonPage;
    alignak_retention: AlignakRetention, AlignakRetentionLink, AlignakRetentionCreate, AlignakRetentionPatch, AlignakRetentionPage;
    cascade: Cascade, CascadeLink;
    command: Command, CommandLink, CommandCreate, CommandPatch, CommandPage;
    grafana: Grafana, GrafanaLink, GrafanaCreate, GrafanaPatch, GrafanaPage;
    graphite: Graphite, GraphiteLink, GraphiteCreate, GraphitePatch, GraphitePage;
    history_event: HistoryEvent, HistoryEventLink, HistoryEventCreate, HistoryEventPatch, HistoryEventPage;
    host: Host, HostLink, HostCreate, HostPatch, HostPage;
    host_dependency: HostDependency, HostDependencyLink, HostDependencyCreate, HostDependencyPatch, HostDependencyPage;
    host_escalation: HostEscalation, HostEscalationLink, HostEscalationCreate, HostEscalationPatch, HostEscalationPage;
    host_group: HostGroup, HostGroupLink, HostGroupCreate, HostGroupPatch, HostGroupPage;
    influxdb: InfluxDb, InfluxDbLink, InfluxDbCreate, InfluxDbPatch, InfluxDbPage;
    live_synthesis: LiveSynthesis, LiveSynthesisLink, LiveSynthesisCreate, LiveSynthesisPatch, LiveSynthesisPage;
    live_synthesis_retention: LiveSynthesisRetention, LiveSynthesisRetentionLink;
    log_check_result: LogCheckResult, LogCheckResultLink, LogCheckResultCreate, LogCheckResultPatch, LogCheckResultPage;
    outbox: Outbox, OutboxLink;
    realm: Realm, RealmLink, RealmCreate, RealmPatch, RealmPage;
    service: Service, ServiceLink, ServiceCreate, ServicePatch, ServicePage;
    service_dependency: ServiceDependency, ServiceDependencyLink, ServiceDependencyCreate, ServiceDependencyPatch, ServiceDependencyPage;
    service_escalation: ServiceEscalation, ServiceEscalationLink, ServiceEscalationCreate, ServiceEscalationPatch, ServiceEscalationPage;
    service_group: ServiceGroup, ServiceGroupLink, ServiceGroupCreate, ServiceGroupPatch, ServiceGroupPage;
    statsd: StatsD, StatsDLink, StatsDCreate, StatsDPatch, StatsDPage;
    time_period: TimePeriod, TimePeriodLink, TimePeriodCreate, TimePeriodPatch, TimePeriodPage;
    timeseries_retention: TimeseriesRetention, TimeseriesRetentionLink;
    user: User, UserLink, UserCreate, UserPatch, UserPage;
    user_group: UserGroup, UserGroupLink, UserGroupCreate, UserGroupPatch, UserGroupPage;
    user_restrict_role: UserRestrictRole, UserRestrictRoleLink, UserRestrictRoleCreate, UserRestrictRolePatch, UserRestrictRolePage;
}
