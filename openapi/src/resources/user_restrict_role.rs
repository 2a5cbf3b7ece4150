use crate::{RealmLink, Right, RightScope, UserLink, resource::resource};

resource! {
    /// A role: the rights of one user on the items of one resource in one realm.
    UserRestrictRole {
        name: "userrestrictrole",
        singular: "user_restrict_role",
        plural: "user_restrict_roles",
        nouns: ["a role", "roles of users"],
        link: UserRestrictRoleLink,
        schema_version: 1,
        properties: decides_rights().realm_field("realm").lookups(&["user"]),
        effects: [
            Create | Update | Remove | RemoveAll => "Takes effect with the next request of the user.",
        ],
    }
    fields {
        /// The user to whom the rights are granted.
        user: UserLink, required;
        /// The realm in which the rights apply.
        realm: RealmLink, required;
        /// Whether the rights also apply in all realms below.
        sub_realm: bool, default false;
        /// The resource to which the rights apply.
        resource: RightScope, default RightScope::All;
        /// The rights.
        crud: Vec<Right>, default [Right::Read];
    }
}
