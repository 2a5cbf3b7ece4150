//! Notifications of the arbiter: a request makes it load its configuration again.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use super::{reading, stored};
use crate::filter::Filter;
use crate::item::{self, Item};
use crate::rules::Refusal;
use crate::store::Store;

/// How long a request may take.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Sends what is queued.
pub struct Arbiter {
    store: Arc<dyn Store>,
    http: reqwest::Client,
    address: String,
}

impl Arbiter {
    /// The arbiter at an address; an empty one is never notified.
    pub fn new(store: Arc<dyn Store>, http: reqwest::Client, address: &str) -> Self {
        Self {
            store,
            http,
            address: address.trim_end_matches('/').to_owned(),
        }
    }

    /// Notifies the arbiter of what has been queued: one request for each kind of notification,
    /// with the details of the first event, because it only means to load everything again. Events
    /// stay queued until the arbiter has answered with success.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn run(&self) -> Result<(), Refusal> {
        if self.address.is_empty() {
            return Ok(());
        }
        let queued =
            reading::all(&*self.store, "alignak_notifications", &Filter::everything()).await?;
        let mut kinds: BTreeMap<&str, Vec<&Item>> = BTreeMap::new();
        for event in &queued {
            kinds
                .entry(item::text(event, "notification"))
                .or_default()
                .push(event);
        }
        for (kind, events) in kinds {
            let Some(first) = events.first() else {
                continue;
            };
            if !self.notify(kind, first).await {
                continue;
            }
            let ids = events
                .iter()
                .map(|event| ("alignak_notifications", item::text(event, "_id").to_owned()));
            stored::remove(&*self.store, ids.collect()).await?;
        }
        Ok(())
    }

    async fn notify(&self, kind: &str, event: &Item) -> bool {
        let body = json!({
            "event": item::text(event, "event"),
            "parameters": item::text(event, "parameters"),
        });
        let request = self
            .http
            .post(format!("{}/{kind}", self.address))
            .timeout(TIMEOUT);
        match request.json(&body).send().await {
            Ok(response) if response.status().is_success() => true,
            Ok(response) => {
                let status = response.status().as_u16();
                tracing::warn!(
                    status,
                    "the arbiter did not take a notification; it is kept"
                );
                false
            }
            Err(error) => {
                let error = super::reason(&error);
                tracing::warn!(error, "the arbiter cannot be notified; the event is kept");
                false
            }
        }
    }
}
