use crate::resource::resource;

resource! {
    /// The resource `alignak_notifications`.
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
        /// The field `event`.
        "event" event: String, required;
        /// The field `notification`.
        "notification" notification: String, default "backend_notification";
        /// The field `parameters`.
        "parameters" parameters: String, default "";
    }
}
