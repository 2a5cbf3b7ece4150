use crate::{UserLink, resource::resource};

resource! {
    /// The data that the schedulers of the monitoring engine save between two runs, one item per
    /// host. Any field is stored, and only the owner can read and write the item.
    AlignakRetention {
        name: "alignakretention",
        singular: "alignak_retention",
        plural: "alignak_retentions",
        nouns: ["retention data", "retention data"],
        link: AlignakRetentionLink,
        schema_version: 1,
        properties: owned().replaceable(),
        effects: [
            List | Read => "Only the caller's own data is visible.",
            Create | Replace => "Fields of any name are kept. The item belongs to the caller.",
        ],
        unknown_fields: additional,
    }
    fields {
        /// The owner: the user who created the item. No other user can read it.
        "_user" user: Option<UserLink>, optional, read_only();
        /// The name of the host that the data belong to.
        host: Option<String>, optional;
    }
}
