//! `duplicate_foreach`: one service for each element of a custom variable of its host.

use super::pattern;
use crate::object::Object;
use crate::value::{Name, Value, elements};

/// How many services one definition may become on one host.
const MAX_COPIES: usize = 10_000;

/// Properties in which `$VALUE1$` and the like are replaced.
const REPLACED: [&str; 4] = [
    "check_command",
    "aggregation",
    "event_handler",
    "default_value",
];

/// An element of the list: its key and the values in `$( )$`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Element {
    key: String,
    values: Vec<String>,
}

/// The services that one stands for on a host.
pub(super) fn copies(service: Object, host: &Object) -> Result<Vec<Object>, String> {
    let Some(variable) = service.text("duplicate_foreach").cloned() else {
        return Ok(vec![service]);
    };
    let variable = variable.to_uppercase();
    let Some(list) = host.customs.get(variable.as_str()) else {
        return Ok(Vec::new());
    };
    let excluded = variable
        .strip_prefix('_')
        .and_then(|name| host.customs.get(format!("_!{name}").as_str()));
    let excluded: Vec<&str> = excluded
        .map(|list| elements(list).collect())
        .unwrap_or_default();
    let elements = read(list).map_err(|problem| format!("{variable} '{list}': {problem}"))?;
    let kept = elements
        .iter()
        .filter(|element| !excluded.contains(&element.key.as_str()));
    Ok(kept.map(|element| copy(&service, element)).collect())
}

fn copy(service: &Object, element: &Element) -> Object {
    let mut copy = service.clone();
    copy.values.remove("duplicate_foreach");
    let default = service.text("default_value").cloned().unwrap_or_default();
    let first = element.values.first().map_or(&*default, String::as_str);
    let replace = |text: &str, key: &str| {
        let mut text = text.replace("$KEY$", key).replace("$VALUE$", first);
        text = text.replace("$VALUE1$", first);
        for (index, value) in element.values.iter().enumerate().skip(1) {
            text = text.replace(&format!("$VALUE{}$", index + 1), value);
        }
        Name::from(text)
    };
    copy.name = Name::from(service.name.replace("$KEY$", &as_name(&element.key)));
    let name = Value::Text(Name::clone(&copy.name));
    copy.values.insert("service_description", name);
    for property in REPLACED {
        if let Some(text) = service.text(property) {
            copy.values
                .insert(property, Value::Text(replace(text, &element.key)));
        }
    }
    let dependencies = service.list("service_dependencies");
    let replaced = dependencies
        .iter()
        .map(|one| replace(one, &element.key))
        .collect();
    if !dependencies.is_empty() {
        copy.set_list("service_dependencies", replaced);
    }
    copy
}

/// A key without the characters that a name must not have; each run of them becomes one `_`.
fn as_name(key: &str) -> String {
    let mut name = String::with_capacity(key.len());
    let mut in_run = false;
    for letter in key.chars() {
        let bad = "`~!$%^&*\"|'<>?,()=".contains(letter);
        if !bad {
            name.push(letter);
        } else if !in_run {
            name.push('_');
        }
        in_run = bad;
    }
    name
}

/// `key`, `key$(value)$`, `key$(value1)$$(value2)$`, separated by commas; keys may contain ranges.
fn read(list: &str) -> Result<Vec<Element>, String> {
    let mut result = Vec::new();
    let mut rest = list.trim();
    while !rest.is_empty() {
        let end = rest.find([',', '$']).unwrap_or(rest.len());
        let key = rest[..end].trim();
        rest = &rest[end..];
        let mut values = Vec::new();
        while let Some(inner) = rest.strip_prefix("$(") {
            let Some((value, after)) = inner.split_once(")$") else {
                return Err("a value is not closed by ')$'".to_owned());
            };
            values.push(value.to_owned());
            rest = after.trim_start();
        }
        if !rest.is_empty() {
            let Some(after) = rest.strip_prefix(',') else {
                return Err(format!("'{rest}' is not expected"));
            };
            rest = after.trim_start();
        }
        if key.is_empty() {
            if values.is_empty() {
                continue;
            }
            return Err("a value has no key".to_owned());
        }
        for key in keys(key)? {
            if result.len() == MAX_COPIES {
                return Err(format!("it has more than {MAX_COPIES} elements"));
            }
            result.push(Element {
                key,
                values: values.clone(),
            });
        }
    }
    Ok(result)
}

/// The keys that one with ranges stands for: `Unit [1-2] Port [0-10/5]`.
fn keys(key: &str) -> Result<Vec<String>, String> {
    let mut open = vec![key.to_owned()];
    let mut done = Vec::new();
    while let Some(key) = open.pop() {
        if open.len() + done.len() > MAX_COPIES {
            return Err(format!("'{key}' stands for more than {MAX_COPIES} keys"));
        }
        match with_step(&key)? {
            Some(names) => open.extend(names.into_iter().rev()),
            None => done.push(key),
        }
    }
    Ok(done)
}

/// The first range of a key replaced by its numbers.
fn with_step(key: &str) -> Result<Option<Vec<String>>, String> {
    let step = key.split_once('[').and_then(|(before, rest)| {
        let (range, after) = rest.split_once(']')?;
        let (range, step) = range.split_once('/')?;
        let step: usize = step.trim().parse().ok().filter(|step| *step > 0)?;
        Some((format!("{before}[{range}]{after}"), step))
    });
    match step {
        None => pattern::names(key),
        Some((plain, step)) => {
            let names = pattern::names(&plain)?;
            Ok(names.map(|names| names.into_iter().step_by(step).collect()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys_of(list: &str) -> Vec<String> {
        let elements = read(list).expect("a good list");
        elements.into_iter().map(|element| element.key).collect()
    }

    #[test]
    fn lists_are_read() {
        let read = read("C$(80%)$$(90%)$, D, E$(1)$").expect("a good list");
        assert_eq!(read[0].values, ["80%", "90%"]);
        assert_eq!(
            read.iter().map(|one| &*one.key).collect::<Vec<_>>(),
            ["C", "D", "E"]
        );
        assert_eq!(keys_of("port [1-3]"), ["port 1", "port 2", "port 3"]);
        assert_eq!(
            keys_of("[1-2].[0-10/5]"),
            ["1.0", "1.5", "1.10", "2.0", "2.5", "2.10"]
        );
        assert_eq!(keys_of(" a,, b ,"), ["a", "b"]);
    }

    #[test]
    fn bad_lists_are_refused() {
        for list in [
            "a$(1",
            "a$b",
            "$(1)$",
            "[0-9][0-99999999]",
            "[1-9999][1-9999]",
        ] {
            assert!(read(list).is_err(), "{list}");
        }
    }

    #[test]
    fn keys_become_names() {
        assert_eq!(as_name("C:\\ (system)"), "C:\\ _system_");
        assert_eq!(as_name("a$&*b"), "a_b");
    }
}
