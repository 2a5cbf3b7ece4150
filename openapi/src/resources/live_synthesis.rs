use crate::{resource::resource, RealmLink, UserLink};

resource! {
    /// The resource `livesynthesis`.
    LiveSynthesis {
        name: "livesynthesis",
        singular: "live_synthesis",
        plural: "live_syntheses",
        link: LiveSynthesisLink,
        schema_version: 2,
        traits: [],
        indexes: [
            "index_host" => ["host", "name"],
            "index_name" => ["name"],
            "index_tpl" => ["_is_template"],
        ],
    }
    fields {
        /// The field `_realm`.
        "_realm" realm: RealmLink, required;
        /// The field `_sub_realm`.
        "_sub_realm" sub_realm: bool, default true;
        /// The field `_users_read`.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;

        /// The field `hosts_total`.
        "hosts_total" hosts_total: i64, default 0;
        /// The field `hosts_not_monitored`.
        "hosts_not_monitored" hosts_not_monitored: i64, default 0, since(2);
        /// The field `hosts_up_hard`.
        "hosts_up_hard" hosts_up_hard: i64, default 0;
        /// The field `hosts_up_soft`.
        "hosts_up_soft" hosts_up_soft: i64, default 0;
        /// The field `hosts_down_hard`.
        "hosts_down_hard" hosts_down_hard: i64, default 0;
        /// The field `hosts_down_soft`.
        "hosts_down_soft" hosts_down_soft: i64, default 0;
        /// The field `hosts_unreachable_hard`.
        "hosts_unreachable_hard" hosts_unreachable_hard: i64, default 0;
        /// The field `hosts_unreachable_soft`.
        "hosts_unreachable_soft" hosts_unreachable_soft: i64, default 0;
        /// The field `hosts_acknowledged`.
        "hosts_acknowledged" hosts_acknowledged: i64, default 0;
        /// The field `hosts_in_downtime`.
        "hosts_in_downtime" hosts_in_downtime: i64, default 0;
        /// The field `hosts_flapping`.
        "hosts_flapping" hosts_flapping: i64, default 0;

        /// The field `services_total`.
        "services_total" services_total: i64, default 0;
        /// The field `services_not_monitored`.
        "services_not_monitored" services_not_monitored: i64, default 0, since(2);
        /// The field `services_ok_hard`.
        "services_ok_hard" services_ok_hard: i64, default 0;
        /// The field `services_ok_soft`.
        "services_ok_soft" services_ok_soft: i64, default 0;
        /// The field `services_warning_hard`.
        "services_warning_hard" services_warning_hard: i64, default 0;
        /// The field `services_warning_soft`.
        "services_warning_soft" services_warning_soft: i64, default 0;
        /// The field `services_critical_hard`.
        "services_critical_hard" services_critical_hard: i64, default 0;
        /// The field `services_critical_soft`.
        "services_critical_soft" services_critical_soft: i64, default 0;
        /// The field `services_unknown_hard`.
        "services_unknown_hard" services_unknown_hard: i64, default 0;
        /// The field `services_unknown_soft`.
        "services_unknown_soft" services_unknown_soft: i64, default 0;
        /// The field `services_unreachable_hard`.
        "services_unreachable_hard" services_unreachable_hard: i64, default 0;
        /// The field `services_unreachable_soft`.
        "services_unreachable_soft" services_unreachable_soft: i64, default 0;
        /// The field `services_acknowledged`.
        "services_acknowledged" services_acknowledged: i64, default 0;
        /// The field `services_in_downtime`.
        "services_in_downtime" services_in_downtime: i64, default 0;
        /// The field `services_flapping`.
        "services_flapping" services_flapping: i64, default 0;
    }
}
