//! How it is checked, and by whom: settings as they are stored.

use livestatus_protocol::ColumnKind::{Float, Int, Text};
use livestatus_protocol::Value;

use super::{text, whole};
use crate::livestatus::tables::{OfChecked, Spec, derived, exact};

/// A number of a field that livestatus shows with fractions.
macro_rules! decimal {
    ($name:literal, $field:ident) => {
        exact($name, Float, stringify!($field), |_, it| {
            #[expect(clippy::cast_precision_loss, reason = "intervals are small")]
            let number = it.entry.record.$field as f64;
            number.into()
        })
    };
}

/// The columns.
pub(super) static COLUMNS: &[Spec<OfChecked>] = &[
    derived(
        "check_command",
        Text,
        "`check_command` and `check_command_args`",
        |scene, it| scene.command(it.check_command, &it.entry.record.check_command_args),
    ),
    derived(
        "check_command_expanded",
        Text,
        "the same as `check_command`",
        |scene, it| scene.command(it.check_command, &it.entry.record.check_command_args),
    ),
    whole!(
        "active_checks_enabled",
        Int,
        active_checks_enabled,
        "active_checks_enabled"
    ),
    whole!(
        "checks_enabled",
        Int,
        active_checks_enabled,
        "active_checks_enabled"
    ),
    whole!(
        "should_be_scheduled",
        Int,
        active_checks_enabled,
        "active_checks_enabled"
    ),
    whole!(
        "accept_passive_checks",
        Int,
        passive_checks_enabled,
        "passive_checks_enabled"
    ),
    decimal!("check_interval", check_interval),
    decimal!("retry_interval", retry_interval),
    decimal!("notification_interval", notification_interval),
    decimal!("first_notification_delay", first_notification_delay),
    decimal!("low_flap_threshold", low_flap_threshold),
    decimal!("high_flap_threshold", high_flap_threshold),
    derived(
        "check_period",
        Text,
        "the name of `check_period`",
        |scene, it| scene.period(it.check_period),
    ),
    derived(
        "notification_period",
        Text,
        "the name of `notification_period`",
        |scene, it| scene.period(it.notification_period),
    ),
    derived(
        "event_handler",
        Text,
        "`event_handler` and `event_handler_args`",
        |scene, it| scene.command(it.event_handler, &it.entry.record.event_handler_args),
    ),
    derived(
        "in_check_period",
        Int,
        "`check_period` at this moment",
        |scene, it| scene.is_in_period(it.check_period).into(),
    ),
    derived(
        "in_notification_period",
        Int,
        "`notification_period` at this moment",
        |scene, it| scene.is_in_period(it.notification_period).into(),
    ),
    whole!("check_freshness", Int, check_freshness, "check_freshness"),
    whole!(
        "flap_detection_enabled",
        Int,
        flap_detection_enabled,
        "flap_detection_enabled"
    ),
    whole!(
        "notifications_enabled",
        Int,
        notifications_enabled,
        "notifications_enabled"
    ),
    whole!(
        "event_handler_enabled",
        Int,
        event_handler_enabled,
        "event_handler_enabled"
    ),
    whole!(
        "process_performance_data",
        Int,
        process_perf_data,
        "process_perf_data"
    ),
    whole!(
        "max_check_attempts",
        Int,
        max_check_attempts,
        "max_check_attempts"
    ),
    text!("initial_state", initial_state, "initial_state"),
    whole!("business_impact", Int, business_impact, "business_impact"),
    whole!("criticity", Int, business_impact, "business_impact"),
    derived("realm", Text, "the name of `_realm`", |scene, it| {
        scene.realm(it.entry.record.realm)
    }),
    text!("poller_tag", poller_tag, "poller_tag"),
];
