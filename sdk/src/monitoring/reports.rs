//! Posting what a check found.
//!
//! A backend takes the whole live state from a check result: what the result does not hold is set
//! to a default, an acknowledgement for instance to none. A careful report therefore begins with
//! reading the live state, and carries over what the check knows nothing of.

use std::time::SystemTime;

use http::Method;

use super::actions::seconds;
use super::check_result::CheckResult;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::generated::{LogCheckResultCreate, LogCheckResults, host};
use crate::model::{CheckResultState, Host, Issues, LogCheckResult, Service, StateType};
use crate::typed::Created;

/// The live state of a host or service, as far as a report needs it.
struct Live {
    state: CheckResultState,
    state_type: StateType,
    state_id: i64,
    state_changed: i64,
    hard_state_changed: i64,
    acknowledged: bool,
    acknowledgement_type: i64,
    downtimed: bool,
    current_attempt: i64,
    /// When each state was last found, by the number of the state.
    last_times: [i64; 5],
}

impl From<Host> for Live {
    fn from(host: Host) -> Self {
        Self {
            state: CheckResultState::from(host.ls_state.as_str()),
            state_type: host.ls_state_type,
            state_id: host.ls_state_id,
            state_changed: host.ls_last_state_changed,
            hard_state_changed: host.ls_last_hard_state_changed,
            acknowledged: host.ls_acknowledged,
            acknowledgement_type: host.ls_acknowledgement_type,
            downtimed: host.ls_downtimed,
            current_attempt: host.ls_current_attempt,
            last_times: [
                host.ls_last_time_up,
                host.ls_last_time_down,
                0,
                host.ls_last_time_unknown,
                host.ls_last_time_unreachable,
            ],
        }
    }
}

impl From<Service> for Live {
    fn from(service: Service) -> Self {
        Self {
            state: CheckResultState::from(service.ls_state.as_str()),
            state_type: service.ls_state_type,
            state_id: service.ls_state_id,
            state_changed: service.ls_last_state_changed,
            hard_state_changed: service.ls_last_hard_state_changed,
            acknowledged: service.ls_acknowledged,
            acknowledgement_type: service.ls_acknowledgement_type,
            downtimed: service.ls_downtimed,
            current_attempt: service.ls_current_attempt,
            last_times: [
                service.ls_last_time_ok,
                service.ls_last_time_warning,
                service.ls_last_time_critical,
                service.ls_last_time_unknown,
                service.ls_last_time_unreachable,
            ],
        }
    }
}

impl Backend {
    /// Posts what a check of a host or service found, by their names. The backend brings the live
    /// state, the overall states, the counters and the history up to date.
    ///
    /// The live state is read first (one read for a host, two for a service), so that the report
    /// tells what the state was before, and keeps downtimes and acknowledgements: an
    /// acknowledgement ends with the problem, or if it is not sticky with the state. An engine that
    /// knows all this posts [`LogCheckResultCreate`]s instead.
    ///
    /// Nothing protects what others change between the read and the post, since a check result
    /// carries no etag: **a downtime or an acknowledgement that is set just then is taken off
    /// again**, and one that is ended just then comes back.
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
    /// use alignak_backend_client::{CheckResult, model::ServiceState};
    ///
    /// let result = CheckResult::of_service("srv1", "disk", ServiceState::Warning)
    ///     .output("91% used")
    ///     .perf_data("used=91%;90;95");
    /// backend.report(&result).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// One of the calls failed. There is no such host or service, or the user may not read it:
    /// [`is_invalid`](BackendException::is_invalid), and nothing was posted.
    pub async fn report(
        &self,
        result: &CheckResult,
    ) -> Result<Created<LogCheckResult>, BackendException> {
        let backend = self.bounded();
        let before = backend.live_state(result).await?;
        let content = content(result, &before);
        backend.log_check_results().create(&content).await
    }

    async fn live_state(&self, result: &CheckResult) -> Result<Live, BackendException> {
        let name = &result.host;
        let hosts = self.hosts().list().filter(host::IS_TEMPLATE.eq(false));
        let host = hosts.filter(host::NAME.eq(name)).first().await?;
        let host = host.ok_or_else(|| {
            BackendException::invalid(format!("there is no host `{name}` that this user sees"))
        })?;
        let (Some(service), Some(id)) = (&result.service, host.id) else {
            return Ok(host.into());
        };
        let found = self.services().get_by_name(id, service).await?;
        found.map(Live::from).ok_or_else(|| {
            BackendException::invalid(format!(
                "there is no service `{service}` of the host `{name}` that this user sees"
            ))
        })
    }
}

/// The result with everything that the live state is made of.
fn content(result: &CheckResult, before: &Live) -> LogCheckResultCreate {
    let checked = seconds(result.checked_at.unwrap_or_else(SystemTime::now));
    let changed = result.state != before.state;
    let confirmed = result.state_type == StateType::Hard;
    let hard_changed = confirmed && (changed || before.state_type != StateType::Hard);
    let is_sticky = before.acknowledgement_type == 2;
    let acknowledged = before.acknowledged && !result.is_good() && (is_sticky || !changed);
    let attempt = match (changed, confirmed) {
        (true, _) => 1,
        (false, true) => before.current_attempt,
        (false, false) => before.current_attempt.saturating_add(1),
    };
    let then_or = |is_new: bool, then: i64| if is_new { checked } else { then };
    let number = result.state_id();
    let [time_0, time_1, time_2, time_3, time_4] = before.last_times;
    let last_time = |of: i64, then: i64| then_or(number == of, then);
    let content = LogCheckResultCreate::new(
        before.state_type.clone(),
        result.state.clone(),
        result.state_type.clone(),
    );
    let content = match &result.service {
        Some(service) => content.service_name(service),
        None => content,
    };
    content
        .host_name(&result.host)
        .last_check(checked)
        .state_id(number)
        .state_changed(changed)
        .last_state(before.state.clone())
        .last_state_id(before.state_id)
        .last_state_changed(then_or(changed, before.state_changed))
        .last_hard_state_changed(then_or(hard_changed, before.hard_state_changed))
        .acknowledged(acknowledged)
        .acknowledgement_type(before.acknowledgement_type.max(1))
        .downtimed(before.downtimed)
        .current_attempt(attempt)
        .passive_check(result.passive)
        .output(&result.output)
        .long_output(&result.long_output)
        .perf_data(&result.perf_data)
        .latency(result.latency)
        .execution_time(result.execution_time)
        .last_time_0(last_time(0, time_0))
        .last_time_1(last_time(1, time_1))
        .last_time_2(last_time(2, time_2))
        .last_time_3(last_time(3, time_3))
        .last_time_4(last_time(4, time_4))
}

impl LogCheckResults {
    /// Posts several check results and tells what became of each, in their order.
    ///
    /// Check results are not all or none: the backend stores those whose host and service it
    /// knows, and tells why it left out the others. [`create_many`](Self::create_many) makes an
    /// error of that.
    ///
    /// # Errors
    /// The call failed, and nothing was stored.
    pub async fn create_each(
        &self,
        results: &[LogCheckResultCreate],
    ) -> Result<Vec<Result<Created<LogCheckResult>, Issues>>, BackendException> {
        let operation =
            self.backend
                .operation("create_log_check_result", Method::POST, "/logcheckresult");
        operation.send_created_each(results).await
    }
}
