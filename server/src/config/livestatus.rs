//! Where livestatus is spoken, to whom, and with whose rights.

use serde_json::Value;

use super::{ConfigError, FileSettings};
use crate::livestatus::{Address, Listener};

const NAME: &str = "LIVESTATUS";

/// The listeners: those of the command line, else those of the settings file.
pub(super) fn listeners(
    options: &[String],
    file: &FileSettings,
) -> Result<Vec<Listener>, ConfigError> {
    let clients = file.livestatus_addresses()?;
    let usual = file.livestatus_user.clone().filter(|user| !user.is_empty());
    let listener = |name, text: &str, user: Option<String>| {
        Ok(Listener {
            address: address(name, text)?,
            user: user.filter(|user| !user.is_empty()),
            clients: clients.clone(),
        })
    };
    if !options.is_empty() {
        let options = options.iter();
        return options
            .map(|text| listener("--livestatus", text, usual.clone()))
            .collect();
    }
    let unusable = |reason: &str| ConfigError::Unusable {
        name: NAME,
        reason: reason.to_owned(),
    };
    let text = |value: &Value| {
        let text = value.as_str();
        text.map(str::to_owned)
            .ok_or_else(|| unusable("must be an address, a list of them, or an object"))
    };
    match &file.livestatus {
        Value::Null => Ok(Vec::new()),
        Value::String(text) if text.is_empty() => Ok(Vec::new()),
        Value::Array(texts) => texts
            .iter()
            .map(|value| listener(NAME, &text(value)?, usual.clone()))
            .collect(),
        Value::Object(users) => users
            .iter()
            .map(|(address, user)| listener(NAME, address, Some(text(user)?)))
            .collect(),
        value => Ok(vec![listener(NAME, &text(value)?, usual.clone())?]),
    }
}

fn address(name: &'static str, text: &str) -> Result<Address, ConfigError> {
    if let Some(path) = text.strip_prefix("unix:").filter(|path| !path.is_empty()) {
        return Ok(Address::Unix(path.into()));
    }
    let has_port = |(host, port): (&str, &str)| !host.is_empty() && port.parse::<u16>().is_ok();
    if text.rsplit_once(':').is_some_and(has_port) {
        return Ok(Address::Tcp(text.to_owned()));
    }
    Err(ConfigError::Unusable {
        name,
        reason: format!("`{text}` is neither HOST:PORT nor unix:PATH, for example 127.0.0.1:6557"),
    })
}

#[cfg(test)]
mod tests {
    use super::address;
    use crate::livestatus::Address;

    #[test]
    fn addresses_are_hosts_with_ports_or_paths() {
        let tcp = |text: &str| Address::Tcp(text.to_owned());
        for (text, expected) in [
            ("127.0.0.1:6557", Some(tcp("127.0.0.1:6557"))),
            ("[::1]:0", Some(tcp("[::1]:0"))),
            ("unix:/run/live", Some(Address::Unix("/run/live".into()))),
            ("unix:", None),
            ("127.0.0.1", None),
            (":6557", None),
            ("localhost:live", None),
        ] {
            assert_eq!(address("--livestatus", text).ok(), expected, "{text}");
        }
    }
}
