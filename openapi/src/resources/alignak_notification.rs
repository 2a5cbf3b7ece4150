use crate::resource::resource;

resource! {
    /// An event queued for the arbiter of the monitoring engine. Internal.
    AlignakNotification {
        name: "alignak_notifications",
        singular: "alignak_notification",
        plural: "alignak_notifications",
        link: AlignakNotificationLink,
        schema_version: 1,
        properties: internal().weak_references(),
    }
    fields {
        /// The kind of event: `creation` or `deletion`.
        event: String, required;
        /// The last part of the URL that is called on the arbiter.
        notification: String, default "backend_notification";
        /// The item concerned, as `type:name`.
        parameters: String, default "";
    }
}
