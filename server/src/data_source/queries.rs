//! Named queries and the columns of tables: those of the shipped files, and those that the
//! installation adds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::contract::{Resource, contract};
use crate::filter::{Filter, parse};

/// Where a file that is no path of its own is looked for.
const FOLDERS: [&str; 6] = [
    "/usr/local/etc/alignak-backend",
    "/etc/alignak-backend",
    "etc/alignak-backend",
    "./etc",
    "../etc",
    ".",
];

/// The columns that hosts and services have in common.
const COLUMNS: [&str; 14] = [
    "name",
    "alias",
    "business_impact",
    "tags",
    "active_checks_enabled",
    "passive_checks_enabled",
    "_overall_state_id",
    "ls_state",
    "ls_state_id",
    "ls_state_type",
    "ls_last_check",
    "ls_acknowledged",
    "ls_downtimed",
    "ls_grafana_panelid",
];

/// A named query.
#[derive(Debug, Clone)]
pub struct NamedQuery {
    /// Whose items.
    pub resource: &'static Resource,
    /// Which of them.
    pub filter: Filter,
    /// A reference, and the field of the item it names that is shown in its place.
    pub join: Option<(String, String)>,
}

/// The named queries and the columns of tables.
#[derive(Debug, Clone, Default)]
pub struct Queries {
    named: BTreeMap<String, NamedQuery>,
    columns: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct QueryInFile {
    endpoint: String,
    #[serde(default)]
    query: Map<String, Value>,
    join: Option<Vec<String>>,
}

impl Queries {
    /// Those that are built in.
    pub fn built_in() -> Self {
        let mut queries = Self::default();
        for (name, endpoint, condition) in [
            ("Hosts", "host", json!({})),
            (
                "Hosts problems",
                "host",
                json!({"_overall_state_id": {"$gt": 2}}),
            ),
            ("Hosts up", "host", json!({"ls_state_id": 0})),
            (
                "Hosts down",
                "host",
                json!({"ls_state_id": {"$in": [1, 2]}}),
            ),
            (
                "Hosts unreachable",
                "host",
                json!({"ls_state_id": {"$gt": 2}}),
            ),
            ("Services", "service", json!({})),
            (
                "Services problems",
                "service",
                json!({"_overall_state_id": {"$gt": 2}}),
            ),
            ("Services ok", "service", json!({"ls_state_id": 0})),
            ("Services warning", "service", json!({"ls_state_id": 1})),
            ("Services critical", "service", json!({"ls_state_id": 2})),
            (
                "Services unreachable",
                "service",
                json!({"ls_state_id": {"$gt": 2}}),
            ),
        ] {
            let mut query = condition.as_object().cloned().unwrap_or_default();
            query.insert("_is_template".to_owned(), false.into());
            let join = (endpoint == "service")
                .then(|| ["host", "host", "name"].map(str::to_owned).to_vec());
            let built_in = QueryInFile {
                endpoint: endpoint.to_owned(),
                query,
                join,
            };
            if let Err(error) = queries.add(name, built_in) {
                tracing::error!(name, error, "a built-in query is not valid");
            }
        }
        let columns: Vec<String> = COLUMNS.map(str::to_owned).to_vec();
        let with_host = std::iter::once("host".to_owned()).chain(columns.clone());
        queries
            .columns
            .insert("service".to_owned(), with_host.collect());
        queries.columns.insert("host".to_owned(), columns);
        queries
    }

    /// The same with what two files add, each looked for in the usual folders. What cannot be read
    /// or used is logged and left out.
    pub fn with_files(queries: &str, tables: &str) -> Self {
        let mut all = Self::built_in();
        for (name, query) in read::<QueryInFile>(queries) {
            if let Err(error) = all.add(&name, query) {
                tracing::error!(name, error, file = queries, "the named query is left out");
            }
        }
        for (resource, columns) in read::<Vec<String>>(tables) {
            all.columns.insert(resource, columns);
        }
        all
    }

    fn add(&mut self, name: &str, query: QueryInFile) -> Result<(), String> {
        let resource = contract()
            .public()
            .find(|resource| resource.name == query.endpoint)
            .ok_or_else(|| format!("unknown endpoint {}", query.endpoint))?;
        let text = Value::Object(query.query).to_string();
        let filter = parse(&text, resource).map_err(|error| error.to_string())?;
        let join = query
            .join
            .and_then(|join| match <[String; 3]>::try_from(join) {
                Ok([field, _, shown]) => Some((field, shown)),
                Err(_) => None,
            });
        self.named.insert(
            name.to_owned(),
            NamedQuery {
                resource,
                filter,
                join,
            },
        );
        Ok(())
    }

    /// The names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.named.keys().map(String::as_str)
    }

    /// The query of that name.
    pub fn named(&self, name: &str) -> Option<&NamedQuery> {
        self.named.get(name)
    }

    /// The columns of a resource: those that are configured, or its name.
    pub fn columns(&self, resource: &Resource) -> Vec<String> {
        let columns = self.columns.get(&resource.name).cloned();
        columns.unwrap_or_else(|| vec!["name".to_owned()])
    }
}

/// The members of a JSON file with comments; none when there is no such file.
fn read<T: for<'de> Deserialize<'de>>(name: &str) -> Vec<(String, T)> {
    let Some(path) = find(name) else {
        return Vec::new();
    };
    let members = std::fs::read_to_string(&path)
        .map_err(|error| error.to_string())
        .and_then(|text| {
            let options = jsonc_parser::ParseOptions::default();
            let value: Option<Value> = jsonc_parser::parse_to_serde_value(&text, &options)
                .map_err(|error| error.to_string())?;
            match value {
                Some(Value::Object(members)) => Ok(members),
                _ => Err("not an object".to_owned()),
            }
        });
    let members = match members {
        Ok(members) => members,
        Err(error) => {
            tracing::error!(error, file = %path.display(), "the file of the data source cannot be used");
            return Vec::new();
        }
    };
    let members = members
        .into_iter()
        .filter_map(|(name, value)| match T::deserialize(value) {
            Ok(value) => Some((name, value)),
            Err(error) => {
                tracing::error!(%error, name, file = %path.display(), "the entry is left out");
                None
            }
        });
    members.collect()
}

fn find(name: &str) -> Option<PathBuf> {
    if name.is_empty() {
        return None;
    }
    let own = Path::new(name);
    if own.is_file() {
        return Some(own.to_owned());
    }
    FOLDERS
        .iter()
        .map(|folder| Path::new(folder).join(name))
        .find(|path| path.is_file())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_queries_are_there() {
        let names: Vec<String> = Queries::built_in().names().map(str::to_owned).collect();
        assert_eq!(names.len(), 11);
        assert_eq!(names[0], "Hosts");
    }

    #[test]
    fn files_add_to_what_is_built_in() {
        let folder = tempfile::tempdir().unwrap();
        let (queries, tables) = (folder.path().join("q.json"), folder.path().join("t.json"));
        std::fs::write(
            &queries,
            r#"{ // a comment
                "Big": {"endpoint": "host", "query": {"business_impact": {"$gt": 3}}},
                "Bad": {"endpoint": "nope"}, "Worse": 5,
                "Evil": {"endpoint": "host", "query": {"$where": "1"}}
            }"#,
        )
        .unwrap();
        std::fs::write(&tables, r#"{"host": ["name", "address"]}"#).unwrap();
        let all = Queries::with_files(&queries.to_string_lossy(), &tables.to_string_lossy());
        assert!(all.named("Big").is_some() && all.named("Hosts").is_some());
        for left_out in ["Bad", "Worse", "Evil"] {
            assert!(all.named(left_out).is_none(), "{left_out}");
        }
        assert_eq!(
            all.columns(crate::contract::resource("host")),
            ["name", "address"]
        );
        assert_eq!(all.columns(crate::contract::resource("realm")), ["name"]);
    }

    #[test]
    fn a_file_that_is_not_there_or_broken_adds_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let broken = folder.path().join("broken.json");
        std::fs::write(&broken, "{").unwrap();
        for name in ["no-such-file.json", &broken.to_string_lossy()] {
            assert_eq!(Queries::with_files(name, name).names().count(), 11);
        }
    }
}
