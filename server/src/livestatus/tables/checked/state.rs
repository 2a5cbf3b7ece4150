//! The live state: what checks found, and when.

use livestatus_protocol::ColumnKind::{Float, Int, Text, Time};
use livestatus_protocol::Value;

use super::{text, whole};
use crate::livestatus::tables::{OfChecked, Scene, Spec, Subject, derived, exact};

/// The columns.
pub(super) static COLUMNS: &[Spec<OfChecked>] = &[
    derived("state", Int, "`ls_state`; 0 if never checked", |_, it| {
        it.state_number().into()
    }),
    derived(
        "has_been_checked",
        Int,
        "`ls_last_check` is not 0",
        |_, it| it.is_checked().into(),
    ),
    derived(
        "state_type",
        Int,
        "`ls_state_type`; 1 if never checked",
        |_, it| (it.state_type.0 || !it.is_checked()).into(),
    ),
    derived("last_state", Int, "`ls_last_state`", |_, it| {
        let state = if it.is_checked() {
            it.last_state.number(it.is_host)
        } else {
            0
        };
        state.into()
    }),
    derived(
        "last_hard_state",
        Int,
        "`ls_state`, `ls_last_state` and their types",
        |_, it| it.last_hard_state().into(),
    ),
    derived(
        "acknowledged",
        Int,
        "`ls_acknowledged`, while there is a problem",
        |_, it| it.is_acknowledged().into(),
    ),
    derived(
        "acknowledgement_type",
        Int,
        "`ls_acknowledgement_type`; 0 without one",
        |_, it| {
            if it.is_acknowledged() {
                it.acknowledgement_type.into()
            } else {
                Value::Int(0)
            }
        },
    ),
    derived(
        "scheduled_downtime_depth",
        Int,
        "`ls_downtimed` as 0 or 1",
        |_, it| it.downtimed.into(),
    ),
    text!("plugin_output", output, "ls_output"),
    text!("perf_data", perf_data, "ls_perf_data"),
    derived(
        "long_plugin_output",
        Text,
        "`ls_long_output`, line feeds as `\\n`",
        |_, it| {
            let text = &it.entry.record.long_output;
            if text.contains('\n') {
                text.replace('\n', "\\n").into()
            } else {
                Value::text(text)
            }
        },
    ),
    derived(
        "check_type",
        Int,
        "`ls_passive_check`; unchecked, whether active checks are off",
        |_, it| {
            let is_passive = if it.is_checked() {
                it.passive_check
            } else {
                !it.active_checks_enabled
            };
            is_passive.into()
        },
    ),
    whole!(
        "current_attempt",
        Int,
        current_attempt,
        "ls_current_attempt"
    ),
    whole!("last_check", Time, last_check, "ls_last_check"),
    whole!("next_check", Time, next_check, "ls_next_check"),
    whole!(
        "last_notification",
        Time,
        last_notification,
        "ls_last_notification"
    ),
    whole!(
        "last_state_change",
        Time,
        last_state_changed,
        "ls_last_state_changed"
    ),
    whole!(
        "last_hard_state_change",
        Time,
        last_hard_state_changed,
        "ls_last_hard_state_changed"
    ),
    whole!("latency", Float, latency, "ls_latency"),
    whole!("execution_time", Float, execution_time, "ls_execution_time"),
    derived(
        "staleness",
        Float,
        "the age of the last check, in check intervals",
        staleness,
    ),
    derived(
        "last_update",
        Float,
        "when the content became known to the server",
        |_, it| it.entry.seen.into(),
    ),
];

/// How old the last check is, in check intervals. Without active checks the threshold of freshness
/// is the interval, and without that nothing is stale.
fn staleness(scene: &Scene<'_>, it: Subject<'_>) -> Value<'static> {
    let record = &it.entry.record;
    let engine = scene.picture.engine.as_ref();
    let length = engine.map_or(60, |engine| engine.interval_length).max(1);
    let expected = if record.active_checks_enabled {
        record.check_interval.max(1).saturating_mul(length)
    } else {
        record.freshness_threshold
    };
    if expected <= 0 || !it.is_checked() {
        return Value::Float(0.0);
    }
    let age = scene.now.saturating_sub(record.last_check).max(0);
    #[expect(clippy::cast_precision_loss, reason = "a ratio is approximate")]
    let ratio = age as f64 / expected as f64;
    ratio.into()
}
