//! The words that some fields are limited to.
//!
//! Every enumeration is open: a word that it does not know is read as `Other` and written
//! again as it came, so that newer servers and older items do not break a reader. The backend
//! itself refuses unknown words when an item is written.

use crate::open_enum::open_enum;

open_enum! {
    /// The state of a host.
    HostState {
        /// The host is up.
        Up => "UP",
        /// The host is down.
        Down => "DOWN",
        /// The host cannot be reached, because the hosts in front of it are down.
        Unreachable => "UNREACHABLE",
    }
}

open_enum! {
    /// The state of a service.
    ServiceState {
        /// The service works.
        Ok => "OK",
        /// The service exceeds its warning threshold.
        Warning => "WARNING",
        /// The service fails or exceeds its critical threshold.
        Critical => "CRITICAL",
        /// The check could not determine the state.
        Unknown => "UNKNOWN",
        /// The host of the service cannot be reached.
        Unreachable => "UNREACHABLE",
    }
}

open_enum! {
    /// The state that a check found: that of a host or that of a service.
    CheckResultState {
        /// The host is up.
        Up => "UP",
        /// The host is down.
        Down => "DOWN",
        /// The host, or the host of the service, cannot be reached.
        Unreachable => "UNREACHABLE",
        /// The service works.
        Ok => "OK",
        /// The service exceeds its warning threshold.
        Warning => "WARNING",
        /// The service fails or exceeds its critical threshold.
        Critical => "CRITICAL",
        /// The check of the service could not determine the state.
        Unknown => "UNKNOWN",
    }
}

open_enum! {
    /// Whether a state is confirmed.
    StateType {
        /// Confirmed by `max_check_attempts` checks.
        Hard => "HARD",
        /// Not confirmed yet: the check is retried.
        Soft => "SOFT",
    }
}

open_enum! {
    /// A state or an event of hosts, by its letter. Each field allows some of them.
    HostOption {
        /// The host is UP.
        Up => "o",
        /// The host is DOWN.
        Down => "d",
        /// The host is UNREACHABLE.
        Unreachable => "x",
        /// The host is UNREACHABLE; the letter for it in the settings of users, business rules and
        /// dependencies.
        UserUnreachable => "u",
        /// The host has not been checked yet.
        Pending => "p",
        /// The host recovers.
        Recovery => "r",
        /// The host starts or stops flapping.
        Flapping => "f",
        /// A scheduled downtime starts or ends.
        Downtime => "s",
        /// None.
        Nothing => "n",
    }
}

open_enum! {
    /// A state or an event of services, by its letter. Each field allows some of them.
    ServiceOption {
        /// The service is OK.
        Ok => "o",
        /// The service is WARNING.
        Warning => "w",
        /// The service is CRITICAL.
        Critical => "c",
        /// The service is UNKNOWN.
        Unknown => "u",
        /// The service is UNREACHABLE.
        Unreachable => "x",
        /// The service has not been checked yet.
        Pending => "p",
        /// The service recovers.
        Recovery => "r",
        /// The service starts or stops flapping.
        Flapping => "f",
        /// A scheduled downtime starts or ends.
        Downtime => "s",
        /// None.
        Nothing => "n",
    }
}

open_enum! {
    /// What a request does with an acknowledgement or a downtime.
    ActionVerb {
        /// Add the acknowledgement, or schedule the downtime.
        Add => "add",
        /// Remove the acknowledgement, or cancel the downtime.
        Delete => "delete",
    }
}

open_enum! {
    /// The role of a daemon in the monitoring engine.
    DaemonType {
        /// Reads the configuration and distributes the work.
        Arbiter => "arbiter",
        /// Schedules checks and raises alerts.
        Scheduler => "scheduler",
        /// Runs checks.
        Poller => "poller",
        /// Publishes events and states.
        Broker => "broker",
        /// Sends notifications and runs event handlers.
        Reactionner => "reactionner",
        /// Receives passive check results.
        Receiver => "receiver",
    }
}

open_enum! {
    /// The kind of a history event.
    HistoryType {
        /// A user wrote a comment in the web interface.
        WebuiComment => "webui.comment",
        /// A check result was received.
        CheckResult => "check.result",
        /// A user requested a check.
        CheckRequest => "check.request",
        /// The monitoring engine processed the request for a check.
        CheckRequested => "check.requested",
        /// A user acknowledged a problem.
        AcknowledgeAdd => "ack.add",
        /// The monitoring engine processed the acknowledgement.
        AcknowledgeProcessed => "ack.processed",
        /// A user removed an acknowledgement.
        AcknowledgeDelete => "ack.delete",
        /// A user scheduled a downtime.
        DowntimeAdd => "downtime.add",
        /// The monitoring engine processed the downtime.
        DowntimeProcessed => "downtime.processed",
        /// A user cancelled a downtime.
        DowntimeDelete => "downtime.delete",
        /// The monitoring engine ran an external command.
        MonitoringExternalCommand => "monitoring.external_command",
        /// A time period started or ended.
        MonitoringTimeperiodTransition => "monitoring.timeperiod_transition",
        /// The monitoring engine raised an alert.
        MonitoringAlert => "monitoring.alert",
        /// The monitoring engine ran an event handler.
        MonitoringEventHandler => "monitoring.event_handler",
        /// The host or service started flapping.
        MonitoringFlappingStart => "monitoring.flapping_start",
        /// The host or service stopped flapping.
        MonitoringFlappingStop => "monitoring.flapping_stop",
        /// A downtime started.
        MonitoringDowntimeStart => "monitoring.downtime_start",
        /// A downtime was cancelled.
        MonitoringDowntimeCancelled => "monitoring.downtime_cancelled",
        /// A downtime ended.
        MonitoringDowntimeEnd => "monitoring.downtime_end",
        /// The monitoring engine set an acknowledgement.
        MonitoringAcknowledge => "monitoring.acknowledge",
        /// The monitoring engine sent a notification.
        MonitoringNotification => "monitoring.notification",
    }
}

open_enum! {
    /// A right on the items of a resource.
    Right {
        /// Create items.
        Create => "create",
        /// Read items.
        Read => "read",
        /// Change items.
        Update => "update",
        /// Delete items.
        Delete => "delete",
        /// Whatever the access lists `_users_read`, `_users_update` and `_users_delete` of each item
        /// allow.
        Custom => "custom",
    }
}

open_enum! {
    /// The resource to which a role applies.
    RightScope {
        /// All resources.
        All => "*",
        /// Requests for acknowledgements.
        ActionAcknowledge => "actionacknowledge",
        /// Requests for downtimes.
        ActionDowntime => "actiondowntime",
        /// Requests for checks.
        ActionForceCheck => "actionforcecheck",
        /// Instances of the monitoring engine.
        Alignak => "alignak",
        /// Daemons of the monitoring engine.
        AlignakDaemon => "alignakdaemon",
        /// Realms.
        Realm => "realm",
        /// Commands.
        Command => "command",
        /// Time periods.
        TimePeriod => "timeperiod",
        /// Users.
        User => "user",
        /// User groups.
        UserGroup => "usergroup",
        /// Roles.
        UserRestrictRole => "userrestrictrole",
        /// Hosts.
        Host => "host",
        /// Host groups.
        HostGroup => "hostgroup",
        /// Host dependencies.
        HostDependency => "hostdependency",
        /// Host escalations.
        HostEscalation => "hostescalation",
        /// Services.
        Service => "service",
        /// Service groups.
        ServiceGroup => "servicegroup",
        /// Service dependencies.
        ServiceDependency => "servicedependency",
        /// Service escalations.
        ServiceEscalation => "serviceescalation",
        /// Grafana servers.
        Grafana => "grafana",
        /// Graphite databases.
        Graphite => "graphite",
        /// `InfluxDB` databases.
        InfluxDb => "influxdb",
        /// `StatsD` daemons.
        StatsD => "statsd",
        /// Metrics that could not be sent yet.
        TimeseriesRetention => "timeseriesretention",
        /// Events queued for the arbiter, as the original backend misspells it.
        MisspeltAlignakNotification => "aligank_notifications",
        /// Live synthesis counters.
        LiveSynthesis => "livesynthesis",
        /// Snapshots of live synthesis counters.
        LiveSynthesisRetention => "livesynthesisretention",
        /// Check results.
        LogCheckResult => "logcheckresult",
        /// History events.
        History => "history",
        /// Events queued for the arbiter.
        AlignakNotification => "alignak_notifications",
        /// Retention data of schedulers.
        AlignakRetention => "alignakretention",
    }
}

open_enum! {
    /// Whether a request succeeded.
    Status {
        /// It succeeded.
        Ok => "OK",
        /// It was refused.
        Error => "ERR",
    }
}

impl Default for Status {
    /// The original backend leaves the status out of some responses to successful requests.
    fn default() -> Self {
        Self::Ok
    }
}
