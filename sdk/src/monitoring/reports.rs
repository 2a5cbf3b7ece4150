//! Reporting what checks found.

use std::collections::BTreeMap;

use serde_json::json;

use super::check_result::CheckResult;
use super::post::{MAX_BULK, Report};
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::LogCheckResult;
use crate::typed::{Created, Filter};

/// Identifiers that one question names at most.
const MAX_IDS: usize = 100;

impl Backend {
    /// Posts what a check of a host or service found, by their names. The backend brings the live
    /// state, the overall states, the counters and the history up to date. Several results are
    /// posted much faster by [`report_all`](Self::report_all); results that must survive outages and
    /// restarts go through a [`reporter`](Self::reporter).
    ///
    /// What the check does not know comes from the live state: the state before, downtime and
    /// acknowledgement, which ends with the problem, or if it is not sticky with the state. An
    /// engine that knows all this posts [`LogCheckResultCreate`](crate::LogCheckResultCreate)s
    /// instead.
    ///
    /// The result is posted under an identifier of the SDK's, so that it is stored once although
    /// the request is repeated when its reply is lost.
    ///
    /// The original backend has no request for that: the live state is read first (one read for a
    /// host, two for a service), and what others change between the read and the post is lost, a
    /// downtime or an acknowledgement for instance.
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
    /// use alignak_backend_client::CheckResult;
    ///
    /// let result = CheckResult::warning("srv1")
    ///     .service("disk")
    ///     .output("91% used")
    ///     .perf_data("used=91%;90;95");
    /// backend.report(&result).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// One of the calls failed. There is no such host or service, the user may not read it, or it
    /// cannot be in this state: [`is_invalid`](BackendException::is_invalid), and nothing was
    /// stored.
    pub async fn report(
        &self,
        result: &CheckResult,
    ) -> Result<Created<LogCheckResult>, BackendException> {
        let mut outcomes = self.report_all(std::slice::from_ref(result)).await;
        outcomes
            .pop()
            .unwrap_or_else(|| Err(BackendException::invalid("the reply is about no result")))
    }

    /// Posts what several checks found, in their order, and returns what became of each. One
    /// request carries up to 500 results. Otherwise as [`report`](Self::report).
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
    /// use alignak_backend_client::CheckResult;
    ///
    /// let results = [
    ///     CheckResult::up("srv1"),
    ///     CheckResult::critical("srv1").service("http").output("no answer"),
    /// ];
    /// for (result, outcome) in results.iter().zip(backend.report_all(&results).await) {
    ///     if let Err(failure) = outcome {
    ///         eprintln!("{result:?}: {failure}");
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn report_all(
        &self,
        results: &[CheckResult],
    ) -> Vec<Result<Created<LogCheckResult>, BackendException>> {
        let mut outcomes = Vec::with_capacity(results.len());
        for batch in results.chunks(MAX_BULK) {
            let backend = self.bounded();
            let reports: Vec<Report<'_>> = batch.iter().map(Report::new).collect();
            match backend.post_reports(&reports).await {
                Ok(posted) => outcomes.extend(backend.with_stored_reports(&reports, posted).await),
                Err(failure) => outcomes.extend(batch.iter().map(|_| Err(failure.again()))),
            }
        }
        outcomes
    }

    /// The outcomes, with success for reports that an earlier attempt of their request has stored.
    async fn with_stored_reports(
        &self,
        reports: &[Report<'_>],
        mut outcomes: Vec<Result<Created<LogCheckResult>, BackendException>>,
    ) -> Vec<Result<Created<LogCheckResult>, BackendException>> {
        let is_stored = |outcome: &Result<_, BackendException>| {
            outcome
                .as_ref()
                .is_err_and(|failure| failure.existing_field() == Some("_id"))
        };
        let ids: Vec<String> = reports
            .iter()
            .zip(&outcomes)
            .filter(|(_, outcome)| is_stored(outcome))
            .map(|(report, _)| report.id.to_string())
            .collect();
        let mut stored = BTreeMap::new();
        for ids in ids.chunks(MAX_IDS) {
            let filter = Filter::raw(json!({"_id": {"$in": ids}}));
            let list = self.log_check_results().list().filter(filter);
            // Without an answer, the refusals stand.
            let read = list.select::<Created<LogCheckResult>>().all().await;
            let read = read.unwrap_or_default().into_iter();
            stored.extend(read.map(|created| (created.id, created)));
        }
        for (report, outcome) in reports.iter().zip(&mut outcomes) {
            if is_stored(outcome)
                && let Some(created) = stored.remove(&report.id)
            {
                *outcome = Ok(created);
            }
        }
        outcomes
    }
}
