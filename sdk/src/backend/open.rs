//! Replies whose bodies are read as they come.

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, HeaderValue, StatusCode};
use tokio::time::timeout;

use super::attempts::conclude;
use super::handle::Backend;
use crate::error::BackendException;
use crate::request::Request;
use crate::transport::{Arrival, BodyStream, TransportError};

/// How much of a refusal is read.
const MAX_REFUSAL: usize = 1 << 20;

/// A success whose body is still to come.
pub(crate) struct Opened {
    pub(crate) headers: HeaderMap,
    pub(crate) body: Box<dyn BodyStream>,
}

impl Backend {
    /// Sends a request once, with a new login after a 401, and brings back the head of the reply.
    /// Only the head has to come within the time of an attempt. A reply that is no success is an
    /// error.
    pub(crate) async fn open(&self, request: &Request) -> Result<Opened, BackendException> {
        let token = self.shared.token.header();
        let refused = match self.open_once(request, token.as_ref()).await {
            Err(refused) if refused.status() == Some(StatusCode::UNAUTHORIZED) => refused,
            outcome => return outcome,
        };
        if Box::pin(self.renew(token.as_ref(), self.deadline())).await {
            let token = self.shared.token.header();
            return self.open_once(request, token.as_ref()).await;
        }
        Err(refused)
    }

    async fn open_once(
        &self,
        request: &Request,
        token: Option<&HeaderValue>,
    ) -> Result<Opened, BackendException> {
        request.check()?;
        let label = request.label();
        let draft = self
            .draft(request, token)
            .map_err(|failure| failure.during(label.clone(), 0))?;
        let prepared = self.prepare(&draft, draft.url.clone(), &Arrival::default());
        let opening = timeout(
            self.policy.attempt_timeout,
            self.shared.transport.open(prepared),
        );
        let reply = match opening.await {
            Ok(Ok(reply)) if reply.status().is_success() => {
                let (head, body) = reply.into_parts();
                return Ok(Opened {
                    headers: head.headers,
                    body,
                });
            }
            Ok(Ok(reply)) => match timeout(self.policy.attempt_timeout, complete(reply)).await {
                Ok(complete) => complete,
                Err(elapsed) => Err(TransportError::timeout(elapsed)),
            },
            Ok(Err(failure)) => Err(failure),
            Err(elapsed) => Err(TransportError::timeout(elapsed)),
        };
        let refused = conclude(reply, draft, label, 1)?;
        Err(BackendException::from_reply(refused))
    }
}

/// The whole of a reply, as far as it is not too long.
async fn complete(
    reply: http::Response<Box<dyn BodyStream>>,
) -> Result<http::Response<Bytes>, TransportError> {
    let (head, mut body) = reply.into_parts();
    let mut bytes = BytesMut::new();
    while let Some(chunk) = body.chunk().await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MAX_REFUSAL {
            break;
        }
    }
    Ok(http::Response::from_parts(head, bytes.freeze()))
}
