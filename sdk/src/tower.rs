//! Requests carried by a `tower::Service` (feature `tower`).

use std::error::Error;
use std::future::poll_fn;

use bytes::Bytes;
use tower_service::Service;

use crate::transport::{BoxFuture, Transport, TransportError, TransportRequest};

/// A [`Transport`] made of a `tower::Service` that takes `http::Request<Bytes>` and returns
/// `http::Response<Bytes>`, with whatever layers it has. It is cloned for each attempt, and must
/// not repeat requests itself. Its errors count as interruptions: whether a request was carried
/// out is not known. An error before it is ready counts as no connection: nothing was sent.
///
/// ```
/// # #[cfg(feature = "tower")]
/// # fn run<S>(service: S) -> Result<(), alignak_backend_client::BackendException>
/// # where
/// #     S: tower_service::Service<http::Request<bytes::Bytes>, Response = http::Response<bytes::Bytes>>
/// #         + Clone + Send + Sync + 'static,
/// #     S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
/// #     S::Future: Send,
/// # {
/// use alignak_backend_client::{Backend, TowerTransport};
///
/// let backend = Backend::builder("http://127.0.0.1:5000")
///     .transport(TowerTransport::new(service))
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct TowerTransport<S>(S);

impl<S> TowerTransport<S> {
    /// A transport that calls this service.
    pub fn new(service: S) -> Self {
        Self(service)
    }
}

impl<S> Transport for TowerTransport<S>
where
    S: Service<http::Request<Bytes>, Response = http::Response<Bytes>>
        + Clone
        + Send
        + Sync
        + 'static,
    S::Error: Into<Box<dyn Error + Send + Sync>>,
    S::Future: Send,
{
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let mut service = self.0.clone();
        Box::pin(async move {
            let mut carried = http::Request::new(request.body.unwrap_or_default());
            *carried.method_mut() = request.method;
            *carried.headers_mut() = request.headers;
            *carried.uri_mut() = request
                .url
                .as_str()
                .parse()
                .map_err(TransportError::interrupted)?;
            poll_fn(|context| service.poll_ready(context))
                .await
                .map_err(TransportError::connect)?;
            service
                .call(carried)
                .await
                .map_err(TransportError::interrupted)
        })
    }
}
