use crate::{resource::resource, UserLink};

resource! {
    /// The resource `alignakretention`.
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
        /// The field `_user`.
        "_user" user: Option<UserLink>, optional;

        /// The field `host`.
        "host" host: Option<String>, optional;
    }
}
