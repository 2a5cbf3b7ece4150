//! Everything that a server holds, to compare before and after.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::http::{Api, text};

/// The items of each resource, by resource and id, as the administrator sees them.
pub type Content = BTreeMap<String, BTreeMap<String, Value>>;

/// The public resources, as the root document lists them.
pub fn resources(admin: &Api) -> Vec<String> {
    let root = admin.get("/").send().expect_status(200).json();
    let children = root["_links"]["child"].as_array().into_iter().flatten();
    children.map(|child| text(child, "href")).collect()
}

/// Every item of every resource. Panics where a resource has more items than one page can hold.
pub fn content(admin: &Api) -> Content {
    resources(admin)
        .into_iter()
        .map(|resource| {
            let items = all(admin, &resource, "{}");
            let items = items.into_iter().map(|item| (text(&item, "_id"), item));
            let items = items.collect();
            (resource, items)
        })
        .collect()
}

/// The items of a resource that a filter finds, in the order of their creation.
pub fn all(admin: &Api, resource: &str, filter: &str) -> Vec<Value> {
    let mut items = Vec::new();
    for number in 1.. {
        let number = number.to_string();
        let query = [
            ("where", filter),
            ("sort", "_id"),
            ("max_results", "5000"),
            ("page", number.as_str()),
        ];
        let answer = admin.get(&format!("/{resource}")).query(&query).send();
        let mut page = answer.expect_status(200).json();
        if let Some(list) = page["_items"].as_array_mut() {
            items.append(list);
        }
        if page["_links"].get("next").is_none() {
            break;
        }
    }
    items
}

/// What differs between two contents, one line each.
pub fn differences(before: &Content, after: &Content) -> Vec<String> {
    let mut lines = Vec::new();
    for (resource, items) in before {
        let now = after.get(resource);
        for (id, item) in items {
            match now.and_then(|items| items.get(id)) {
                None => lines.push(format!("{resource} {} is gone", item["name"])),
                Some(now) if now != item => {
                    lines.push(format!(
                        "{resource} {}: {}",
                        item["name"],
                        fields(item, now)
                    ));
                }
                Some(_) => {}
            }
        }
    }
    for (resource, items) in after {
        let then = before.get(resource);
        for (id, item) in items {
            if then.is_none_or(|items| !items.contains_key(id)) {
                lines.push(format!("{resource} {} is new", item["name"]));
            }
        }
    }
    lines
}

fn fields(before: &Value, after: &Value) -> String {
    let names = [before, after].into_iter().filter_map(Value::as_object);
    let mut names: Vec<_> = names.flat_map(|item| item.keys()).collect();
    names.sort();
    names.dedup();
    let changed = names
        .into_iter()
        .filter(|name| before.get(name) != after.get(name));
    let changed = changed.map(|name| format!("{name} {} -> {}", before[name], after[name]));
    changed.collect::<Vec<_>>().join(", ")
}
