//! The livestatus HTTP service.

use serde::de::DeserializeOwned;

use crate::{Error, Query};

/// A livestatus HTTP service, the original one or ours.
#[derive(Clone, Debug)]
pub struct Service {
    base: String,
    client: reqwest::Client,
    token: Option<String>,
}

impl Service {
    /// The service at a URL such as `http://127.0.0.1:8080`.
    #[must_use]
    pub fn new(url: &str) -> Self {
        Self {
            base: url.trim_end_matches('/').to_owned(),
            client: reqwest::Client::new(),
            token: None,
        }
    }

    /// Sends a bearer token with each request.
    #[must_use]
    pub fn with_token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// The rows of a query as values of a type whose members have the names of the columns.
    ///
    /// # Errors
    ///
    /// [`Error::Service`] with what the service says; [`Error::Json`] if the rows are not of the type.
    pub async fn rows<T: DeserializeOwned>(&self, query: &Query) -> Result<Vec<T>, Error> {
        let text = query.text()?;
        let request = self
            .client
            .get(format!("{}/query", self.base))
            .query(&[("q", text.as_str())]);
        Ok(serde_json::from_str(&self.send(request).await?)?)
    }

    /// Sends an external command, such as `ACKNOWLEDGE_HOST_PROBLEM;host;…`.
    ///
    /// # Errors
    ///
    /// [`Error::Service`] with what the service says.
    pub async fn command(&self, command: &str) -> Result<(), Error> {
        if command.contains(['\n', '\r']) {
            return Err(Error::LineFeed("a command"));
        }
        let request = self
            .client
            .post(format!("{}/cmd", self.base))
            .form(&[("q", command)]);
        self.send(request).await.map(drop)
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Result<String, Error> {
        let failed = |error: reqwest::Error| Error::Service(error.without_url().to_string());
        let request = match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        };
        let response = request.send().await.map_err(failed)?;
        let status = response.status();
        let text = response.text().await.map_err(failed)?;
        // The original answers every outcome with 200, and failures with this prefix.
        if let Some(message) = text.strip_prefix("Error : ") {
            return Err(Error::Service(message.to_owned()));
        }
        if !status.is_success() {
            return Err(Error::Service(format!("{status}: {}", text.trim())));
        }
        Ok(text)
    }
}
