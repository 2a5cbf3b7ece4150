//! Groups of fields that several resources share, each written once.
//!
//! A resource names its groups in its head: `groups: [naming, templates(HostLink)]`.

mod monitoring;
mod naming;
mod records;

pub(crate) use monitoring::{
    business_rules, checks, event_handling, flapping, freshness, icons, live_state, modulations,
    notifications, snapshots,
};
pub(crate) use naming::{
    access, labels, naming, origin, ownership, pages, templates, tree, unique_name,
};
pub(crate) use records::{counters, dashboards, dependency, escalation, requests, visibility};

/// Makes a group: a macro that adds its fields to those of a resource.
///
/// The dollar sign in front makes the inner macro writable.
macro_rules! group {
    (
        ($d:tt) $(#[$attribute:meta])* $name:ident [$($parameter:tt)*] { $($field:tt)+ }
    ) => {
        macro_rules! $name {
            (
                [$($parameter)*]
                groups { $d($d others:tt)* }
                head { $d($d head:tt)* }
                fields { $d($d fields:tt)* }
                own { $d($d own:tt)* }
            ) => {
                $crate::resource::with_groups! {
                    groups { $d($d others)* }
                    head { $d($d head)* }
                    fields { $d($d fields)* $($field)+ }
                    own { $d($d own)* }
                }
            };
        }
        pub(crate) use $name;
    };
}
use group;
