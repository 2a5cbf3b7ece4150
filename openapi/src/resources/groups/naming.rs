//! What the items of the configuration are called, where they come from and to whom they belong.

use super::group;

group! { ($) unique_name [] {
    /// The name by which other items and clients refer to the item; no two items of the resource
    /// have the same name.
    name: String, required, a_name().unique().not_empty();
} }

group! { ($) naming [] {
    /// The label to display. The backend copies the name when it is empty.
    alias: String, default "", self_service();
    /// Free remarks.
    notes: String, default "", self_service();
} }

group! { ($) pages [] {
    /// URLs of documentation about the item, for front ends to link to.
    notes_url: String, default "";
    /// URLs of actions on the item, for front ends to link to.
    action_url: String, default "";
} }

group! { ($) labels [] {
    /// Free labels to group and search items by; those of templates are added.
    tags: Vec<String>, default [], accumulated();
    /// Custom macros, by name (`_SNMP_COMMUNITY`); those of templates are added.
    customs: crate::FreeObject, default crate::FreeObject::new(),
        live_state().accumulated().self_service();
} }

group! { ($) origin [] {
    /// The precedence among several definitions of one item: the lowest number wins.
    definition_order: i64, default 100;
    /// The tool or file that the item was imported from.
    imported_from: String, default "unknown";
} }

group! { ($) access [] {
    /// The users who may read the item through the right `custom`.
    "_users_read" users_read: Option<Vec<crate::UserLink>>, optional;
    /// The users who may change the item through the right `custom`.
    "_users_update" users_update: Option<Vec<crate::UserLink>>, optional;
    /// The users who may delete the item through the right `custom`.
    "_users_delete" users_delete: Option<Vec<crate::UserLink>>, optional;
} }

group! { ($) ownership [] {
    /// The realm that the item belongs to, by which rights to read and change it are granted.
    "_realm" realm: crate::RealmLink, required;
    /// Whether the item is also visible to users of the realms below its own.
    "_sub_realm" sub_realm: bool, default true;
    /// The users who may read the item through the right `custom`.
    "_users_read" users_read: Option<Vec<crate::UserLink>>, optional;
    /// The users who may change the item through the right `custom`.
    "_users_update" users_update: Option<Vec<crate::UserLink>>, optional;
    /// The users who may delete the item through the right `custom`.
    "_users_delete" users_delete: Option<Vec<crate::UserLink>>, optional;
} }

group! { ($) templates [$link:ident] {
    /// Whether the item is a template: others inherit from it, and it is neither monitored nor
    /// used itself.
    "_is_template" is_template: bool, default false;
    /// The templates from which the item inherits the fields that it does not set itself. Where
    /// several set one field, the last template in the list wins.
    "_templates" templates: Vec<crate::$link>, default [], needs_read_right();
    /// The names of the fields whose values are inherited from the templates.
    "_template_fields" template_fields: Vec<crate::AnyValue>, default [], read_only();
} }

group! { ($) tree [$link:ident] {
    /// The parent in the tree; null for the root only.
    "_parent" parent: Option<crate::$link>, default None;
    /// The depth in the tree: 0 for the root.
    "_level" level: i64, default 0, read_only();
    /// The ancestors in the tree, from the root down to the parent.
    "_tree_parents" tree_parents: Vec<crate::$link>, default [], read_only();
} }
