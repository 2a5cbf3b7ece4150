//! What carries requests to the backend: reqwest, or something of the caller's own.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::{Bytes, BytesMut};
use http::header::{CONNECTION, DATE};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use url::Url;

use crate::response::Head;

/// A boxed future that can move between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// One attempt, as the transport gets it: complete, with credentials.
#[derive(Clone)]
#[non_exhaustive]
pub struct TransportRequest {
    /// The method.
    pub method: Method,
    /// The whole address with its query.
    pub url: Url,
    /// All headers but those of the connection itself (`Host`, `Content-Length`…).
    pub headers: HeaderMap,
    /// The body, if there is one.
    pub body: Option<Bytes>,
    /// Whether the body holds identifiers that the SDK has put into new items.
    pub generated_ids: bool,
    pub(crate) arrival: Arrival,
}

/// The head of a reply whose body is still on its way: it outlives an attempt that is dropped.
#[derive(Clone, Default)]
pub(crate) struct Arrival(Arc<Mutex<Option<Head>>>);

impl Arrival {
    fn note(&self, head: Head) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(head);
    }

    fn take(&self) -> Option<Head> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Adds the head of the reply that was on its way to a failure.
    pub(crate) fn attach_to(&self, mut failure: TransportError) -> TransportError {
        failure.head = failure.head.or_else(|| self.take().map(Box::new));
        failure
    }
}

impl fmt::Debug for TransportRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The query may hold filters with secrets.
        let mut url = self.url.clone();
        url.set_query(None);
        formatter
            .debug_struct("TransportRequest")
            .field("method", &self.method)
            .field("url", &url.as_str())
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .field("body", &self.body.as_ref().map(Bytes::len))
            .finish_non_exhaustive()
    }
}

/// A body that is read as it comes.
pub trait BodyStream: Send {
    /// The next piece; none at the end. A call that is dropped must lose nothing.
    fn chunk(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>>;
}

/// A body that came whole.
struct Whole(Option<Bytes>);

impl BodyStream for Whole {
    fn chunk(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        let whole = self.0.take().filter(|bytes| !bytes.is_empty());
        Box::pin(std::future::ready(Ok(whole)))
    }
}

/// Carries one request and brings back the reply, whatever its status.
///
/// It must not follow redirects to other hosts, and must not repeat: both are decided above it.
/// Time limits are too; an attempt that takes too long is dropped.
pub trait Transport: Send + Sync + 'static {
    /// Carries one request.
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>>;

    /// Carries one request and brings back the head of the reply, with a body that is read as it
    /// comes, for as long as the caller likes: [`follow`](crate::List::follow) reads events so.
    /// Unless a transport has its own way, the whole reply is waited for, which one that goes on
    /// never is.
    fn open(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<http::Response<Box<dyn BodyStream>>, TransportError>> {
        Box::pin(async move {
            let reply = self.send(request).await?;
            Ok(reply.map(|body| Box::new(Whole(Some(body))) as Box<dyn BodyStream>))
        })
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        T::send(self, request)
    }

    fn open(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<http::Response<Box<dyn BodyStream>>, TransportError>> {
        T::open(self, request)
    }
}

/// What kept a request from its reply.
#[derive(Debug)]
pub struct TransportError {
    pub(crate) kind: TransportErrorKind,
    pub(crate) head: Option<Box<Head>>,
    pub(crate) source: Box<dyn Error + Send + Sync>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TransportErrorKind {
    Invalid,
    Connect,
    Timeout,
    Interrupted,
    Unreadable,
}

impl TransportError {
    /// Nothing was sent, because no connection could be made: any request may be repeated.
    pub fn connect(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::new(TransportErrorKind::Connect, source)
    }

    /// Time ran out; whether the request was carried out is not known.
    pub fn timeout(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::new(TransportErrorKind::Timeout, source)
    }

    /// The connection broke; whether the request was carried out is not known.
    pub fn interrupted(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::new(TransportErrorKind::Interrupted, source)
    }

    /// The reply came, but its body cannot be used: it is too long, or badly compressed. It would
    /// be the same another time.
    pub fn unreadable(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::new(TransportErrorKind::Unreadable, source)
    }

    /// Adds the status and the headers, which came before the body failed.
    #[must_use]
    pub fn with_head(mut self, status: StatusCode, headers: HeaderMap) -> Self {
        self.head = Some(Box::new(Head { status, headers }));
        self
    }

    fn new(kind: TransportErrorKind, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            kind,
            head: None,
            source: source.into(),
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.kind {
            TransportErrorKind::Invalid => "the request cannot be sent",
            TransportErrorKind::Connect => "cannot connect to the backend",
            TransportErrorKind::Timeout => "no complete reply in time",
            TransportErrorKind::Interrupted => "the connection broke before the reply was complete",
            TransportErrorKind::Unreadable => "the reply cannot be read",
        })
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}

/// Bytes for which room is made on the word of the reply's head.
const MAX_PREALLOCATION: usize = 16 * 1024 * 1024;

/// The usual transport.
pub(crate) struct HttpTransport {
    client: reqwest::Client,
    body_limit: usize,
    /// Whether the backend is known to keep connections open.
    ///
    /// The original closes each after its reply without saying so. A request that is sent on such
    /// a connection is lost, and whether it arrived is not known. Its replies are recognised by `Date`,
    /// which they do not have, as every complete web server's must. Until a reply has come, the
    /// connection is not used again.
    keeps_connections: AtomicBool,
}

impl HttpTransport {
    pub(crate) fn new(client: reqwest::Client, body_limit: usize) -> Self {
        Self {
            client,
            body_limit,
            keeps_connections: AtomicBool::new(false),
        }
    }

    async fn carry(
        &self,
        request: TransportRequest,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let mut carried = reqwest::Request::new(request.method, request.url);
        *carried.headers_mut() = request.headers;
        if let Some(body) = request.body {
            *carried.body_mut() = Some(body.into());
        } else if !carried.method().is_safe() {
            // Says `Content-Length: 0`, which some servers insist on.
            *carried.body_mut() = Some(Bytes::new().into());
        }
        if !self.keeps_connections.load(Ordering::Relaxed) {
            let close = HeaderValue::from_static("close");
            carried.headers_mut().insert(CONNECTION, close);
        }
        let mut reply = self.client.execute(carried).await.map_err(classify)?;
        let keeps = reply.headers().contains_key(DATE);
        if keeps != self.keeps_connections.load(Ordering::Relaxed) {
            self.keeps_connections.store(keeps, Ordering::Relaxed);
        }
        request.arrival.note(Head {
            status: reply.status(),
            headers: std::mem::take(reply.headers_mut()),
        });
        let body = self.body(&mut reply).await;
        let body = body.map_err(|failure| request.arrival.attach_to(failure))?;
        let head = request.arrival.take().unwrap_or_default();
        let mut complete = http::Response::new(body);
        *complete.status_mut() = reply.status();
        *complete.headers_mut() = head.headers;
        Ok(complete)
    }

    /// The whole body, if it is not too long. One that comes in one piece is not copied.
    async fn body(&self, reply: &mut reqwest::Response) -> Result<Bytes, TransportError> {
        let announced = reply.content_length().unwrap_or_default();
        let Some(first) = self.chunk(reply, 0).await? else {
            return Ok(Bytes::new());
        };
        let Some(second) = self.chunk(reply, first.len()).await? else {
            return Ok(first);
        };
        let announced = usize::try_from(announced).unwrap_or_default();
        let mut body = BytesMut::with_capacity(announced.min(MAX_PREALLOCATION));
        body.extend_from_slice(&first);
        body.extend_from_slice(&second);
        while let Some(chunk) = self.chunk(reply, body.len()).await? {
            body.extend_from_slice(&chunk);
        }
        Ok(body.freeze())
    }

    /// The next piece of a body of which so many bytes have come.
    async fn chunk(
        &self,
        reply: &mut reqwest::Response,
        before: usize,
    ) -> Result<Option<Bytes>, TransportError> {
        let chunk = reply.chunk().await.map_err(classify)?;
        let length = chunk.as_ref().map_or(0, Bytes::len);
        if before + length > self.body_limit {
            return Err(TransportError::unreadable(format!(
                "it is longer than the {} bytes that `body_limit` allows",
                self.body_limit
            )));
        }
        Ok(chunk)
    }
}

impl Transport for HttpTransport {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(self.carry(request))
    }

    fn open(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<http::Response<Box<dyn BodyStream>>, TransportError>> {
        Box::pin(async move {
            let mut carried = reqwest::Request::new(request.method, request.url);
            *carried.headers_mut() = request.headers;
            let reply = self.client.execute(carried).await.map_err(classify)?;
            let mut opened = http::Response::new(());
            *opened.status_mut() = reply.status();
            opened.headers_mut().clone_from(reply.headers());
            Ok(opened.map(|()| Box::new(reply) as Box<dyn BodyStream>))
        })
    }
}

impl BodyStream for reqwest::Response {
    fn chunk(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(async { reqwest::Response::chunk(self).await.map_err(classify) })
    }
}

/// Whether a body came, but not as its head says it is written. A broken connection has a cause of
/// another kind.
fn is_badly_written(failure: &reqwest::Error) -> bool {
    let mut cause: &dyn Error = failure;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind);
    failure.is_decode()
        && matches!(
            kind,
            Some(io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput)
        )
}

fn classify(failure: reqwest::Error) -> TransportError {
    // The URL may hold filters; the operation is named by the error around this one.
    let failure = failure.without_url();
    let kind = if failure.is_builder() {
        TransportErrorKind::Invalid
    } else if failure.is_connect() {
        TransportErrorKind::Connect
    } else if failure.is_timeout() {
        TransportErrorKind::Timeout
    } else if is_badly_written(&failure) {
        TransportErrorKind::Unreadable
    } else {
        TransportErrorKind::Interrupted
    };
    TransportError::new(kind, failure)
}
