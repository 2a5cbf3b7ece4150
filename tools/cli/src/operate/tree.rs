//! The tree of realms, with the hosts in each.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::arguments::Form;
use crate::connect::{Item, Session, id, text};
use crate::end::End;
use crate::output::{self, Rows};

/// How deep realms are shown below each other.
const DEEPEST: usize = 64;

pub(super) async fn realms(session: &Session<'_>) -> Result<(), End> {
    let refused = |error| End::refused("Get error for 'realm' list", error);
    let realms = session.all("realm", None, &[]).await.map_err(refused)?;
    let filter = json!({"_is_template": false});
    let query = alignak_backend_client::Query::new()
        .filter(&filter)
        .projection(["_realm"]);
    let hosts = session.read_all("host", query).await.map_err(refused)?;
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for host in &hosts {
        *counts.entry(text(host, "_realm")).or_default() += 1;
    }
    let mut below: HashMap<&str, Vec<&Item>> = HashMap::new();
    for realm in &realms {
        below.entry(text(realm, "_parent")).or_default().push(realm);
    }
    for some in below.values_mut() {
        some.sort_by_key(|realm| text(realm, "name"));
    }
    // A realm whose parent cannot be read is shown on top.
    let known = |parent: &str| realms.iter().any(|realm| id(realm) == parent);
    let mut tops: Vec<&Item> = realms
        .iter()
        .filter(|realm| !known(text(realm, "_parent")))
        .collect();
    tops.sort_by_key(|realm| text(realm, "name"));
    let mut tree = Tree {
        below,
        counts,
        lines: Vec::new(),
        rows: Rows::new(&["Realm", "Level", "Hosts"]),
    };
    for top in tops {
        tree.add(top, "", "", 0);
    }
    if session.form() == Form::Table {
        output::line(&tree.lines.join("\n"));
    } else {
        tree.rows.show(session.form());
    }
    Ok(())
}

struct Tree<'a> {
    below: HashMap<&'a str, Vec<&'a Item>>,
    counts: HashMap<&'a str, usize>,
    lines: Vec<String>,
    rows: Rows,
}

impl<'a> Tree<'a> {
    fn add(&mut self, realm: &'a Item, own: &str, further: &str, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let hosts = self.counts.get(id(realm)).copied().unwrap_or_default();
        let is_default = realm.get("default").and_then(Value::as_bool) == Some(true);
        let default = if is_default { ", default" } else { "" };
        let name = text(realm, "name");
        self.lines
            .push(format!("{own}{name} ({hosts} hosts{default})"));
        self.rows
            .push(vec![name.to_owned(), depth.to_string(), hosts.to_string()]);
        let inner = self.below.get(id(realm)).cloned().unwrap_or_default();
        let last = inner.len().saturating_sub(1);
        for (number, one) in inner.into_iter().enumerate() {
            let (branch, line) = if number == last {
                ("└─ ", "   ")
            } else {
                ("├─ ", "│  ")
            };
            self.add(
                one,
                &format!("{further}{branch}"),
                &format!("{further}{line}"),
                depth + 1,
            );
        }
    }
}
