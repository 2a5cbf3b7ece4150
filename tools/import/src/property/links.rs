//! What relates hosts and services to each other and to the rest: groups, dependencies,
//! escalations, commands, time periods and realms.

use super::{Property, properties};

pub(super) const REALM: &[Property] = properties! {
    Text "realm_name";
    Text "alias";
    List "realm_members";
    List "members";
    List "group_members";
    List "higher_realms";
    Flag "default" = "0";
};

pub(super) const COMMAND: &[Property] = properties! {
    Text "command_name";
    Text "command_line";
    Text "poller_tag" = "None";
    Text "reactionner_tag" = "None";
    Text "module_type";
    Number "timeout" = "-1";
    Flag "enable_environment_macros" = "0";
};

pub(super) const TIME_PERIOD: &[Property] = properties! {
    Text "timeperiod_name";
    Text "alias";
    List "exclude";
    Flag "is_active" = "0";
};

pub(super) const HOST_GROUP: &[Property] = properties! {
    Text "hostgroup_name";
    Text "alias";
    Text "notes";
    Text "notes_url";
    Text "action_url";
    Text "realm";
    List "members";
    List "hostgroup_members";
};

pub(super) const SERVICE_GROUP: &[Property] = properties! {
    Text "servicegroup_name";
    Text "alias";
    Text "notes";
    Text "notes_url";
    Text "action_url";
    List "members";
    List "servicegroup_members";
};

pub(super) const DEPENDENCY: &[Property] = properties! {
    List "host_name";
    List "hostgroup_name";
    List "dependent_host_name";
    List "dependent_hostgroup_name";
    Flag "inherits_parent" = "0";
    Options "execution_failure_criteria" = "n";
    Options "notification_failure_criteria" = "n";
    Text "dependency_period";
};

pub(super) const HOST_DEPENDENCY: &[Property] = &[];

pub(super) const SERVICE_DEPENDENCY: &[Property] = properties! {
    List "service_description";
    List "servicegroup_name";
    List "dependent_service_description";
    List "dependent_servicegroup_name";
    Flag "explode_hostgroup" = "0";
};

pub(super) const ESCALATION_TARGET: &[Property] = properties! {
    Text "escalation_name";
    List "host_name";
    List "hostgroup_name";
    Number "first_notification";
    Number "last_notification";
    Number "first_notification_time";
    Number "last_notification_time";
    Number "notification_interval" = "30";
    Text "escalation_period";
    List "contacts";
    List "contact_groups";
};

pub(super) const HOST_ESCALATION: &[Property] = properties! {
    Options "escalation_options" = "d,x,r";
};

pub(super) const SERVICE_ESCALATION: &[Property] = properties! {
    List "service_description";
    List "servicegroup_name";
    Options "escalation_options" = "w,x,c,r";
};

pub(super) const ESCALATION: &[Property] = properties! {
    Number "notification_interval" = "-1";
    Options "escalation_options" = "d,x,r,w,c";
};
