//! Templates: what items inherit from them, and keep inheriting.
//!
//! A template is an item with `_is_template`. An item names its templates in `_templates`, and the
//! fields that follow them in `_template_fields`, which the server keeps: a set, without order. A
//! field that an item is given itself is its own from then on, whatever happens to the templates;
//! templates that use templates are no different.
//!
//! After every unit of work a followed field has the value of its chain of templates. It
//! keeps its last value where no template has one: when the last template is gone, or is a
//! template no longer.

mod filling;
mod host_services;
mod inheritance;
mod library;
mod propagation;
mod rules;

pub(super) use inheritance::TEMPLATES;

pub(super) use host_services::{
    MAX_HOSTS_NAMED, TakenAlong, align_hosts, came_with_host, hosts_below,
};
pub(super) use propagation::refresh_users;
pub(super) use rules::{Templates, follow_removals_and_align};
