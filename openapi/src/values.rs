//! The words that some fields are limited to.
//!
//! Every enumeration is open: a word that it does not know is read as `Unknown` and written
//! again as it came, so that newer servers and older items do not break a reader. The backend
//! itself refuses unknown words when an item is written.

/// Makes an open enumeration of words.
macro_rules! open_enum {
    (
        $(#[doc = $doc:literal])+
        $name:ident {
            $(
                $(#[doc = $variant_doc:literal])+
                $variant:ident => $word:literal,
            )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[doc = $variant_doc])+
                #[doc = concat!("Written `", $word, "`.")]
                $variant,
            )+
            /// A word that is not known here, kept as it came.
            Unknown(String),
        }

        impl $name {
            /// The known words, in the order of the enumeration.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word as it is written.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Unknown(word) => word,
                }
            }

            /// The variant of a known word.
            fn known(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                Self::known(word).unwrap_or_else(|| Self::Unknown(word.to_owned()))
            }
        }

        impl From<String> for $name {
            fn from(word: String) -> Self {
                Self::known(&word).unwrap_or(Self::Unknown(word))
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Ok(Self::from(word))
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::values::WordVisitor(::std::marker::PhantomData))
            }
        }

        #[cfg(feature = "openapi")]
        impl $name {
            /// The words and what they mean.
            pub const SPEC: &'static $crate::spec::EnumSpec = &$crate::spec::EnumSpec::new(
                stringify!($name),
                concat!($($doc),+),
                &[$($crate::spec::EnumValue::new(
                    $word,
                    stringify!($variant),
                    concat!($($variant_doc),+),
                )),+],
            );
        }

        #[cfg(feature = "openapi")]
        impl ::utoipa::PartialSchema for $name {
            fn schema() -> ::utoipa::openapi::RefOr<::utoipa::openapi::Schema> {
                $crate::document::enumeration(Self::SPEC)
            }
        }

        #[cfg(feature = "openapi")]
        impl ::utoipa::ToSchema for $name {
            fn name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
        }

        impl $crate::field::FieldValue for $name {
            #[cfg(feature = "openapi")]
            fn kind() -> $crate::spec::Kind {
                $crate::spec::Kind::Enum(Self::SPEC)
            }

            #[cfg(feature = "openapi")]
            fn shape() -> $crate::schema::Shape {
                $crate::schema::Kind::Words {
                    rust_name: stringify!($name),
                    words: Self::WORDS,
                }
                .into()
            }
        }

        $crate::field::own_default!($name);
    };
}
pub(crate) use open_enum;

/// Reads a word without an allocation when it is a known one.
pub(crate) struct WordVisitor<T>(pub(crate) std::marker::PhantomData<fn() -> T>);

impl<T> serde::de::Visitor<'_> for WordVisitor<T>
where
    T: From<String> + for<'a> From<&'a str>,
{
    type Value = T;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a word")
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<T, E> {
        Ok(T::from(word))
    }

    fn visit_string<E: serde::de::Error>(self, word: String) -> Result<T, E> {
        Ok(T::from(word))
    }
}

open_enum! {
    /// The state of a host.
    HostState {
        /// The host answers.
        Up => "UP",
        /// The host does not answer.
        Down => "DOWN",
        /// Nothing can be said of the host, as what lies before it does not answer.
        Unreachable => "UNREACHABLE",
    }
}

open_enum! {
    /// The state of a service.
    ServiceState {
        /// All is well.
        Ok => "OK",
        /// Something deserves a look.
        Warning => "WARNING",
        /// The service fails.
        Critical => "CRITICAL",
        /// The check could not tell.
        StateUnknown => "UNKNOWN",
        /// The host of the service does not answer.
        Unreachable => "UNREACHABLE",
    }
}

open_enum! {
    /// The state that a check found: that of a host or that of a service.
    CheckResultState {
        /// The host answers.
        Up => "UP",
        /// The host does not answer.
        Down => "DOWN",
        /// The host, or the host of the service, could not be reached.
        Unreachable => "UNREACHABLE",
        /// The service works.
        Ok => "OK",
        /// The service deserves a look.
        Warning => "WARNING",
        /// The service fails.
        Critical => "CRITICAL",
        /// The check of the service could not tell.
        StateUnknown => "UNKNOWN",
    }
}

open_enum! {
    /// How sure a state is.
    StateType {
        /// Confirmed by as many checks as are asked for.
        Hard => "HARD",
        /// To be confirmed by the next checks.
        Soft => "SOFT",
    }
}

open_enum! {
    /// States and events of hosts, by their letters. Each field allows some of them.
    HostOption {
        /// The host answers.
        Up => "o",
        /// The host does not answer.
        Down => "d",
        /// The host cannot be reached.
        Unreachable => "x",
        /// The host cannot be reached, in the settings of users and of business rules.
        UserUnreachable => "u",
        /// The host was not checked yet.
        Pending => "p",
        /// The problem is over.
        Recovery => "r",
        /// The host starts or stops flapping.
        Flapping => "f",
        /// A scheduled downtime starts or ends.
        Downtime => "s",
        /// Nothing at all.
        Nothing => "n",
    }
}

open_enum! {
    /// States and events of services, by their letters. Each field allows some of them.
    ServiceOption {
        /// All is well.
        Ok => "o",
        /// Something deserves a look.
        Warning => "w",
        /// The service fails.
        Critical => "c",
        /// The check could not tell.
        StateUnknown => "u",
        /// The host of the service cannot be reached.
        Unreachable => "x",
        /// The service was not checked yet.
        Pending => "p",
        /// The problem is over.
        Recovery => "r",
        /// The service starts or stops flapping.
        Flapping => "f",
        /// A scheduled downtime starts or ends.
        Downtime => "s",
        /// Nothing at all.
        Nothing => "n",
    }
}

open_enum! {
    /// What a request does to an acknowledgement or to a downtime.
    ActionVerb {
        /// Sets it.
        Add => "add",
        /// Takes it back.
        Delete => "delete",
    }
}

open_enum! {
    /// The part that a daemon plays in the monitoring engine.
    DaemonType {
        /// Reads the configuration and shares the work out.
        Arbiter => "arbiter",
        /// Decides what is checked when, and raises alerts.
        Scheduler => "scheduler",
        /// Runs the checks.
        Poller => "poller",
        /// Passes on what happened.
        Broker => "broker",
        /// Sends notifications and runs event handlers.
        Reactionner => "reactionner",
        /// Takes in results from outside.
        Receiver => "receiver",
    }
}

open_enum! {
    /// What happened to a host or to a service.
    HistoryType {
        /// Somebody wrote a comment in the web interface.
        WebuiComment => "webui.comment",
        /// A check gave a result.
        CheckResult => "check.result",
        /// Somebody asks for a check.
        CheckRequest => "check.request",
        /// The engine took the request for a check.
        CheckRequested => "check.requested",
        /// Somebody acknowledges a problem.
        AcknowledgeAdd => "ack.add",
        /// The engine took the acknowledgement.
        AcknowledgeProcessed => "ack.processed",
        /// Somebody takes an acknowledgement back.
        AcknowledgeDelete => "ack.delete",
        /// Somebody schedules a downtime.
        DowntimeAdd => "downtime.add",
        /// The engine took the downtime.
        DowntimeProcessed => "downtime.processed",
        /// Somebody cancels a downtime.
        DowntimeDelete => "downtime.delete",
        /// The engine ran an external command.
        MonitoringExternalCommand => "monitoring.external_command",
        /// A time period began or ended.
        MonitoringTimeperiodTransition => "monitoring.timeperiod_transition",
        /// The engine raised an alert.
        MonitoringAlert => "monitoring.alert",
        /// The engine ran an event handler.
        MonitoringEventHandler => "monitoring.event_handler",
        /// Flapping began.
        MonitoringFlappingStart => "monitoring.flapping_start",
        /// Flapping ended.
        MonitoringFlappingStop => "monitoring.flapping_stop",
        /// A downtime began.
        MonitoringDowntimeStart => "monitoring.downtime_start",
        /// A downtime was cancelled.
        MonitoringDowntimeCancelled => "monitoring.downtime_cancelled",
        /// A downtime ended.
        MonitoringDowntimeEnd => "monitoring.downtime_end",
        /// The engine knows of an acknowledgement.
        MonitoringAcknowledge => "monitoring.acknowledge",
        /// The engine sent a notification.
        MonitoringNotification => "monitoring.notification",
    }
}

open_enum! {
    /// What a user may do to the items of a realm.
    Right {
        /// Create items.
        Create => "create",
        /// Read items.
        Read => "read",
        /// Change items.
        Update => "update",
        /// Delete items.
        Delete => "delete",
        /// Whatever the access lists of each item allow.
        Custom => "custom",
    }
}

open_enum! {
    /// The resource that a right is about.
    RightScope {
        /// Every resource.
        All => "*",
        /// Acknowledgements.
        ActionAcknowledge => "actionacknowledge",
        /// Downtimes.
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
        /// Groups of users.
        UserGroup => "usergroup",
        /// Rights.
        UserRestrictRole => "userrestrictrole",
        /// Hosts.
        Host => "host",
        /// Groups of hosts.
        HostGroup => "hostgroup",
        /// Dependencies between hosts.
        HostDependency => "hostdependency",
        /// Escalations of hosts.
        HostEscalation => "hostescalation",
        /// Services.
        Service => "service",
        /// Groups of services.
        ServiceGroup => "servicegroup",
        /// Dependencies between services.
        ServiceDependency => "servicedependency",
        /// Escalations of services.
        ServiceEscalation => "serviceescalation",
        /// Grafana servers.
        Grafana => "grafana",
        /// Graphite databases.
        Graphite => "graphite",
        /// `InfluxDB` databases.
        InfluxDb => "influxdb",
        /// `StatsD` daemons.
        StatsD => "statsd",
        /// Metrics that wait to be sent.
        TimeseriesRetention => "timeseriesretention",
        /// Events that wait to be told to the arbiter, misspelt as the original backend did.
        MisspeltAlignakNotification => "aligank_notifications",
        /// Counters of states.
        LiveSynthesis => "livesynthesis",
        /// Former counters of states.
        LiveSynthesisRetention => "livesynthesisretention",
        /// Check results.
        LogCheckResult => "logcheckresult",
        /// Events.
        History => "history",
        /// Events that wait to be told to the arbiter.
        AlignakNotification => "alignak_notifications",
        /// What schedulers keep between two runs.
        AlignakRetention => "alignakretention",
    }
}

open_enum! {
    /// Whether a request did what it asked for.
    Status {
        /// It did.
        Ok => "OK",
        /// It did not.
        Error => "ERR",
    }
}

impl Default for Status {
    /// The original backend leaves the status out of some answers to successful requests.
    fn default() -> Self {
        Self::Ok
    }
}
