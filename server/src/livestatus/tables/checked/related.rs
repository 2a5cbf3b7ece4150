//! What belongs to a host or a service: contacts, groups, comments, downtimes, dependencies.

use livestatus_protocol::ColumnKind::List;
use livestatus_protocol::Value;

use crate::livestatus::picture::{Kind, Note};
use crate::livestatus::tables::{OfChecked, Scene, Spec, Subject, derived};

/// The columns.
pub(super) static COLUMNS: &[Spec<OfChecked>] = &[
    derived(
        "contacts",
        List,
        "`users`, and the members of `usergroups`",
        |scene, it| {
            let record = &it.entry.record;
            let of_host = scene
                .readable_host_of(it)
                .filter(|_| record.merges_host_users);
            let more =
                of_host.map(|host| (&*host.entry.record.users, &*host.entry.record.usergroups));
            scene.contacts(&record.users, &record.usergroups, more.unwrap_or_default())
        },
    ),
    derived(
        "contact_groups",
        List,
        "the names of `usergroups`",
        |scene, it| scene.contact_groups(&it.entry.record.usergroups),
    ),
    derived(
        "groups",
        List,
        "the groups that list it, and those that nest these",
        groups,
    ),
    derived("comments", List, "comments, by number", |scene, it| {
        Value::List(scene.comments(it).map(|note| note.number.into()).collect())
    }),
    derived("downtimes", List, "downtimes, by number", |scene, it| {
        Value::List(scene.downtimes(it).map(|note| note.number.into()).collect())
    }),
    derived(
        "comments_with_info",
        List,
        "comments: number, author, text",
        |scene, it| Value::List(scene.comments(it).map(with_info).collect()),
    ),
    derived(
        "downtimes_with_info",
        List,
        "downtimes: number, author, text",
        |scene, it| Value::List(scene.downtimes(it).map(with_info).collect()),
    ),
    derived(
        "comments_with_extra_info",
        List,
        "comments: number, author, text, type, time",
        |scene, it| {
            let extended = |note: &'_ Note| -> Vec<Value<'static>> {
                vec![entry_type(note).into(), note.entered.into()]
            };
            let notes = scene.comments(it).map(|note| {
                let mut parts = info(note);
                parts.extend(extended(note));
                Value::Tuple(parts)
            });
            Value::List(notes.collect())
        },
    ),
    derived(
        "depends_exec",
        List,
        "of services, `service_dependencies`",
        depends,
    ),
    derived(
        "depends_notify",
        List,
        "of services, `service_dependencies`",
        depends,
    ),
];

fn groups<'a>(scene: &Scene<'a>, it: Subject<'a>) -> Value<'a> {
    let structure = scene.structure();
    let names = |positions: &'a [usize]| -> Vec<Value<'a>> {
        let name = |position: &usize| -> Option<Value<'a>> {
            let (kind, place, name) = if it.is_host {
                let group = structure.hostgroups.all.get(*position)?;
                (Kind::Hostgroup, group.place, &*group.record.name)
            } else {
                let group = structure.servicegroups.all.get(*position)?;
                (Kind::Servicegroup, group.place, &*group.record.name)
            };
            scene.sight.sees(kind, place).then(|| Value::text(name))
        };
        positions.iter().filter_map(name).collect()
    };
    let groups = if it.is_host {
        structure.host_groups.get(it.position)
    } else {
        structure.service_groups.get(it.position)
    };
    Value::List(groups.map(|groups| names(groups)).unwrap_or_default())
}

fn depends<'a>(scene: &Scene<'a>, it: Subject<'a>) -> Value<'a> {
    let structure = scene.structure();
    let names = it
        .entry
        .record
        .service_dependencies
        .iter()
        .filter_map(|key| {
            let service = scene.service(structure.service(*key)?)?;
            let service = scene.sees(service).then_some(service)?;
            let host = scene.host_of(service)?;
            let (host, service) = (&*host.entry.record.name, &*service.entry.record.name);
            Some(Value::Tuple(vec![Value::text(host), Value::text(service)]))
        });
    Value::List(names.collect())
}

fn info(note: &Note) -> Vec<Value<'_>> {
    vec![
        note.number.into(),
        Value::text(&note.author),
        Value::text(&note.text),
    ]
}

fn with_info(note: &Note) -> Value<'_> {
    Value::Tuple(info(note))
}

/// 1: a comment of a user; 4: an acknowledgement.
pub(in crate::livestatus::tables) fn entry_type(note: &Note) -> i64 {
    if note.kind == Kind::Acknowledgement {
        4
    } else {
        1
    }
}
