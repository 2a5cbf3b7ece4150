//! From a reply to a value, without ever losing the reply.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::error::{BackendException, Explanation};
use crate::response::Response;

impl Response {
    /// Decodes a success into any type; a reply that is no success becomes an error.
    ///
    /// # Errors
    /// The status means failure, the body carries an `_error`, or it is not what `T` expects.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, BackendException> {
        decode(self)
    }

    /// The same as an error, if the status is not a success.
    pub(crate) fn succeed(self) -> Result<Self, BackendException> {
        if self.status().is_success() {
            Ok(self)
        } else {
            Err(BackendException::from_reply(self))
        }
    }
}

/// Decodes a success; everything else becomes an error that holds the reply.
pub(crate) fn decode<'a, T: Deserialize<'a>>(
    response: &'a Response,
) -> Result<T, BackendException> {
    if !response.status().is_success() || hides_an_error(response.body()) {
        return Err(BackendException::from_reply(response.clone()));
    }
    // An empty body is read as null, so that `()`, `Option` and `Value` are content with a 204.
    let body: &'a [u8] = if response.body().is_empty() {
        b"null"
    } else {
        response.body()
    };
    // The plain parser is the fast one; only a failure is worth a second look that knows the path.
    parse(body).map_err(|plain| match locate::<T>(body) {
        Some((path, source)) => BackendException::undecodable(response.clone(), Some(path), source),
        None => BackendException::undecodable(response.clone(), None, plain),
    })
}

/// Decodes one part of a body that was split before, such as the third of its `_items`.
pub(crate) fn decode_part<T: DeserializeOwned>(
    response: &Response,
    prefix: impl FnOnce() -> String,
    part: &[u8],
) -> Result<T, BackendException> {
    parse(part).map_err(|plain| {
        let (path, source) = match locate::<T>(part) {
            Some((path, source)) if path.starts_with('[') => (prefix() + &path, source),
            Some((path, source)) => (format!("{}.{path}", prefix()), source),
            None => (prefix(), plain),
        };
        BackendException::undecodable(response.clone(), Some(path), source)
    })
}

/// Reads JSON. A text that is known to be UTF-8 as a whole is read faster than bytes of which each
/// string has to be checked.
fn parse<'a, T: Deserialize<'a>>(json: &'a [u8]) -> Result<T, serde_json::Error> {
    match str::from_utf8(json) {
        Ok(text) => serde_json::from_str(text),
        Err(_) => serde_json::from_slice(json),
    }
}

/// The path to what is wrong, unless the body as a whole is.
fn locate<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Option<(String, serde_json::Error)> {
    let mut parser = serde_json::Deserializer::from_slice(body);
    let failure = serde_path_to_error::deserialize::<_, T>(&mut parser).err()?;
    let path = failure.path().to_string();
    let source = failure.into_inner();
    (path != "." && source.is_data()).then_some((path, source))
}

/// Whether a body that came with a success carries an `_error` nevertheless.
fn hides_an_error(body: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Probe {
        #[serde(rename = "_error")]
        error: Option<IgnoredAny>,
    }
    static MEMBER: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"\"_error\""));
    MEMBER.find(body).is_some()
        && serde_json::from_slice::<Probe>(body).is_ok_and(|probe| probe.error.is_some())
        && Explanation::read(body).is_documented()
}
