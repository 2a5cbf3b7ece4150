use crate::{AnyValue, resource::resource};

resource! {
    /// A time period: recurring days or dates with ranges of hours. The periods `24x7` and `Never`
    /// always exist.
    TimePeriod {
        name: "timeperiod",
        singular: "time_period",
        plural: "time_periods",
        link: TimePeriodLink,
        schema_version: 1,
        properties: default_items(&["24x7", "Never"]),
        groups: [unique_name, naming, origin, ownership],
        indexes: [
            "index_name" => ["name"],
            "index_updated" => ["_updated"],
        ],
    }
    fields {
        /// The days and dates of the period, each with its ranges of hours.
        dateranges: Vec<AnyValue>, default [], published_as("DateRange");
        /// The names of the time periods that are excluded from this one.
        exclude: Vec<AnyValue>, default [];
        /// Whether the period is currently active; the monitoring engine keeps it up to date.
        is_active: bool, default false;
    }
}
