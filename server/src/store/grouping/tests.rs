//! Units in a group leave what the same units leave one after the other.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::contract;
use crate::unit::{Touch, Unit};

/// A store that is a map.
#[derive(Clone, Debug, Default, PartialEq)]
struct Base(BTreeMap<(&'static str, String), Arc<Item>>);

impl Base {
    /// Commits changes; insists on their preconditions.
    fn commit(&mut self, changes: Changes) {
        for (resource, id, change) in changes {
            let key = (resource.name.as_str(), id);
            let etag = self
                .0
                .get(&key)
                .map(|item| item::text(item, "_etag").to_owned());
            match change {
                Change::Insert(Content { item, .. }) => {
                    assert_eq!(etag, None);
                    self.0.insert(key, item);
                }
                Change::Update {
                    content,
                    before,
                    former_etag,
                } => {
                    assert_eq!(etag, Some(former_etag));
                    assert_eq!(self.0.get(&key), Some(&before));
                    self.0.insert(key, content.item);
                }
                Change::Remove {
                    before,
                    former_etag,
                } => {
                    assert_eq!(etag, Some(former_etag));
                    assert_eq!(self.0.get(&key), Some(&before));
                    self.0.remove(&key);
                }
                Change::Add { counts } => {
                    let item = Arc::make_mut(self.0.get_mut(&key).unwrap());
                    for (name, difference) in counts {
                        let sum = item::integer(item, &name) + difference;
                        item.insert(name, sum.into());
                    }
                }
            }
        }
    }
}

impl Snapshot for Base {
    fn get(&self, resource: &'static Resource, id: &str) -> Result<Option<Arc<Item>>, StoreError> {
        Ok(self
            .0
            .get(&(resource.name.as_str(), id.to_owned()))
            .cloned())
    }

    fn exists(&self, resource: &'static Resource, id: &str) -> Result<bool, StoreError> {
        Ok(self.get(resource, id)?.is_some())
    }

    fn find(
        &self,
        resource: &'static Resource,
        filter: &Filter,
    ) -> Result<Vec<Arc<Item>>, StoreError> {
        let all = self.0.iter().filter(|((of, _), _)| *of == resource.name);
        let matching = all.filter(|(_, item)| filter.matches(item, resource));
        Ok(matching.map(|(_, item)| item.clone()).collect())
    }

    fn find_parts(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        names: &[&str],
    ) -> Result<Vec<Item>, StoreError> {
        let found = self.find(resource, filter)?;
        Ok(found
            .iter()
            .map(|item| item::parts_of(item, names))
            .collect())
    }

    fn keeps_sums_apart(&self, _resource: &'static Resource) -> bool {
        true
    }
}

#[derive(Clone, Debug)]
enum Step {
    Create(u8, u8),
    Change(u8, u8),
    Remove(u8),
    Add(u8),
    Recount(u8),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..4_u8, 0..3_u8).prop_map(|(id, text)| Step::Create(id, text)),
        (0..4_u8, 0..3_u8).prop_map(|(id, text)| Step::Change(id, text)),
        (0..4_u8).prop_map(Step::Remove),
        (0..2_u8).prop_map(Step::Add),
        (0..2_u8).prop_map(Step::Recount),
    ]
}

fn id(number: u8) -> String {
    format!("{number:024x}")
}

fn command() -> &'static Resource {
    contract::resource("command")
}

fn counters() -> &'static Resource {
    contract::resource("livesynthesis")
}

/// Takes the steps; returns what the unit saw after each of them.
fn run(unit: &mut Unit<'_>, steps: &[Step]) -> Vec<Vec<Arc<Item>>> {
    let mut seen = Vec::new();
    for step in steps {
        match step {
            Step::Create(number, text) => {
                let item = json!({"_id": id(*number), "name": format!("text {text}")});
                // The id may be taken.
                let _ = unit.insert(command(), item.as_object().unwrap().clone());
            }
            Step::Change(number, text) => {
                let name = format!("text {text}");
                unit.revise(command(), &id(*number), Touch::Kept, |item| {
                    item.insert("name".to_owned(), name.into());
                })
                .unwrap();
            }
            Step::Remove(number) => {
                if let Some(item) = unit.get(command(), &id(*number)).unwrap() {
                    unit.delete(command(), item);
                }
            }
            Step::Add(number) => {
                unit.add(counters(), &id(*number), [("hosts_total", 1)]);
            }
            Step::Recount(number) => {
                unit.revise(counters(), &id(*number), Touch::Unseen, |item| {
                    let sum = item::integer(item, "hosts_total") + 10;
                    item.insert("hosts_total".to_owned(), sum.into());
                })
                .unwrap();
            }
        }
        let named = Filter::eq("name", "text 1");
        for filter in [Filter::everything(), named] {
            let mut found = unit.find(command(), &filter).unwrap();
            // The order of this unit's own items is another matter, and dates may differ.
            found.sort_by_key(|item| item::text(item, "_id").to_owned());
            seen.push(found);
        }
    }
    seen
}

fn without_dates(mut base: Base) -> Base {
    for item in base.0.values_mut() {
        Arc::make_mut(item)
            .retain(|name, _| !["_created", "_updated", "_etag"].contains(&name.as_str()));
    }
    base
}

proptest! {
    #[test]
    fn a_group_leaves_what_its_units_leave_one_after_the_other(
        stored in vec(step(), 0..4),
        units in vec(vec(step(), 1..5), 1..5),
    ) {
        let mut start = Base::default();
        for number in 0..2 {
            let item = json!({"_id": id(number), "_etag": "e", "hosts_total": 0});
            let key = (counters().name.as_str(), id(number));
            start.0.insert(key, Arc::new(item.as_object().unwrap().clone()));
        }
        let before = start.clone();
        let mut unit = Unit::new(&before);
        run(&mut unit, &stored);
        start.commit(unit.into_recorded().changes);

        let mut serial = start.clone();
        let mut seen = Vec::new();
        for steps in &units {
            let view = serial.clone();
            let mut unit = Unit::new(&view);
            seen.push(run(&mut unit, steps));
            serial.commit(unit.into_recorded().changes);
        }

        let view = start.clone();
        let mut overlay = Overlay::new(&view);
        let mut merged = Merged::default();
        let mut is_refused = false;
        for (steps, seen) in units.iter().zip(&seen) {
            let mut unit = Unit::new(&overlay);
            let seen_here = run(&mut unit, steps);
            let changes = unit.into_recorded().changes;
            overlay.absorb(&changes);
            if merged.add(changes).is_err() {
                is_refused = true;
                break;
            }
            let names = |views: &[Vec<Arc<Item>>]| -> Vec<Vec<String>> {
                let name = |item: &Arc<Item>| format!("{} {}", item::text(item, "_id"), item::text(item, "name"));
                views.iter().map(|view| view.iter().map(name).collect()).collect()
            };
            prop_assert_eq!(names(&seen_here), names(seen));
        }
        let adds_before_a_recount = (0..2).any(|number| {
            let mut is_added = false;
            units.iter().any(|steps| {
                let recounts = steps.iter().any(|step| matches!(step, Step::Recount(of) if *of == number));
                let is_lost = is_added && recounts;
                is_added |= steps.iter().any(|step| matches!(step, Step::Add(of) if *of == number));
                is_lost
            })
        });
        if is_refused {
            prop_assert!(adds_before_a_recount);
        } else {
            let mut together = start;
            together.commit(merged.into_changes());
            prop_assert_eq!(without_dates(together), without_dates(serial));
        }
    }
}
