use crate::{RealmLink, UserLink, resource::resource};

resource! {
    /// A command line that checks, notifies, handles events or takes snapshots.
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
        /// The name by which people and other programs know the item.
        "name" name: String, required, unique().not_empty();
        /// A friendlier name to show; the backend copies the name when there is none.
        "alias" alias: String, default "";
        /// Whatever is worth remembering about the item.
        "notes" notes: String, default "";
        /// Of several definitions of one name, the one with the lowest number counts.
        "definition_order" definition_order: i64, default 100;
        /// The program or file that the item came from.
        "imported_from" imported_from: String, default "unknown";

        /// The realm that the item belongs to, and with it the rights to see and change it.
        "_realm" realm: RealmLink, required;
        /// Whether those who look after the realms below see the item too.
        "_sub_realm" sub_realm: bool, default true;
        /// The users who may read the item by a `custom` right.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;
        /// The users who may change the item by a `custom` right.
        "_users_update" users_update: Option<Vec<UserLink>>, optional;
        /// The users who may delete the item by a `custom` right.
        "_users_delete" users_delete: Option<Vec<UserLink>>, optional;

        /// Names the pollers that may run the command; empty for any.
        "poller_tag" poller_tag: String, default "";

        /// Names the reactionners that may run the command; empty for any.
        "reactionner_tag" reactionner_tag: String, default "";

        /// What is run, with macros for what differs from item to item.
        "command_line" command_line: Option<String>, optional;
        /// The way in which the poller runs the command.
        "module_type" module_type: String, default "fork";
        /// How long the command may run, in seconds; -1 for what the engine sets.
        "timeout" timeout: i64, default -1;
        /// Whether the command finds the macros in its environment.
        "enable_environment_macros" enable_environment_macros: bool, default false;
    }
}
