//! Where the backend is, and where its endpoints are.
//!
//! The address of the backend is a directory: every endpoint lies below it. Whatever would lead
//! elsewhere is refused, so that no token can be carried to a foreign host.

use std::borrow::Cow;
use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use url::Url;

use crate::error::BackendException;

/// What a path segment made of a value must not contain as it is.
const SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'/')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'\\')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// The address of a backend, always ending in a slash.
#[derive(Clone)]
pub(crate) struct Address(Url);

impl Address {
    pub(crate) fn parse(address: &str) -> Result<Self, BackendException> {
        let mut url = Url::parse(address).map_err(|source| {
            BackendException::invalid(format!(
                "`{}` is not the address of a backend, such as http://127.0.0.1:5000",
                without_secrets(address)
            ))
            .with_source(source)
        })?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
            return Err(BackendException::invalid(
                "the address of a backend begins with http:// or https://",
            ));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(BackendException::invalid(
                "the address of a backend holds no credentials: log in, or give a token",
            ));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(BackendException::invalid(
                "the address of a backend has no query and no fragment",
            ));
        }
        if !url.path().ends_with('/') {
            url.set_path(&format!("{}/", url.path()));
        }
        Ok(Self(url))
    }

    pub(crate) fn as_url(&self) -> &Url {
        &self.0
    }

    /// The URL of an endpoint, with further query parameters.
    pub(crate) fn resolve(
        &self,
        endpoint: &str,
        query: &[(Cow<'static, str>, String)],
    ) -> Result<Url, BackendException> {
        let refuse =
            |why: &str| BackendException::invalid(format!("the endpoint `{endpoint}` {why}"));
        // The parser of URLs would drop these, and the path would be another one.
        if endpoint.trim() != endpoint || endpoint.contains(char::is_control) {
            return Err(refuse("has control characters, or blanks at an end"));
        }
        let relative = endpoint.strip_prefix('/').unwrap_or(endpoint);
        let path = relative.split('?').next().unwrap_or_default();
        if path.starts_with(['/', '\\']) || path.contains("://") {
            return Err(refuse("is not relative to the backend"));
        }
        // Behind `./` nothing can be a scheme or a host, and the host is not parsed again.
        let mut url = self
            .0
            .join(&format!("./{relative}"))
            .map_err(|source| refuse("is not a path").with_source(source))?;
        if !self.has_origin_of(&url) || !url.path().starts_with(self.0.path()) {
            return Err(refuse("leaves the backend"));
        }
        if url.fragment().is_some() {
            return Err(refuse("has a fragment"));
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        Ok(url)
    }

    /// How many segments the path of an endpoint has, as a server will read it: what is resolved,
    /// decoded or left out on the way does not count. Nothing when the endpoint is none.
    pub(crate) fn segments(&self, endpoint: &str) -> Option<usize> {
        let url = self.resolve(endpoint, &[]).ok()?;
        let below = url.path().strip_prefix(self.0.path())?;
        let decoded = percent_decode_str(below).decode_utf8_lossy();
        let is_segment = |segment: &&str| !matches!(segment.trim(), "" | "." | "..");
        Some(decoded.split(['/', '\\']).filter(is_segment).count())
    }

    /// Whether a URL lies on the same scheme, host and port: where the token may go.
    pub(crate) fn has_origin_of(&self, url: &Url) -> bool {
        // Both schemes are those of hosts, so this is what `origin` compares, without its copies.
        self.0.scheme() == url.scheme()
            && self.0.host() == url.host()
            && self.0.port_or_known_default() == url.port_or_known_default()
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.as_str())
    }
}

/// A text that should be an address, without what may be a password or a token in it.
pub(crate) fn without_secrets(address: &str) -> String {
    let scheme = address.find("://").map_or(0, |end| end + 3);
    let (shown, rest) = address.split_at(scheme);
    let (user, rest) = match rest.rsplit_once('@') {
        Some((_, rest)) => ("…@", rest),
        None => ("", rest),
    };
    let end = rest.find(['?', '#']).unwrap_or(rest.len());
    let more = if end < rest.len() { "…" } else { "" };
    // The scheme may be a part of what stands before the last `@`.
    let shown = if shown.contains('@') { "" } else { shown };
    [shown, user, &rest[..end], more].concat()
}

/// A value as one segment of a path.
pub(crate) fn segment(value: &str) -> Cow<'_, str> {
    utf8_percent_encode(value, SEGMENT).into()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn resolved(root: &str, endpoint: &str) -> Result<String, BackendException> {
        Ok(Address::parse(root)?.resolve(endpoint, &[])?.to_string())
    }

    #[test]
    fn the_address_is_a_directory() {
        for (root, endpoint, url) in [
            ("http://srv", "host", "http://srv/host"),
            ("http://srv/", "/host", "http://srv/host"),
            (
                "http://srv:5000/backend",
                "host/1",
                "http://srv:5000/backend/host/1",
            ),
            ("http://srv/backend/", "/host", "http://srv/backend/host"),
            ("http://srv/backend", "", "http://srv/backend/"),
            ("http://srv/backend", "?a=1", "http://srv/backend/?a=1"),
            ("http://srv/backend", "a:b/c", "http://srv/backend/a:b/c"),
            (
                "http://srv",
                "livesynthesis/1?concatenation=1",
                "http://srv/livesynthesis/1?concatenation=1",
            ),
        ] {
            assert_eq!(resolved(root, endpoint).unwrap(), url);
        }
    }

    #[test]
    fn an_endpoint_never_leaves_the_backend() {
        for endpoint in [
            "http://evil.example/host",
            "https://evil.example",
            "//evil.example/host",
            "/\\evil.example",
            "../admin",
            "host/../../admin",
            "host#fragment",
        ] {
            let failure = resolved("http://srv/backend", endpoint).unwrap_err();
            assert!(failure.is_invalid(), "{endpoint}");
            assert_eq!(failure.code(), 1000);
        }
    }

    #[test]
    fn an_address_that_is_none_is_refused() {
        for address in [
            "",
            "srv:5000",
            "ftp://srv",
            "http://",
            "http://u:p@srv",
            "http://srv/?a=1",
        ] {
            assert!(
                Address::parse(address).unwrap_err().is_invalid(),
                "{address}"
            );
        }
    }

    #[test]
    fn no_secret_of_an_address_is_told() {
        for (address, shown) in [
            ("http://srv:5000", "http://srv:5000"),
            ("http://admin:secret@srv:x", "http://…@srv:x"),
            ("admin:secret@srv", "…@srv"),
            (
                "http://admin:se/c#r?e@t@srv/a?token=secret",
                "http://…@srv/a…",
            ),
            ("secret@x://srv", "srv"),
        ] {
            assert_eq!(without_secrets(address), shown);
        }
    }

    #[test]
    fn parameters_follow_the_query_of_the_endpoint() {
        let url = Address::parse("http://srv")
            .unwrap()
            .resolve("host?a=1", &[("where".into(), r#"{"name": "é"}"#.into())])
            .unwrap();
        assert_eq!(
            url.query(),
            Some("a=1&where=%7B%22name%22%3A+%22%C3%A9%22%7D")
        );
    }
}
