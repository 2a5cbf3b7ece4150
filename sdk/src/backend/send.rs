//! A call: attempts with the token at hand, a new login after a 401, and inception.

use http::header::{CONTENT_TYPE, IF_MATCH};
use http::{Method, StatusCode};

use super::handle::Backend;
use crate::error::BackendException;
use crate::headers::bare_etag;
use crate::request::Request;
use crate::response::Response;

impl Backend {
    /// Sends a request and brings back the reply, whatever its status.
    ///
    /// # Errors
    /// Only what has no reply: the request is wrong in itself, the backend cannot be reached, or
    /// time ran out.
    pub async fn get_response(&self, request: &Request) -> Result<Response, BackendException> {
        self.observed(request, self.call(request)).await
    }

    async fn call(&self, request: &Request) -> Result<Response, BackendException> {
        let deadline = self.deadline();
        let token = self.shared.token.header();
        let outcome = self.repeat(request, token.as_ref(), deadline, 0).await;
        let (status, attempts) = match &outcome {
            Ok(reply) => (Some(reply.status()), reply.attempts()),
            Err(failure) => (failure.status(), failure.attempts()),
        };
        if status == Some(StatusCode::UNAUTHORIZED) && !request.is_anonymous() {
            if Box::pin(self.renew(token.as_ref(), deadline)).await {
                let token = self.shared.token.header();
                return self
                    .repeat(request, token.as_ref(), deadline, attempts)
                    .await;
            }
            if self.shared.token.was_refused() {
                return outcome.map(Response::with_refused_login);
            }
        }
        outcome
    }

    /// Sends a request; a reply that is no success is an error.
    pub(crate) async fn send(&self, request: &Request) -> Result<Response, BackendException> {
        self.get_response(request).await?.succeed()
    }

    /// Sends a change; with inception, one that lost the race for the etag is repeated once with
    /// the etag that the item has now, by the same method and with the same headers.
    pub(crate) async fn send_change(
        &self,
        request: Request,
        inception: bool,
    ) -> Result<Response, BackendException> {
        if !inception {
            return self.send(&request).await;
        }
        request.check()?;
        // Up to three requests, in the time of one call.
        self.bounded().send_anyway(request).await
    }

    async fn send_anyway(&self, mut request: Request) -> Result<Response, BackendException> {
        let reply = if request.required_etag().is_some() {
            let reply = self.get_response(&request).await?;
            if reply.status() != StatusCode::PRECONDITION_FAILED {
                return reply.succeed();
            }
            Some(reply)
        } else {
            None
        };
        let fresh = self.current_etag(&request).await?;
        if let Some(reply) = reply
            && request
                .required_etag()
                .is_some_and(|sent| bare_etag(sent) == bare_etag(&fresh))
        {
            // The etag was right: a rule of the backend protects the item, and would again.
            return reply.succeed();
        }
        request = request.if_match(&fresh);
        self.send(&request).await
    }

    /// The etag that the item of a change has now.
    async fn current_etag(&self, change: &Request) -> Result<String, BackendException> {
        #[derive(serde::Deserialize)]
        struct Tagged {
            #[serde(rename = "_etag")]
            etag: String,
        }
        let mut read = Request::new(Method::GET, change.endpoint());
        for (name, value) in change.headers() {
            if name != IF_MATCH && name != CONTENT_TYPE {
                read = read.header_value(name.clone(), value.clone());
            }
        }
        Ok(self.send(&read).await?.json::<Tagged>()?.etag)
    }
}
