//! Hosts, services and their extended information.

use super::{Property, properties};

/// What hosts and services have in common. Properties whose type or default differ stand in the
/// lists of their own.
pub(super) const MONITORED: &[Property] = properties! {
    Text "alias";
    Text "display_name";
    Text "check_command";
    Letter "initial_state" = "o";
    Number "max_check_attempts" = "1";
    Number "check_interval" = "0";
    Number "retry_interval" = "0";
    Flag "active_checks_enabled" = "1";
    Flag "passive_checks_enabled" = "1";
    Text "check_period" = "24x7";
    Flag "check_freshness" = "0";
    Number "freshness_threshold" = "0";
    Letter "freshness_state" = "x";
    Text "event_handler";
    Flag "event_handler_enabled" = "0";
    Number "low_flap_threshold" = "25";
    Number "high_flap_threshold" = "50";
    Flag "flap_detection_enabled" = "1";
    Flag "process_perf_data" = "1";
    List "contacts";
    List "contact_groups";
    Number "notification_interval" = "60";
    Number "first_notification_delay" = "0";
    Text "notification_period" = "24x7";
    Flag "notifications_enabled" = "1";
    Options "stalking_options";
    Text "notes";
    Text "notes_url";
    Text "action_url";
    Text "icon_image";
    Text "icon_image_alt";
    Text "icon_set";
    Text "poller_tag" = "None";
    Text "reactionner_tag" = "None";
    List "resultmodulations";
    List "business_impact_modulations";
    List "checkmodulations";
    List "macromodulations";
    List "escalations";
    Text "maintenance_period";
    Number "time_to_orphanage" = "300";
    List "labels";
    List "trending_policies";
    List "custom_views";
    Number "business_impact" = "2";
    Text "business_rule_output_template";
    Flag "business_rule_smart_notifications" = "0";
    Flag "business_rule_downtime_as_ack" = "0";
    List "business_rule_host_notification_options";
    List "business_rule_service_notification_options";
    Flag "snapshot_enabled" = "0";
    Text "snapshot_command";
    Text "snapshot_period";
    Number "snapshot_interval" = "5";
};

pub(super) const HOST: &[Property] = properties! {
    Text "host_name";
    Text "address";
    Text "address6";
    List "parents";
    List "hostgroups";
    Options "flap_detection_options" = "o,d,x";
    Options "notification_options" = "d,x,r,f";
    Text "vrml_image";
    Text "statusmap_image";
    Text "2d_coords";
    Text "3d_coords";
    Text "realm";
    Lines "service_overrides";
    List "service_excludes";
    List "service_includes";
    Options "snapshot_criteria" = "d,x";
};

pub(super) const SERVICE: &[Property] = properties! {
    List "host_name";
    List "hostgroup_name";
    Text "service_description";
    List "servicegroups";
    Flag "is_volatile" = "0";
    Flag "parallelize_check" = "1";
    Flag "host_dependency_enabled" = "1";
    Flag "merge_host_contacts" = "0";
    Lines "service_dependencies";
    Text "duplicate_foreach";
    Text "default_value";
    Text "aggregation";
    Options "flap_detection_options" = "o,w,c,u,x";
    Options "notification_options" = "w,u,c,r,f,s,x";
    Options "snapshot_criteria" = "w,c,u,x";
};

pub(super) const HOST_EXT_INFO: &[Property] = properties! {
    List "host_name";
    List "hostgroup_name";
    Text "notes";
    Text "notes_url";
    Text "action_url";
    Text "icon_image";
    Text "icon_image_alt";
    Text "vrml_image";
    Text "statusmap_image";
    Text "2d_coords";
    Text "3d_coords";
};

pub(super) const SERVICE_EXT_INFO: &[Property] = properties! {
    List "host_name";
    List "hostgroup_name";
    Text "service_description";
    Text "notes";
    Text "notes_url";
    Text "action_url";
    Text "icon_image";
    Text "icon_image_alt";
};

/// What extended information adds to a host or service that lacks it.
pub(crate) const EXT_INFO: [&str; 9] = [
    "notes",
    "notes_url",
    "action_url",
    "icon_image",
    "icon_image_alt",
    "vrml_image",
    "statusmap_image",
    "2d_coords",
    "3d_coords",
];
