use crate::{HostLink, resource::resource};

resource! {
    /// A group of hosts. Host groups form a tree with the root `All`.
    HostGroup {
        name: "hostgroup",
        singular: "host_group",
        plural: "host_groups",
        link: HostGroupLink,
        schema_version: 1,
        properties: group().default_items(&["All"]).lookups(&["hosts"]),
        effects: [
            Update => "With a new `_parent`, the levels and parents of all groups below are \
                recomputed, and their etags change.",
            Remove | RemoveAll => "Groups below move to the group above.",
        ],
        groups: [unique_name, naming, pages, origin, ownership, tree(HostGroupLink)],
        indexes: [
            "index_name" => ["name"],
            "index_updated" => ["_updated"],
        ],
    }
    fields {
        /// The member hosts; repeated ones are dropped.
        hosts: Vec<HostLink>, default [];
        /// The member groups; repeated ones are dropped.
        hostgroups: Vec<HostGroupLink>, default [];
    }
}
