//! The configuration file: INI, read again for each request.
//!
//! The section `livestatus-service` has the three keys of the original service; everything else is
//! optional and ours. Values are literal: no interpolation, no escapes, no quoting.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ini::{Ini, ParseOption, Properties};
use livestatus_client::{Address, Limits};

/// Where the file is unless the command line says otherwise.
pub const DEFAULT_PATH: &str = "/etc/livestatus.cfg";

const SECTION: &str = "livestatus-service";
const DEFAULT_SOCKET: &str = "/var/lib/nagios/rw/live";
const DEFAULT_COMMAND_FILE: &str = "/usr/local/icinga/var/rw/icinga.cmd";
const DEFAULT_LOG_FILE: &str = "/var/log/livestatus-service.log";
const DEFAULT_LISTEN: &str = "127.0.0.1:8080";

/// Sites in one file.
const MAX_SITES: usize = 100;
/// Users in one file.
const MAX_USERS: usize = 1_000;

/// What the file says.
#[derive(Clone, Debug)]
pub struct Config {
    /// `log_file`: where the log is appended to, besides standard error. Read at start only.
    pub log_file: PathBuf,
    /// `livestatus_socket`: the socket of requests that name no site.
    pub socket: Address,
    /// `icinga_command_file`: the named pipe of the handler `icinga`.
    pub command_file: PathBuf,
    /// `listen`: address and port, `127.0.0.1:8080` by default. Read at start only.
    pub listen: SocketAddr,
    /// `certificate` and `private_key`: PEM files; with them the service speaks TLS. Read at start
    /// only.
    pub tls: Option<(PathBuf, PathBuf)>,
    /// `read_only`: whether `/cmd` is refused; `no` by default.
    pub read_only: bool,
    /// `strict`: whether failures have a status of their own and a JSON body for every caller; `no`
    /// by default.
    pub strict: bool,
    /// `timeout` (seconds, 30 by default) and `max_reply` (MiB, 64 by default) of one exchange.
    pub limits: Limits,
    /// `[site NAME]` with `address`: sockets that requests name by `site`, in order.
    pub sites: Vec<(String, Address)>,
    /// `[user NAME]`: who may use the service; everybody if there is none.
    pub users: Vec<User>,
}

/// Somebody who may use the service.
#[derive(Clone, Debug)]
pub struct User {
    /// The name, for Basic authentication and the log.
    pub name: String,
    /// `password`: a hash as `livestatus-service hash` prints it (Argon2, PHC form).
    pub password: Option<String>,
    /// `token`: the SHA-256 of a bearer token, as `sha256:` and 64 hexadecimal digits.
    pub token: Option<String>,
    /// `commands`: whether the user may send commands; `yes` by default.
    pub commands: bool,
}

/// Why the file cannot be used. The first three texts are those of the original service.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It is missing or cannot be read.
    #[error("Failed to load config file '{}'", .0.display())]
    Unreadable(PathBuf),
    /// It is not INI.
    #[error("Error loading config file: {0}")]
    Malformed(String),
    /// The section is missing.
    #[error("Invalid config file: No such section '{SECTION}'")]
    NoSection,
    /// A value is not of its kind.
    #[error("Invalid config file: [{section}] {key}: {reason}")]
    Value {
        /// The section.
        section: String,
        /// The key.
        key: &'static str,
        /// What is wrong.
        reason: String,
    },
}

impl Config {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// As [`ConfigError`] says.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text =
            std::fs::read_to_string(path).map_err(|_| ConfigError::Unreadable(path.to_owned()))?;
        Self::parse(&text)
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// As [`ConfigError`] says.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let options = ParseOption {
            enabled_quote: false,
            enabled_escape: false,
            ..ParseOption::default()
        };
        let file = Ini::load_from_str_opt(text, options)
            .map_err(|error| ConfigError::Malformed(error.to_string()))?;
        let main = file.section(Some(SECTION)).ok_or(ConfigError::NoSection)?;
        let main = Section {
            name: SECTION,
            keys: main,
        };
        let tls = match (main.text("certificate"), main.text("private_key")) {
            (Some(certificate), Some(key)) => Some((certificate.into(), key.into())),
            (None, None) => None,
            (Some(_), None) => return Err(main.wrong("private_key", "is missing")),
            (None, Some(_)) => return Err(main.wrong("certificate", "is missing")),
        };
        let limits = Limits {
            total: Duration::from_secs(main.number("timeout", 30, 1..=3600)?),
            max_reply: main.megabytes("max_reply", 64)?,
            ..Limits::default()
        };
        let mut sites = Vec::new();
        let mut users = Vec::new();
        for (name, keys) in &file {
            let name = name.unwrap_or_default();
            let section = Section { name, keys };
            if let Some(site) = name.strip_prefix("site ") {
                let address = section.address("address", None)?;
                sites.push((site.trim().to_owned(), address));
            } else if let Some(user) = name.strip_prefix("user ") {
                users.push(section.user(user.trim())?);
            }
        }
        if sites.len() > MAX_SITES || users.len() > MAX_USERS {
            return Err(ConfigError::Malformed(format!(
                "at most {MAX_SITES} sites and {MAX_USERS} users"
            )));
        }
        Ok(Self {
            log_file: main.text("log_file").unwrap_or(DEFAULT_LOG_FILE).into(),
            socket: main.address("livestatus_socket", Some(DEFAULT_SOCKET))?,
            command_file: main
                .text("icinga_command_file")
                .unwrap_or(DEFAULT_COMMAND_FILE)
                .into(),
            listen: main
                .text("listen")
                .unwrap_or(DEFAULT_LISTEN)
                .parse()
                .map_err(|_| main.wrong("listen", "must be an IP address with a port"))?,
            tls,
            read_only: main.switch("read_only", false)?,
            strict: main.switch("strict", false)?,
            limits,
            sites,
            users,
        })
    }
}

/// One section with its name.
struct Section<'file> {
    name: &'file str,
    keys: &'file Properties,
}

impl Section<'_> {
    fn text(&self, key: &str) -> Option<&str> {
        self.keys.get(key)
    }

    fn wrong(&self, key: &'static str, reason: impl Into<String>) -> ConfigError {
        ConfigError::Value {
            section: self.name.to_owned(),
            key,
            reason: reason.into(),
        }
    }

    fn switch(&self, key: &'static str, default: bool) -> Result<bool, ConfigError> {
        match self.text(key).map(str::to_ascii_lowercase).as_deref() {
            None => Ok(default),
            Some("yes" | "true" | "on" | "1") => Ok(true),
            Some("no" | "false" | "off" | "0") => Ok(false),
            Some(_) => Err(self.wrong(key, "must be yes or no")),
        }
    }

    fn number(
        &self,
        key: &'static str,
        default: u64,
        range: std::ops::RangeInclusive<u64>,
    ) -> Result<u64, ConfigError> {
        let Some(text) = self.text(key) else {
            return Ok(default);
        };
        text.parse()
            .ok()
            .filter(|number| range.contains(number))
            .ok_or_else(|| {
                let (least, most) = (range.start(), range.end());
                self.wrong(key, format!("must be a number from {least} to {most}"))
            })
    }

    fn megabytes(&self, key: &'static str, default: u64) -> Result<usize, ConfigError> {
        let megabytes = self.number(key, default, 1..=1024)?;
        Ok(usize::try_from(megabytes).unwrap_or(usize::MAX) * 1024 * 1024)
    }

    fn address(&self, key: &'static str, default: Option<&str>) -> Result<Address, ConfigError> {
        let text = self
            .text(key)
            .or(default)
            .ok_or_else(|| self.wrong(key, "is missing"))?;
        // The original takes any path, relative ones too.
        if key == "livestatus_socket" && !text.starts_with("tcp:") {
            return Ok(Address::Unix(text.trim_start_matches("unix:").into()));
        }
        text.parse()
            .map_err(|error: livestatus_client::Error| self.wrong(key, error.to_string()))
    }

    fn user(&self, name: &str) -> Result<User, ConfigError> {
        let token = self.text("token").map(str::to_owned);
        let is_hash = |token: &String| {
            token
                .strip_prefix("sha256:")
                .is_some_and(|hash| hash.len() == 64 && hash.bytes().all(|c| c.is_ascii_hexdigit()))
        };
        if token.as_ref().is_some_and(|token| !is_hash(token)) {
            return Err(self.wrong("token", "must be sha256: and 64 hexadecimal digits"));
        }
        Ok(User {
            name: name.to_owned(),
            password: self.text("password").map(str::to_owned),
            token,
            commands: self.switch("commands", true)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, Config};

    #[test]
    fn the_defaults_are_those_of_the_original_on_loopback() {
        let config = Config::parse("[livestatus-service]\n").expect("a section is enough");
        assert_eq!(
            config.socket,
            Address::Unix("/var/lib/nagios/rw/live".into())
        );
        assert_eq!(
            config.command_file.to_str(),
            Some("/usr/local/icinga/var/rw/icinga.cmd")
        );
        assert!(config.listen.ip().is_loopback());
        assert!(!config.strict && !config.read_only && config.users.is_empty());
    }

    #[test]
    fn values_are_literal() {
        let config = Config::parse("[livestatus-service]\nlivestatus_socket = /a%b\\n\"c\"\n")
            .expect("no interpolation");
        assert_eq!(config.socket, Address::Unix("/a%b\\n\"c\"".into()));
    }

    #[test]
    fn sites_and_users_are_read_in_order() {
        let text = format!(
            "[livestatus-service]\nread_only = yes\n[site b]\naddress = tcp:core:6557\n\
             [site a]\naddress = unix:/run/live\n[user ui]\ntoken = sha256:{}\ncommands = no\n",
            "0".repeat(64)
        );
        let config = Config::parse(&text).expect("a configuration");
        let names: Vec<_> = config.sites.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, ["b", "a"]);
        assert!(config.read_only && !config.users[0].commands);
    }

    #[test]
    fn faults_name_section_and_key() {
        for (text, expected) in [
            (
                "",
                "Invalid config file: No such section 'livestatus-service'",
            ),
            (
                "[livestatus-service]\nstrict = maybe",
                "[livestatus-service] strict: must be yes or no",
            ),
            (
                "[livestatus-service]\nlisten = here",
                "listen: must be an IP address with a port",
            ),
            (
                "[livestatus-service]\ncertificate = x",
                "private_key: is missing",
            ),
            (
                "[livestatus-service]\n[site a]\n",
                "[site a] address: is missing",
            ),
            (
                "[livestatus-service]\n[user a]\ntoken = plain",
                "[user a] token: must be sha256:",
            ),
            ("[livestatus-service", "Error loading config file: "),
        ] {
            let error = Config::parse(text).expect_err(text).to_string();
            assert!(error.contains(expected), "{text:?}: {error}");
        }
    }
}
