//! Dashboards: one for each host, in each Grafana that shows the database of its realm.
//!
//! A host gets its dashboard when it, or one of its services, first has performance data, and again
//! when its services, their metrics or limits have changed. `ls_grafana` is set only after Grafana
//! has taken it.

pub mod board;
pub mod client;
mod current;
mod original;
mod plan;
mod scale;
mod source;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde_json::{Map, Value, json};
use tokio::sync::Mutex;

use crate::contract::resource;
use crate::filter::Filter;
use crate::item::{self, Item};
use crate::outbound::destinations::{Destinations, Secret};
use crate::outbound::reading;
use crate::rules::{Refusal, run_unit};
use crate::store::Store;
use crate::unit::Touch;
use board::{Board, Look, Source};
use client::{Grafana, GrafanaError, Known};
use plan::{Found, hosts_after};
use source::Sources;

/// Which dashboards are made.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// As the version of Grafana asks for.
    #[default]
    Automatic,
    /// Those of the original, schema version 7.
    Original,
    /// Those of today, schema version 39.
    Current,
}

/// How dashboards are made.
#[derive(Debug, Default, Clone)]
pub struct GrafanaSettings {
    /// Which ones.
    pub shape: Shape,
    /// The address of the web interface, for links; empty for none.
    pub web_interface: String,
}

/// Makes dashboards.
pub struct Dashboards {
    store: Arc<dyn Store>,
    http: reqwest::Client,
    settings: GrafanaSettings,
    memory: Mutex<Memory>,
}

/// By Grafana and host: what a dashboard was last made of, or refused for.
type Fingerprints = HashMap<(String, String), u64>;

#[derive(Default)]
struct Memory {
    made: Fingerprints,
    refused: Fingerprints,
}

/// What a run did with one Grafana.
#[derive(Debug, Default)]
struct Report {
    is_connected: bool,
    created: Vec<String>,
    skipped: Map<String, Value>,
    error: Option<String>,
}

impl Report {
    fn answer(self) -> Value {
        let mut answer =
            json!({"connection": self.is_connected, "created_dashboards": self.created});
        if !self.skipped.is_empty() {
            answer["skipped"] = self.skipped.into();
        }
        if let Some(error) = self.error {
            answer["error"] = error.into();
        }
        answer
    }
}

/// One Grafana in one run.
struct Target<'a> {
    id: &'a str,
    grafana: Grafana,
    has_timeseries: bool,
    look: Look<'a>,
    known: Option<Known>,
    folders: HashMap<String, Option<String>>,
}

impl Dashboards {
    /// Dashboards of what the store holds.
    pub fn new(store: Arc<dyn Store>, http: reqwest::Client, settings: GrafanaSettings) -> Self {
        Self {
            store,
            http,
            settings,
            memory: Mutex::default(),
        }
    }

    /// Makes the dashboards that are missing or outdated, or all of them; one run at a time.
    /// Returns what was done, by the name of each Grafana.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn run(&self, force: bool) -> Result<Value, Refusal> {
        let mut memory = self.memory.lock().await;
        let grafanas = reading::all(&*self.store, "grafana", &Filter::everything()).await?;
        if grafanas.is_empty() {
            return Ok(json!({}));
        }
        let destinations = reading::destinations(&*self.store).await?;
        let mut reports = Map::new();
        for grafana in &grafanas {
            let report = self
                .serve(grafana, &destinations, force, &mut memory)
                .await?;
            let name = item::text(grafana, "name").to_owned();
            if let Some(error) = &report.error {
                tracing::warn!(grafana = name, error, "not all dashboards were made");
            }
            reports.insert(name, report.answer());
        }
        Ok(reports.into())
    }

    async fn serve(
        &self,
        item: &Item,
        destinations: &Destinations,
        force: bool,
        memory: &mut Memory,
    ) -> Result<Report, Refusal> {
        let mut report = Report::default();
        let mut sources = Sources::choose(item, destinations);
        let grafana = Grafana::new(
            self.http.clone(),
            base(item),
            Secret(item::text(item, "apikey").to_owned()),
        );
        let version = match sources.prepare(&grafana).await {
            Ok(version) => version,
            Err(error) => {
                report.error = Some(error.to_string());
                return Ok(report);
            }
        };
        report.is_connected = true;
        report.skipped = sources.skipped(destinations);
        let mut target = Target {
            id: item::text(item, "_id"),
            grafana,
            has_timeseries: match self.settings.shape {
                Shape::Automatic => version.has_timeseries(),
                Shape::Original => false,
                Shape::Current => true,
            },
            look: Look {
                refresh: item::text(item, "refresh"),
                timezone: item::text(item, "timezone"),
                web_interface: self.settings.web_interface.trim_end_matches('/'),
            },
            known: None,
            folders: HashMap::new(),
        };
        let realms: Vec<&str> = sources.realms().collect();
        let mut after = String::new();
        while let Some(found) = hosts_after(&*self.store, &realms, &after, destinations).await? {
            for host in &found {
                let Some(source) = sources.of_realm(&host.realm) else {
                    continue;
                };
                match self.make(&mut target, host, &source, force, memory).await? {
                    Ok(Some(entry)) => report.created.push(entry),
                    Ok(None) => {}
                    Err(error) => {
                        report.error = Some(error.to_string());
                        return Ok(report);
                    }
                }
            }
            after = found
                .last()
                .map(|host| host.board.host.clone())
                .unwrap_or_default();
        }
        Ok(report)
    }

    /// Makes the dashboard of one host if that is needed. The outer error is the store's, the inner
    /// one ends the run for this Grafana.
    async fn make(
        &self,
        target: &mut Target<'_>,
        host: &Found,
        source: &Source<'_>,
        force: bool,
        memory: &mut Memory,
    ) -> Result<Result<Option<String>, GrafanaError>, Refusal> {
        let key = (target.id.to_owned(), host.board.host.clone());
        let fingerprint = host.board.fingerprint();
        if !force && memory.refused.get(&key) == Some(&fingerprint) {
            return Ok(Ok(None));
        }
        let entry = match (force, &host.missing, memory.made.get(&key)) {
            (false, Some(entry), _) => entry.clone(),
            (false, None, _) if !host.has_data => return Ok(Ok(None)),
            (false, None, Some(made)) if *made == fingerprint => return Ok(Ok(None)),
            (true, ..) | (false, None, Some(_)) => host.board.host_name.clone(),
            // Flagged before this process started, perhaps for another Grafana only.
            (false, None, None) => {
                let known = target.known().await;
                if known.has(&host.board.title(), &host.board.uid()) {
                    memory.made.insert(key, fingerprint);
                    return Ok(Ok(None));
                }
                host.board.host_name.clone()
            }
        };
        match target.save(&host.board, source).await {
            Ok(()) => {}
            Err(error) if matches!(error.code(), 400 | 412 | 413 | 422) => {
                tracing::warn!(host = host.board.host_name, %error, "Grafana refuses the dashboard");
                memory.refused.insert(key, fingerprint);
                return Ok(Ok(None));
            }
            Err(error) => return Ok(Err(error)),
        }
        memory.refused.remove(&key);
        memory.made.insert(key, fingerprint);
        self.flag(&host.board).await?;
        Ok(Ok(Some(entry)))
    }

    /// Marks the host and the services that are shown, with their panels.
    async fn flag(&self, board: &Board) -> Result<(), Refusal> {
        let shown = board
            .rows
            .iter()
            .zip(1_i64..)
            .map(|(row, panel)| match &row.service {
                Some(service) => ("service", service.clone(), panel),
                None => ("host", board.host.clone(), panel),
            });
        let shown: Vec<_> = shown.collect();
        run_unit(&*self.store, move |unit| {
            for (name, id, panel) in &shown {
                let Some(item) = unit.get(resource(name), id)? else {
                    continue;
                };
                if item::flag(&item, "ls_grafana")
                    && item::integer(&item, "ls_grafana_panelid") == *panel
                {
                    continue;
                }
                unit.revise(resource(name), id, Touch::Kept, |item| {
                    item.insert("ls_grafana".to_owned(), true.into());
                    item.insert("ls_grafana_panelid".to_owned(), (*panel).into());
                })?;
            }
            Ok(())
        })
        .await
    }
}

impl Target<'_> {
    /// The dashboards that are in Grafana, asked for once in a run.
    async fn known(&mut self) -> &Known {
        if self.known.is_none() {
            let known = match self.grafana.dashboards().await {
                Ok(known) => known,
                Err(error) => {
                    tracing::warn!(%error, "the dashboards of Grafana cannot be listed");
                    Known::default()
                }
            };
            self.known = Some(known);
        }
        self.known.get_or_insert_default()
    }

    async fn save(&mut self, board: &Board, source: &Source<'_>) -> Result<(), GrafanaError> {
        if !self.has_timeseries {
            let mut dashboard = original::dashboard(board, source, &self.look);
            // Since 11.3 a dashboard without uid is added once more each time.
            if let Some(uid) = self.known().await.by_title.get(&board.title()) {
                dashboard["uid"] = uid.as_str().into();
            }
            return self.grafana.save(&dashboard, None).await;
        }
        let adopted = self.known().await.by_title.get(&board.title()).cloned();
        let uid = adopted
            .filter(|uid| !uid.is_empty())
            .unwrap_or_else(|| board.uid());
        let dashboard = current::dashboard(board, source, &self.look, &uid);
        let folder = self.folder(board).await?;
        match self.grafana.save(&dashboard, folder.as_deref()).await {
            // The folder has gone since.
            Err(error) if error.code() == 404 && folder.is_some() => {
                self.folders.clear();
                let folder = self.folder(board).await?;
                self.grafana.save(&dashboard, folder.as_deref()).await
            }
            done => done,
        }
    }

    /// The folder of the board's realm; none when the key may not make folders.
    async fn folder(&mut self, board: &Board) -> Result<Option<String>, GrafanaError> {
        if let Some(folder) = self.folders.get(&board.realm) {
            return Ok(folder.clone());
        }
        let uid = format!("alk-{}", board.realm_id);
        let title = format!("Alignak {}", board.realm.replace('/', "-"));
        let folder = match self.grafana.ensure_folder(&uid, &title).await {
            Ok(()) => Some(uid),
            Err(error @ GrafanaError::Unreachable(_)) => return Err(error),
            Err(error) if error.code() == 401 => return Err(error),
            Err(error) => {
                tracing::warn!(%error, title, "no folder for the dashboards of the realm");
                None
            }
        };
        self.folders.insert(board.realm.clone(), folder.clone());
        Ok(folder)
    }
}

/// The address of a Grafana; one that names its scheme or a path keeps it.
fn base(item: &Item) -> String {
    let address = item::text(item, "address").trim_end_matches('/');
    let port = item::integer(item, "port");
    let default = if item::flag(item, "ssl") {
        "https"
    } else {
        "http"
    };
    let (scheme, rest) = address.split_once("://").unwrap_or((default, address));
    let (host, path) = match rest.split_once('/') {
        Some((host, path)) => (host, format!("/{path}")),
        None => (rest, String::new()),
    };
    if host.contains(':') && !host.starts_with('[') {
        return format!("{scheme}://[{host}]:{port}{path}");
    }
    format!("{scheme}://{host}:{port}{path}")
}

/// The ids in a list, without repetition, in its order.
fn distinct<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = HashSet::new();
    ids.filter(|id| seen.insert(*id)).collect()
}
