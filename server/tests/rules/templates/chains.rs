//! After any sequence of edits every followed field has the value that the chain of templates
//! passes on to it, and every own field is untouched.
//!
//! The oracle knows nothing of what the server stores: it keeps, for each host, what it was given
//! itself, and works out the rest from the links alone, by the sentences of the reference.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::fixture::{Backend, backend_with, units};

const SCALARS: [(&str, i64); 3] = [
    ("check_interval", 5),
    ("retry_interval", 0),
    ("max_check_attempts", 1),
];

/// What is done; numbers choose among what there is.
#[derive(Debug, Clone)]
enum Edit {
    Create {
        is_template: bool,
        templates: Vec<usize>,
        members: u8,
    },
    Change {
        item: usize,
        members: u8,
        templates: Option<Vec<usize>>,
    },
    Remove {
        item: usize,
    },
}

fn edit() -> impl Strategy<Value = Edit> {
    let links = || prop::collection::vec(0..64_usize, 0..4);
    prop_oneof![
        3 => (any::<bool>(), links(), 0..32_u8).prop_map(|(is_template, templates, members)| {
            Edit::Create { is_template, templates, members }
        }),
        4 => (0..64_usize, 0..32_u8, prop::option::weighted(0.3, links())).prop_map(
            |(item, members, templates)| Edit::Change { item, members, templates }
        ),
        1 => (0..64_usize).prop_map(|item| Edit::Remove { item }),
    ]
}

/// A host as the oracle sees it.
#[derive(Debug, Clone, Default)]
struct Known {
    is_template: bool,
    templates: Vec<String>,
    /// Fields that follow the templates.
    follows: BTreeSet<&'static str>,
    /// Values as they were when they were last worked out.
    scalars: BTreeMap<&'static str, i64>,
    /// The own part of what accumulates, and the whole.
    own_tags: Vec<String>,
    tags: Vec<String>,
    own_customs: BTreeMap<String, i64>,
    customs: BTreeMap<String, i64>,
}

#[derive(Default)]
struct Oracle {
    items: BTreeMap<String, Known>,
    order: Vec<String>,
    counter: i64,
}

impl Oracle {
    fn pick(&self, number: usize, templates_only: bool) -> Option<String> {
        let mut ids = self.order.clone();
        ids.retain(|id| self.items[id].is_template || !templates_only);
        (!ids.is_empty()).then(|| ids[number % ids.len()].clone())
    }

    fn links(&self, numbers: &[usize]) -> Vec<String> {
        let mut links = Vec::new();
        for number in numbers {
            if let Some(id) = self.pick(*number, true)
                && !links.contains(&id)
            {
                links.push(id);
            }
        }
        links
    }

    /// New values, never used before, for the fields whose bits are set.
    fn values(&mut self, members: u8) -> Map<String, Value> {
        self.counter += 1;
        let mut values = Map::new();
        for (bit, (field, _)) in SCALARS.iter().enumerate() {
            if members & (1 << bit) != 0 {
                values.insert((*field).to_owned(), json!(self.counter + 100));
            }
        }
        if members & 8 != 0 {
            let tags = [format!("a{}", self.counter), format!("b{}", self.counter)];
            values.insert("tags".to_owned(), json!(tags));
        }
        if members & 16 != 0 {
            // Few keys, so that items and templates have some in common.
            let key = format!("_K{}", self.counter % 3);
            values.insert("customs".to_owned(), json!({key: self.counter}));
        }
        values
    }

    fn is_above(&self, id: &str, links: &[String]) -> bool {
        links.iter().any(|link| {
            link == id
                || self
                    .items
                    .get(link)
                    .is_some_and(|item| self.is_above(id, &item.templates))
        })
    }

    /// Every visit of the chain in order: each template followed by its own.
    fn visits(&self, links: &[String], out: &mut Vec<String>) {
        for link in links {
            if let Some(template) = self.items.get(link) {
                out.push(link.clone());
                self.visits(&template.templates, out);
            }
        }
    }

    fn set(item: &mut Known, values: &Map<String, Value>) {
        for (field, _) in SCALARS {
            if let Some(value) = values.get(field) {
                item.scalars.insert(field, value.as_i64().unwrap());
                item.follows.remove(field);
            }
        }
        if let Some(Value::Array(tags)) = values.get("tags") {
            let tags = tags.iter().map(|tag| tag.as_str().unwrap().to_owned());
            item.tags = tags.collect();
            item.own_tags.clone_from(&item.tags);
        }
        if let Some(Value::Object(customs)) = values.get("customs") {
            for (key, value) in customs {
                item.customs.insert(key.clone(), value.as_i64().unwrap());
            }
            item.own_customs.clone_from(&item.customs);
        }
    }

    /// Works out everything again, templates before those that use them.
    fn apply_templates(&mut self) {
        let mut done = BTreeSet::new();
        for id in self.order.clone() {
            self.apply_templates_to(&id, &mut done);
        }
    }

    fn apply_templates_to(&mut self, id: &str, done: &mut BTreeSet<String>) {
        if !done.insert(id.to_owned()) {
            return;
        }
        let Some(mut item) = self.items.get(id).cloned() else {
            return;
        };
        for template in &item.templates {
            self.apply_templates_to(template, done);
        }
        if item.templates.is_empty() {
            // What was inherited last is kept, and is the item's own as far as others add to it.
            item.own_tags.clone_from(&item.tags);
            item.own_customs.clone_from(&item.customs);
            self.items.insert(id.to_owned(), item);
            return;
        }
        for (field, _) in SCALARS {
            if item.follows.contains(field) {
                let last = item.templates.last().unwrap();
                item.scalars.insert(field, self.items[last].scalars[field]);
            }
        }
        let mut visits = Vec::new();
        self.visits(&item.templates, &mut visits);
        if item.follows.contains("tags") {
            let mut inherited: Vec<String> = Vec::new();
            for visited in &visits {
                let mut front = self.items[visited].tags.clone();
                front.append(&mut inherited);
                inherited = front;
            }
            item.own_tags.retain(|tag| !inherited.contains(tag));
            item.tags = Vec::new();
            for tag in inherited.iter().chain(&item.own_tags) {
                if !item.tags.contains(tag) {
                    item.tags.push(tag.clone());
                }
            }
        }
        if item.follows.contains("customs") {
            let mut inherited: BTreeMap<String, i64> = BTreeMap::new();
            for visited in &visits {
                for (key, value) in &self.items[visited].customs {
                    inherited.entry(key.clone()).or_insert(*value);
                }
            }
            item.own_customs
                .retain(|key, value| inherited.get(key) != Some(value));
            item.customs = inherited;
            item.customs.extend(item.own_customs.clone());
        }
        self.items.insert(id.to_owned(), item);
    }
}

async fn apply(backend: &Backend, oracle: &mut Oracle, edit: &Edit) {
    match edit {
        Edit::Create {
            is_template,
            templates,
            members,
        } => {
            let templates = oracle.links(templates);
            let values = oracle.values(*members);
            let mut item = Known {
                is_template: *is_template,
                templates,
                scalars: SCALARS.into_iter().collect(),
                ..Known::default()
            };
            if !item.templates.is_empty() {
                item.follows = SCALARS.iter().map(|(field, _)| *field).collect();
                item.follows.extend(["tags", "customs"]);
            }
            Oracle::set(&mut item, &values);
            let mut posted = Value::Object(values);
            posted["name"] = json!(format!("h{}", oracle.counter));
            posted["_is_template"] = json!(is_template);
            posted["_templates"] = json!(item.templates);
            let id = backend.create("host", posted).await;
            oracle.order.push(id.clone());
            oracle.items.insert(id, item);
        }
        Edit::Change {
            item,
            members,
            templates,
        } => {
            let Some(id) = oracle.pick(*item, false) else {
                return;
            };
            let values = oracle.values(*members);
            let mut changes = values.clone();
            let mut changed = oracle.items[&id].clone();
            Oracle::set(&mut changed, &values);
            for field in ["tags", "customs"] {
                if values.contains_key(field) {
                    changed.follows.remove(field);
                }
            }
            if let Some(templates) = templates {
                let templates = oracle.links(templates);
                changes.insert("_templates".to_owned(), json!(templates));
                if oracle.is_above(&id, &templates) {
                    let refused = backend.try_patch("host", &id, Value::Object(changes)).await;
                    assert!(refused.is_err(), "a circle was accepted");
                    return;
                }
                changed.templates = templates;
            }
            backend.patch("host", &id, Value::Object(changes)).await;
            oracle.items.insert(id, changed);
        }
        Edit::Remove { item } => {
            let Some(id) = oracle.pick(*item, true) else {
                return;
            };
            backend.delete("host", &id).await;
            oracle.items.remove(&id);
            oracle.order.retain(|known| *known != id);
            for item in oracle.items.values_mut() {
                item.templates.retain(|link| *link != id);
            }
        }
    }
}

async fn check(backend: &Backend, oracle: &Oracle) {
    for (id, known) in &oracle.items {
        let stored = backend.get("host", id).await;
        assert_eq!(stored["_templates"], json!(known.templates));
        for (field, value) in &known.scalars {
            assert_eq!(stored[*field], json!(value), "{field} of {stored}");
        }
        assert_eq!(stored["tags"], json!(known.tags), "of {stored}");
        assert_eq!(stored["customs"], json!(known.customs), "of {stored}");
        let names: Vec<&str> = stored["_template_fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|name| name.as_str().unwrap())
            .collect();
        let unique: BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(unique.len(), names.len(), "a field is named twice");
        let fields = SCALARS.iter().map(|(field, _)| *field);
        for field in fields.chain(["tags", "customs"]) {
            let follows = known.follows.contains(field);
            assert_eq!(unique.contains(field), follows, "{field} of {stored}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn inherited_fields_equal_the_chain_and_own_fields_are_untouched(
        edits in prop::collection::vec(edit(), 1..40),
        in_series in any::<bool>(),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let backend = backend_with(units(in_series)).await;
            let mut oracle = Oracle::default();
            for edit in &edits {
                apply(&backend, &mut oracle, edit).await;
                oracle.apply_templates();
                check(&backend, &oracle).await;
            }
        });
    }
}
