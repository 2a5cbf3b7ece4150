//! The columns of the one row of `status`, and the table of all columns.

use livestatus_protocol::ColumnKind::{Float, Int, Text, Time};
use livestatus_protocol::Value;

use super::{AtPosition, Scene, Source, Spec, TABLES, constant, derived, exact, names_of};
use crate::livestatus::picture::{Engine, Entry, Kind};

/// The newest engine that may be read.
fn engine<'a>(scene: &Scene<'a>) -> Option<&'a Entry<Engine>> {
    let engine = scene.picture.engine.as_deref()?;
    scene
        .sight
        .sees(Kind::Engine, engine.place)
        .then_some(engine)
}

/// A switch of the engine; on where there is no engine.
macro_rules! switch {
    ($name:literal, $field:ident) => {
        exact($name, Int, stringify!($field), |scene, _| {
            engine(scene).is_none_or(|engine| engine.$field).into()
        })
    };
}

/// A figure of the server, and how often it grows in a second.
macro_rules! counted {
    ($name:literal, $figure:ident) => {
        derived($name, Int, "counted by the server", |scene, _| {
            scene.figures.$figure.into()
        })
    };
    ($name:literal, $figure:ident per second) => {
        derived($name, Float, "counted by the server", |scene, _| {
            scene.figures.per_second(scene.figures.$figure).into()
        })
    };
}

macro_rules! zero {
    ($name:literal) => {
        constant($name, Int, |_, _| Value::Int(0))
    };
    ($name:literal, decimal) => {
        constant($name, Float, |_, _| Value::Float(0.0))
    };
}

/// The columns of `status`.
pub(super) static STATUS: &[Spec<AtPosition>] = &[
    derived(
        "program_start",
        Time,
        "`program_start` of the engine, else the server's",
        |scene, _| {
            let start = engine(scene).map_or(0, |engine| engine.program_start);
            Value::Int(if start > 0 {
                start
            } else {
                scene.figures.started
            })
        },
    ),
    derived(
        "nagios_pid",
        Int,
        "`pid` of the engine, else the server's",
        pid,
    ),
    derived(
        "core_pid",
        Int,
        "`pid` of the engine, else the server's",
        pid,
    ),
    constant("program_version", Text, |_, _| {
        Value::text(concat!("alignak-backend ", env!("CARGO_PKG_VERSION")))
    }),
    constant("livestatus_version", Text, |_, _| Value::text("1.5.1")),
    derived(
        "interval_length",
        Int,
        "`interval_length`, else 60",
        |scene, _| {
            engine(scene)
                .map_or(60, |engine| engine.interval_length)
                .into()
        },
    ),
    switch!("enable_notifications", enable_notifications),
    switch!("execute_host_checks", execute_host_checks),
    switch!("execute_service_checks", execute_service_checks),
    switch!("accept_passive_host_checks", accept_passive_host_checks),
    switch!(
        "accept_passive_service_checks",
        accept_passive_service_checks
    ),
    switch!("check_host_freshness", check_host_freshness),
    switch!("check_service_freshness", check_service_freshness),
    switch!("check_external_commands", check_external_commands),
    switch!("process_performance_data", process_performance_data),
    switch!("enable_event_handlers", event_handlers_enabled),
    switch!("enable_flap_detection", flap_detection_enabled),
    zero!("obsess_over_hosts"),
    zero!("obsess_over_services"),
    zero!("last_log_rotation"),
    derived("last_command_check", Time, "`last_alive`", |scene, _| {
        engine(scene).map_or(0, |engine| engine.last_alive).into()
    }),
    derived("num_hosts", Int, "the hosts", |scene, _| {
        let hosts = 0..scene.picture.hosts.len();
        let seen = hosts
            .filter_map(|at| scene.host(at))
            .filter(|host| scene.sees(*host));
        count(seen.count())
    }),
    derived("num_services", Int, "the services", |scene, _| {
        let services = 0..scene.picture.services.len();
        let seen = services.filter_map(|at| scene.service(at));
        count(seen.filter(|service| scene.sees(*service)).count())
    }),
    constant("max_long_output_size", Int, |_, _| Value::Int(2000)),
    constant("edition", Text, |_, _| Value::empty()),
    derived("localtime", Float, "the server's clock", |scene, _| {
        #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are exact")]
        let now = scene.now as f64;
        now.into()
    }),
    counted!("connections", connections),
    counted!("connections_rate", connections per second),
    counted!("requests", requests),
    counted!("requests_rate", requests per second),
    counted!("external_commands", commands),
    counted!("external_commands_rate", commands per second),
    counted!("livestatus_active_connections", active),
    zero!("livestatus_queued_connections"),
    zero!("livestatus_threads"),
    zero!("host_checks"),
    zero!("host_checks_rate", decimal),
    zero!("service_checks"),
    zero!("service_checks_rate", decimal),
    zero!("log_messages"),
    zero!("log_messages_rate", decimal),
    zero!("neb_callbacks"),
    zero!("neb_callbacks_rate", decimal),
    zero!("forks"),
    zero!("forks_rate", decimal),
    zero!("livechecks"),
    zero!("livechecks_rate", decimal),
    zero!("livecheck_overflows"),
    zero!("livecheck_overflows_rate", decimal),
    zero!("cached_log_messages"),
    zero!("external_command_buffer_max"),
    zero!("external_command_buffer_slots"),
    zero!("external_command_buffer_usage"),
];

fn pid(scene: &Scene<'_>, _: usize) -> Value<'static> {
    let pid = engine(scene).map_or(0, |engine| engine.pid);
    Value::Int(if pid > 0 {
        pid
    } else {
        i64::from(std::process::id())
    })
}

fn count(number: usize) -> Value<'static> {
    Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A column by its position among those of all tables.
fn column(mut at: usize) -> Option<(&'static str, &'static str, &'static super::Known)> {
    for table in &TABLES {
        let listed = &names_of(table)?.listed;
        match listed.get(at) {
            Some((name, known)) => return Some((table.name, name, known)),
            None => at -= listed.len(),
        }
    }
    None
}

/// The columns of the table of columns.
pub(super) static COLUMNS: &[Spec<AtPosition>] = &[
    derived("table", Text, "the table", |_, at| {
        Value::text(column(at).map_or("", |(table, _, _)| table))
    }),
    derived("name", Text, "the column", |_, at| {
        Value::text(column(at).map_or("", |(_, name, _)| name))
    }),
    derived("type", Text, "its type", |_, at| {
        Value::text(column(at).map_or("", |(_, _, known)| known.kind.name()))
    }),
    derived(
        "description",
        Text,
        "where it comes from",
        |_, at| match column(at) {
            None => Value::empty(),
            Some((_, _, known)) => match known.source {
                Source::Exact(field) => format!("the field {field}").into(),
                Source::Derived(of) => Value::text(of),
                Source::Constant => Value::text("always the same"),
            },
        },
    ),
];
