//! Which store is used: the command line decides, then the environment, then the settings file.

use std::path::{Path, PathBuf};

use super::{ConfigError, FileSettings, Options};
use crate::store::StoreUri;

/// The name of the database when nothing says another.
const DATABASE: &str = "alignak-backend";

const DEFAULT_PORT: u16 = 27017;

/// Chooses among the sources.
pub(super) fn choose(
    options: &Options,
    file: &FileSettings,
    environment: &impl Fn(&str) -> Option<String>,
) -> Result<StoreUri, ConfigError> {
    if options.in_memory {
        return Ok(StoreUri::Memory);
    }
    if let Some(uri) = &options.store {
        let uri = named(uri, file, environment);
        return uri.parse().map_err(|reason| ConfigError::Unusable {
            name: "--store",
            reason,
        });
    }
    if let Some(folder) = &options.data_dir {
        return Ok(in_folder(folder));
    }
    if let Some(uri) = from_environment(file, environment) {
        return mongo(&uri, "ALIGNAK_BACKEND_MONGO_URI");
    }
    if let Some(folder) = environment("ALIGNAK_BACKEND_DATA_DIR") {
        return Ok(in_folder(Path::new(&folder)));
    }
    if let Some(uri) = from_file(file) {
        return mongo(&uri, "MONGO_URI");
    }
    directories::ProjectDirs::from("", "", "alignak-backend")
        .map(|folders| in_folder(folders.data_dir()))
        .ok_or(ConfigError::Unusable {
            name: "--data-dir",
            reason: "this platform names no folder for data; give one".to_owned(),
        })
}

/// An address of `MongoDB` that names no database, with the one that the environment or the settings
/// file name.
fn named(uri: &str, file: &FileSettings, environment: &impl Fn(&str) -> Option<String>) -> String {
    let is_mongo = uri.starts_with("mongodb://") || uri.starts_with("mongodb+srv://");
    let address = uri.split('?').next().unwrap_or_default();
    let servers = address.split_once("://").map_or("", |(_, servers)| servers);
    let has_database = servers
        .split_once('/')
        .is_some_and(|(_, database)| !database.is_empty());
    let database =
        environment("ALIGNAK_BACKEND_MONGO_DBNAME").or_else(|| file.mongo_dbname.clone());
    match database.filter(|name| is_mongo && !has_database && !name.is_empty()) {
        Some(database) => with_database(uri, &database),
        None => uri.to_owned(),
    }
}

fn in_folder(folder: &Path) -> StoreUri {
    StoreUri::Sqlite(PathBuf::from(folder).join(crate::store::sqlite::FILE_NAME))
}

fn mongo(uri: &str, name: &'static str) -> Result<StoreUri, ConfigError> {
    match uri.parse() {
        Ok(uri @ StoreUri::Mongo(_)) => Ok(uri),
        _ => Err(ConfigError::Unusable {
            name,
            // The address may hold a password, so it is not repeated.
            reason: "must begin with mongodb:// or mongodb+srv://".to_owned(),
        }),
    }
}

fn from_environment(
    file: &FileSettings,
    environment: &impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let uri = environment("ALIGNAK_BACKEND_MONGO_URI");
    let database = environment("ALIGNAK_BACKEND_MONGO_DBNAME");
    match (uri, database) {
        (Some(uri), _) => Some(uri),
        (None, Some(database)) => {
            let uri = from_file(file).unwrap_or_else(|| from_parts(file));
            Some(with_database(&uri, &database))
        }
        (None, None) => None,
    }
}

/// The address in the settings file, if the file names `MongoDB` at all.
fn from_file(file: &FileSettings) -> Option<String> {
    let text = |value: &Option<String>| value.clone().filter(|value| !value.is_empty());
    if let Some(uri) = text(&file.mongo_uri) {
        return Some(uri);
    }
    let is_named = [&file.mongo_host, &file.mongo_dbname, &file.mongo_username]
        .into_iter()
        .any(|value| text(value).is_some())
        || file.mongo_port.is_some();
    is_named.then(|| from_parts(file))
}

fn from_parts(file: &FileSettings) -> String {
    let text = |value: &Option<String>| value.clone().filter(|value| !value.is_empty());
    let host = text(&file.mongo_host).unwrap_or_else(|| "localhost".to_owned());
    let host = if host.contains(':') && !host.starts_with('[') {
        format!("[{host}]")
    } else {
        host
    };
    let port = file.mongo_port.unwrap_or(DEFAULT_PORT);
    let database = text(&file.mongo_dbname).unwrap_or_else(|| DATABASE.to_owned());
    let credentials = text(&file.mongo_username).map_or_else(String::new, |name| {
        let password = file.mongo_password.as_deref().unwrap_or_default();
        format!("{}:{}@", escaped(&name), escaped(password))
    });
    format!(
        "mongodb://{credentials}{host}:{port}/{}",
        escaped(&database)
    )
}

/// The address with another database; its options stay.
fn with_database(uri: &str, database: &str) -> String {
    let (address, options) = match uri.split_once('?') {
        Some((address, options)) => (address, format!("?{options}")),
        None => (uri, String::new()),
    };
    let from = address.find("://").map_or(0, |at| at + 3);
    let servers = match address[from..].find('/') {
        Some(at) => &address[..from + at],
        None => address,
    };
    format!("{servers}/{}{options}", escaped(database))
}

/// A text as it may stand in an address.
fn escaped(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a text has no way to fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn chosen(options: &Options, file: Value, environment: &[(&str, &str)]) -> String {
        let file: FileSettings = serde_json::from_value(file).unwrap();
        let environment = |name: &str| {
            let found = environment.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        match choose(options, &file, &environment) {
            Ok(StoreUri::Mongo(uri)) => uri,
            Ok(StoreUri::Sqlite(path)) => path.display().to_string(),
            Ok(StoreUri::Memory) => "memory".to_owned(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn mongodb_is_chosen_only_when_it_is_named() {
        let none = Options::default();
        let folder = ("ALIGNAK_BACKEND_DATA_DIR", "/data");
        assert_eq!(
            chosen(&none, json!({}), &[folder]),
            "/data/alignak-backend.sqlite"
        );
        let nulls = json!({"MONGO_URI": "", "MONGO_USERNAME": null, "MONGO_PASSWORD": null});
        assert_eq!(
            chosen(&none, nulls, &[folder]),
            "/data/alignak-backend.sqlite"
        );
    }

    #[test]
    fn the_parts_of_the_settings_make_an_address() {
        let cases = [
            (
                json!({"MONGO_HOST": "db"}),
                "mongodb://db:27017/alignak-backend",
            ),
            (
                json!({"MONGO_PORT": 1}),
                "mongodb://localhost:1/alignak-backend",
            ),
            (json!({"MONGO_DBNAME": "x"}), "mongodb://localhost:27017/x"),
            (
                json!({"MONGO_HOST": "::1"}),
                "mongodb://[::1]:27017/alignak-backend",
            ),
            (
                json!({"MONGO_USERNAME": "me", "MONGO_PASSWORD": "p@ss/word"}),
                "mongodb://me:p%40ss%2Fword@localhost:27017/alignak-backend",
            ),
            (
                json!({"MONGO_URI": "mongodb://a/b?w=1", "MONGO_HOST": "c", "MONGO_DBNAME": "d"}),
                "mongodb://a/b?w=1",
            ),
        ];
        for (file, expected) in cases {
            assert_eq!(
                chosen(&Options::default(), file.clone(), &[]),
                expected,
                "{file}"
            );
        }
    }

    #[test]
    fn the_environment_wins_and_keeps_the_options_of_the_address() {
        let file = || json!({"MONGO_URI": "mongodb://u:p@a,b:2/c?replicaSet=r&tls=true"});
        let name = ("ALIGNAK_BACKEND_MONGO_DBNAME", "other");
        let uri = ("ALIGNAK_BACKEND_MONGO_URI", "mongodb://z/y");
        let none = Options::default();
        assert_eq!(
            chosen(&none, file(), &[name]),
            "mongodb://u:p@a,b:2/other?replicaSet=r&tls=true"
        );
        assert_eq!(chosen(&none, file(), &[name, uri]), "mongodb://z/y");
        assert_eq!(
            chosen(&none, json!({}), &[name]),
            "mongodb://localhost:27017/other"
        );
        assert_eq!(
            chosen(&none, json!({"MONGO_URI": "mongodb://a?w=1"}), &[name]),
            "mongodb://a/other?w=1"
        );
    }

    #[test]
    fn the_command_line_wins_over_everything() {
        let file = || json!({"MONGO_URI": "mongodb://a/b"});
        let uri = ("ALIGNAK_BACKEND_MONGO_URI", "mongodb://z/y");
        let store = |uri: &str| Options {
            store: Some(uri.to_owned()),
            ..Options::default()
        };
        assert_eq!(chosen(&store("sqlite:/x"), file(), &[uri]), "/x");
        assert_eq!(
            chosen(&store("mongodb://c/d"), file(), &[uri]),
            "mongodb://c/d"
        );
        let folder = Options {
            data_dir: Some("/f".into()),
            ..Options::default()
        };
        assert_eq!(chosen(&folder, file(), &[uri]), "/f/alignak-backend.sqlite");
    }

    #[test]
    fn an_address_without_a_database_takes_the_configured_one() {
        let store = |uri: &str| Options {
            store: Some(uri.to_owned()),
            ..Options::default()
        };
        let name = ("ALIGNAK_BACKEND_MONGO_DBNAME", "other");
        let file = || json!({"MONGO_DBNAME": "filed"});
        let cases = [
            ("mongodb://a", json!({}), &[name][..], "mongodb://a/other"),
            ("mongodb://a/", json!({}), &[name], "mongodb://a/other"),
            ("mongodb://a:1/?w=1", file(), &[], "mongodb://a:1/filed?w=1"),
            ("mongodb://a", file(), &[name], "mongodb://a/other"),
            ("mongodb://a/own", file(), &[name], "mongodb://a/own"),
            ("mongodb://a", json!({}), &[], "mongodb://a"),
            ("sqlite:/x", file(), &[name], "/x"),
        ];
        for (uri, file, environment, expected) in cases {
            assert_eq!(chosen(&store(uri), file, environment), expected, "{uri}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused_without_repeating_a_password() {
        let refused = chosen(
            &Options::default(),
            json!({"MONGO_URI": "http://me:secret@a"}),
            &[],
        );
        assert!(refused.starts_with("MONGO_URI: "), "{refused}");
        assert!(!refused.contains("secret"), "{refused}");
    }
}
