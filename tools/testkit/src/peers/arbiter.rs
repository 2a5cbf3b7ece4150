//! A double of the arbiter: it takes notifications, or refuses them.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use super::web::{Response, Web};

/// A running double.
#[derive(Debug)]
pub struct Arbiter {
    web: Web,
    state: Arc<Mutex<State>>,
}

#[derive(Debug)]
struct State {
    status: u16,
    received: Vec<(String, Value)>,
}

impl Arbiter {
    /// Starts one that takes everything.
    pub fn start() -> Self {
        let state = Arc::new(Mutex::new(State {
            status: 200,
            received: Vec::new(),
        }));
        let shared = Arc::clone(&state);
        let web = Web::start(move |request| {
            let mut state = shared.lock().unwrap_or_else(PoisonError::into_inner);
            state.received.push((request.path.clone(), request.json()));
            Response::json(state.status, &json!({}))
        });
        Self { web, state }
    }

    /// Its address.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.web.port)
    }

    /// Answers with this status from now on.
    pub fn answer_with(&self, status: u16) {
        self.state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .status = status;
    }

    /// What has come in: path and body of each request.
    pub fn received(&self) -> Vec<(String, Value)> {
        self.state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .received
            .clone()
    }
}
