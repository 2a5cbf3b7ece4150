//! What an item inherits: a pure function of its templates and of its own part.
//!
//! Most fields are *replaced*: the value is that of the last of the item's templates that has the
//! field.
//! A template holds what it inherited itself, so several levels need nothing more. Some fields are
//! *accumulated* over the whole chain of templates: lists are put in front of each other,
//! members of objects are added, and the item's own part always stays.
//!
//! Templates that are not there give nothing, and a chain that leads back to itself ends there.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use serde_json::{Map, Value};

use alignak_model::spec::Inheritance;

use crate::contract::Resource;
use crate::filter::Kind;
use crate::item::{self, Item};

/// Templates by id: those of an item, those that they use, and so on.
pub(super) type Templates = HashMap<String, Arc<Item>>;

/// The link from an item to its templates.
pub(in crate::rules) const TEMPLATES: &str = "_templates";

/// The names of the fields that follow the templates.
pub(super) const FOLLOWED: &str = "_template_fields";

/// How values of several templates come together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// The last template's value stands for all.
    Replaced,
    /// Elements of all, each once.
    List,
    /// Members of all; the item's own and then the first template's win.
    Object,
}

/// How a field of the resource is inherited.
pub(super) fn manner(resource: &Resource, field: &str) -> Manner {
    match resource.field(field) {
        Some(field) if field.inheritance == Inheritance::Accumulated => {
            if matches!(field.kind, Kind::List(_)) {
                Manner::List
            } else {
                Manner::Object
            }
        }
        _ => Manner::Replaced,
    }
}

/// Whether items of the resource inherit this field.
pub(super) fn is_inherited(resource: &Resource, field: &str) -> bool {
    let field = resource.field(field);
    field.is_some_and(|field| field.inheritance != Inheritance::Never)
}

/// The declared fields that items of the resource inherit.
pub(super) fn inherited_fields(resource: &Resource) -> impl Iterator<Item = &str> {
    let names = resource.fields.keys().map(String::as_str);
    names.filter(|name| is_inherited(resource, name))
}

/// The accumulated fields of the resource.
pub(super) fn accumulated_fields(resource: &Resource) -> impl Iterator<Item = &str> {
    inherited_fields(resource).filter(|name| manner(resource, name) != Manner::Replaced)
}

/// Whether the field can go on following the templates after creation: what no two items may share
/// cannot, nor does a service follow its template to another host.
pub(super) fn can_follow(resource: &Resource, field: &str) -> bool {
    let field = resource.field(field);
    field.is_some_and(|field| {
        matches!(
            field.inheritance,
            Inheritance::Replaced | Inheritance::Accumulated
        )
    })
}

/// The fields of the item that follow its templates.
pub(super) fn followed(resource: &Resource, item: &Item) -> BTreeSet<String> {
    let names = item::texts(item, FOLLOWED).into_iter();
    let names = names.filter(|name| can_follow(resource, name));
    names.map(str::to_owned).collect()
}

/// The ids of the item's templates.
pub(super) fn direct(item: &Item) -> Vec<String> {
    let ids = item::texts(item, TEMPLATES).into_iter();
    ids.map(str::to_owned).collect()
}

/// An item's templates at one time: their ids in order, and all that are in the chain.
#[derive(Clone, Copy)]
pub(super) struct Chain<'a> {
    /// The item's own templates, in order.
    pub(super) direct: &'a [String],
    /// Everything that they lead to.
    pub(super) templates: &'a Templates,
}

impl<'a> Chain<'a> {
    /// Whether no template is left.
    pub(super) fn is_empty(self) -> bool {
        !self.direct.iter().any(|id| self.templates.contains_key(id))
    }

    /// The value of a replaced field; none when no template has the field.
    pub(super) fn last(self, field: &str) -> Option<&'a Value> {
        let mut templates = self.direct.iter().rev();
        templates.find_map(|id| self.templates.get(id)?.get(field))
    }

    /// The accumulated value of a field over an own part; none when the own part is of another
    /// type, which validation then refuses.
    pub(super) fn accumulate(
        self,
        manner: Manner,
        field: &str,
        own: Option<&Value>,
    ) -> Option<Value> {
        match (manner, own) {
            (Manner::List, None) => Some(self.list(field, &[])),
            (Manner::List, Some(Value::Array(own))) => Some(self.list(field, own)),
            (Manner::Object, None) => Some(self.object(field, &Map::new())),
            (Manner::Object, Some(Value::Object(own))) => Some(self.object(field, own)),
            _ => None,
        }
    }

    /// Each template's list stands in front of those visited before it. Of a template that is
    /// visited several times only the last visit counts, so the visits are made backwards.
    fn list(self, field: &str, own: &[Value]) -> Value {
        let mut visited = HashSet::new();
        let mut order = Vec::new();
        let direct = self.direct.iter().map(String::as_str).collect();
        self.visit_backwards(direct, &mut visited, &mut order);
        let of_templates = order
            .into_iter()
            .filter_map(|template| template.get(field)?.as_array())
            .flatten();
        let mut elements: Vec<Value> = Vec::new();
        for element in of_templates.chain(own) {
            if !elements.contains(element) {
                elements.push(element.clone());
            }
        }
        Value::Array(elements)
    }

    fn visit_backwards(
        self,
        ids: Vec<&'a str>,
        visited: &mut HashSet<&'a str>,
        order: &mut Vec<&'a Item>,
    ) {
        for id in ids.into_iter().rev() {
            if let Some(template) = self.templates.get(id)
                && visited.insert(id)
            {
                self.visit_backwards(item::texts(template, TEMPLATES), visited, order);
                order.push(template);
            }
        }
    }

    /// What is there already stays: the item's own members, then those of the first template.
    fn object(self, field: &str, own: &Map<String, Value>) -> Value {
        let mut members = own.clone();
        let mut visited = HashSet::new();
        let mut next: Vec<&str> = self.direct.iter().rev().map(String::as_str).collect();
        while let Some(id) = next.pop() {
            let Some(template) = self.templates.get(id) else {
                continue;
            };
            if !visited.insert(id) {
                continue;
            }
            if let Some(Value::Object(given)) = template.get(field) {
                for (name, value) in given {
                    if !members.contains_key(name) {
                        members.insert(name.clone(), value.clone());
                    }
                }
            }
            next.extend(item::texts(template, TEMPLATES).into_iter().rev());
        }
        Value::Object(members)
    }

    /// What of an accumulated value does not come from this chain. What the item and a template
    /// both have counts as the template's.
    pub(super) fn own_part(self, manner: Manner, field: &str, value: &Value) -> Value {
        match (self.accumulate(manner, field, None), value) {
            (Some(Value::Array(given)), Value::Array(elements)) => {
                let own = elements.iter().filter(|element| !given.contains(element));
                Value::Array(own.cloned().collect())
            }
            (Some(Value::Object(given)), Value::Object(members)) => {
                let own = members
                    .iter()
                    .filter(|(name, value)| given.get(*name) != Some(*value));
                Value::Object(
                    own.map(|(name, value)| (name.clone(), value.clone()))
                        .collect(),
                )
            }
            _ => value.clone(),
        }
    }
}

/// Sets the fields to the values that the templates now have, where they had others before. A field
/// that no template has keeps its value, and so does everything when no template is left.
pub(super) fn refresh(
    resource: &Resource,
    item: &mut Item,
    fields: &BTreeSet<String>,
    before: Chain<'_>,
    now: Chain<'_>,
) {
    if now.is_empty() {
        return;
    }
    for field in fields {
        let manner = manner(resource, field);
        let value = if manner == Manner::Replaced {
            now.last(field).cloned()
        } else {
            let stored = item.get(field);
            let own = stored.map(|stored| before.own_part(manner, field, stored));
            now.accumulate(manner, field, own.as_ref())
        };
        if let Some(value) = value
            && item.get(field) != Some(&value)
        {
            item.insert(field.clone(), value);
        }
    }
}
