use crate::{RealmLink, Right, RightScope, UserLink, resource::resource};

resource! {
    /// What one user may do to the items of one resource in one realm.
    UserRestrictRole {
        name: "userrestrictrole",
        singular: "user_restrict_role",
        plural: "user_restrict_roles",
        link: UserRestrictRoleLink,
        schema_version: 1,
        traits: [],
        indexes: [],
    }
    fields {
        /// The user who has the right.
        "user" user: UserLink, required;

        /// The realm in which the right holds.
        "realm" realm: RealmLink, required;
        /// Whether the right holds in all realms below as well.
        "sub_realm" sub_realm: bool, default false;
        /// The resource that the right is about.
        "resource" resource: RightScope, default RightScope::All;
        /// What the user may do.
        "crud" crud: Vec<Right>, default [Right::Read];
    }
}
