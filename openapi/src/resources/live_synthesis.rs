use crate::{RealmLink, UserLink, resource::resource};

resource! {
    /// How many hosts and services of a realm are in which state. The backend keeps the counters.
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
        /// The realm that the item belongs to, and with it the rights to see and change it.
        "_realm" realm: RealmLink, required;
        /// Whether those who look after the realms below see the item too.
        "_sub_realm" sub_realm: bool, default true;
        /// The users who may read the item by a `custom` right.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;

        /// How many hosts there are, templates left out.
        "hosts_total" hosts_total: i64, default 0;
        /// How many hosts are not checked in any way.
        "hosts_not_monitored" hosts_not_monitored: i64, default 0, since(2);
        /// How many hosts are UP, confirmed.
        "hosts_up_hard" hosts_up_hard: i64, default 0;
        /// How many hosts are UP, still to be confirmed.
        "hosts_up_soft" hosts_up_soft: i64, default 0;
        /// How many hosts are DOWN, confirmed.
        "hosts_down_hard" hosts_down_hard: i64, default 0;
        /// How many hosts are DOWN, still to be confirmed.
        "hosts_down_soft" hosts_down_soft: i64, default 0;
        /// How many hosts are UNREACHABLE, confirmed.
        "hosts_unreachable_hard" hosts_unreachable_hard: i64, default 0;
        /// How many hosts are UNREACHABLE, still to be confirmed.
        "hosts_unreachable_soft" hosts_unreachable_soft: i64, default 0;
        /// How many hosts have a problem that somebody took charge of.
        "hosts_acknowledged" hosts_acknowledged: i64, default 0;
        /// How many hosts are in downtime.
        "hosts_in_downtime" hosts_in_downtime: i64, default 0;
        /// How many hosts flap; nobody counts them, so it is always 0.
        "hosts_flapping" hosts_flapping: i64, default 0;

        /// How many services there are, templates left out.
        "services_total" services_total: i64, default 0;
        /// How many services are not checked in any way.
        "services_not_monitored" services_not_monitored: i64, default 0, since(2);
        /// How many services are OK, confirmed.
        "services_ok_hard" services_ok_hard: i64, default 0;
        /// How many services are OK, still to be confirmed.
        "services_ok_soft" services_ok_soft: i64, default 0;
        /// How many services are WARNING, confirmed.
        "services_warning_hard" services_warning_hard: i64, default 0;
        /// How many services are WARNING, still to be confirmed.
        "services_warning_soft" services_warning_soft: i64, default 0;
        /// How many services are CRITICAL, confirmed.
        "services_critical_hard" services_critical_hard: i64, default 0;
        /// How many services are CRITICAL, still to be confirmed.
        "services_critical_soft" services_critical_soft: i64, default 0;
        /// How many services are UNKNOWN, confirmed.
        "services_unknown_hard" services_unknown_hard: i64, default 0;
        /// How many services are UNKNOWN, still to be confirmed.
        "services_unknown_soft" services_unknown_soft: i64, default 0;
        /// How many services are UNREACHABLE, confirmed.
        "services_unreachable_hard" services_unreachable_hard: i64, default 0;
        /// How many services are UNREACHABLE, still to be confirmed.
        "services_unreachable_soft" services_unreachable_soft: i64, default 0;
        /// How many services have a problem that somebody took charge of.
        "services_acknowledged" services_acknowledged: i64, default 0;
        /// How many services are in downtime.
        "services_in_downtime" services_in_downtime: i64, default 0;
        /// How many services flap; nobody counts them, so it is always 0.
        "services_flapping" services_flapping: i64, default 0;
    }
}
