use crate::{resource::resource, GrafanaLink, RealmLink, StatsDLink, UserLink};

resource! {
    /// The resource `graphite`.
    Graphite {
        name: "graphite",
        singular: "graphite",
        plural: "graphites",
        link: GraphiteLink,
        schema_version: 2,
        traits: [],
        indexes: [],
    }
    fields {
        /// The field `name`.
        "name" name: String, required, unique().not_empty();

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

        /// The field `carbon_address`.
        "carbon_address" carbon_address: String, required, not_empty();
        /// The field `carbon_port`.
        "carbon_port" carbon_port: i64, default 2004, not_empty();
        /// The field `graphite_address`.
        "graphite_address" graphite_address: String, required, not_empty();
        /// The field `graphite_port`.
        "graphite_port" graphite_port: i64, default 8080, not_empty();
        /// The field `prefix`.
        "prefix" prefix: String, default "";
        /// The field `realms_prefix`.
        "realms_prefix" realms_prefix: bool, default true, since(2);
        /// The field `grafana`.
        "grafana" grafana: Option<GrafanaLink>, default None;
        /// The field `statsd`.
        "statsd" statsd: Option<StatsDLink>, default None;
    }
}
