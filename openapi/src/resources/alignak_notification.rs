use crate::resource::resource;

resource! {
    /// An event that waits to be told to the arbiter of the monitoring engine. The backend keeps it
    /// for itself.
    AlignakNotification {
        name: "alignak_notifications",
        singular: "alignak_notification",
        plural: "alignak_notifications",
        link: AlignakNotificationLink,
        schema_version: 1,
        traits: [internal],
        indexes: [],
    }
    fields {
        /// What happened: `creation` or `deletion`.
        "event" event: String, required;
        /// The last part of the address that is called on the arbiter.
        "notification" notification: String, default "backend_notification";
        /// What it happened to, as `type:name`.
        "parameters" parameters: String, default "";
    }
}
