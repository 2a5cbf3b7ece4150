use crate::{DaemonType, RealmLink, UserLink, resource::resource};

resource! {
    /// What is known of one daemon of the monitoring engine. The engine keeps it up to date.
    AlignakDaemon {
        name: "alignakdaemon",
        singular: "alignak_daemon",
        plural: "alignak_daemons",
        link: AlignakDaemonLink,
        schema_version: 1,
        traits: [],
        indexes: [],
    }
    fields {
        /// The name of the daemon in the configuration of the engine.
        "name" name: String, required, not_empty();
        /// The part that the daemon plays.
        "type" r#type: DaemonType, required;

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

        /// The host name or IP address of the machine that the daemon runs on.
        "address" address: String, required, not_empty();

        /// The TCP port that the daemon listens on.
        "port" port: i64, required, not_empty();

        /// Whether the daemon waits to step in for another one.
        "spare" spare: bool, default false, required();
        /// Whether the daemon waits for others to call it.
        "passive" passive: bool, default false, required();
        /// Whether the daemon runs.
        "alive" alive: bool, default false, required();
        /// Whether the daemon can be reached over the network.
        "reachable" reachable: bool, default false, required();
        /// When the daemon was last looked at, in seconds since 1970.
        "last_check" last_check: i64, required, not_empty();
    }
}
