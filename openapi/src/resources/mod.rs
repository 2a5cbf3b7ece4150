//! The resources, one file each.
//!
//! A new resource is a new file here and one line in the list below. The order of the list is
//! the order in which the entry point of the backend names the resources.

/// What the names of hosts, services and users look like: no character that the monitoring
/// engine gives a meaning to.
#[cfg(feature = "openapi")]
const NAME: &str = r#"^[^`~!$%^&*"|'<>?,()=]+$"#;

macro_rules! register {
    ($($module:ident: $resource:ident, $link:ident;)*) => {
        $(mod $module;)*
        $(pub use $module::{$resource, $link};)*

        /// The schemas of all resources.
        #[cfg(feature = "openapi")]
        pub(crate) fn schemas() -> Vec<crate::schema::ResourceSchema> {
            vec![$(<$resource as crate::schema::Describe>::describe()),*]
        }
    };
}

register! {
    action_acknowledge: ActionAcknowledge, ActionAcknowledgeLink;
    action_downtime: ActionDowntime, ActionDowntimeLink;
    action_force_check: ActionForceCheck, ActionForceCheckLink;
    alignak: Alignak, AlignakLink;
    alignak_notification: AlignakNotification, AlignakNotificationLink;
    alignak_daemon: AlignakDaemon, AlignakDaemonLink;
    alignak_retention: AlignakRetention, AlignakRetentionLink;
    command: Command, CommandLink;
    grafana: Grafana, GrafanaLink;
    graphite: Graphite, GraphiteLink;
    history: History, HistoryLink;
    host: Host, HostLink;
    host_dependency: HostDependency, HostDependencyLink;
    host_escalation: HostEscalation, HostEscalationLink;
    host_group: HostGroup, HostGroupLink;
    influxdb: InfluxDb, InfluxDbLink;
    live_synthesis: LiveSynthesis, LiveSynthesisLink;
    live_synthesis_retention: LiveSynthesisRetention, LiveSynthesisRetentionLink;
    log_check_result: LogCheckResult, LogCheckResultLink;
    outbox: Outbox, OutboxLink;
    realm: Realm, RealmLink;
    service: Service, ServiceLink;
    service_dependency: ServiceDependency, ServiceDependencyLink;
    service_escalation: ServiceEscalation, ServiceEscalationLink;
    service_group: ServiceGroup, ServiceGroupLink;
    statsd: StatsD, StatsDLink;
    time_period: TimePeriod, TimePeriodLink;
    timeseries_retention: TimeseriesRetention, TimeseriesRetentionLink;
    user: User, UserLink;
    user_group: UserGroup, UserGroupLink;
    user_restrict_role: UserRestrictRole, UserRestrictRoleLink;
}
