//! How many hosts and services are in which state, now and before.

use std::future::IntoFuture;

use serde::Deserialize;
use serde_json::Value;

use super::identified::Identified;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::generated::live_synthesis;
use crate::model::{Id, LiveSynthesis, Realm};
use crate::transport::BoxFuture;
use crate::typed::AsId;

/// The counters of a realm.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Synthesis {
    /// As they are now.
    pub now: LiveSynthesis,
    /// As they were, newest first; empty unless it was asked for and the backend keeps it. Only
    /// the counters and [`created`](LiveSynthesis::created) mean something.
    pub history: Vec<LiveSynthesis>,
}

impl Backend {
    /// The counters of a realm: how many hosts and services are in which state.
    ///
    /// `None` when the backend does not count for this realm yet.
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend, realm: alignak_backend_client::model::Id<alignak_backend_client::model::Realm>) -> Result<(), alignak_backend_client::BackendException> {
    /// if let Some(synthesis) = backend.live_synthesis(realm).with_realms_below().history().await? {
    ///     println!("{} of {} hosts are up", synthesis.now.hosts_up_hard, synthesis.now.hosts_total);
    ///     for before in &synthesis.history {
    ///         println!("{:?}: {}", before.created, before.hosts_up_hard);
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn live_synthesis(&self, realm: impl AsId<Realm>) -> ReadSynthesis {
        ReadSynthesis {
            backend: self.clone(),
            realm: realm.as_id(),
            below: false,
            history: false,
        }
    }
}

/// A read of the counters of a realm. Made by [`Backend::live_synthesis`]; sent by `.await`.
#[derive(Debug)]
#[must_use = "the counters are read when this is awaited"]
pub struct ReadSynthesis {
    backend: Backend,
    realm: Id<Realm>,
    below: bool,
    history: bool,
}

impl ReadSynthesis {
    /// Adds the counters of the realms below (`concatenation`).
    pub fn with_realms_below(mut self) -> Self {
        self.below = true;
        self
    }

    /// With the counters as they were (`history`), if the backend keeps them.
    pub fn history(mut self) -> Self {
        self.history = true;
        self
    }

    async fn read(self) -> Result<Option<Synthesis>, BackendException> {
        let backend = self.backend.bounded();
        let of_realm = live_synthesis::REALM.eq(self.realm);
        let list = backend.live_syntheses().list().filter(of_realm);
        let Some(found) = list.select::<Identified<LiveSynthesis>>().first().await? else {
            return Ok(None);
        };
        let mut operation = backend
            .operation(
                "get_live_synthesis",
                http::Method::GET,
                "/livesynthesis/{id}",
            )
            .path_param(found.id);
        for (wanted, parameter) in [(self.below, "concatenation"), (self.history, "history")] {
            if wanted {
                operation = operation.query(parameter, 1);
            }
        }
        let reply = operation.send().await?;
        let now: LiveSynthesis = reply.json()?;
        let Before { history } = reply.json()?;
        let history = history
            .into_iter()
            .map(|mut before| {
                // A snapshot does not repeat the realm, which a synthesis needs.
                if let Some(members) = before.as_object_mut() {
                    members.insert("_realm".to_owned(), self.realm.to_string().into());
                }
                before
            })
            .collect();
        let history = serde_json::from_value(Value::Array(history)).map_err(|source| {
            BackendException::undecodable(reply, Some("history".to_owned()), source)
        })?;
        Ok(Some(Synthesis { now, history }))
    }
}

#[derive(Deserialize)]
struct Before {
    #[serde(default)]
    history: Vec<Value>,
}

impl IntoFuture for ReadSynthesis {
    type Output = Result<Option<Synthesis>, BackendException>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.read())
    }
}
