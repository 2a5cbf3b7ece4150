//! The counters of live synthesis as metrics: those of each realm that changed, once a second.
//!
//! They are read where they are kept, so that changes made by any process are seen, and sent as a
//! whole at the start, so that an end at any moment loses nothing that lasts.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tokio::time::{MissedTickBehavior, interval};

use super::measurement::CheckedResult;
use super::outbox::{self, Outbox, Touched};
use super::reading;
use crate::filter::Filter;
use crate::item::{self, Item};
use crate::lease::Lease;
use crate::rules::synthesis::COUNTERS;
use crate::rules::{Refusal, run_unit};
use crate::store::Store;

/// The shortest time between two values of a counter.
const PERIOD: Duration = Duration::from_secs(1);

/// The host under whose name the counters are sent.
const HOST: &str = "alignak_livesynthesis";

/// Sends counters while this process has the lease, until dropped.
pub async fn send_counters(store: Arc<dyn Store>, outbox: Arc<Outbox>, lease: Arc<Lease>) {
    let mut ticks = interval(PERIOD);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut sent: HashMap<String, String> = HashMap::new();
    loop {
        ticks.tick().await;
        if !lease.is_held() {
            sent.clear();
        } else if let Err(error) = send_changed(&*store, &outbox, &mut sent).await {
            tracing::warn!(%error, "the counters of live synthesis are not sent");
        }
    }
}

async fn send_changed(
    store: &dyn Store,
    outbox: &Outbox,
    sent: &mut HashMap<String, String>,
) -> Result<(), Refusal> {
    let destinations = reading::destinations(store).await?;
    if destinations.databases.is_empty() {
        sent.clear();
        return Ok(());
    }
    let mut entries: Vec<(String, serde_json::Value)> = Vec::new();
    let mut changed = Vec::new();
    for document in reading::all(store, "livesynthesis", &Filter::everything()).await? {
        let realm = item::text(&document, "_realm");
        let counters = counters(&document);
        if sent.get(realm) == Some(&counters) {
            continue;
        }
        let result = CheckedResult {
            realm: destinations.realm_path(realm),
            host: HOST.to_owned(),
            service: String::new(),
            time: item::now(),
            perf_data: counters.clone(),
            state: None,
            overall_state: None,
        };
        for database in destinations.of_realm(realm) {
            entries.push((database.id.clone(), json!(result)));
        }
        changed.push((realm.to_owned(), counters));
    }
    if !entries.is_empty() {
        run_unit(store, move |unit| {
            for (database, result) in &entries {
                outbox::add(unit, database, vec![result.clone()]);
            }
            Ok(())
        })
        .await?;
        outbox.after_commit(Touched {
            entries: true,
            ..Touched::default()
        });
    }
    sent.extend(changed);
    Ok(())
}

/// The counters as performance data.
fn counters(document: &Item) -> String {
    let mut text = String::new();
    for counter in &*COUNTERS {
        let _ = write!(text, "{counter}={} ", item::integer(document, counter));
    }
    text
}
