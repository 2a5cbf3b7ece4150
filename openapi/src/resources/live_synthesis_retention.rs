use crate::{LiveSynthesisLink, resource::resource};

resource! {
    /// A snapshot of the counters of a realm, shown in the history of a live synthesis. Internal.
    LiveSynthesisRetention {
        name: "livesynthesisretention",
        singular: "live_synthesis_retention",
        plural: "live_synthesis_retentions",
        link: LiveSynthesisRetentionLink,
        schema_version: 2,
        properties: internal().weak_references().lookups(&["livesynthesis"]),
        groups: [counters],
    }
    fields {
        /// The live synthesis of which this is a snapshot.
        livesynthesis: LiveSynthesisLink, required, not_embeddable();
    }
}
