use crate::{AnyValue, resource::resource};

resource! {
    /// What a unit of work has left to further units, because all of it at once would keep other
    /// writers waiting. Internal.
    Cascade {
        name: "cascade",
        singular: "cascade",
        plural: "cascades",
        link: CascadeLink,
        schema_version: 1,
        properties: internal().weak_references(),
    }
    fields {
        /// What is left: `spread`, `align`, `remove`, `undo` or `follow`.
        kind: String, required;
        /// The resource of the items in `ids`.
        concerns: String, required;
        /// The templates that pass something on, the item that is removed, the items of a list, or
        /// the hosts or services that have moved.
        ids: Vec<String>, default [];
        /// The fields that templates pass on.
        fields: Vec<String>, default [];
        /// The templates as they were before the change.
        before: Vec<AnyValue>, default [];
        /// The first hosts that have lost a service with the item.
        hosts: Vec<String>, default [];
        /// How many hosts have.
        count: i64, default 0;
    }
}
