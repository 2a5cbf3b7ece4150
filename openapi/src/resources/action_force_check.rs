use crate::resource::resource;

resource! {
    /// A request to check a host or service immediately. Front ends create it; the monitoring
    /// engine processes it and sets `processed`.
    ActionForceCheck {
        name: "actionforcecheck",
        singular: "action_force_check",
        plural: "action_force_checks",
        link: ActionForceCheckLink,
        schema_version: 1,
        properties: action(),
        groups: [visibility, requests],
    }
    fields {}
}
