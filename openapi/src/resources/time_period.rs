use crate::{AnyValue, RealmLink, UserLink, resource::resource};

resource! {
    /// Hours of the week or of dated days. The periods `24x7` and `Never` are always there.
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

        /// The days and, for each, its hours: `{"monday": "00:00-24:00"}`.
        "dateranges" dateranges: Vec<AnyValue>, default [];
        /// Names of periods that are taken out of this one.
        "exclude" exclude: Vec<AnyValue>, default [];
        /// Whether the period is on now; the monitoring engine keeps it up to date.
        "is_active" is_active: bool, default false;
    }
}
