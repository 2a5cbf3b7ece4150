use crate::{UserLink, resource::resource};

resource! {
    /// What the schedulers of the monitoring engine want to find again after a restart, host by
    /// host. Any field is kept, and only its owner sees it.
    AlignakRetention {
        name: "alignakretention",
        singular: "alignak_retention",
        plural: "alignak_retentions",
        link: AlignakRetentionLink,
        schema_version: 1,
        traits: [owned, replaceable],
        unknown_fields: additional,
        indexes: [],
    }
    fields {
        /// The user whom the item belongs to; nobody else sees it.
        "_user" user: Option<UserLink>, optional;

        /// The name of the host that was saved.
        "host" host: Option<String>, optional;
    }
}
