use crate::{resource::resource, RealmLink, UserLink};

resource! {
    /// The resource `command`.
    Command {
        name: "command",
        singular: "command",
        plural: "commands",
        link: CommandLink,
        schema_version: 1,
        traits: [],
        indexes: [
            "index_name" => ["name"],
            "index_updated" => ["_updated"],
        ],
    }
    fields {
        /// The field `name`.
        "name" name: String, required, unique().not_empty();
        /// The field `alias`.
        "alias" alias: String, default "";
        /// The field `notes`.
        "notes" notes: String, default "";
        /// The field `definition_order`.
        "definition_order" definition_order: i64, default 100;
        /// The field `imported_from`.
        "imported_from" imported_from: String, default "unknown";

        /// The field `_realm`.
        "_realm" realm: RealmLink, required;
        /// The field `_sub_realm`.
        "_sub_realm" sub_realm: bool, default true;
        /// The field `_users_read`.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;
        /// The field `_users_update`.
        "_users_update" users_update: Option<Vec<UserLink>>, optional;
        /// The field `_users_delete`.
        "_users_delete" users_delete: Option<Vec<UserLink>>, optional;

        /// The field `poller_tag`.
        "poller_tag" poller_tag: String, default "";

        /// The field `reactionner_tag`.
        "reactionner_tag" reactionner_tag: String, default "";

        /// The field `command_line`.
        "command_line" command_line: Option<String>, optional;
        /// The field `module_type`.
        "module_type" module_type: String, default "fork";
        /// The field `timeout`.
        "timeout" timeout: i64, default -1;
        /// The field `enable_environment_macros`.
        "enable_environment_macros" enable_environment_macros: bool, default false;
    }
}
