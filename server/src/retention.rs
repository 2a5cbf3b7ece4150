//! How long records are kept: check results and history, by age and by number. What is older, or
//! more, is removed in small steps, so that no request waits for it.

use std::time::Duration;

use crate::contract::{Resource, resource};
use crate::date::parse_date;
use crate::item::{self, Item};
use crate::rules::{Refusal, run_unit};
use crate::store::{Store, StoreError, StoredItem};

/// How many records one unit removes.
const STEP: u32 = 200;

/// How many records are removed by number before all are counted again.
const MAX_UNCOUNTED: u64 = 10_000;

/// An id that no record has.
const LAST_ID: &str = "g";

/// How long others have the store to themselves between two steps.
const PAUSE: Duration = Duration::from_millis(20);

/// How many records of one resource are removed at most before the next run.
const MAX_REMOVED: u64 = 500_000;

/// How long records of one resource are kept; for ever without a bound.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    /// Records that were created longer ago are removed.
    pub age: Option<Duration>,
    /// Of more records than these, the oldest are removed.
    pub records: Option<u64>,
}

/// What is kept of the records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Retention {
    /// Of `logcheckresult`.
    pub check_results: Kept,
    /// Of `history`.
    pub history: Kept,
}

impl Retention {
    /// Whether anything is ever removed.
    pub fn is_bounded(&self) -> bool {
        *self != Self::default()
    }

    /// Removes what is not to be kept any longer, as long as this process `may` do so. Returns how
    /// many records that were.
    ///
    /// # Errors
    /// When the store fails; what was removed until then stays so.
    pub async fn apply(
        &self,
        store: &dyn Store,
        may: impl Fn() -> bool + Sync,
    ) -> Result<u64, Refusal> {
        let mut removed = 0;
        for (name, kept) in [
            ("logcheckresult", self.check_results),
            ("history", self.history),
        ] {
            removed += remove_old(store, resource(name), kept, &may).await?;
            removed += remove_surplus(store, resource(name), kept, &may).await?;
        }
        Ok(removed)
    }
}

/// Removes records that were created too long ago.
async fn remove_old(
    store: &dyn Store,
    resource: &'static Resource,
    kept: Kept,
    may: &(impl Fn() -> bool + Sync),
) -> Result<u64, Refusal> {
    let Some(age) = kept.age else {
        return Ok(0);
    };
    let age = i64::try_from(age.as_secs()).unwrap_or(i64::MAX);
    let oldest = item::now().saturating_sub(age);
    let is_old = |record: &Item| {
        let created = parse_date(item::text(record, "_created"));
        created.is_some_and(|created| created < oldest)
    };
    // An id begins with the time at which it was made.
    let end = format!("{:08x}", oldest.clamp(0, i64::from(u32::MAX)));
    remove_first(store, resource, (MAX_REMOVED, &end), is_old, may).await
}

/// Removes the first of more records than are kept.
async fn remove_surplus(
    store: &dyn Store,
    resource: &'static Resource,
    kept: Kept,
    may: &(impl Fn() -> bool + Sync),
) -> Result<u64, Refusal> {
    let Some(records) = kept.records else {
        return Ok(0);
    };
    let mut removed = 0;
    while removed < MAX_REMOVED && may() {
        // Others remove records too.
        let surplus = store.count(resource).await?.saturating_sub(records);
        let number = surplus.min(MAX_UNCOUNTED);
        if number == 0 {
            break;
        }
        removed += remove_first(store, resource, (number, LAST_ID), |_| true, may).await?;
    }
    Ok(removed)
}

/// Removes up to a number of records that are to go, by their ids, before the end.
async fn remove_first(
    store: &dyn Store,
    resource: &'static Resource,
    (number, end): (u64, &str),
    is_to_go: impl Fn(&Item) -> bool,
    may: &(impl Fn() -> bool + Sync),
) -> Result<u64, Refusal> {
    let mut removed = 0;
    let mut last = String::new();
    while removed < number && may() {
        let records = store.walk(resource, &last, STEP).await?;
        let Some(end_of_step) = records.last().filter(|record| record.id.as_str() < end) else {
            // The last of these are beyond the end, which is looked at for the others.
            let ids = to_go(&records, end, number - removed, &is_to_go)?;
            return Ok(removed + remove(store, resource, ids).await?);
        };
        let ids = to_go(&records, end, number - removed, &is_to_go)?;
        last.clone_from(&end_of_step.id);
        removed += remove(store, resource, ids).await?;
        tokio::time::sleep(PAUSE).await;
    }
    Ok(removed)
}

fn to_go(
    records: &[StoredItem],
    end: &str,
    number: u64,
    is_to_go: impl Fn(&Item) -> bool,
) -> Result<Vec<String>, StoreError> {
    let mut ids = Vec::new();
    for record in records.iter().filter(|record| record.id.as_str() < end) {
        if ids.len() as u64 >= number {
            break;
        }
        if is_to_go(&record.item()?) {
            ids.push(record.id.clone());
        }
    }
    Ok(ids)
}

/// Removes records, those that are still there.
async fn remove(
    store: &dyn Store,
    resource: &'static Resource,
    ids: Vec<String>,
) -> Result<u64, Refusal> {
    if ids.is_empty() {
        return Ok(0);
    }
    run_unit(store, move |unit| {
        let names: Vec<&str> = ids.iter().map(String::as_str).collect();
        unit.prefetch(resource, "_id", &names, None)?;
        let mut removed = 0;
        for id in &ids {
            if let Some(record) = unit.get(resource, id)? {
                unit.delete(resource, record);
                removed += 1;
            }
        }
        Ok(removed)
    })
    .await
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::date::format_date;
    use crate::filter::Filter;
    use crate::rules::LAYOUT;
    use crate::store::sqlite::SqliteStore;

    /// Events of the history, one for each day before today; the oldest first.
    async fn store_of(days: i64) -> SqliteStore {
        let store = SqliteStore::in_memory(&LAYOUT).unwrap();
        run_unit(&store, move |unit| {
            for day in (0..days).rev() {
                let created = format_date(item::now() - day * 86_400 - 60);
                let event = json!({"message": day.to_string(), "_created": created});
                unit.restore(resource("history"), {
                    let mut event = event.as_object().cloned().unwrap_or_default();
                    let made = item::now() - day * 86_400 - 60;
                    event.insert("_id".to_owned(), format!("{made:08x}{day:016x}").into());
                    event
                });
            }
            Ok::<_, Refusal>(())
        })
        .await
        .unwrap();
        store
    }

    async fn messages(store: &SqliteStore) -> Vec<String> {
        run_unit(store, |unit| {
            let found = unit.find(resource("history"), &Filter::everything())?;
            let messages = found
                .iter()
                .map(|event| item::text(event, "message").to_owned());
            Ok::<_, Refusal>(messages.collect())
        })
        .await
        .unwrap()
    }

    fn of_history(age_in_days: Option<u64>, records: Option<u64>) -> Retention {
        Retention {
            history: Kept {
                age: age_in_days.map(|days| Duration::from_secs(days * 86_400)),
                records,
            },
            ..Retention::default()
        }
    }

    #[tokio::test]
    async fn without_bounds_everything_is_kept() {
        let store = store_of(3).await;
        assert!(!Retention::default().is_bounded());
        assert_eq!(
            Retention::default().apply(&store, || true).await.unwrap(),
            0
        );
        assert_eq!(messages(&store).await, ["2", "1", "0"]);
    }

    #[tokio::test]
    async fn nothing_is_removed_by_a_process_that_may_not() {
        let store = store_of(5).await;
        let bounds = of_history(Some(1), Some(1));
        assert_eq!(bounds.apply(&store, || false).await.unwrap(), 0);
        assert_eq!(messages(&store).await.len(), 5);
    }

    #[tokio::test]
    async fn what_is_older_or_more_is_removed() {
        let store = store_of(500).await;
        assert_eq!(
            of_history(Some(5), None)
                .apply(&store, || true)
                .await
                .unwrap(),
            495
        );
        assert_eq!(messages(&store).await, ["4", "3", "2", "1", "0"]);
        assert_eq!(
            of_history(Some(5), Some(2))
                .apply(&store, || true)
                .await
                .unwrap(),
            3
        );
        assert_eq!(messages(&store).await, ["1", "0"]);
        assert_eq!(
            of_history(None, Some(2))
                .apply(&store, || true)
                .await
                .unwrap(),
            0
        );
    }
}
