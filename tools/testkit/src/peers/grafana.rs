//! A double of Grafana, written from the documentation of its HTTP interface: data sources,
//! folders, searches and dashboards of version 11.6.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use super::web::{Request, Response, Web};

/// The key that the double takes.
const KEY: &str = "glsa_key";

/// A running double.
#[derive(Debug)]
pub struct Grafana {
    web: Web,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    version: String,
    sources: Vec<Value>,
    folders: BTreeMap<String, Value>,
    dashboards: BTreeMap<String, Value>,
}

impl Grafana {
    /// Starts one of a version.
    pub fn start(version: &str) -> Self {
        let state = State {
            version: version.to_owned(),
            ..State::default()
        };
        let state = Arc::new(Mutex::new(state));
        let shared = Arc::clone(&state);
        let web = Web::start(move |request| {
            let mut state = shared.lock().unwrap_or_else(PoisonError::into_inner);
            state.answer(request)
        });
        Self { web, state }
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.web.port
    }

    /// The key that it takes.
    pub fn key(&self) -> &'static str {
        KEY
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Its data sources.
    pub fn sources(&self) -> Vec<Value> {
        self.state().sources.clone()
    }

    /// Its dashboards by uid.
    pub fn dashboards(&self) -> BTreeMap<String, Value> {
        self.state().dashboards.clone()
    }
}

impl State {
    fn answer(&mut self, request: &Request) -> Response {
        let refused =
            |status: u16, message: &str| Response::json(status, &json!({"message": message}));
        let path = request.path.split('?').next().unwrap_or_default();
        if path == "/api/health" {
            let health = json!({"database": "ok", "version": self.version, "commit": "abc"});
            return Response::json(200, &health);
        }
        if request.authorization != format!("Bearer {KEY}") {
            return refused(401, "Invalid API key");
        }
        let mut body = request.json();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        match (request.method.as_str(), path) {
            ("GET", "/api/datasources") => Response::json(200, &json!(self.sources)),
            ("POST", "/api/datasources") => {
                if self
                    .sources
                    .iter()
                    .any(|source| source["name"] == body["name"])
                {
                    return refused(409, "data source with the same name already exists");
                }
                body["id"] = (self.sources.len() + 1).into();
                self.sources.push(body.clone());
                let added = json!({
                    "id": body["id"], "name": body["name"], "message": "Datasource added",
                    "datasource": body,
                });
                Response::json(200, &added)
            }
            ("GET", "/api/search") => {
                let found = self.dashboards.iter();
                let found = found.map(|(uid, one)| json!({"uid": uid, "title": one["title"]}));
                Response::json(200, &found.collect())
            }
            ("POST", "/api/folders") => {
                self.folders.insert(text(&body["uid"]), body.clone());
                Response::json(200, &body)
            }
            ("POST", "/api/dashboards/db") => {
                let folder = text(&body["folderUid"]);
                if !folder.is_empty() && !self.folders.contains_key(&folder) {
                    return refused(404, "folder not found");
                }
                let made = format!("made{}", self.dashboards.len());
                let uid = body["dashboard"]["uid"]
                    .as_str()
                    .unwrap_or(&made)
                    .to_owned();
                self.dashboards
                    .insert(uid.clone(), body["dashboard"].take());
                let url = format!("/d/{uid}/host");
                let saved = json!({"uid": uid, "url": url, "status": "success", "version": 1});
                Response::json(200, &saved)
            }
            ("GET", path) if path.starts_with("/api/folders/") => {
                match self.folders.get(path.trim_start_matches("/api/folders/")) {
                    Some(folder) => Response::json(200, folder),
                    None => refused(404, "folder not found"),
                }
            }
            _ => refused(404, "Not found"),
        }
    }
}
