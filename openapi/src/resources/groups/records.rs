//! What the requests to the monitoring engine, the records, the counters and the rules that name
//! hosts and services have in common.

use super::group;

group! { ($) visibility [] {
    /// The realm that the item belongs to, by which rights to read and change it are granted.
    "_realm" realm: Option<crate::RealmLink>, optional;
    /// Whether the item is also visible to users of the realms below its own.
    "_sub_realm" sub_realm: bool, default true;
    /// The users who may read the item through the right `custom`.
    "_users_read" users_read: Option<Vec<crate::UserLink>>, optional;
} }

group! { ($) requests [] {
    /// The host concerned.
    host: crate::HostLink, required;
    /// The service concerned; null when the request is about the host itself.
    service: Option<crate::ServiceLink>, required, nullable();
    /// The user who made the request.
    user: crate::UserLink, required;
    /// The comment of the user; it becomes the message of the history event.
    comment: String, default "";
    /// Whether the monitoring engine has processed the request.
    processed: bool, default false;
} }

group! { ($) escalation [] {
    /// The minutes between repeated notifications while the escalation lasts.
    notification_interval: i64, default 60;
    /// The time period in which the escalation applies; `24x7` when it is left out.
    escalation_period: Option<crate::TimePeriodLink>, optional;
    /// The minutes after the start of a problem at which the escalation starts.
    first_notification_time: i64, default 60;
    /// The minutes after the start of a problem at which the escalation ends.
    last_notification_time: i64, default 240;
    /// The number of the first notification that is escalated. Superseded by
    /// `first_notification_time`.
    first_notification: Option<i64>, optional;
    /// The number of the last notification that is escalated. Superseded by
    /// `last_notification_time`.
    last_notification: Option<i64>, optional;
} }

group! { ($) dependency [] {
    /// The name by which other items and clients refer to the dependency, unique; the backend uses
    /// the `_id` when it is left out.
    name: Option<String>, optional, a_name().unique().not_empty();
    /// The time period in which the dependency applies.
    dependency_period: crate::TimePeriodLink, required;
    /// Whether the dependencies of the items depended upon apply as well.
    inherits_parent: bool, default false;
} }

group! { ($) dashboards [] {
    /// The Grafana server whose dashboards show the metrics; null for none.
    grafana: Option<crate::GrafanaLink>, default None;
    /// The `StatsD` daemon through which the metrics are sent; null to send them directly.
    statsd: Option<crate::StatsDLink>, default None;
} }

group! { ($) counters [] {
    /// The number of hosts, monitored or not; templates do not count.
    hosts_total: i64, default 0, counter();
    /// The number of hosts with active and passive checks disabled.
    hosts_not_monitored: i64, default 0, counter().since(2);
    /// The number of hosts in the HARD state UP.
    hosts_up_hard: i64, default 0, counter();
    /// The number of hosts in the SOFT state UP.
    hosts_up_soft: i64, default 0, counter();
    /// The number of hosts in the HARD state DOWN.
    hosts_down_hard: i64, default 0, counter();
    /// The number of hosts in the SOFT state DOWN.
    hosts_down_soft: i64, default 0, counter();
    /// The number of hosts in the HARD state UNREACHABLE.
    hosts_unreachable_hard: i64, default 0, counter();
    /// The number of hosts in the SOFT state UNREACHABLE.
    hosts_unreachable_soft: i64, default 0, counter();
    /// The number of hosts whose problem is acknowledged; they count in no state.
    hosts_acknowledged: i64, default 0, counter();
    /// The number of hosts in a scheduled downtime.
    hosts_in_downtime: i64, default 0, counter();
    /// Always 0: flapping hosts are not counted.
    hosts_flapping: i64, default 0, counter();

    /// The number of services, monitored or not; templates do not count.
    services_total: i64, default 0, counter();
    /// The number of services with active and passive checks disabled.
    services_not_monitored: i64, default 0, counter().since(2);
    /// The number of services in the HARD state OK.
    services_ok_hard: i64, default 0, counter();
    /// The number of services in the SOFT state OK.
    services_ok_soft: i64, default 0, counter();
    /// The number of services in the HARD state WARNING.
    services_warning_hard: i64, default 0, counter();
    /// The number of services in the SOFT state WARNING.
    services_warning_soft: i64, default 0, counter();
    /// The number of services in the HARD state CRITICAL.
    services_critical_hard: i64, default 0, counter();
    /// The number of services in the SOFT state CRITICAL.
    services_critical_soft: i64, default 0, counter();
    /// The number of services in the HARD state UNKNOWN.
    services_unknown_hard: i64, default 0, counter();
    /// The number of services in the SOFT state UNKNOWN.
    services_unknown_soft: i64, default 0, counter();
    /// The number of services in the HARD state UNREACHABLE.
    services_unreachable_hard: i64, default 0, counter();
    /// The number of services in the SOFT state UNREACHABLE.
    services_unreachable_soft: i64, default 0, counter();
    /// The number of services whose problem is acknowledged; they count in no state.
    services_acknowledged: i64, default 0, counter();
    /// The number of services in a scheduled downtime.
    services_in_downtime: i64, default 0, counter();
    /// Always 0: flapping services are not counted.
    services_flapping: i64, default 0, counter();
} }
