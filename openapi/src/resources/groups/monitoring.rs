//! What hosts and services have in common: how they are checked, who is notified, and their live
//! state.

use super::group;

group! { ($) checks [] {
    /// The importance for the business, from 0 (none) to 5 (vital).
    business_impact: i64, default 2, one_of([0, 1, 2, 3, 4, 5]);
    /// The command that checks the item; null for none. When it is left out, the backend sets
    /// `_internal_host_up` for a host and `_echo` for a service.
    check_command: Option<crate::CommandLink>, optional, nullable();
    /// The arguments of the check command, separated by `!`.
    check_command_args: String, default "";
    /// The time period in which active checks are run.
    check_period: Option<crate::TimePeriodLink>, optional;
    /// The time between regular active checks, in interval units (`interval_length` of the
    /// monitoring engine, by default 60 seconds).
    check_interval: i64, default 5, skill_level(1);
    /// The time between checks in a SOFT state, in interval units.
    retry_interval: i64, default 0, skill_level(1);
    /// The number of failed checks in a row that make a problem state HARD.
    max_check_attempts: i64, default 1, skill_level(1);
    /// Whether the monitoring engine runs active checks.
    active_checks_enabled: bool, default true;
    /// Whether passive check results, submitted from outside, are accepted.
    passive_checks_enabled: bool, default true;
    /// The tag of the pollers that may run the check; empty for any poller.
    poller_tag: String, default "", skill_level(1);
    /// Whether performance data are sent to the time series databases.
    process_perf_data: bool, default true, skill_level(1);
    /// The seconds after which a check without a result is considered lost and scheduled again.
    time_to_orphanage: i64, default 300, skill_level(2);
    /// The time period in which the item is in a recurring downtime; null for none.
    maintenance_period: Option<crate::TimePeriodLink>, optional, nullable().skill_level(2);
} }

group! { ($) freshness [] {
    /// Whether the freshness of check results is checked: a state without a recent result is
    /// replaced by `freshness_state`.
    check_freshness: bool, default false;
    /// The age at which a check result is no longer fresh, in seconds.
    freshness_threshold: i64, default 0;
} }

group! { ($) event_handling [] {
    /// Whether the event handler is run when the state changes.
    event_handler_enabled: bool, default false, skill_level(1);
    /// The command that is run as the event handler; null for none.
    event_handler: Option<crate::CommandLink>, default None, skill_level(1);
    /// The tag of the reactionners that may run the event handler; empty for any reactionner.
    reactionner_tag: String, default "", skill_level(1);
} }

group! { ($) notifications [] {
    /// The contacts: users who are notified. Those of templates are added.
    users: Vec<crate::UserLink>, default [], accumulated();
    /// The contact groups: user groups whose members are notified. Those of templates are added.
    usergroups: Vec<crate::UserGroupLink>, default [], accumulated();
    /// Whether notifications are sent.
    notifications_enabled: bool, default true;
    /// The time period in which notifications are sent.
    notification_period: Option<crate::TimePeriodLink>, optional;
    /// The minutes between repeated notifications of a problem; 0 for a single notification.
    notification_interval: i64, default 60;
    /// The minutes that a problem must last before the first notification is sent.
    first_notification_delay: i64, default 0;
} }

group! { ($) flapping [] {
    /// Whether flapping is detected: a state that changes so often that notifications are
    /// suppressed.
    flap_detection_enabled: bool, default true, skill_level(2);
    /// The rate of state changes below which flapping ends, in percent.
    low_flap_threshold: i64, default 25, skill_level(2);
    /// The rate of state changes above which flapping starts, in percent.
    high_flap_threshold: i64, default 50, skill_level(2);
} }

group! { ($) business_rules [] {
    /// The labels by which business rules select their members.
    labels: Vec<crate::AnyValue>, default [], skill_level(2);
    /// The template of a business rule's output.
    business_rule_output_template: String, default "", skill_level(2);
    /// Whether notifications of a business rule are suppressed while the problems of all its failed
    /// members are acknowledged.
    business_rule_smart_notifications: bool, default false, skill_level(2);
    /// Whether a downtime of a business rule's member counts as an acknowledgement.
    business_rule_downtime_as_ack: bool, default false, skill_level(2);
    /// The states and events of which the member hosts of a business rule are notified.
    business_rule_host_notification_options: Vec<crate::HostOption>, default [
        crate::HostOption::Down, crate::HostOption::UserUnreachable, crate::HostOption::Recovery,
        crate::HostOption::Flapping, crate::HostOption::Downtime,
    ], within(&crate::spec::subsets::HOST_CONTACT).skill_level(2);
    /// The states and events of which the member services of a business rule are notified.
    business_rule_service_notification_options: Vec<crate::ServiceOption>, default [
        crate::ServiceOption::Warning, crate::ServiceOption::Unknown,
        crate::ServiceOption::Critical, crate::ServiceOption::Recovery,
        crate::ServiceOption::Flapping, crate::ServiceOption::Downtime,
    ], within(&crate::spec::subsets::SERVICE_CONTACT).skill_level(2);
} }

group! { ($) snapshots [] {
    /// Whether the snapshot command is run on a problem.
    snapshot_enabled: bool, default false, skill_level(2);
    /// The command that takes a snapshot of the problem; null for none.
    snapshot_command: Option<crate::CommandLink>, optional, nullable().skill_level(2);
    /// The minimum time between two snapshots, in interval units.
    snapshot_interval: i64, default 5, skill_level(2);
    /// The time period in which snapshots are taken; null for always.
    snapshot_period: Option<crate::TimePeriodLink>, optional, nullable().skill_level(2);
} }

group! { ($) modulations [] {
    /// The names of the modulations that change the business impact by time period.
    business_impact_modulations: Vec<crate::AnyValue>, default [], skill_level(2);
    /// The names of the modulations that change the check command by time period.
    checkmodulations: Vec<crate::AnyValue>, default [], skill_level(2);
    /// The names of the modulations that change macros by time period.
    macromodulations: Vec<crate::AnyValue>, default [], skill_level(2);
    /// The names of the modulations that change check results by time period.
    resultmodulations: Vec<crate::AnyValue>, default [], skill_level(2);
    /// Not used by Alignak; kept for older configurations.
    trending_policies: Vec<crate::AnyValue>, default [], skill_level(2);
    /// The name of the trigger that computes the state.
    trigger_name: String, default "", skill_level(2);
    /// Whether the broker may raise the trigger.
    trigger_broker_raise_enabled: bool, default false, skill_level(2);
} }

group! { ($) icons [] {
    /// The label in legacy front ends.
    display_name: String, default "", skill_level(2);
    /// The icon family in legacy front ends.
    icon_set: String, default "", skill_level(2);
    /// The icon file in legacy front ends.
    icon_image: String, default "", skill_level(2);
    /// The alternative text of the icon in legacy front ends.
    icon_image_alt: String, default "", skill_level(2);
} }

group! { ($) live_state [$state:ident $initial:ident] {
    /// The current state.
    ls_state: crate::$state, default crate::$state::$initial, live_state();
    /// The type of the current state: HARD when confirmed by `max_check_attempts` checks, SOFT
    /// until then.
    ls_state_type: crate::StateType, default crate::StateType::Hard, live_state();
    /// 1 if the last check result changed the state, otherwise 0.
    ls_state_changed: i64, default 0, live_state().since(2);
    /// The state before the last check result.
    ls_last_state: crate::$state, default crate::$state::$initial, live_state();
    /// The type of the state before the last check result.
    ls_last_state_type: crate::StateType, default crate::StateType::Hard, live_state();
    /// When the state last changed, in Unix seconds; 0 for never.
    ls_last_state_changed: i64, default 0, live_state();
    /// When the HARD state last changed, in Unix seconds; 0 for never.
    ls_last_hard_state_changed: i64, default 0, live_state();
    /// Whether the current problem is acknowledged.
    ls_acknowledged: bool, default false, live_state();
    /// The type of the acknowledgement: 1 for a normal one, which ends at the next state change, 2
    /// for a sticky one, which lasts until recovery.
    ls_acknowledgement_type: i64, default 1, live_state();
    /// Whether a scheduled downtime is active.
    ls_downtimed: bool, default false, live_state();
    /// When the last check was run, in Unix seconds; 0 for never.
    ls_last_check: i64, default 0, live_state();
    /// When the next check is scheduled, in Unix seconds; 0 if none is.
    ls_next_check: i64, default 0, live_state();
    /// When a notification was last sent, in Unix seconds; 0 for never.
    ls_last_notification: i64, default 0, live_state();
    /// The number of the check attempt in the current state, up to `max_check_attempts`.
    ls_current_attempt: i64, default 0, live_state();
    /// Whether the last check result was passive.
    ls_passive_check: bool, default false, live_state();
    /// The first line of output of the last check.
    ls_output: String, default "", check_output().live_state();
    /// The other lines of output of the last check.
    ls_long_output: String, default "", check_output().live_state();
    /// The performance data of the last check, unparsed.
    ls_perf_data: String, default "", check_output().live_state();
    /// The delay between the scheduled and the actual time of the last check, in seconds.
    ls_latency: f64, default 0.0, live_state();
    /// The duration of the last check, in seconds.
    ls_execution_time: f64, default 0.0, live_state();
    /// When the state was last UNKNOWN, in Unix seconds; 0 for never.
    ls_last_time_unknown: i64, default 0, live_state();
    /// When the state was last UNREACHABLE, in Unix seconds; 0 for never.
    ls_last_time_unreachable: i64, default 0, live_state();
    /// Whether Grafana has a panel for the item.
    ls_grafana: bool, default false, live_state();
    /// The number of the item's panel in the Grafana dashboard of the host.
    ls_grafana_panelid: i64, default 0, live_state();
} }
