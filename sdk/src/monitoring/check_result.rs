//! What a check found.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::actions::seconds;
use crate::model::{CheckResultState, StateType};

/// What a check of a host or service found, by names. Posted by
/// [`Backend::report`](crate::Backend::report) and
/// [`Backend::report_all`](crate::Backend::report_all).
///
/// ```
/// use alignak_backend_client::CheckResult;
///
/// let of_service = CheckResult::critical("srv1")
///     .service("disk")
///     .output("97% used")
///     .perf_data("used=97%;90;95");
/// let of_host = CheckResult::down("srv1").output("no answer");
/// ```
///
/// With serde it can be kept and sent elsewhere; times become whole seconds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[must_use = "a check result does nothing until it is reported"]
pub struct CheckResult {
    pub(super) host: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) service: Option<String>,
    pub(super) state: CheckResultState,
    pub(super) state_type: StateType,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) output: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) long_output: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) perf_data: String,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "write_seconds",
        deserialize_with = "read_seconds"
    )]
    pub(super) checked_at: Option<SystemTime>,
    #[serde(default)]
    pub(super) latency: f64,
    #[serde(default)]
    pub(super) execution_time: f64,
    #[serde(default = "yes")]
    pub(super) passive: bool,
}

fn yes() -> bool {
    true
}

#[expect(clippy::ref_option, reason = "serde passes the field by reference")]
fn write_seconds<S: Serializer>(
    moment: &Option<SystemTime>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    moment.map(seconds).serialize(serializer)
}

fn read_seconds<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<SystemTime>, D::Error> {
    let seconds = Option::<u64>::deserialize(deserializer)?;
    Ok(seconds.and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds))))
}

macro_rules! states {
    ($($(#[$attribute:meta])* $name:ident: $word:literal;)+) => {
        $(
            $(#[$attribute])*
            pub fn $name(host: impl Into<String>) -> Self {
                Self::new(host, CheckResultState::from($word))
            }
        )+
    };
}

impl CheckResult {
    /// A check of a host, or of a service of it if [`service`](Self::service) is called, found
    /// this state.
    pub fn new(host: impl Into<String>, state: CheckResultState) -> Self {
        Self {
            host: host.into(),
            service: None,
            state,
            state_type: StateType::Hard,
            output: String::new(),
            long_output: String::new(),
            perf_data: String::new(),
            checked_at: None,
            latency: 0.0,
            execution_time: 0.0,
            passive: true,
        }
    }

    states! {
        /// The host is UP.
        up: "UP";
        /// The host is DOWN.
        down: "DOWN";
        /// The host, or the host of the service, is UNREACHABLE.
        unreachable: "UNREACHABLE";
        /// A service of the host is OK.
        ok: "OK";
        /// A service of the host is WARNING.
        warning: "WARNING";
        /// A service of the host is CRITICAL.
        critical: "CRITICAL";
        /// A service of the host is UNKNOWN.
        unknown: "UNKNOWN";
    }

    /// The state of a service by the exit code of a monitoring plugin: 0 is OK, 1 WARNING, 2
    /// CRITICAL, anything else UNKNOWN.
    pub fn from_exit_code(host: impl Into<String>, code: i32) -> Self {
        match code {
            0 => Self::ok(host),
            1 => Self::warning(host),
            2 => Self::critical(host),
            _ => Self::unknown(host),
        }
    }

    /// The state of a host by the exit code of a monitoring plugin: 0 and 1 (a warning does not make
    /// a host DOWN) are UP, anything else DOWN.
    pub fn host_from_exit_code(host: impl Into<String>, code: i32) -> Self {
        match code {
            0 | 1 => Self::up(host),
            _ => Self::down(host),
        }
    }

    /// It is this service of the host that was checked.
    pub fn service(mut self, name: impl Into<String>) -> Self {
        self.service = Some(name.into());
        self
    }

    /// The state is still to be confirmed; without this it counts as confirmed.
    pub fn soft(mut self) -> Self {
        self.state_type = StateType::Soft;
        self
    }

    /// The first line of the output of the check.
    pub fn output(mut self, output: impl Into<String>) -> Self {
        self.output = output.into();
        self
    }

    /// The other lines of the output of the check.
    pub fn long_output(mut self, output: impl Into<String>) -> Self {
        self.long_output = output.into();
        self
    }

    /// The performance data, in the form of the monitoring plugins.
    pub fn perf_data(mut self, data: impl Into<String>) -> Self {
        self.perf_data = data.into();
        self
    }

    /// Everything that a monitoring plugin printed: the first line is the output, up to a `|`, after
    /// which performance data follow; further lines are the long output, up to a `|` in them, after
    /// which there are more performance data.
    ///
    /// ```
    /// use alignak_backend_client::CheckResult;
    ///
    /// let printed = "DISK OK - free | /=10;20\n/var 20% | /var=3\n/tmp=4\n";
    /// let same = CheckResult::ok("srv1")
    ///     .output("DISK OK - free")
    ///     .long_output("/var 20%")
    ///     .perf_data("/=10;20 /var=3 /tmp=4");
    /// assert_eq!(CheckResult::ok("srv1").plugin_output(printed), same);
    /// ```
    pub fn plugin_output(self, printed: &str) -> Self {
        let printed = printed.trim_end();
        let (first, rest) = printed.split_once('\n').unwrap_or((printed, ""));
        let (output, data) = first.split_once('|').unwrap_or((first, ""));
        let (long, more) = rest.split_once('|').unwrap_or((rest, ""));
        let data: Vec<&str> = data
            .split_whitespace()
            .chain(more.split_whitespace())
            .collect();
        self.output(output.trim())
            .long_output(long.trim())
            .perf_data(data.join(" "))
    }

    /// When the check ran; now by default. A result that is older than the live state goes to the
    /// history only.
    pub fn checked_at(mut self, moment: SystemTime) -> Self {
        self.checked_at = Some(moment);
        self
    }

    /// How late the check ran, in seconds.
    pub fn latency(mut self, seconds: f64) -> Self {
        self.latency = seconds;
        self
    }

    /// How long the check ran, in seconds.
    pub fn execution_time(mut self, seconds: f64) -> Self {
        self.execution_time = seconds;
        self
    }

    /// Whether the result comes from outside of the monitoring engine; yes by default.
    pub fn passive(mut self, passive: bool) -> Self {
        self.passive = passive;
        self
    }

    /// The host that the result is about.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The service of the host that the result is about; `None` for the host itself.
    pub fn service_name(&self) -> Option<&str> {
        self.service.as_deref()
    }

    /// The state that was found.
    pub fn state(&self) -> &CheckResultState {
        &self.state
    }

    pub(super) fn is_good(&self) -> bool {
        matches!(self.state, CheckResultState::Up | CheckResultState::Ok)
    }

    /// The number of the state; it is also that of the time at which the state was last found.
    pub(super) fn state_id(&self) -> i64 {
        match self.state {
            CheckResultState::Up | CheckResultState::Ok => 0,
            CheckResultState::Down | CheckResultState::Warning => 1,
            CheckResultState::Critical => 2,
            CheckResultState::Unreachable => 4,
            _ => 3,
        }
    }

    /// Why no host or service can be in this state.
    pub(crate) fn problem(&self) -> Option<String> {
        use CheckResultState::{Critical, Down, Ok, Up, Warning};
        let (host, state) = (&self.host, &self.state);
        if !self.latency.is_finite() || !self.execution_time.is_finite() {
            let message = "latency and execution time have to be finite numbers";
            return Some(message.to_owned());
        }
        match (&self.service, state) {
            (None, Ok | Warning | Critical) => Some(format!(
                "{state} is the state of a service: say which one of the host `{host}`"
            )),
            (Some(service), Up | Down) => Some(format!(
                "{state} is the state of a host, and not of the service `{service}` of `{host}`"
            )),
            _ => None,
        }
    }
}
