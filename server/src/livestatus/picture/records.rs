//! The members of items that the tables show, in a compact form.

use super::member::{Customs, Date, IsHard, Key, Member, Place, Plain, State};
use crate::item::Item;

/// An item of one kind: its id, where it may be read, and what is shown of it.
pub(in crate::livestatus) struct Entry<T> {
    /// The id.
    pub(in crate::livestatus) key: Key,
    /// Which of the picture's places it lies in.
    pub(in crate::livestatus) place: u32,
    /// When this content became known, in seconds since 1970 with fractions.
    pub(in crate::livestatus) seen: f64,
    /// What is shown.
    pub(in crate::livestatus) record: T,
}

impl<T> std::ops::Deref for Entry<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.record
    }
}

/// What can be read from an item.
pub(super) trait Record {
    /// The members that are read.
    const MEMBERS: &'static [&'static str];

    /// Reads them.
    fn read(item: &Item) -> Self;
}

/// Declares a record: each field with its type and the member it is read from.
macro_rules! record {
    ($(#[$about:meta])* $name:ident { $($field:ident: $kind:ty = $member:literal,)* }) => {
        $(#[$about])*
        pub(in crate::livestatus) struct $name {
            $(pub(in crate::livestatus) $field: $kind,)*
        }

        impl Record for $name {
            const MEMBERS: &'static [&'static str] = &[$($member),*];

            fn read(item: &Item) -> Self {
                Self { $($field: Member::read(item.get($member)),)* }
            }
        }
    };
}

record! {
    /// A host or a service.
    Checked {
        name: Box<str> = "name",
        host: Option<Key> = "host",
        alias: Box<str> = "alias",
        display_name: Box<str> = "display_name",
        address: Box<str> = "address",
        address6: Box<str> = "address6",
        parents: Vec<Key> = "parents",
        realm: Option<Key> = "_realm",
        service_dependencies: Vec<Key> = "service_dependencies",
        check_command: Option<Key> = "check_command",
        check_command_args: Box<str> = "check_command_args",
        check_period: Option<Key> = "check_period",
        notification_period: Option<Key> = "notification_period",
        event_handler: Option<Key> = "event_handler",
        event_handler_args: Box<str> = "event_handler_args",
        event_handler_enabled: bool = "event_handler_enabled",
        active_checks_enabled: bool = "active_checks_enabled",
        passive_checks_enabled: bool = "passive_checks_enabled",
        check_freshness: bool = "check_freshness",
        freshness_threshold: i64 = "freshness_threshold",
        flap_detection_enabled: bool = "flap_detection_enabled",
        notifications_enabled: bool = "notifications_enabled",
        process_perf_data: bool = "process_perf_data",
        check_interval: i64 = "check_interval",
        retry_interval: i64 = "retry_interval",
        notification_interval: i64 = "notification_interval",
        first_notification_delay: i64 = "first_notification_delay",
        low_flap_threshold: i64 = "low_flap_threshold",
        high_flap_threshold: i64 = "high_flap_threshold",
        max_check_attempts: i64 = "max_check_attempts",
        business_impact: i64 = "business_impact",
        initial_state: Box<str> = "initial_state",
        poller_tag: Box<str> = "poller_tag",
        users: Vec<Key> = "users",
        usergroups: Vec<Key> = "usergroups",
        merges_host_users: bool = "merge_host_users",
        customs: Customs = "customs",
        location: Place = "location",
        notes: Box<str> = "notes",
        notes_url: Box<str> = "notes_url",
        action_url: Box<str> = "action_url",
        icon_image: Box<str> = "icon_image",
        icon_image_alt: Box<str> = "icon_image_alt",
        statusmap_image: Box<str> = "statusmap_image",
        state: State = "ls_state",
        state_type: IsHard = "ls_state_type",
        last_state: State = "ls_last_state",
        last_state_type: IsHard = "ls_last_state_type",
        acknowledged: bool = "ls_acknowledged",
        acknowledgement_type: i64 = "ls_acknowledgement_type",
        downtimed: bool = "ls_downtimed",
        passive_check: bool = "ls_passive_check",
        current_attempt: i64 = "ls_current_attempt",
        output: Box<str> = "ls_output",
        long_output: Box<str> = "ls_long_output",
        perf_data: Box<str> = "ls_perf_data",
        latency: f64 = "ls_latency",
        execution_time: f64 = "ls_execution_time",
        last_check: i64 = "ls_last_check",
        next_check: i64 = "ls_next_check",
        last_notification: i64 = "ls_last_notification",
        last_state_changed: i64 = "ls_last_state_changed",
        last_hard_state_changed: i64 = "ls_last_hard_state_changed",
        last_time_up: i64 = "ls_last_time_up",
        last_time_down: i64 = "ls_last_time_down",
        last_time_ok: i64 = "ls_last_time_ok",
        last_time_warning: i64 = "ls_last_time_warning",
        last_time_critical: i64 = "ls_last_time_critical",
        last_time_unknown: i64 = "ls_last_time_unknown",
        last_time_unreachable: i64 = "ls_last_time_unreachable",
        is_template: bool = "_is_template",
    }
}

impl Checked {
    /// Whether a change from one to the other changes more than the live state.
    pub(super) fn differs_in_structure(&self, other: &Self) -> bool {
        self.name != other.name
            || self.host != other.host
            || self.parents != other.parents
            || self.service_dependencies != other.service_dependencies
            || self.is_template != other.is_template
    }

    /// The problem is acknowledged and not over.
    pub(in crate::livestatus) fn is_acknowledged(&self) -> bool {
        self.acknowledged && self.last_check > 0 && self.state != State::of("UP")
    }
}

record! {
    /// A group of hosts.
    Hostgroup {
        name: Box<str> = "name",
        alias: Box<str> = "alias",
        notes: Box<str> = "notes",
        notes_url: Box<str> = "notes_url",
        action_url: Box<str> = "action_url",
        members: Vec<Key> = "hosts",
        groups: Vec<Key> = "hostgroups",
    }
}

record! {
    /// A group of services.
    Servicegroup {
        name: Box<str> = "name",
        alias: Box<str> = "alias",
        notes: Box<str> = "notes",
        notes_url: Box<str> = "notes_url",
        action_url: Box<str> = "action_url",
        members: Vec<Key> = "services",
        groups: Vec<Key> = "servicegroups",
    }
}

record! {
    /// A group of users.
    Usergroup {
        name: Box<str> = "name",
        alias: Box<str> = "alias",
        members: Vec<Key> = "users",
        groups: Vec<Key> = "usergroups",
    }
}

record! {
    /// A user.
    User {
        name: Box<str> = "name",
        alias: Box<str> = "alias",
        email: Box<str> = "email",
        pager: Box<str> = "pager",
        address1: Box<str> = "address1",
        address2: Box<str> = "address2",
        address3: Box<str> = "address3",
        address4: Box<str> = "address4",
        address5: Box<str> = "address5",
        address6: Box<str> = "address6",
        can_submit_commands: bool = "can_submit_commands",
        host_notifications_enabled: bool = "host_notifications_enabled",
        service_notifications_enabled: bool = "service_notifications_enabled",
        host_notification_period: Option<Key> = "host_notification_period",
        service_notification_period: Option<Key> = "service_notification_period",
        host_notification_commands: Vec<Key> = "host_notification_commands",
        service_notification_commands: Vec<Key> = "service_notification_commands",
        customs: Customs = "customs",
        is_template: bool = "_is_template",
    }
}

record! {
    /// A command.
    Command {
        name: Box<str> = "name",
        line: Box<str> = "command_line",
    }
}

record! {
    /// A time period.
    Timeperiod {
        name: Box<str> = "name",
        alias: Box<str> = "alias",
        ranges: Plain = "dateranges",
        exclude: Vec<Box<str>> = "exclude",
        is_active: bool = "is_active",
    }
}

record! {
    /// A realm.
    Realm {
        name: Box<str> = "name",
    }
}

record! {
    /// A monitoring engine.
    Engine {
        interval_length: i64 = "interval_length",
        enable_notifications: bool = "enable_notifications",
        execute_host_checks: bool = "execute_host_checks",
        execute_service_checks: bool = "execute_service_checks",
        accept_passive_host_checks: bool = "accept_passive_host_checks",
        accept_passive_service_checks: bool = "accept_passive_service_checks",
        check_host_freshness: bool = "check_host_freshness",
        check_service_freshness: bool = "check_service_freshness",
        check_external_commands: bool = "check_external_commands",
        process_performance_data: bool = "process_performance_data",
        event_handlers_enabled: bool = "event_handlers_enabled",
        flap_detection_enabled: bool = "flap_detection_enabled",
        last_alive: i64 = "last_alive",
        pid: i64 = "pid",
        program_start: i64 = "program_start",
        updated: Date = "_updated",
    }
}

record! {
    /// A request to the engine, or a comment: what was asked of a host or a service.
    Request {
        host: Option<Key> = "host",
        service: Option<Key> = "service",
        user: Option<Key> = "user",
        user_name: Box<str> = "user_name",
        action: Box<str> = "action",
        comment: Box<str> = "comment",
        message: Box<str> = "message",
        created: Date = "_created",
        start_time: i64 = "start_time",
        end_time: i64 = "end_time",
        duration: i64 = "duration",
        fixed: bool = "fixed",
        persistent: bool = "persistent",
    }
}
