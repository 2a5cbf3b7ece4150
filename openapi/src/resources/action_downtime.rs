use crate::{ActionVerb, resource::resource};

resource! {
    /// A request to schedule a downtime of a host or service, or to cancel one. Front ends create
    /// it; the monitoring engine processes it and sets `processed`.
    ActionDowntime {
        name: "actiondowntime",
        singular: "action_downtime",
        plural: "action_downtimes",
        nouns: ["a downtime", "downtimes"],
        link: ActionDowntimeLink,
        schema_version: 1,
        properties: action(),
        effects: [
            Create => "The monitoring engine carries the action out and sets `processed`; the history \
                records both. Needs `can_submit_commands` or the right to change the host or service.",
            Update => "The monitoring engine sets `processed` when it has carried the action out; the \
                history records it.",
        ],
        groups: [visibility, requests],
    }
    fields {
        /// Whether to schedule or to cancel the downtime.
        action: ActionVerb, default ActionVerb::Add;
        /// Whether the downtime is fixed and lasts from start to end. A flexible downtime starts
        /// with a problem between start and end, and lasts for `duration`.
        fixed: bool, default true;
        /// The start of the downtime, in Unix seconds.
        start_time: i64, default 0;
        /// The end of the downtime, in Unix seconds.
        end_time: i64, default 86400;
        /// The duration of a flexible downtime, in seconds.
        duration: i64, default 86400;
        /// Whether a notification of the downtime was sent.
        notified: bool, default false;
    }
}
