use crate::{resource::resource, RealmLink, Right, RightScope, UserLink};

resource! {
    /// The resource `userrestrictrole`.
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
        /// The field `user`.
        "user" user: UserLink, required;

        /// The field `realm`.
        "realm" realm: RealmLink, required;
        /// The field `sub_realm`.
        "sub_realm" sub_realm: bool, default false;
        /// The field `resource`.
        "resource" resource: RightScope, default RightScope::All;
        /// The field `crud`.
        "crud" crud: Vec<Right>, default [Right::Read];
    }
}
