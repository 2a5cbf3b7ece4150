use crate::{ActionVerb, resource::resource};

resource! {
    /// A request to acknowledge the problem of a host or service, or to remove an acknowledgement.
    /// Front ends create it; the monitoring engine processes it and sets `processed`.
    ActionAcknowledge {
        name: "actionacknowledge",
        singular: "action_acknowledge",
        plural: "action_acknowledges",
        nouns: ["an acknowledgement", "acknowledgements"],
        link: ActionAcknowledgeLink,
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
        /// Whether to add or to remove the acknowledgement.
        action: ActionVerb, default ActionVerb::Add;
        /// Whether the acknowledgement is sticky: it lasts until recovery and not only until the
        /// next state change.
        sticky: bool, default true;
        /// Whether the comment is kept when the monitoring engine restarts.
        persistent: bool, default true;
        /// Whether a notification of the acknowledgement is sent to the contacts.
        notify: bool, default false;
        /// Whether the notification was sent.
        notified: bool, default false;
    }
}
