//! The values that objects take from the templates they use.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::kind::Kind;
use crate::message::{Messages, Severity};
use crate::object::Object;
use crate::value::{List, Name, Value};

/// How many templates may lie above each other.
const DEEPEST_CHAIN: usize = 100;

/// What an object has together with its templates.
#[derive(Debug, Default, Clone)]
struct Resolved {
    values: BTreeMap<&'static str, Value>,
    customs: BTreeMap<Name, Name>,
    days: Vec<(Name, Name)>,
    /// How many templates lie above it.
    depth: usize,
}

/// What is defined once, not inherited.
const NOT_INHERITED: [&str; 2] = ["definition_order", "imported_from"];

/// Resolves all objects of one kind. What can be used is every object with a template name.
///
/// Templates themselves keep their own values only; their resolved form is returned, by name, for
/// those that services are made of.
pub(crate) fn resolve(objects: &mut [Object], messages: &mut Messages) -> HashMap<Name, Object> {
    let mut by_name: HashMap<Name, usize> = HashMap::new();
    for (index, object) in objects.iter().enumerate() {
        if let Some(name) = &object.template_name {
            let wins = by_name.get(name).is_none_or(|other| {
                object.definition_order() <= objects[*other].definition_order()
            });
            if wins {
                by_name.insert(Name::clone(name), index);
            }
        }
    }
    let mut resolver = Resolver {
        objects,
        by_name: &by_name,
        resolved: HashMap::new(),
        cut: HashSet::new(),
        unknown: HashSet::new(),
    };
    for index in 0..resolver.objects.len() {
        resolver.resolve_templates_of(index, messages);
    }
    let Resolver { resolved, cut, .. } = resolver;
    let mut results = Vec::with_capacity(objects.len());
    for (index, object) in objects.iter().enumerate() {
        let result = resolved.get(&index).cloned().unwrap_or_else(|| {
            let above =
                parents(object, &by_name, index).filter(|parent| !cut.contains(&(index, *parent)));
            merge(object, above.filter_map(|parent| resolved.get(&parent)))
        });
        results.push(result);
    }
    let mut templates = HashMap::new();
    for (index, (object, result)) in objects.iter_mut().zip(results).enumerate() {
        if let Some(name) = &object.template_name
            && by_name.get(name) == Some(&index)
        {
            let mut whole = object.clone();
            apply(&mut whole, result.clone());
            templates.insert(Name::clone(name), whole);
        }
        if object.is_template {
            object.values.retain(|_, value| *value != Value::Null);
        } else {
            apply(object, result);
        }
    }
    templates
}

fn apply(object: &mut Object, result: Resolved) {
    object.values = result.values;
    object.values.retain(|_, value| *value != Value::Null);
    object.customs = result.customs;
    object.days = result.days;
}

fn parents<'a>(
    object: &'a Object,
    by_name: &'a HashMap<Name, usize>,
    own: usize,
) -> impl Iterator<Item = usize> + 'a {
    let known = object.uses.iter().filter_map(|name| by_name.get(name));
    known.copied().filter(move |index| *index != own)
}

struct Resolver<'a> {
    objects: &'a [Object],
    by_name: &'a HashMap<Name, usize>,
    resolved: HashMap<usize, Resolved>,
    /// Uses (of, by) that are left out because they lead in a circle or too deep.
    cut: HashSet<(usize, usize)>,
    /// Unknown templates that were reported, with the kind that names them.
    unknown: HashSet<(Kind, Name)>,
}

impl Resolver<'_> {
    /// Resolves the templates above an object, the topmost first; and the object itself if others
    /// use it. Without recursion, so that no chain is too long for the stack.
    fn resolve_templates_of(&mut self, start: usize, messages: &mut Messages) {
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        let mut on_path: HashSet<usize> = HashSet::from([start]);
        while let Some((index, next)) = path.last().copied() {
            let object = &self.objects[index];
            let Some(name) = object.uses.get(next) else {
                path.pop();
                on_path.remove(&index);
                let is_used = object
                    .template_name
                    .as_ref()
                    .is_some_and(|name| self.by_name.get(name) == Some(&index));
                if is_used && !self.resolved.contains_key(&index) {
                    let above = parents(object, self.by_name, index)
                        .filter(|parent| !self.cut.contains(&(index, *parent)))
                        .filter_map(|parent| self.resolved.get(&parent));
                    let result = merge(object, above);
                    self.resolved.insert(index, result);
                }
                continue;
            };
            if let Some(step) = path.last_mut() {
                step.1 += 1;
            }
            let Some(&parent) = self.by_name.get(name) else {
                self.report_unknown(object, name, messages);
                continue;
            };
            if let Some(above) = self.resolved.get(&parent) {
                if above.depth >= DEEPEST_CHAIN {
                    self.cut.insert((index, parent));
                    report_depth(object, messages);
                }
                continue;
            }
            if on_path.contains(&parent) {
                self.cut.insert((index, parent));
                self.report_circle(&path, parent, messages);
            } else if path.len() > DEEPEST_CHAIN {
                self.cut.insert((index, parent));
                report_depth(object, messages);
            } else {
                path.push((parent, 0));
                on_path.insert(parent);
            }
        }
    }

    fn report_unknown(&mut self, object: &Object, name: &Name, messages: &mut Messages) {
        if self.unknown.insert((object.kind, Name::clone(name))) {
            let text = format!("the template '{name}' is not defined");
            messages.push(Severity::Warning, Some(&object.place), object.label(), text);
        }
    }

    fn report_circle(&self, path: &[(usize, usize)], again: usize, messages: &mut Messages) {
        let name = |index: usize| {
            let name = self.objects[index].template_name.as_deref();
            name.unwrap_or(&self.objects[index].name).to_owned()
        };
        let first = path.iter().position(|(index, _)| *index == again);
        let circle = path.iter().skip(first.unwrap_or_default());
        let mut names: Vec<String> = circle.map(|(index, _)| name(*index)).collect();
        names.push(name(again));
        let object = &self.objects[again];
        let text = match names.as_slice() {
            [_, _] => "it uses itself as a template".to_owned(),
            _ => format!(
                "templates use each other in a circle: {}",
                names.join(" > ")
            ),
        };
        messages.push(Severity::Error, Some(&object.place), object.label(), text);
    }
}

fn report_depth(object: &Object, messages: &mut Messages) {
    let text = format!("more than {DEEPEST_CHAIN} templates lie above each other");
    messages.push(Severity::Error, Some(&object.place), object.label(), text);
}

/// The values of an object over those of its templates.
///
/// A list that is additive collects what the templates have, in order, up to and including the
/// first one that is not additive itself; its own elements come last.
fn merge<'a>(object: &Object, above: impl Iterator<Item = &'a Resolved>) -> Resolved {
    let mut result = Resolved {
        values: object.values.clone(),
        customs: object.customs.clone(),
        days: object.days.clone(),
        depth: 0,
    };
    // Lists that still collect, with what was collected.
    let mut open: BTreeMap<&'static str, Vec<Name>> = BTreeMap::new();
    for (name, value) in &result.values {
        if matches!(value, Value::List(list) if list.additive) {
            open.insert(name, Vec::new());
        }
    }
    for template in above {
        result.depth = result.depth.max(template.depth + 1);
        for (name, value) in &template.values {
            // Only the description of a service may come from a template.
            let is_name = object.kind.name_property() == Some(*name);
            if NOT_INHERITED.contains(name) || is_name && object.kind != Kind::Service {
                continue;
            }
            inherit(&mut result.values, &mut open, name, value);
        }
        for (name, value) in &template.customs {
            result
                .customs
                .entry(Name::clone(name))
                .or_insert_with(|| Name::clone(value));
        }
        for (days, ranges) in &template.days {
            if !result.days.iter().any(|(known, _)| known == days) {
                result.days.push((Name::clone(days), Name::clone(ranges)));
            }
        }
    }
    let still_open: Vec<&'static str> = open.keys().copied().collect();
    for name in still_open {
        close(&mut result.values, &mut open, name, true);
    }
    result
}

fn inherit(
    values: &mut BTreeMap<&'static str, Value>,
    open: &mut BTreeMap<&'static str, Vec<Name>>,
    name: &'static str,
    value: &Value,
) {
    if let Some(collected) = open.get_mut(name) {
        match value {
            Value::List(list) => {
                collected.extend(list.items.iter().cloned());
                if !list.additive && !list.items.is_empty() {
                    close(values, open, name, false);
                }
            }
            _ => close(values, open, name, false),
        }
        return;
    }
    if values.contains_key(name) {
        return;
    }
    match value {
        Value::List(list) if list.additive => {
            open.insert(name, list.items.clone());
        }
        Value::List(list) if list.items.is_empty() => {}
        _ => {
            values.insert(name, value.clone());
        }
    }
}

/// Ends the collecting of a list: what was collected, then the object's own elements.
fn close(
    values: &mut BTreeMap<&'static str, Value>,
    open: &mut BTreeMap<&'static str, Vec<Name>>,
    name: &'static str,
    additive: bool,
) {
    let Some(mut items) = open.remove(name) else {
        return;
    };
    if let Some(Value::List(own)) = values.get(name) {
        items.extend(own.items.iter().cloned());
    }
    values.insert(name, Value::List(List { items, additive }.into()));
}
