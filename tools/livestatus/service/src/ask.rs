//! Queries: from the text of a request to rows with names.

use futures_util::future::join_all;
use livestatus_client::{Address, Row, Socket};
use serde_json::Value;

use crate::config::Config;
use crate::failure::Failure;

/// The name of the column that says which site a row is from.
const SITE: &str = "site";

/// The rows of a query, and what failed.
pub(crate) struct Found {
    /// The rows, each with the names of its columns.
    pub(crate) rows: Vec<Row>,
    /// The sites that did not answer, with the reason.
    pub(crate) failed: Vec<(String, String)>,
}

/// The text of `q` as the core gets it: backslash and `n` are a line feed; blank lines around it are
/// taken away.
///
/// # Errors
///
/// It is empty, or asks for an output format of its own.
pub(crate) fn request_text(query: Option<&str>) -> Result<String, Failure> {
    let text = query
        .filter(|query| !query.is_empty())
        .ok_or(Failure::NoQuery)?
        .replace("\\n", "\n");
    if text.contains("OutputFormat") {
        return Err(Failure::OutputFormat);
    }
    Ok(text.trim_matches('\n').to_owned())
}

/// Asks the socket, or the named sites: a list of names separated by commas, or `all`.
pub(crate) async fn ask(
    config: &Config,
    request: &str,
    sites: Option<&str>,
) -> Result<Found, Failure> {
    let Some(names) = sites.filter(|sites| !sites.is_empty()) else {
        return Ok(Found {
            rows: ask_one(config, &config.socket, request).await?,
            failed: Vec::new(),
        });
    };
    let chosen = chosen_sites(config, names)?;
    let replies = chosen
        .iter()
        .map(|(_, address)| ask_one(config, address, request));
    let mut found = Found {
        rows: Vec::new(),
        failed: Vec::new(),
    };
    let mut last_failure = None;
    for ((name, _), reply) in chosen.iter().zip(join_all(replies).await) {
        match reply {
            Ok(rows) => found.rows.extend(rows.into_iter().map(|mut row| {
                row.insert(0, (SITE.to_owned(), Value::from(name.as_str())));
                row
            })),
            Err(failure) => {
                tracing::warn!(site = name, %failure, "a site did not answer");
                found.failed.push((name.clone(), failure.to_string()));
                last_failure = Some(failure);
            }
        }
    }
    match last_failure {
        Some(failure) if found.failed.len() == chosen.len() => Err(failure),
        _ => Ok(found),
    }
}

fn chosen_sites<'config>(
    config: &'config Config,
    names: &str,
) -> Result<Vec<&'config (String, Address)>, Failure> {
    if names == "all" && !config.sites.is_empty() {
        return Ok(config.sites.iter().collect());
    }
    names
        .split(',')
        .map(|name| {
            config
                .sites
                .iter()
                .find(|(known, _)| known == name.trim())
                .ok_or_else(|| Failure::NoSite(name.trim().to_owned()))
        })
        .collect()
}

async fn ask_one(config: &Config, address: &Address, request: &str) -> Result<Vec<Row>, Failure> {
    Socket::new(address.clone())
        .with_limits(config.limits)
        .named_rows(request)
        .await
        .map_err(|error| Failure::of(error, address))
}

/// The socket of a command: that of one site, or the default one.
pub(crate) fn command_socket(config: &Config, site: Option<&str>) -> Result<Socket, Failure> {
    let address = match site.filter(|site| !site.is_empty()) {
        None => &config.socket,
        Some(name) => match chosen_sites(config, name)?.as_slice() {
            [(_, address)] => address,
            _ => return Err(Failure::NoSite(name.to_owned())),
        },
    };
    Ok(Socket::new(address.clone()).with_limits(config.limits))
}

/// The text under which a row is found by its key: texts and numbers as they are.
pub(crate) fn key_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::request_text;

    #[test]
    fn a_query_has_line_feeds_and_no_format_of_its_own() {
        let text = request_text(Some("\\nGET hosts\\nColumns: name\\n\\n")).expect("a query");
        assert_eq!(text, "GET hosts\nColumns: name");
        assert!(request_text(None).is_err());
        assert!(request_text(Some("")).is_err());
        assert!(request_text(Some("ADD_HOST_COMMENT;a;1;b;OutputFormat")).is_err());
    }
}
