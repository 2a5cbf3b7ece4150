//! The columns that only hosts have.

use livestatus_protocol::ColumnKind::{Float, Int, List, Text, Time};
use livestatus_protocol::Value;

use super::checked::{text, whole};
use super::totals::{self, Totals};
use super::{OfChecked, Scene, Spec, Subject, constant, derived, exact};

/// A figure over the services of a host.
macro_rules! total {
    ($name:literal, $of:literal, $figure:expr) => {
        derived($name, Int, $of, |scene, it| {
            let figure: fn(&Totals) -> i64 = $figure;
            figure(&Totals::of(scene.services_of(it.position))).into()
        })
    };
}

/// The columns.
pub(super) static COLUMNS: &[Spec<OfChecked>] = &[
    text!("name", name, "name"),
    text!("alias", alias, "alias"),
    derived(
        "display_name",
        Text,
        "`display_name`, else `alias`, else `name`",
        |_, it| {
            let record = &it.entry.record;
            let names = [&record.display_name, &record.alias, &record.name];
            let filled = names.into_iter().find(|name| !name.is_empty());
            Value::text(filled.map_or("", |name| name))
        },
    ),
    text!("address", address, "address"),
    text!("address6", address6, "address6"),
    derived(
        "hard_state",
        Int,
        "`ls_state`, `ls_last_state` and their types",
        |_, it| {
            let state = if it.state_number() == 0 {
                0
            } else {
                it.last_hard_state()
            };
            state.into()
        },
    ),
    whole!("last_time_up", Time, last_time_up, "ls_last_time_up"),
    whole!("last_time_down", Time, last_time_down, "ls_last_time_down"),
    whole!(
        "last_time_unreachable",
        Time,
        last_time_unreachable,
        "ls_last_time_unreachable"
    ),
    constant("obsess_over_host", Int, |_, _| Value::Int(0)),
    derived("parents", List, "the names of `parents`", |scene, it| {
        let positions = it.entry.record.parents.iter();
        let positions = positions.filter_map(|key| scene.structure().host(*key));
        names(scene, positions)
    }),
    derived("childs", List, "the hosts that have it as a parent", childs),
    derived(
        "parent_dependencies",
        List,
        "the same as `parents`",
        |scene, it| {
            let positions = it.entry.record.parents.iter();
            let positions = positions.filter_map(|key| scene.structure().host(*key));
            names(scene, positions)
        },
    ),
    derived("child_dependencies", List, "the same as `childs`", childs),
    derived(
        "services",
        List,
        "the names of its services",
        |scene, it| {
            let services = scene.services_of(it.position);
            Value::List(
                services
                    .map(|service| Value::text(&service.entry.record.name))
                    .collect(),
            )
        },
    ),
    derived(
        "services_with_state",
        List,
        "its services: name, state, whether checked",
        |scene, it| {
            let services = scene.services_of(it.position);
            Value::List(
                services
                    .map(|service| Value::Tuple(with_state(service)))
                    .collect(),
            )
        },
    ),
    derived(
        "services_with_info",
        List,
        "the same, and `ls_output`",
        |scene, it| {
            let services = scene.services_of(it.position).map(|service| {
                let mut parts = with_state(service);
                parts.push(Value::text(&service.entry.record.output));
                Value::Tuple(parts)
            });
            Value::List(services.collect())
        },
    ),
    total!("num_services", "its services", |totals| totals.all),
    total!("total_services", "its services", |totals| totals.all),
    total!("num_services_ok", "its services, by state", |totals| totals
        .states[0]),
    total!("num_services_warn", "its services, by state", |totals| {
        totals.states[1]
    }),
    total!("num_services_crit", "its services, by state", |totals| {
        totals.states[2]
    }),
    total!("num_services_unknown", "its services, by state", |totals| {
        totals.states[3]
    }),
    total!(
        "num_services_pending",
        "its services that were never checked",
        |totals| totals.pending
    ),
    total!(
        "num_services_hard_ok",
        "its services, by HARD state",
        |totals| totals.hard_states[0]
    ),
    total!(
        "num_services_hard_warn",
        "its services, by HARD state",
        |totals| totals.hard_states[1]
    ),
    total!(
        "num_services_hard_crit",
        "its services, by HARD state",
        |totals| totals.hard_states[2]
    ),
    total!(
        "num_services_hard_unknown",
        "its services, by HARD state",
        |totals| { totals.hard_states[3] }
    ),
    total!(
        "worst_service_state",
        "the worst state of its services",
        |totals| { totals::worst_service(&totals.states) }
    ),
    total!(
        "worst_service_hard_state",
        "the worst HARD state of its services",
        |totals| { totals::worst_service(&totals.hard_states) }
    ),
    text!("statusmap_image", statusmap_image, "statusmap_image"),
    constant("x_3d", Float, |_, _| Value::Float(0.0)),
    constant("y_3d", Float, |_, _| Value::Float(0.0)),
    constant("z_3d", Float, |_, _| Value::Float(0.0)),
    constant("filename", Text, |_, _| Value::empty()),
];

fn childs<'a>(scene: &Scene<'a>, it: Subject<'a>) -> Value<'a> {
    let childs = scene
        .structure()
        .childs
        .get(it.position)
        .into_iter()
        .flatten();
    names(scene, childs.copied())
}

/// The names of those hosts that may be read.
fn names<'a>(scene: &Scene<'a>, positions: impl Iterator<Item = usize>) -> Value<'a> {
    let hosts = positions.filter_map(|position| scene.host(position));
    let hosts = hosts.filter(|host| scene.sees(*host));
    Value::List(
        hosts
            .map(|host| Value::text(&host.entry.record.name))
            .collect(),
    )
}

fn with_state(service: Subject<'_>) -> Vec<Value<'_>> {
    vec![
        Value::text(&service.entry.record.name),
        service.state_number().into(),
        service.is_checked().into(),
    ]
}
