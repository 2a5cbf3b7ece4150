//! What a unit of work leaves behind for the databases, in its own commit.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::watch;

use super::destinations::Destinations;
use super::measurement::CheckedResult;
use crate::contract::resource;
use crate::date::format_date;
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::rules::{
    PROCESSES_PERFORMANCE_DATA, ProcessedHosts, Refusal, Transaction, fill_defaults,
    processes_performance_data,
};
use crate::store::StoreError;
use crate::unit::Unit;

/// The most results in one entry, so that entries stay far below the size of a document of
/// `MongoDB`.
const ENTRY_RESULTS: usize = 100;

/// How long the configuration of the databases is remembered: other processes may change it.
const REMEMBERED: Duration = Duration::from_secs(1);

/// What units and senders share: where values go, and when some were added.
#[derive(Debug)]
pub struct Outbox {
    remembered: Mutex<Option<(Instant, Arc<Destinations>)>>,
    committed: watch::Sender<u64>,
}

impl Default for Outbox {
    fn default() -> Self {
        Self {
            remembered: Mutex::new(None),
            committed: watch::Sender::new(0),
        }
    }
}

impl Outbox {
    /// Adds to the unit what its check results leave for the databases. Comes last, when overall
    /// states are known.
    ///
    /// # Errors
    /// When the store fails.
    pub fn apply(&self, unit: &mut Transaction<'_>) -> Result<(), Refusal> {
        let results: Vec<Arc<Item>> = new_results(unit).map(Arc::clone).collect();
        if results.is_empty() {
            return Ok(());
        }
        let destinations = self.destinations_of(unit)?;
        if destinations.databases.is_empty() {
            return Ok(());
        }
        let mut entries: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for result in &results {
            let Some((realm, checked)) = checked(unit, &destinations, result)? else {
                continue;
            };
            let value = json!(checked);
            for database in destinations.of_realm(&realm) {
                entries.entry(&database.id).or_default().push(value.clone());
            }
        }
        for (database, mut results) in entries {
            while !results.is_empty() {
                let rest = results.split_off(results.len().min(ENTRY_RESULTS));
                add(unit, database, results);
                results = rest;
            }
        }
        Ok(())
    }

    /// What the unit changed about destinations, and whether it left something: to be called when
    /// it is committed.
    pub fn after_commit(&self, touched: Touched) {
        if touched.check_results > 0 {
            metrics::counter!("alignak_backend_check_results_total")
                .increment(touched.check_results);
        }
        if touched.destinations {
            self.forget();
        }
        if touched.entries || touched.destinations {
            self.committed
                .send_modify(|count| *count = count.wrapping_add(1));
        }
    }

    /// Changes whenever something was added or destinations changed.
    pub fn commits(&self) -> watch::Receiver<u64> {
        self.committed.subscribe()
    }

    /// Reads the destinations anew the next time.
    pub fn forget(&self) {
        *self
            .remembered
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn destinations_of(&self, unit: &Unit<'_>) -> Result<Arc<Destinations>, Refusal> {
        let changes_them = Touched::of(unit).destinations;
        {
            let remembered = self
                .remembered
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            if let Some((read, destinations)) = &*remembered
                && read.elapsed() < REMEMBERED
                && !changes_them
            {
                return Ok(Arc::clone(destinations));
            }
        }
        let read = Instant::now();
        let destinations = Arc::new(Destinations::read(|name| {
            let items = unit.find(resource(name), &Filter::everything())?;
            let items = items.into_iter().map(Arc::unwrap_or_clone);
            Ok::<Vec<Item>, StoreError>(items.collect())
        })?);
        // What this unit changes may yet come to nothing.
        if !changes_them {
            let mut remembered = self
                .remembered
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            *remembered = Some((read, Arc::clone(&destinations)));
        }
        Ok(destinations)
    }
}

/// What a unit touched that concerns what leaves the backend.
#[derive(Debug, Default, Clone, Copy)]
pub struct Touched {
    /// Where values go.
    pub destinations: bool,
    /// Values that wait.
    pub entries: bool,
    /// How many check results are new.
    pub check_results: u64,
}

impl Touched {
    /// Looks at what the unit changes.
    pub fn of(unit: &Unit<'_>) -> Self {
        let touches = |name| unit.touched(resource(name)).next().is_some();
        Self {
            destinations: Destinations::RESOURCES.into_iter().any(touches),
            entries: touches("outbox"),
            check_results: new_results(unit).count() as u64,
        }
    }
}

/// The check results that the unit adds.
fn new_results<'a>(unit: &'a Unit<'_>) -> impl Iterator<Item = &'a Arc<Item>> {
    let results = unit.touched(resource("logcheckresult"));
    results.filter_map(|(before, after)| after.filter(|_| before.is_none()))
}

/// Adds an entry for a database. Its etag is its id: nobody else changes it, so that no hash of the
/// content is needed.
pub(super) fn add(unit: &mut Unit<'_>, database: &str, results: Vec<Value>) {
    let (id, now) = (item::new_id(), format_date(unit.now()));
    let mut entry = Item::from_iter([
        ("_created".to_owned(), now.as_str().into()),
        ("_etag".to_owned(), id.as_str().into()),
        ("_id".to_owned(), id.into()),
        ("_updated".to_owned(), now.into()),
        ("database".to_owned(), database.into()),
        ("results".to_owned(), results.into()),
    ]);
    fill_defaults(resource("outbox"), &mut entry);
    unit.restore(resource("outbox"), entry);
}

/// What a result is sent as, with the realm that decides where: the service's, or the host's. None
/// when its performance data is not to be processed.
fn checked(
    unit: &mut Transaction<'_>,
    destinations: &Destinations,
    result: &Item,
) -> Result<Option<(String, CheckedResult)>, Refusal> {
    let service = item::text(result, "service");
    let host = item::text(result, "host");
    let (name, id) = if service.is_empty() {
        ("host", host)
    } else {
        ("service", service)
    };
    // The unit has just written it, unless the result is late.
    let Some(checked) = unit
        .get(resource(name), id)?
        .filter(|checked| processes_performance_data(checked))
    else {
        return Ok(None);
    };
    if !service.is_empty() && !is_host_processed(unit, host)? {
        return Ok(None);
    }
    let text = |name| item::text(result, name).to_owned();
    let sent = CheckedResult {
        realm: destinations.realm_path(item::text(result, "_realm")),
        host: text("host_name"),
        service: text("service_name"),
        time: item::integer(result, "last_check"),
        perf_data: text("perf_data"),
        state: Some(item::integer(result, "state_id")),
        overall_state: Some(item::integer(&checked, "_overall_state_id")),
    };
    Ok(Some((item::text(&checked, "_realm").to_owned(), sent)))
}

/// Whether the performance data of the host is processed: as the rules of check results have noted
/// it, or as it is stored.
fn is_host_processed(unit: &mut Transaction<'_>, host: &str) -> Result<bool, Refusal> {
    let ProcessedHosts(noted) = unit.notes();
    if let Some(is_processed) = noted.get(host) {
        return Ok(*is_processed);
    }
    let by_id = Filter::eq("_id", Operand::id(host));
    let found = unit.find_parts(resource("host"), &by_id, &[PROCESSES_PERFORMANCE_DATA])?;
    let is_processed = found.first().is_none_or(processes_performance_data);
    let ProcessedHosts(noted) = unit.notes();
    noted.insert(host.to_owned(), is_processed);
    Ok(is_processed)
}
