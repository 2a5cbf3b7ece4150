//! A live synthesis with more than its own document: the realms below it, the snapshots kept.

use serde_json::{Value, json};

use super::backend::Api;
use super::synthesis_view::SynthesisView;
use crate::contract::resource;
use crate::filter::{Filter, Operand, Sort};
use crate::item::{self, Item};
use crate::rules::rights::{Caller, Verb};
use crate::rules::synthesis::COUNTERS;
use crate::rules::{Refusal, synthesis_history};
use crate::store::{Query, StoredItem};

impl Api {
    /// Adds what is wanted to a live synthesis that the caller may read.
    pub(super) async fn complete_synthesis(
        &self,
        caller: &Caller,
        wanted: SynthesisView,
        stored: &mut StoredItem,
    ) -> Result<(), Refusal> {
        if wanted == SynthesisView::default() {
            return Ok(());
        }
        let id = &stored.id;
        let mut shown = stored.item()?;
        let mut history = if wanted.history {
            self.snapshots(id).await?
        } else {
            Vec::new()
        };
        if wanted.concatenation {
            for below in self.below(caller, id).await? {
                add(&mut shown, &below);
                if wanted.history {
                    let others = self.snapshots(item::text(&below, "_id")).await?;
                    for (sum, other) in history.iter_mut().zip(&others) {
                        add(sum, other);
                    }
                }
            }
        }
        if wanted.history {
            let history = history.into_iter().map(Value::Object).collect();
            shown.insert("history".to_owned(), Value::Array(history));
        }
        stored.text = item::to_text(&shown).into_bytes();
        Ok(())
    }

    /// The documents of the realms below that of this one, as far as the caller may read them.
    async fn below(&self, caller: &Caller, id: &str) -> Result<Vec<Item>, Refusal> {
        let synthesis = resource("livesynthesis");
        // The realm may not be among the fields shown.
        let Some(own) = self.store.read(synthesis, id).await? else {
            return Ok(Vec::new());
        };
        let realm = item::text(&own.item()?, "_realm").to_owned();
        let Some(realm) = self.store.read(resource("realm"), &realm).await? else {
            return Ok(Vec::new());
        };
        let realm = realm.item()?;
        let below = item::texts(&realm, "_all_children");
        let in_them = Filter::is_in("_realm", below.into_iter().map(Operand::id));
        let readable = caller.filter(synthesis, Verb::Read);
        Ok(self.all(synthesis, readable.and(in_them)).await?)
    }

    /// What is kept of a document, newest first.
    async fn snapshots(&self, id: &str) -> Result<Vec<Item>, Refusal> {
        let query = Query {
            resource: resource("livesynthesisretention"),
            filter: Filter::eq("livesynthesis", Operand::id(id)),
            sort: Sort(vec![
                ("_created".to_owned(), true),
                ("_id".to_owned(), true),
            ]),
            skip: 0,
            limit: u64::MAX,
            counts: false,
            page: None,
        };
        let kept = self.store.list(query).await?;
        let mut snapshots = Vec::with_capacity(kept.items.len());
        for stored in &kept.items {
            let kept = stored.item()?;
            let mut shown = item::parts_of(&kept, &["_created", "schema_version"]);
            for counter in &*COUNTERS {
                shown.insert((*counter).to_owned(), json!(item::integer(&kept, counter)));
            }
            snapshots.push(shown);
        }
        Ok(snapshots)
    }

    /// Adds a snapshot of each live synthesis to its history, and removes those older than
    /// `kept_minutes`; with 0 none.
    pub async fn snapshot_synthesis(&self, kept_minutes: u64) -> Result<(), Refusal> {
        self.unit(move |tx| synthesis_history::snapshot(tx, kept_minutes))
            .await
    }
}

/// Adds the counters of another document to those shown of this one.
fn add(shown: &mut Item, other: &Item) {
    for counter in &*COUNTERS {
        if let Some(number) = shown.get_mut(*counter) {
            let sum = number.as_i64().unwrap_or_default() + item::integer(other, counter);
            *number = json!(sum);
        }
    }
}
