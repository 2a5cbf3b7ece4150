use crate::{UserLink, resource::resource};

resource! {
    /// A group of users, also called a contact group. User groups form a tree with the root `All`.
    UserGroup {
        name: "usergroup",
        singular: "user_group",
        plural: "user_groups",
        link: UserGroupLink,
        schema_version: 1,
        properties: group().default_items(&["All"]).lookups(&["users"]),
        effects: [
            Update => "With a new `_parent`, the levels and parents of all groups below are \
                recomputed, and their etags change.",
            Remove | RemoveAll => "Groups below move to the group above.",
        ],
        groups: [unique_name, naming, origin, ownership, tree(UserGroupLink)],
        indexes: [
            "index_name" => ["name"],
            "index_updated" => ["_updated"],
        ],
    }
    fields {
        /// The member users; repeated ones are dropped.
        users: Vec<UserLink>, default [];
        /// The member groups; repeated ones are dropped.
        usergroups: Vec<UserGroupLink>, default [];
    }
}
