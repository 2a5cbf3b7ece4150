use crate::resource::resource;

resource! {
    /// A command line that checks, notifies, handles events or takes snapshots.
    Command {
        name: "command",
        singular: "command",
        plural: "commands",
        link: CommandLink,
        schema_version: 1,
        properties: default_items(&["_internal_host_up", "_echo"]),
        groups: [unique_name, naming, origin, ownership],
        indexes: [
            "index_name" => ["name"],
            "index_updated" => ["_updated"],
        ],
    }
    fields {
        /// The command line, with macros such as `$HOSTADDRESS$` for what differs between items.
        command_line: Option<String>, optional;
        /// The module of the poller that runs the command.
        module_type: String, default "fork";
        /// The maximum duration of the command, in seconds; -1 for the engine's default.
        timeout: i64, default -1;
        /// Whether macros are passed to the command as environment variables.
        enable_environment_macros: bool, default false;
        /// The tag of the pollers that may run the command; empty for any poller.
        poller_tag: String, default "";
        /// The tag of the reactionners that may run the command; empty for any reactionner.
        reactionner_tag: String, default "";
    }
}
