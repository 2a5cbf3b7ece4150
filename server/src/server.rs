//! A running backend: a store, the REST interface on a socket, an orderly end.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;

use crate::api::Api;
use crate::config::Settings;
use crate::connections;
use crate::contract::resource;
use crate::data_source::{DataSource, Queries};
use crate::filter::Filter;
use crate::http::{self, App, Interface, Operations};
use crate::item;
use crate::jobs;
use crate::livestatus;
use crate::outbound::Outbound;
use crate::rules::passwords::{self, HashForm};
use crate::rules::{LAYOUT, Refusal, default_objects, preparation, run_unit};
use crate::store::{Store, StoreError};
use crate::telemetry::Telemetry;

/// Why the backend cannot start, or did not end well.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The clock shows no time for which there are HTTP dates.
    #[error("the clock of this machine is before 1970 or after the year 9999: set it first")]
    Clock,
    /// The socket cannot be had.
    #[error("cannot listen on {address}: {reason}")]
    Listen {
        /// Where it should have listened.
        address: String,
        /// What the system says.
        reason: std::io::Error,
    },
    /// The store cannot be opened.
    #[error("cannot open the store {place}: {reason}")]
    Open {
        /// Which store.
        place: String,
        /// What it says.
        reason: StoreError,
    },
    /// The default objects cannot be made.
    #[error("cannot prepare the store: {0}")]
    Prepare(#[from] Refusal),
    /// The socket does not say where it listens.
    #[error("the server failed: {0}")]
    Serve(#[from] std::io::Error),
    /// There is no TLS for what leaves the backend.
    #[error("nothing can be sent: {0}")]
    Outbound(#[from] reqwest::Error),
    /// Figures cannot be measured.
    #[error("figures cannot be measured: {0}")]
    Figures(#[from] metrics_exporter_prometheus::BuildError),
    /// The store did not close.
    #[error("the store did not close: {0}")]
    Close(#[from] StoreError),
}

/// A backend that has opened its store and listens, and is about to serve.
pub struct Server {
    app: Arc<App>,
    outbound: Arc<Outbound>,
    figures: Option<TcpListener>,
    listener: TcpListener,
    livestatus: Vec<livestatus::Bound>,
    /// Where it listens.
    pub address: SocketAddr,
    /// Whether the administrator still has the default password.
    pub has_default_password: bool,
}

impl Server {
    /// Listens, opens the store, and makes what is missing in it.
    ///
    /// # Errors
    /// When the clock is not set, the store cannot be opened, or the socket cannot be had.
    pub async fn start(settings: Settings) -> Result<Self, ServerError> {
        if !item::is_clock_set() {
            return Err(ServerError::Clock);
        }
        // Before the store, so that clients wait for a slow one instead of being refused.
        let listener = listen(&settings.host, settings.port).await?;
        let address = listener.local_addr()?;
        let opened = settings.store.open(&LAYOUT).await;
        let store = opened.map_err(|reason| ServerError::Open {
            place: settings.store.place(),
            reason,
        })?;
        let has_default_password = match prepare(&*store).await {
            // One damaged item does not keep all others from being served.
            Err(Refusal::Store(error @ StoreError::Damaged { .. })) => {
                tracing::error!(%error, "the default objects could not be checked");
                false
            }
            prepared => prepared?,
        };
        let api = Api::new(Arc::clone(&store))
            .with_policy(settings.policy)
            .with_event_settings(settings.events);
        let outbound = Arc::new(Outbound::new(store, api.outbox(), settings.outbound)?);
        let telemetry = Telemetry::start()?;
        let limit = settings.http.page_limits.largest;
        let data_source = settings.data_source.map(|files| DataSource {
            queries: Queries::with_files(&files.queries, &files.tables),
            limit,
        });
        let figures = match &settings.figures.listen {
            Some(address) => Some(figures_listener(address).await?),
            None => None,
        };
        let mut livestatus = Vec::new();
        for listener in settings.livestatus {
            let address = listener.address.to_string();
            let bound = livestatus::bind(listener).await;
            livestatus.push(bound.map_err(|reason| ServerError::Listen { address, reason })?);
        }
        let app = App::new(api, settings.http).with_operations(Operations {
            outbound: Some(Arc::clone(&outbound)),
            data_source,
            telemetry: Some(telemetry),
            retention: settings.retention,
            metrics_token: settings.figures.token,
        });
        Ok(Self {
            app: Arc::new(app),
            outbound,
            figures,
            listener,
            livestatus,
            address,
            has_default_password,
        })
    }

    /// Where the data is, for people.
    pub fn place(&self) -> String {
        self.app.api.store().place()
    }

    /// Where livestatus is spoken.
    pub fn livestatus(&self) -> impl Iterator<Item = &str> {
        self.livestatus.iter().map(|bound| bound.address.as_str())
    }

    /// Serves until `end`, then finishes what is under way and closes the store.
    ///
    /// # Errors
    /// When the store does not close.
    pub async fn serve(
        self,
        end: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), ServerError> {
        let jobs = jobs::start(&self.app, &self.outbound);
        let figures = self.figures.map(|listener| {
            let router = http::figures_router(Arc::clone(&self.app));
            tokio::spawn(async move {
                if let Err(error) = axum::serve(listener, router).await {
                    tracing::error!(%error, "figures are not served any more");
                }
            })
        });
        let mut livestatus = livestatus::serve(&self.app.api, self.livestatus);
        let interface = Interface::new(Arc::clone(&self.app));
        let app = Arc::clone(&self.app);
        let end = async move {
            end.await;
            // They would go on for as long as their clients like.
            app.api.end_followers();
        };
        let proxies = self.app.settings.trusted_proxies.clone();
        connections::serve(self.listener, interface, proxies, end).await;
        if let Some(figures) = figures {
            figures.abort();
        }
        livestatus.shutdown().await;
        jobs.end(self.app.api.store()).await;
        Ok(self.app.api.store().close().await?)
    }
}

/// Listens for who reads the figures.
async fn figures_listener(address: &str) -> Result<TcpListener, ServerError> {
    let listening = TcpListener::bind(address).await;
    listening.map_err(|reason| ServerError::Listen {
        address: address.to_owned(),
        reason,
    })
}

async fn listen(host: &str, port: u16) -> Result<TcpListener, ServerError> {
    let listening = TcpListener::bind((host, port)).await;
    listening.map_err(|reason| ServerError::Listen {
        address: format!("{host}:{port}"),
        reason,
    })
}

/// Makes the default objects; tells whether an administrator has the default password.
async fn prepare(store: &dyn Store) -> Result<bool, Refusal> {
    let administrator = Filter::eq("name", "admin");
    let known = run_unit(store, {
        let administrator = administrator.clone();
        move |tx| Ok(tx.find_one(resource("user"), &administrator)?)
    })
    .await?;
    let (hash, is_default) = match known {
        // The default objects are made again if they are gone, so a password must be at hand.
        None => (
            passwords::hash(default_objects::DEFAULT_PASSWORD, HashForm::default())?,
            true,
        ),
        Some(user) => (String::new(), default_objects::has_default_password(&user)),
    };
    preparation::prepare(store, hash).await?;
    Ok(is_default)
}
