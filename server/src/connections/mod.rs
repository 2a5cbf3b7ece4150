//! Connections: accepted until the end is asked for, then given some time to finish.

mod places;
mod stream;

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Response, Version, header};
use axum::response::IntoResponse as _;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use places::Places;
use stream::GuardedStream;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::OwnedSemaphorePermit;

use crate::http::{HttpError, Interface};
use crate::item;

/// How long requests under way may take when the end is asked for.
const GRACE: Duration = Duration::from_secs(10);

/// How long a client may take until its next request begins. Longer than clients keep connections
/// that they do not use, so that it is they who close them.
const IDLE_TIMEOUT: Duration = Duration::from_mins(2);

/// Serves all connections until `end`, and those with requests under way for some time more. One
/// address has not all places, unless it is one of these proxies.
pub(crate) async fn serve(
    listener: TcpListener,
    interface: Interface,
    proxies: Vec<IpAddr>,
    end: impl Future<Output = ()>,
) {
    let mut protocol = http1::Builder::new();
    protocol
        .timer(TokioTimer::new())
        .header_read_timeout(IDLE_TIMEOUT);
    let interface = Arc::new(interface);
    let places = Places::new(proxies);
    let graceful = GracefulShutdown::new();
    let mut end = pin!(end);
    loop {
        let (place, (stream, address)) = tokio::select! {
            () = &mut end => break,
            accepted = accept(&listener, &places) => accepted,
        };
        let Some(place) = places.of(address.ip(), place) else {
            tracing::debug!(%address, "too many connections from one address");
            continue;
        };
        let interface = Arc::clone(&interface);
        let service = service_fn(move |request| respond(Arc::clone(&interface), address, request));
        let connection =
            protocol.serve_connection(TokioIo::new(GuardedStream::new(stream)), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            let _place = place;
            if let Err(error) = connection.await {
                tracing::debug!(%error, %address, "a connection broke");
            }
        });
    }
    drop(listener);
    let finished = tokio::time::timeout(GRACE, graceful.shutdown()).await;
    if finished.is_err() {
        tracing::warn!("requests that did not end in time are given up");
    }
}

/// The next connection, and its place among those that there may be. What keeps one from being
/// accepted, such as too many open files, passes.
async fn accept(
    listener: &TcpListener,
    places: &Places,
) -> (Option<OwnedSemaphorePermit>, (TcpStream, SocketAddr)) {
    use std::io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    let place = places.free().await;
    loop {
        match listener.accept().await {
            // The HTTP library would panic for want of a date.
            Ok(_) if !item::is_clock_set() => {
                tracing::error!(
                    "the clock is before 1970 or after the year 9999: no connection is served"
                );
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            Ok(accepted) => return (place, accepted),
            Err(error)
                if matches!(
                    error.kind(),
                    ConnectionAborted | ConnectionRefused | ConnectionReset
                ) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be accepted");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

async fn respond(
    interface: Arc<Interface>,
    address: SocketAddr,
    request: hyper::Request<Incoming>,
) -> Result<Response<Body>, Infallible> {
    if request.version() == Version::HTTP_11
        && request.headers().get_all(header::HOST).iter().count() != 1
    {
        let refused = HttpError::bad_request("The header Host must be there, once.");
        return Ok(refused.into_response());
    }
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(address));
    Ok(interface.respond(request).await)
}
