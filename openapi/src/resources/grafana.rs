use crate::{RealmLink, UserLink, resource::resource};

resource! {
    /// A Grafana server, in which the backend makes a dashboard for each host of a realm.
    Grafana {
        name: "grafana",
        singular: "grafana",
        plural: "grafanas",
        link: GrafanaLink,
        schema_version: 1,
        traits: [],
        indexes: [],
    }
    fields {
        /// The name by which people and other programs know the item.
        "name" name: String, required, unique().not_empty();

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

        /// The host name or IP address of the server.
        "address" address: String, required, not_empty();

        /// The TCP port of the server.
        "port" port: i64, default 3000, not_empty();
        /// Whether Grafana is spoken to by HTTPS.
        "ssl" ssl: bool, default false;
        /// The key by which Grafana recognises the backend; it needs the rights of an
        /// administrator.
        "apikey" apikey: String, required, not_empty();
        /// How often a dashboard is refreshed, as Grafana writes it: `1m`.
        "refresh" refresh: String, default "1m", not_empty();
        /// The time zone of the dashboards, as Grafana names it: `browser` or `utc`.
        "timezone" timezone: String, default "browser", not_empty();
    }
}
