//! The tables: lists of columns over a picture.
//!
//! Each kind of object has one list of columns. A table shows one kind, and joins others to it under a
//! prefix; its own columns win over joined ones. The prefix of the own kind may be written, too.

mod checked;
mod comments;
mod contacts;
mod groups;
mod hosts;
mod log;
mod rows;
mod scene;
mod services;
mod status;
mod totals;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::LazyLock;

use livestatus_protocol::{Column, ColumnKind, Table, Value};

pub(super) use rows::{Row, rows};
pub(super) use scene::{Scene, Subject};

/// Computes the value of a host or a service.
pub(super) type OfChecked = for<'a> fn(&Scene<'a>, Subject<'a>) -> Value<'a>;

/// Computes the value of the object at a position.
pub(super) type AtPosition = for<'a> fn(&Scene<'a>, usize) -> Value<'a>;

/// Where a column comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The field of this name, as it is stored.
    Exact(&'static str),
    /// Made of what this says.
    Derived(&'static str),
    /// The same for all objects.
    Constant,
}

/// How a value is computed.
#[derive(Clone, Copy)]
pub(super) enum Get {
    /// Of a host.
    Host(OfChecked),
    /// Of a service.
    Service(OfChecked),
    /// Of any other object.
    Other(AtPosition),
}

/// A column: its name, its type, where it comes from, and how its value is computed.
pub(super) struct Spec<F: 'static> {
    pub(super) name: &'static str,
    pub(super) kind: ColumnKind,
    pub(super) source: Source,
    pub(super) get: F,
}

/// Kinds of objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Object {
    Host,
    Service,
    Hostgroup,
    Servicegroup,
    Contact,
    Contactgroup,
    Command,
    Timeperiod,
    Downtime,
    Comment,
    Log,
    Status,
    Column,
}

/// One kind of object in a table, under a prefix.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) object: Object,
    pub(super) prefix: &'static str,
}

const fn part(object: Object, prefix: &'static str) -> Part {
    Part { object, prefix }
}

/// A table: the kind that it shows, then what is joined to it.
pub(super) struct Definition {
    pub(super) name: &'static str,
    pub(super) parts: &'static [Part],
}

const HOST: Part = part(Object::Host, "host_");
const SERVICE: Part = part(Object::Service, "service_");
const HOSTGROUP: Part = part(Object::Hostgroup, "hostgroup_");
const SERVICEGROUP: Part = part(Object::Servicegroup, "servicegroup_");

/// All tables.
pub(super) static TABLES: [Definition; 16] = [
    table("hosts", &[HOST]),
    table("services", &[SERVICE, HOST]),
    table("hostgroups", &[HOSTGROUP]),
    table("servicegroups", &[SERVICEGROUP]),
    table("contacts", &[part(Object::Contact, "contact_")]),
    table(
        "contactgroups",
        &[part(Object::Contactgroup, "contactgroup_")],
    ),
    table("commands", &[part(Object::Command, "command_")]),
    table("timeperiods", &[part(Object::Timeperiod, "timeperiod_")]),
    table(
        "downtimes",
        &[part(Object::Downtime, "downtime_"), HOST, SERVICE],
    ),
    table(
        "comments",
        &[part(Object::Comment, "comment_"), HOST, SERVICE],
    ),
    table(
        "log",
        &[
            part(Object::Log, "log_"),
            part(Object::Host, "current_host_"),
            part(Object::Service, "current_service_"),
            part(Object::Contact, "current_contact_"),
            part(Object::Command, "current_command_"),
        ],
    ),
    table("status", &[part(Object::Status, "status_")]),
    table("columns", &[part(Object::Column, "column_")]),
    table("hostsbygroup", &[HOST, HOSTGROUP]),
    table("servicesbygroup", &[SERVICE, HOST, SERVICEGROUP]),
    table("servicesbyhostgroup", &[SERVICE, HOST, HOSTGROUP]),
];

const fn table(name: &'static str, parts: &'static [Part]) -> Definition {
    Definition { name, parts }
}

/// A column as a table knows it.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub(super) kind: ColumnKind,
    pub(super) source: Source,
    /// Which part of the table.
    part: usize,
    get: Get,
}

/// The names of a table's columns, in order, and what each is.
pub(super) struct Names {
    pub(super) listed: Vec<(String, Known)>,
    found: HashMap<String, Known>,
}

static ALL_NAMES: LazyLock<HashMap<&'static str, Names>> = LazyLock::new(|| {
    let names = TABLES.iter().map(|table| (table.name, names(table)));
    names.collect()
});

fn names(table: &Definition) -> Names {
    let mut listed: Vec<(String, Known)> = Vec::new();
    let mut found: HashMap<String, Known> = HashMap::new();
    for (position, part) in table.parts.iter().enumerate() {
        let prefix = if position == 0 { "" } else { part.prefix };
        each_column(part.object, |name, kind, source, get| {
            let known = Known {
                kind,
                source,
                part: position,
                get,
            };
            let name = format!("{prefix}{name}");
            if let Entry::Vacant(free) = found.entry(name) {
                listed.push((free.key().clone(), known));
                free.insert(known);
            }
        });
    }
    // What is written with the prefix of the own kind, unless it is the name of another column.
    if let Some(own) = table.parts.first() {
        each_column(own.object, |name, kind, source, get| {
            let known = Known {
                kind,
                source,
                part: 0,
                get,
            };
            found
                .entry(format!("{}{name}", own.prefix))
                .or_insert(known);
        });
    }
    Names { listed, found }
}

/// Visits the columns of a kind of object.
pub(super) fn each_column(
    object: Object,
    mut visit: impl FnMut(&'static str, ColumnKind, Source, Get),
) {
    let mut checked = |specs: &[Spec<OfChecked>], is_host: bool| {
        for spec in specs {
            let get = if is_host {
                Get::Host(spec.get)
            } else {
                Get::Service(spec.get)
            };
            visit(spec.name, spec.kind, spec.source, get);
        }
    };
    let others: &[Spec<AtPosition>] = match object {
        Object::Host => {
            checked(hosts::COLUMNS, true);
            for columns in checked::COLUMNS {
                checked(columns, true);
            }
            return;
        }
        Object::Service => {
            checked(services::COLUMNS, false);
            for columns in checked::COLUMNS {
                checked(columns, false);
            }
            return;
        }
        Object::Hostgroup => groups::HOSTGROUPS,
        Object::Servicegroup => groups::SERVICEGROUPS,
        Object::Contact => contacts::CONTACTS,
        Object::Contactgroup => contacts::CONTACTGROUPS,
        Object::Command => contacts::COMMANDS,
        Object::Timeperiod => contacts::TIMEPERIODS,
        Object::Downtime => comments::DOWNTIMES,
        Object::Comment => comments::COMMENTS,
        Object::Log => log::COLUMNS,
        Object::Status => status::STATUS,
        Object::Column => status::COLUMNS,
    };
    for spec in others {
        visit(spec.name, spec.kind, spec.source, Get::Other(spec.get));
    }
}

/// A table over a picture.
pub(super) struct Shown<'a> {
    pub(super) definition: &'static Definition,
    names: &'static Names,
    pub(super) scene: Scene<'a>,
}

/// The definition of the table of that name.
pub(super) fn definition(name: &str) -> Option<&'static Definition> {
    TABLES.iter().find(|table| table.name == name)
}

/// The columns of a table.
pub(super) fn names_of(definition: &Definition) -> Option<&'static Names> {
    ALL_NAMES.get(definition.name)
}

impl<'a> Shown<'a> {
    /// A table over a picture.
    pub(super) fn new(definition: &'static Definition, scene: Scene<'a>) -> Option<Self> {
        Some(Self {
            names: names_of(definition)?,
            definition,
            scene,
        })
    }
}

impl<'a> Table<'a> for Shown<'a> {
    type Row = Row;
    type Key = &'static Known;

    fn column(&self, name: &str) -> Option<Column<Self::Key>> {
        let known = self.names.found.get(name)?;
        Some(Column {
            key: known,
            kind: known.kind,
        })
    }

    fn names(&self) -> Vec<String> {
        self.names
            .listed
            .iter()
            .map(|(name, _)| name.clone())
            .collect()
    }

    fn value(&self, row: &Row, known: Self::Key) -> Value<'a> {
        let scene = &self.scene;
        let value = || {
            let position = row.position(known.part)?;
            Some(match known.get {
                Get::Host(get) => get(scene, scene.host(position)?),
                Get::Service(get) => get(scene, scene.service(position)?),
                Get::Other(get) => get(scene, position),
            })
        };
        value().unwrap_or_else(|| absent(known.kind))
    }

    fn has(&self, row: &Row, known: Self::Key) -> bool {
        row.position(known.part).is_some()
    }
}

/// What an object that is not there has in a column.
fn absent(kind: ColumnKind) -> Value<'static> {
    match kind {
        ColumnKind::Int | ColumnKind::Time => Value::Int(0),
        ColumnKind::Float => Value::Float(0.0),
        ColumnKind::List => Value::List(Vec::new()),
        ColumnKind::Dictionary => Value::Dictionary(Vec::new()),
        ColumnKind::Text => Value::empty(),
    }
}

/// A field as it is stored.
const fn exact<F>(name: &'static str, kind: ColumnKind, field: &'static str, get: F) -> Spec<F> {
    Spec {
        name,
        kind,
        source: Source::Exact(field),
        get,
    }
}

/// A value that is made of others.
const fn derived<F>(name: &'static str, kind: ColumnKind, of: &'static str, get: F) -> Spec<F> {
    Spec {
        name,
        kind,
        source: Source::Derived(of),
        get,
    }
}

/// A value that never changes.
const fn constant<F>(name: &'static str, kind: ColumnKind, get: F) -> Spec<F> {
    Spec {
        name,
        kind,
        source: Source::Constant,
        get,
    }
}
