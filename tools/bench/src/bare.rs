//! The limit: an axum server that answers every request with bytes that it was given.

use std::sync::{Arc, RwLock};

use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::{get, put};
use bytes::Bytes;

use crate::Failure;

type Answer = Arc<RwLock<Bytes>>;

/// Serves on a free port, which it prints. `PUT /` sets the bytes that `GET /host…` answers.
pub(crate) async fn serve() -> Result<(), Failure> {
    let router = Router::new()
        .route("/", put(set))
        .route("/host", get(answer))
        .route("/host/{id}", get(answer))
        .layer(axum::extract::DefaultBodyLimit::disable())
        .with_state(Answer::default());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("Listening on http://{}", listener.local_addr()?);
    axum::serve(listener, router).await?;
    Ok(())
}

async fn set(State(state): State<Answer>, body: Bytes) {
    if let Ok(mut bytes) = state.write() {
        *bytes = body;
    }
}

async fn answer(State(state): State<Answer>) -> impl IntoResponse {
    let bytes = state.read().map(|bytes| bytes.clone()).unwrap_or_default();
    ([(header::CONTENT_TYPE, "application/json")], bytes)
}
