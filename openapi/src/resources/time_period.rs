use crate::{resource::resource, AnyValue, RealmLink, UserLink};

resource! {
    /// The resource `timeperiod`.
    TimePeriod {
        name: "timeperiod",
        singular: "time_period",
        plural: "time_periods",
        link: TimePeriodLink,
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

        /// The field `dateranges`.
        "dateranges" dateranges: Vec<AnyValue>, default [];
        /// The field `exclude`.
        "exclude" exclude: Vec<AnyValue>, default [];
        /// The field `is_active`.
        "is_active" is_active: bool, default false;
    }
}
