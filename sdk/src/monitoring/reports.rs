//! Posting what checks found.

use super::check_result::CheckResult;
use super::live_state::LiveStates;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::LogCheckResult;
use crate::typed::Created;

/// Check results that one request carries at most.
const MAX_BATCH: usize = 100;

impl Backend {
    /// Posts what a check of a host or service found, by their names. The backend brings the live
    /// state, the overall states, the counters and the history up to date. Several results are
    /// posted much faster by [`report_all`](Self::report_all).
    ///
    /// The live state is read first (one read for a host, two for a service, each of the few fields
    /// that matter), so that the report says what the state was before, and keeps downtimes and
    /// acknowledgements: an acknowledgement ends with the problem, or if it is not sticky with the
    /// state. An engine that knows all this posts
    /// [`LogCheckResultCreate`](crate::LogCheckResultCreate)s instead.
    ///
    /// Nothing protects what others change between the read and the post, since a check result
    /// carries no etag: **a downtime or an acknowledgement that is set just then is taken off
    /// again**, and one that is ended just then comes back.
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
    /// posted.
    pub async fn report(
        &self,
        result: &CheckResult,
    ) -> Result<Created<LogCheckResult>, BackendException> {
        let backend = self.bounded();
        let mut live = LiveStates::default();
        live.read(&backend, std::slice::from_ref(result)).await?;
        let content = live.complete(result)?;
        backend.log_check_results().create(&content).await
    }

    /// Posts what several checks found, in their order, and returns what became of each. Each 100
    /// results take up to three requests, two of which read the live states that are not known
    /// yet. Otherwise as [`report`](Self::report).
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
        let mut live = LiveStates::default();
        let mut outcomes = Vec::with_capacity(results.len());
        for batch in results.chunks(MAX_BATCH) {
            let backend = self.bounded();
            if let Err(failure) = live.read(&backend, batch).await {
                outcomes.extend(batch.iter().map(|_| Err(failure.again())));
                continue;
            }
            let mut contents = Vec::with_capacity(batch.len());
            let refused: Vec<Option<BackendException>> = batch
                .iter()
                .map(|result| match live.complete(result) {
                    Ok(content) => {
                        contents.push(content);
                        None
                    }
                    Err(failure) => Some(failure),
                })
                .collect();
            let created = backend.log_check_results().create_each(&contents).await;
            let mut created = created.into_iter();
            outcomes.extend(refused.into_iter().map(|refused| match refused {
                Some(failure) => Err(failure),
                None => created.next().unwrap_or_else(|| {
                    Err(BackendException::invalid("the reply is about fewer items"))
                }),
            }));
        }
        outcomes
    }
}
