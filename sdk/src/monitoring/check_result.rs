//! What a check found.

use std::time::SystemTime;

use crate::model::{CheckResultState, HostState, ServiceState, StateType};

/// What a check of a host or service found, by names. Posted by
/// [`Backend::report`](crate::Backend::report).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a check result does nothing until it is reported"]
pub struct CheckResult {
    pub(super) host: String,
    pub(super) service: Option<String>,
    pub(super) state: CheckResultState,
    pub(super) state_type: StateType,
    pub(super) output: String,
    pub(super) long_output: String,
    pub(super) perf_data: String,
    pub(super) checked_at: Option<SystemTime>,
    pub(super) latency: f64,
    pub(super) execution_time: f64,
    pub(super) passive: bool,
}

impl CheckResult {
    /// A host was checked.
    ///
    /// ```
    /// use alignak_backend_client::{CheckResult, model::HostState};
    ///
    /// let result = CheckResult::of_host("srv1", HostState::Down).output("no answer");
    /// ```
    pub fn of_host(host: impl Into<String>, state: HostState) -> Self {
        Self::new(host.into(), None, state.as_str())
    }

    /// A service of a host was checked.
    ///
    /// ```
    /// use alignak_backend_client::{CheckResult, model::ServiceState};
    ///
    /// let result = CheckResult::of_service("srv1", "disk", ServiceState::Warning)
    ///     .output("91% used")
    ///     .perf_data("used=91%;90;95");
    /// ```
    pub fn of_service(
        host: impl Into<String>,
        service: impl Into<String>,
        state: ServiceState,
    ) -> Self {
        Self::new(host.into(), Some(service.into()), state.as_str())
    }

    fn new(host: String, service: Option<String>, state: &str) -> Self {
        Self {
            host,
            service,
            state: CheckResultState::from(state),
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

    /// The state is still to be confirmed; without this it counts as confirmed.
    pub fn soft(mut self) -> Self {
        self.state_type = StateType::Soft;
        self
    }

    /// The first line that the check put out.
    pub fn output(mut self, output: impl Into<String>) -> Self {
        self.output = output.into();
        self
    }

    /// The other lines that the check put out.
    pub fn long_output(mut self, output: impl Into<String>) -> Self {
        self.long_output = output.into();
        self
    }

    /// The performance data, in the form of the monitoring plugins.
    pub fn perf_data(mut self, data: impl Into<String>) -> Self {
        self.perf_data = data.into();
        self
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
}
