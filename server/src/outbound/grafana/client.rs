//! Grafana's HTTP interface, as far as it is needed.

use std::collections::HashMap;
use std::time::Duration;

use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

use crate::outbound::destinations::Secret;

/// How long a request may take.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The largest answer that is read, in bytes.
const MAX_ANSWER: usize = 16 << 20;

/// How many dashboards are listed at once, and how often.
const SEARCH_PAGE: usize = 1_000;
const SEARCH_PAGES: usize = 200;

/// Why Grafana did not do something.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GrafanaError {
    /// It cannot be reached, or does not answer as Grafana does.
    #[error("{0}")]
    Unreachable(String),
    /// It answered with an error.
    #[error("{code}: {message}")]
    Refused {
        /// The status.
        code: u16,
        /// What it says.
        message: String,
    },
}

impl GrafanaError {
    /// The status of the answer; 0 when there was none.
    pub fn code(&self) -> u16 {
        match self {
            Self::Unreachable(_) => 0,
            Self::Refused { code, .. } => *code,
        }
    }
}

/// What the health endpoint says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// This version, or a newer one.
    Known {
        /// The first number.
        major: u32,
        /// The second number.
        minor: u32,
    },
    /// A Grafana that hides its version.
    Hidden,
    /// A server without this endpoint, which all Grafanas since 4 have.
    Absent,
}

impl Version {
    /// Reads `12.0.1+security-01`.
    fn parse(text: &str) -> Self {
        let mut numbers = text.split(['.', '-', '+']).map(str::parse);
        match (numbers.next(), numbers.next()) {
            (Some(Ok(major)), Some(Ok(minor))) => Self::Known { major, minor },
            (Some(Ok(major)), _) => Self::Known { major, minor: 0 },
            _ => Self::Hidden,
        }
    }

    /// Whether it has panels of the type `timeseries`.
    pub fn has_timeseries(self) -> bool {
        match self {
            Self::Known { major, .. } => major >= 8,
            Self::Hidden => true,
            Self::Absent => false,
        }
    }
}

/// One Grafana server.
#[derive(Debug)]
pub struct Grafana {
    http: Client,
    base: String,
    key: Secret,
}

/// A data source of Grafana.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DataSource {
    /// Its name.
    pub name: String,
    /// Its uid; empty before Grafana 7.
    pub uid: String,
}

/// The dashboards that Alignak made, as far as they are known.
#[derive(Debug, Default)]
pub struct Known {
    /// uid by title.
    pub by_title: HashMap<String, String>,
}

impl Known {
    /// Whether a dashboard with this title or uid is there.
    pub fn has(&self, title: &str, uid: &str) -> bool {
        self.by_title.contains_key(title) || self.by_title.values().any(|one| one == uid)
    }
}

impl Grafana {
    /// The server at an address, which may have a path, with a key.
    pub fn new(http: Client, base: String, key: Secret) -> Self {
        Self { http, base, key }
    }

    /// What the health endpoint says of the version.
    ///
    /// # Errors
    /// When the server cannot be reached.
    pub async fn version(&self) -> Result<Version, GrafanaError> {
        match self.call(Method::GET, "/api/health", &[], None).await {
            Ok(health) => Ok(health["version"]
                .as_str()
                .map_or(Version::Hidden, Version::parse)),
            // It tells its version even when its database is not well.
            Err(GrafanaError::Refused { code: 503, .. }) => Ok(Version::Hidden),
            Err(GrafanaError::Refused { .. }) => Ok(Version::Absent),
            Err(error) => Err(error),
        }
    }

    /// All data sources.
    ///
    /// # Errors
    /// When Grafana does not list them.
    pub async fn data_sources(&self) -> Result<Vec<DataSource>, GrafanaError> {
        let answer = self
            .call(Method::GET, "/api/datasources", &[], None)
            .await?;
        let Some(list) = answer.as_array() else {
            return Err(GrafanaError::Unreachable(
                "the answer is not a list".to_owned(),
            ));
        };
        Ok(list.iter().map(data_source).collect())
    }

    /// Adds a data source.
    ///
    /// # Errors
    /// When Grafana does not take it; 409 when there is one of this name.
    pub async fn add_data_source(&self, body: &Value) -> Result<DataSource, GrafanaError> {
        let answer = self
            .call(Method::POST, "/api/datasources", &[], Some(body))
            .await?;
        if !answer["id"].is_number() {
            let message = answer["message"].as_str().unwrap_or("the answer has no id");
            return Err(GrafanaError::Unreachable(message.to_owned()));
        }
        let mut added = data_source(&answer["datasource"]);
        if added.name.is_empty() {
            body["name"]
                .as_str()
                .unwrap_or_default()
                .clone_into(&mut added.name);
        }
        Ok(added)
    }

    /// The dashboards with the tag `alignak`.
    ///
    /// # Errors
    /// When Grafana does not list them.
    pub async fn dashboards(&self) -> Result<Known, GrafanaError> {
        let mut known = Known::default();
        for page in 1..=SEARCH_PAGES {
            let (limit, page) = (SEARCH_PAGE.to_string(), page.to_string());
            let query = [
                ("type", "dash-db"),
                ("tag", "alignak"),
                ("limit", &*limit),
                ("page", &*page),
            ];
            let answer = self.call(Method::GET, "/api/search", &query, None).await?;
            let found = answer.as_array().map(Vec::as_slice).unwrap_or_default();
            let before = known.by_title.len();
            for one in found {
                let text = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
                known
                    .by_title
                    .entry(text("title"))
                    .or_insert_with(|| text("uid"));
            }
            // Versions that know no pages answer the first one again.
            if found.len() < SEARCH_PAGE || known.by_title.len() == before {
                break;
            }
        }
        Ok(known)
    }

    /// Makes sure that a folder is there.
    ///
    /// # Errors
    /// When Grafana does not make it.
    pub async fn ensure_folder(&self, uid: &str, title: &str) -> Result<(), GrafanaError> {
        match self
            .call(Method::GET, &format!("/api/folders/{uid}"), &[], None)
            .await
        {
            Ok(_) => return Ok(()),
            Err(error) if error.code() == 404 => {}
            Err(error) => return Err(error),
        }
        let body = json!({"uid": uid, "title": title});
        match self
            .call(Method::POST, "/api/folders", &[], Some(&body))
            .await
        {
            // Somebody else was faster.
            Err(error) if matches!(error.code(), 409 | 412) => Ok(()),
            done => done.map(|_| ()),
        }
    }

    /// Stores a dashboard, in a folder where one is named; again when another writer was faster.
    ///
    /// # Errors
    /// When Grafana does not take it.
    pub async fn save(&self, dashboard: &Value, folder: Option<&str>) -> Result<(), GrafanaError> {
        let mut body = json!({"dashboard": dashboard, "overwrite": true});
        if let Some(folder) = folder {
            body["folderUid"] = folder.into();
        }
        match self
            .call(Method::POST, "/api/dashboards/db", &[], Some(&body))
            .await
        {
            Err(error) if error.code() == 409 => self
                .call(Method::POST, "/api/dashboards/db", &[], Some(&body))
                .await
                .map(|_| ()),
            done => done.map(|_| ()),
        }
    }

    async fn call(
        &self,
        method: Method,
        path: &str,
        query: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Result<Value, GrafanaError> {
        let request = self
            .http
            .request(method, format!("{}{path}", self.base))
            .query(query)
            .bearer_auth(&self.key.0)
            .timeout(TIMEOUT);
        let request = match body {
            Some(body) => request.json(body),
            None => request,
        };
        let (status, text) = exchange(request).await?;
        if !status.is_success() {
            return Err(GrafanaError::Refused {
                code: status.as_u16(),
                message: message(&text),
            });
        }
        serde_json::from_slice(&text)
            .map_err(|_| GrafanaError::Unreachable("the answer is not JSON".to_owned()))
    }
}

async fn exchange(request: RequestBuilder) -> Result<(StatusCode, Vec<u8>), GrafanaError> {
    let failed = |error: reqwest::Error| GrafanaError::Unreachable(crate::outbound::reason(&error));
    let mut response = request.send().await.map_err(failed)?;
    let mut text = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(failed)? {
        if text.len() + chunk.len() > MAX_ANSWER {
            return Err(GrafanaError::Unreachable(
                "the answer is too long".to_owned(),
            ));
        }
        text.extend_from_slice(&chunk);
    }
    Ok((response.status(), text))
}

/// What an error says, if it is JSON: a proxy may answer with a page.
fn message(text: &[u8]) -> String {
    let answer: Value = serde_json::from_slice(text).unwrap_or_default();
    let message = answer["message"].as_str().unwrap_or("no message");
    message.chars().take(200).collect()
}

fn data_source(answer: &Value) -> DataSource {
    let text = |name: &str| answer[name].as_str().unwrap_or_default().to_owned();
    DataSource {
        name: text("name"),
        uid: text("uid"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_leniently() {
        for (text, expected) in [
            ("5.4.3", Version::Known { major: 5, minor: 4 }),
            (
                "12.0.1+security-01",
                Version::Known {
                    major: 12,
                    minor: 0,
                },
            ),
            (
                "13",
                Version::Known {
                    major: 13,
                    minor: 0,
                },
            ),
            ("", Version::Hidden),
            ("main", Version::Hidden),
        ] {
            assert_eq!(Version::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn the_shape_follows_from_the_version() {
        assert!(!Version::parse("7.5.17").has_timeseries());
        assert!(Version::parse("8.0.0").has_timeseries());
        assert!(Version::Hidden.has_timeseries());
        assert!(!Version::Absent.has_timeseries());
    }
}
