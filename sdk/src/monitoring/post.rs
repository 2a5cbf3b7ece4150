//! Posting check results under identifiers of the client's own, so that a request may be repeated,
//! by this program or by a later run of it, and each result is stored once.
//!
//! `POST /logcheckresult/bulk` takes a list, and what was before each result from the live state. A
//! backend that does not have it gets the live state with each result, after it was read.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::actions::seconds;
use super::check_result::CheckResult;
use super::live_state::LiveStates;
use crate::backend::Backend;
use crate::error::{BackendException, ErrorKind};
use crate::model::{Id, LogCheckResult, Resource};
use crate::request::Idempotency;
use crate::typed::{Content, Created, ForCreate, Operation, Outcomes};

/// The operation of the document.
const BULK: &str = "create_log_check_results_in_bulk";

/// Check results that one request in bulk carries at most.
pub(crate) const MAX_BULK: usize = 500;

/// Check results that one request carries at most to a backend that does not know bulk.
const MAX_LIST: usize = 100;

/// A check result with the identifier under which it is stored.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Report<'a> {
    pub(crate) id: Id<LogCheckResult>,
    pub(crate) result: &'a CheckResult,
    /// When the check ran, in seconds since 1970.
    pub(crate) checked_at: i64,
}

impl<'a> Report<'a> {
    /// A new report of a result; of now, if the result does not say when.
    pub(crate) fn new(result: &'a CheckResult) -> Self {
        let moment = result.checked_at.unwrap_or_else(std::time::SystemTime::now);
        Self {
            id: Id::generate(),
            result,
            checked_at: seconds(moment),
        }
    }

    fn name(&self) -> String {
        match &self.result.service {
            None => format!("host `{}`", self.result.host),
            Some(service) => format!("service `{service}` of the host `{}`", self.result.host),
        }
    }
}

/// A report as an element of a request in bulk. What was before it is the backend's business.
struct Element<'a> {
    report: Report<'a>,
    with_id: bool,
}

impl Serialize for Element<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Report {
            id,
            result,
            checked_at,
        } = self.report;
        let mut map = serializer.serialize_map(None)?;
        if self.with_id {
            map.serialize_entry("_id", &id)?;
        }
        map.serialize_entry("host_name", &result.host)?;
        if let Some(service) = &result.service {
            map.serialize_entry("service_name", service)?;
        }
        map.serialize_entry("state", &result.state)?;
        map.serialize_entry("state_type", &result.state_type)?;
        // Required, and taken from the live state nevertheless.
        map.serialize_entry("last_state_type", &result.state_type)?;
        map.serialize_entry("last_check", &checked_at)?;
        map.serialize_entry("passive_check", &result.passive)?;
        for (name, text) in [
            ("output", &result.output),
            ("long_output", &result.long_output),
            ("perf_data", &result.perf_data),
        ] {
            if !text.is_empty() {
                map.serialize_entry(name, text)?;
            }
        }
        map.serialize_entry("latency", &result.latency)?;
        map.serialize_entry("execution_time", &result.execution_time)?;
        map.end()
    }
}

impl Backend {
    /// Posts some reports in their order, and returns what became of each. One that is stored
    /// already, by an earlier attempt or an earlier run, is
    /// [`is_already_exists`](BackendException::is_already_exists) with the field `_id`.
    ///
    /// # Errors
    /// A request failed, and was not refused. Any of the reports may be stored then; all of them
    /// may be posted again.
    pub(crate) async fn post_reports(
        &self,
        reports: &[Report<'_>],
    ) -> Result<Outcomes<LogCheckResult>, BackendException> {
        let mut outcomes: Vec<Option<Result<_, BackendException>>> = reports
            .iter()
            .map(|report| {
                let problem = report.result.problem()?;
                Some(Err(BackendException::invalid(problem)))
            })
            .collect();
        loop {
            let open: Vec<usize> = (0..reports.len())
                .filter(|index| outcomes[*index].is_none())
                .collect();
            if open.is_empty() {
                break;
            }
            let in_bulk = self.abilities().takes_bulk();
            let size = if in_bulk { MAX_BULK } else { MAX_LIST };
            let open = &open[..open.len().min(size)];
            let chosen: Vec<Report<'_>> = open.iter().map(|index| reports[*index]).collect();
            let posted = if in_bulk {
                self.post_in_bulk(&chosen).await?
            } else {
                self.post_completed(&chosen).await?
            };
            for (index, outcome) in open.iter().zip(posted) {
                outcomes[*index] = outcome;
            }
        }
        Ok(outcomes.into_iter().flatten().collect())
    }

    /// One request in bulk: what became of each report, or `None` for those that have to be posted
    /// again.
    async fn post_in_bulk(
        &self,
        reports: &[Report<'_>],
    ) -> Result<Vec<Option<Result<Created<LogCheckResult>, BackendException>>>, BackendException>
    {
        let again = || Ok(reports.iter().map(|_| None).collect());
        let with_id = self.sends_ids(LogCheckResult::NAME);
        let elements: Vec<Element<'_>> = reports
            .iter()
            .map(|report| Element {
                report: *report,
                with_id,
            })
            .collect();
        let path = [LogCheckResult::NAME, "/bulk"].concat();
        let operation = Operation::new(self.clone(), BULK, http::Method::POST, path)
            .query("from_live_state", true)
            .idempotency(if with_id {
                Idempotency::Repeatable
            } else {
                Idempotency::Once
            })
            .with_generated_ids();
        let failure = match operation.send_created_each(&elements).await {
            Ok(outcomes) => {
                let outcomes = outcomes.into_iter().zip(reports);
                return Ok(outcomes
                    .map(|(outcome, report)| {
                        Some(outcome.map_err(|failure| named(failure, report)))
                    })
                    .collect());
            }
            Err(failure) => failure,
        };
        if matches!(failure.code(), 404 | 405) {
            self.abilities().takes_no_bulk();
            return again();
        }
        if with_id && failure.refuses_id() {
            self.stop_sending_ids(LogCheckResult::NAME);
            return again();
        }
        let issues = failure.item_issues();
        if failure.kind() == ErrorKind::Refused && issues.iter().any(Option::is_some) {
            // Those without issues are posted again without the others.
            let refused = issues.iter().map(|issues| {
                let response = failure.response().cloned()?;
                Some(Err(BackendException::of_element(response, issues.clone()?)))
            });
            return Ok(refused.collect());
        }
        if failure.code() == 413 {
            if let [_] = reports {
                return Ok(vec![Some(Err(failure))]);
            }
            let (first, second) = reports.split_at(reports.len() / 2);
            let mut outcomes = Box::pin(self.post_in_bulk(first)).await?;
            outcomes.extend(Box::pin(self.post_in_bulk(second)).await?);
            return Ok(outcomes);
        }
        Err(failure)
    }

    /// One list for a backend that does not know bulk, each with the live state that was read
    /// before.
    async fn post_completed(
        &self,
        reports: &[Report<'_>],
    ) -> Result<Vec<Option<Result<Created<LogCheckResult>, BackendException>>>, BackendException>
    {
        let mut live = LiveStates::default();
        live.read(self, reports.iter().map(|report| report.result))
            .await?;
        let completed: Vec<Result<Content<LogCheckResult, ForCreate>, BackendException>> = reports
            .iter()
            .map(|report| {
                let content = live.complete(report.result, report.checked_at)?;
                Ok(if self.sends_ids(LogCheckResult::NAME) {
                    content.id(report.id)
                } else {
                    content
                })
            })
            .collect();
        let contents: Vec<_> = completed
            .iter()
            .filter_map(|one| one.as_ref().ok())
            .collect();
        let results = self.log_check_results();
        let mut created = match *contents {
            // Of one, the original backend says what became of it more clearly than of a list.
            [content] => vec![results.create(content).await],
            _ => results.create_chunk(&contents).await?,
        }
        .into_iter();
        let outcomes = completed.into_iter().map(|completed| match completed {
            Err(failure) => Some(Err(failure)),
            Ok(_) => created.next(),
        });
        Ok(outcomes.collect())
    }
}

/// The refusal of a report, by its names where the backend does not know them.
fn named(failure: BackendException, report: &Report<'_>) -> BackendException {
    let unknown = ["host_name", "service_name"].into_iter().find(|field| {
        let issues = failure.issues();
        issues.is_some_and(|issues| issues.get(field).is_some())
    });
    let host = &report.result.host;
    match unknown {
        None => failure,
        Some("host_name") => BackendException::unknown(&format!("host `{host}`")),
        Some(_) => BackendException::unknown(&report.name()),
    }
}

/// How a request in bulk differs from one of these results, if it does. Times and identifiers
/// count only where the results say them.
#[cfg(feature = "testing")]
pub(crate) fn difference(wanted: &[CheckResult], sent: &serde_json::Value) -> Option<String> {
    let sent = sent.as_array().map_or(&[][..], Vec::as_slice);
    if sent.len() != wanted.len() {
        return Some(format!(
            "{} results instead of {}",
            sent.len(),
            wanted.len()
        ));
    }
    wanted.iter().zip(sent).find_map(|(wanted, sent)| {
        let element = Element {
            report: Report::new(wanted),
            with_id: false,
        };
        let mut expected = serde_json::to_value(element).unwrap_or_default();
        if wanted.checked_at.is_none() {
            expected["last_check"] = sent["last_check"].clone();
        }
        (expected != *sent).then(|| format!("the result is {sent} instead of {expected}"))
    })
}
