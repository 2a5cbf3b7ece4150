use crate::{resource::resource, DaemonType, RealmLink, UserLink};

resource! {
    /// The resource `alignakdaemon`.
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
        /// The field `name`.
        "name" name: String, required, not_empty();
        /// The field `type`.
        "type" r#type: DaemonType, required;

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

        /// The field `address`.
        "address" address: String, required, not_empty();

        /// The field `port`.
        "port" port: i64, required, not_empty();

        /// The field `spare`.
        "spare" spare: bool, default false, required();
        /// The field `passive`.
        "passive" passive: bool, default false, required();
        /// The field `alive`.
        "alive" alive: bool, default false, required();
        /// The field `reachable`.
        "reachable" reachable: bool, default false, required();
        /// The field `last_check`.
        "last_check" last_check: i64, required, not_empty();
    }
}
