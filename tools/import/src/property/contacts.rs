//! Contacts, their groups and notification ways.

use super::{Property, properties};

/// How a contact is notified; a notification way brings the same properties.
pub(super) const NOTIFICATION: &[Property] = properties! {
    Flag "host_notifications_enabled" = "1";
    Flag "service_notifications_enabled" = "1";
    Text "host_notification_period";
    Text "service_notification_period";
    Options "host_notification_options";
    Options "service_notification_options";
    List "host_notification_commands";
    List "service_notification_commands";
    Number "min_business_impact" = "0";
};

pub(super) const CONTACT: &[Property] = properties! {
    Text "contact_name";
    Text "alias";
    List "contactgroups";
    Text "email" = "none";
    Text "pager" = "none";
    Text "address1" = "none";
    Text "address2" = "none";
    Text "address3" = "none";
    Text "address4" = "none";
    Text "address5" = "none";
    Text "address6" = "none";
    Flag "can_submit_commands" = "0";
    Flag "is_admin" = "0";
    Flag "expert" = "0";
    List "notificationways";
    Text "password";
};

pub(super) const NOTIFICATION_WAY: &[Property] = properties! {
    Text "notificationway_name";
};

pub(super) const CONTACT_GROUP: &[Property] = properties! {
    Text "contactgroup_name";
    Text "alias";
    List "members";
    List "contactgroup_members";
};
