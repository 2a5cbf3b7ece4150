use crate::resource::resource;

resource! {
    /// A request to check a host or service immediately. Front ends create it; the monitoring
    /// engine processes it and sets `processed`.
    ActionForceCheck {
        name: "actionforcecheck",
        singular: "action_force_check",
        plural: "action_force_checks",
        nouns: ["a forced check", "forced checks"],
        link: ActionForceCheckLink,
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
    fields {}
}
