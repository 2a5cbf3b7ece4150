//! What monitoring cores know and the backend does not.

use livestatus_protocol::ColumnKind::{Float, Int, List, Text, Time};
use livestatus_protocol::Value;

use crate::livestatus::tables::{OfChecked, Spec, constant};

/// The columns.
pub(super) static COLUMNS: &[Spec<OfChecked>] = &[
    constant("is_flapping", Int, |_, _| Value::Int(0)),
    constant("is_executing", Int, |_, _| Value::Int(0)),
    constant("check_options", Int, |_, _| Value::Int(0)),
    constant("obsess", Int, |_, _| Value::Int(0)),
    constant("modified_attributes", Int, |_, _| Value::Int(0)),
    constant("modified_attributes_list", List, |_, _| {
        Value::List(Vec::new())
    }),
    constant("current_notification_number", Int, |_, _| Value::Int(0)),
    constant("next_notification", Time, |_, _| Value::Int(0)),
    constant("no_more_notifications", Int, |_, _| Value::Int(0)),
    constant("percent_state_change", Float, |_, _| Value::Float(0.0)),
    constant("pnpgraph_present", Int, |_, _| Value::Int(-1)),
    constant("is_problem", Int, |_, _| Value::Int(0)),
    constant("is_impact", Int, |_, _| Value::Int(0)),
    constant("got_business_rule", Int, |_, _| Value::Int(0)),
    constant("source_problems", List, |_, _| Value::List(Vec::new())),
    constant("impacts", List, |_, _| Value::List(Vec::new())),
    constant("id", Int, |_, _| Value::Int(0)),
    constant("hourly_value", Int, |_, _| Value::Int(0)),
    constant("check_timeout", Int, |_, _| Value::Int(0)),
    constant("check_source", Text, |_, _| Value::empty()),
    constant("check_flapping_recovery_notification", Int, |_, _| {
        Value::Int(0)
    }),
    constant("pending_flex_downtime", Int, |_, _| Value::Int(0)),
];
