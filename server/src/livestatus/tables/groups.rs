//! The columns of groups of hosts and of services.

use livestatus_protocol::ColumnKind::{Int, List, Text};
use livestatus_protocol::Value;

use super::totals::{self, Totals};
use super::{AtPosition, Scene, Spec, Subject, derived, exact};

/// A text field.
macro_rules! text {
    ($groups:ident, $name:ident as $text:literal) => {
        exact($text, Text, $text, |scene, at| {
            let group = scene.structure().$groups.all.get(at);
            Value::text(group.map_or("", |group| &group.record.$name))
        })
    };
}

/// A figure over hosts or services of a group.
macro_rules! total {
    ($members:ident, $name:literal, $of:literal, $figure:expr) => {
        derived($name, Int, $of, |scene, at| {
            let figure: fn(&Totals) -> i64 = $figure;
            figure(&Totals::of($members(scene, at))).into()
        })
    };
}

/// The figures over services that both kinds of groups have.
macro_rules! service_totals {
    ($($more:expr,)*) => {
        &[
            $($more,)*
            total!(services, "num_services", "the services", |totals| totals.all),
            total!(services, "num_services_ok", "the services, by state", |totals| totals.states[0]),
            total!(services, "num_services_warn", "the services, by state", |totals| totals.states[1]),
            total!(services, "num_services_crit", "the services, by state", |totals| totals.states[2]),
            total!(services, "num_services_unknown", "the services, by state", |totals| {
                totals.states[3]
            }),
            total!(services, "num_services_pending", "the services never checked", |totals| {
                totals.pending
            }),
            total!(services, "num_services_hard_ok", "the services, by HARD state", |totals| {
                totals.hard_states[0]
            }),
            total!(services, "num_services_hard_warn", "the services, by HARD state", |totals| {
                totals.hard_states[1]
            }),
            total!(services, "num_services_hard_crit", "the services, by HARD state", |totals| {
                totals.hard_states[2]
            }),
            total!(services, "num_services_hard_unknown", "the services, by HARD state", |totals| {
                totals.hard_states[3]
            }),
            total!(services, "worst_service_state", "the worst state of the services", |totals| {
                totals::worst_service(&totals.states)
            }),
            total!(services, "worst_service_hard_state", "the worst HARD state", |totals| {
                totals::worst_service(&totals.hard_states)
            }),
        ]
    };
}

mod of_hosts {
    use super::{
        AtPosition, Int, List, Scene, Spec, Subject, Text, Totals, Value, derived, exact, totals,
    };

    /// The columns of groups of hosts.
    pub(in super::super) static COLUMNS: &[Spec<AtPosition>] = service_totals![
        text!(hostgroups, name as "name"),
        text!(hostgroups, alias as "alias"),
        text!(hostgroups, notes as "notes"),
        text!(hostgroups, notes_url as "notes_url"),
        text!(hostgroups, action_url as "action_url"),
        derived(
            "members",
            List,
            "`hosts`, with those of `hostgroups`",
            |scene, at| {
                let names = hosts(scene, at).map(|host| Value::text(&host.entry.record.name));
                Value::List(names.collect())
            }
        ),
        derived(
            "members_with_state",
            List,
            "the same: name, state, whether checked",
            |scene, at| {
                let hosts = hosts(scene, at).map(|host| {
                    Value::Tuple(vec![
                        Value::text(&host.entry.record.name),
                        host.state_number().into(),
                        host.is_checked().into(),
                    ])
                });
                Value::List(hosts.collect())
            }
        ),
        total!(hosts, "num_hosts", "the hosts", |totals| totals.all),
        total!(hosts, "num_hosts_up", "the hosts, by state", |totals| {
            totals.states[0]
        }),
        total!(hosts, "num_hosts_down", "the hosts, by state", |totals| {
            totals.states[1]
        }),
        total!(
            hosts,
            "num_hosts_unreach",
            "the hosts, by state",
            |totals| totals.states[2]
        ),
        total!(
            hosts,
            "num_hosts_pending",
            "the hosts never checked",
            |totals| totals.pending
        ),
        total!(
            hosts,
            "worst_host_state",
            "the worst state of the hosts",
            |totals| { totals::worst_host(&totals.states) }
        ),
    ];

    /// The members that may be read.
    fn hosts<'a>(scene: &Scene<'a>, at: usize) -> impl Iterator<Item = Subject<'a>> + use<'a> {
        let scene = *scene;
        let members = scene
            .structure()
            .hostgroup_members
            .get(at)
            .into_iter()
            .flatten();
        members
            .filter_map(move |position| scene.host(*position))
            .filter(move |host| scene.sees(*host))
    }

    fn services<'a>(scene: &Scene<'a>, at: usize) -> impl Iterator<Item = Subject<'a>> + use<'a> {
        let scene = *scene;
        hosts(&scene, at).flat_map(move |host| scene.services_of(host.position))
    }
}

mod of_services {
    use super::{
        AtPosition, Int, List, Scene, Spec, Subject, Text, Totals, Value, derived, exact, totals,
    };

    /// The columns of groups of services.
    pub(in super::super) static COLUMNS: &[Spec<AtPosition>] = service_totals![
        text!(servicegroups, name as "name"),
        text!(servicegroups, alias as "alias"),
        text!(servicegroups, notes as "notes"),
        text!(servicegroups, notes_url as "notes_url"),
        text!(servicegroups, action_url as "action_url"),
        derived(
            "members",
            List,
            "`services`, with those of `servicegroups`",
            |scene, at| {
                let names = services(scene, at).map(|service| Value::Tuple(names(scene, service)));
                Value::List(names.collect())
            }
        ),
        derived(
            "members_with_state",
            List,
            "the same: host, service, state, whether checked",
            |scene, at| {
                let services = services(scene, at).map(|service| {
                    let mut parts = names(scene, service);
                    parts.extend([service.state_number().into(), service.is_checked().into()]);
                    Value::Tuple(parts)
                });
                Value::List(services.collect())
            },
        ),
    ];

    fn names<'a>(scene: &Scene<'a>, service: Subject<'a>) -> Vec<Value<'a>> {
        let host = scene.host_of(service);
        vec![
            Value::text(host.map_or("", |host| &host.entry.record.name)),
            Value::text(&service.entry.record.name),
        ]
    }

    /// The members that may be read.
    fn services<'a>(scene: &Scene<'a>, at: usize) -> impl Iterator<Item = Subject<'a>> + use<'a> {
        let scene = *scene;
        let members = scene
            .structure()
            .servicegroup_members
            .get(at)
            .into_iter()
            .flatten();
        members
            .filter_map(move |position| scene.service(*position))
            .filter(move |service| scene.sees(*service))
    }
}

pub(super) use of_hosts::COLUMNS as HOSTGROUPS;
pub(super) use of_services::COLUMNS as SERVICEGROUPS;
