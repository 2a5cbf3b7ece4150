use crate::{ServiceLink, resource::resource};

resource! {
    /// A group of services. Service groups form a tree with the root `All`.
    ServiceGroup {
        name: "servicegroup",
        singular: "service_group",
        plural: "service_groups",
        link: ServiceGroupLink,
        schema_version: 1,
        properties: group().default_items(&["All"]).lookups(&["services"]),
        effects: [
            Update => "With a new `_parent`, the levels and parents of all groups below are \
                recomputed, and their etags change.",
            Remove | RemoveAll => "Groups below move to the group above.",
        ],
        groups: [unique_name, naming, pages, origin, ownership, tree(ServiceGroupLink)],
        indexes: [
            "index_name" => ["name"],
            "index_updated" => ["_updated"],
        ],
    }
    fields {
        /// The member services; repeated ones are dropped.
        services: Vec<ServiceLink>, default [];
        /// The member groups; repeated ones are dropped.
        servicegroups: Vec<ServiceGroupLink>, default [];
    }
}
