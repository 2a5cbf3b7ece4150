//! The columns of downtimes and comments.

use livestatus_protocol::ColumnKind::{Int, Text, Time};
use livestatus_protocol::Value;

use super::checked::entry_type;
use super::{AtPosition, Scene, Spec, constant, derived, exact};
use crate::livestatus::picture::{Kind, Note};

fn downtime<'a>(scene: &Scene<'a>, at: usize) -> Option<&'a Note> {
    scene.picture.notes.downtimes.get(at)
}

fn comment<'a>(scene: &Scene<'a>, at: usize) -> Option<&'a Note> {
    scene.picture.notes.comments.get(at)
}

/// The columns that downtimes and comments have in common.
macro_rules! notes {
    ($note:ident, $($more:expr,)*) => {
        &[
            derived("id", Int, "the id, as a number that grows with time", |scene, at| {
                $note(scene, at).map_or(0, |note| note.number).into()
            }),
            derived("host_name", Text, "the name of `host`", |scene, at| {
                let host = $note(scene, at).and_then(|note| scene.host(note.host));
                Value::text(host.map_or("", |host| &host.entry.record.name))
            }),
            derived("service_description", Text, "the name of `service`", |scene, at| {
                let service = $note(scene, at).and_then(|note| scene.service(note.service?));
                Value::text(service.map_or("", |service| &service.entry.record.name))
            }),
            derived("author", Text, "the name of `user`", |scene, at| {
                Value::text($note(scene, at).map_or("", |note| &note.author))
            }),
            exact("comment", Text, "comment", |scene, at| {
                Value::text($note(scene, at).map_or("", |note| &note.text))
            }),
            derived("entry_time", Time, "`_created`", |scene, at| {
                $note(scene, at).map_or(0, |note| note.entered).into()
            }),
            derived("is_service", Int, "whether there is a `service`", |scene, at| {
                $note(scene, at).is_some_and(|note| note.service.is_some()).into()
            }),
            $($more,)*
        ]
    };
}

/// The columns of downtimes.
pub(super) static DOWNTIMES: &[Spec<AtPosition>] = notes![
    downtime,
    derived("type", Int, "0 running, 1 yet to begin", |scene, at| {
        downtime(scene, at)
            .is_some_and(|note| note.start > scene.now)
            .into()
    }),
    exact("start_time", Time, "start_time", |scene, at| {
        downtime(scene, at).map_or(0, |note| note.start).into()
    }),
    exact("end_time", Time, "end_time", |scene, at| {
        downtime(scene, at).map_or(0, |note| note.end).into()
    }),
    exact("duration", Int, "duration", |scene, at| {
        downtime(scene, at).map_or(0, |note| note.duration).into()
    }),
    exact("fixed", Int, "fixed", |scene, at| {
        downtime(scene, at).is_some_and(|note| note.is_fixed).into()
    }),
    constant("triggered_by", Int, |_, _| Value::Int(0)),
];

/// The columns of comments.
pub(super) static COMMENTS: &[Spec<AtPosition>] = notes![
    comment,
    derived("type", Int, "1 of a host, 2 of a service", |scene, at| {
        let is_service = comment(scene, at).is_some_and(|note| note.service.is_some());
        Value::Int(if is_service { 2 } else { 1 })
    }),
    derived(
        "entry_type",
        Int,
        "1 an event `webui.comment`, 4 an acknowledgement",
        |scene, at| { comment(scene, at).map_or(0, entry_type).into() }
    ),
    derived(
        "persistent",
        Int,
        "`persistent` of acknowledgements, else 1",
        |scene, at| {
            comment(scene, at)
                .is_some_and(|note| note.is_persistent)
                .into()
        }
    ),
    derived("source", Int, "1 of users", |scene, at| {
        let is_known = comment(scene, at).is_some_and(|note| note.kind != Kind::Downtime);
        is_known.into()
    }),
    constant("expires", Int, |_, _| Value::Int(0)),
    constant("expire_time", Time, |_, _| Value::Int(0)),
];
