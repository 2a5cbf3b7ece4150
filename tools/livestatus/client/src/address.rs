//! Where a socket is.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use crate::Error;

/// The address of a livestatus socket.
///
/// Written as `unix:/path` or `/path`, or as `tcp:host:port` or `host:port`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A UNIX stream socket.
    Unix(PathBuf),
    /// A host with a port.
    Tcp(String),
}

impl FromStr for Address {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        if let Some(path) = text.strip_prefix("unix:") {
            return Ok(Self::Unix(path.into()));
        }
        if text.starts_with('/') {
            return Ok(Self::Unix(text.into()));
        }
        let peer = text.strip_prefix("tcp:").unwrap_or(text);
        match peer.rsplit_once(':') {
            Some((host, port)) if !host.is_empty() && port.parse::<u16>().is_ok() => {
                Ok(Self::Tcp(peer.to_owned()))
            }
            _ => Err(Error::Address(text.to_owned())),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unix(path) => write!(formatter, "{}", path.display()),
            Self::Tcp(peer) => formatter.write_str(peer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn addresses_are_read_in_their_common_forms() {
        let unix = Address::Unix("/run/live".into());
        let tcp = Address::Tcp("core:6557".to_owned());
        for (text, address) in [
            ("unix:/run/live", &unix),
            ("/run/live", &unix),
            ("tcp:core:6557", &tcp),
            ("core:6557", &tcp),
        ] {
            assert_eq!(&text.parse::<Address>().expect(text), address, "{text}");
        }
        for text in ["", "core", "core:x", ":6557", "core:99999"] {
            assert!(text.parse::<Address>().is_err(), "{text}");
        }
    }
}
