//! The columns of users and their groups, of commands, and of time periods.

use livestatus_protocol::ColumnKind::{Dictionary, Int, List, Text};
use livestatus_protocol::Value;

use super::{AtPosition, Scene, Spec, constant, derived, exact};
use crate::livestatus::picture::{Entry, Key, Kind, User};

/// A text field of what one list of the structure holds.
macro_rules! text {
    ($list:ident, $field:ident, $name:literal, $member:literal) => {
        exact($name, Text, $member, |scene, at| {
            let found = scene.structure().$list.all.get(at);
            Value::text(found.map_or("", |found| &found.record.$field))
        })
    };
}

/// A truth of a user.
macro_rules! truth {
    ($field:ident) => {
        exact(stringify!($field), Int, stringify!($field), |scene, at| {
            user(scene, at).is_some_and(|user| user.$field).into()
        })
    };
}

fn user<'a>(scene: &Scene<'a>, at: usize) -> Option<&'a Entry<User>> {
    scene.structure().users.all.get(at).map(|user| &**user)
}

/// The columns of users.
pub(super) static CONTACTS: &[Spec<AtPosition>] = &[
    text!(users, name, "name", "name"),
    text!(users, alias, "alias", "alias"),
    text!(users, email, "email", "email"),
    text!(users, pager, "pager", "pager"),
    text!(users, address1, "address1", "address1"),
    text!(users, address2, "address2", "address2"),
    text!(users, address3, "address3", "address3"),
    text!(users, address4, "address4", "address4"),
    text!(users, address5, "address5", "address5"),
    text!(users, address6, "address6", "address6"),
    truth!(can_submit_commands),
    truth!(host_notifications_enabled),
    truth!(service_notifications_enabled),
    derived(
        "host_notification_period",
        Text,
        "the name of the period",
        |scene, at| scene.period(user(scene, at).and_then(|user| user.host_notification_period)),
    ),
    derived(
        "service_notification_period",
        Text,
        "the name of the period",
        |scene, at| scene.period(user(scene, at).and_then(|user| user.service_notification_period)),
    ),
    derived(
        "in_host_notification_period",
        Int,
        "the period at this moment",
        |scene, at| {
            let period = user(scene, at).and_then(|user| user.host_notification_period);
            scene.is_in_period(period).into()
        },
    ),
    derived(
        "in_service_notification_period",
        Int,
        "the period at this moment",
        |scene, at| {
            let period = user(scene, at).and_then(|user| user.service_notification_period);
            scene.is_in_period(period).into()
        },
    ),
    derived(
        "host_notification_commands",
        List,
        "the names of the commands",
        |scene, at| {
            commands(
                scene,
                user(scene, at).map(|user| &*user.record.host_notification_commands),
            )
        },
    ),
    derived(
        "service_notification_commands",
        List,
        "the names of the commands",
        |scene, at| {
            commands(
                scene,
                user(scene, at).map(|user| &*user.record.service_notification_commands),
            )
        },
    ),
    derived("custom_variable_names", List, "`customs`", |scene, at| {
        let customs = user(scene, at).map(|user| &user.record.customs.0);
        let customs = customs.into_iter().flatten();
        Value::List(customs.map(|(name, _)| Value::text(name)).collect())
    }),
    derived("custom_variable_values", List, "`customs`", |scene, at| {
        let customs = user(scene, at).map(|user| &user.record.customs.0);
        let customs = customs.into_iter().flatten();
        Value::List(customs.map(|(_, value)| Value::text(value)).collect())
    }),
    derived("custom_variables", Dictionary, "`customs`", |scene, at| {
        let customs = user(scene, at).map(|user| &user.record.customs.0);
        let customs = customs.into_iter().flatten();
        let members = customs.map(|(name, value)| ((&**name).into(), (&**value).into()));
        Value::Dictionary(members.collect())
    }),
    derived(
        "groups",
        List,
        "the groups that list the user, and those that nest these",
        |scene, at| {
            let structure = scene.structure();
            let groups = structure
                .usergroup_members
                .iter()
                .zip(&structure.usergroups.all);
            let groups = groups.filter(|(members, group)| {
                members.contains(&at) && scene.sight.sees(Kind::Usergroup, group.place)
            });
            Value::List(
                groups
                    .map(|(_, group)| Value::text(&group.record.name))
                    .collect(),
            )
        },
    ),
    constant("modified_attributes", Int, |_, _| Value::Int(0)),
    constant("modified_attributes_list", List, |_, _| {
        Value::List(Vec::new())
    }),
    constant("id", Int, |_, _| Value::Int(0)),
];

fn commands<'a>(scene: &Scene<'a>, keys: Option<&'a [Key]>) -> Value<'a> {
    let found = keys
        .into_iter()
        .flatten()
        .filter_map(|key| scene.readable_command(*key));
    Value::List(
        found
            .map(|command| Value::text(&command.record.name))
            .collect(),
    )
}

/// The columns of groups of users.
pub(super) static CONTACTGROUPS: &[Spec<AtPosition>] = &[
    text!(usergroups, name, "name", "name"),
    text!(usergroups, alias, "alias", "alias"),
    derived(
        "members",
        List,
        "`users`, with those of `usergroups`",
        |scene, at| {
            let structure = scene.structure();
            let members = structure.usergroup_members.get(at).into_iter().flatten();
            let users = members.filter_map(|position| structure.users.all.get(*position));
            let users = users.filter(|user| scene.sight.sees(Kind::User, user.place));
            Value::List(users.map(|user| Value::text(&user.record.name)).collect())
        },
    ),
    constant("id", Int, |_, _| Value::Int(0)),
];

/// The columns of commands.
pub(super) static COMMANDS: &[Spec<AtPosition>] = &[
    text!(commands, name, "name", "name"),
    text!(commands, line, "line", "command_line"),
    constant("id", Int, |_, _| Value::Int(0)),
];

/// The columns of time periods.
pub(super) static TIMEPERIODS: &[Spec<AtPosition>] = &[
    text!(timeperiods, name, "name", "name"),
    text!(timeperiods, alias, "alias", "alias"),
    derived(
        "in",
        Int,
        "`dateranges` and `exclude` at this moment, else `is_active`",
        |scene, at| {
            let structure = scene.structure();
            let period = structure.timeperiods.all.get(at);
            period.is_some_and(|period| scene.is_now_in(period)).into()
        },
    ),
    exact("exclusions", List, "exclude", |scene, at| {
        let period = scene.structure().timeperiods.all.get(at);
        let names = period.map(|period| period.record.exclude.iter());
        Value::List(
            names
                .into_iter()
                .flatten()
                .map(|name| Value::text(name))
                .collect(),
        )
    }),
    constant("days", List, |_, _| Value::List(Vec::new())),
    constant("exceptions_calendar_dates", List, |_, _| {
        Value::List(Vec::new())
    }),
    constant(
        "exceptions_month_date",
        List,
        |_, _| Value::List(Vec::new()),
    ),
    constant("exceptions_month_day", List, |_, _| Value::List(Vec::new())),
    constant("exceptions_month_week_day", List, |_, _| {
        Value::List(Vec::new())
    }),
    constant("exceptions_week_day", List, |_, _| Value::List(Vec::new())),
    constant("id", Int, |_, _| Value::Int(0)),
];
