//! Who may call what.

use utoipa::Modify;
use utoipa::openapi::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};

use super::parameters::operations;

/// Every operation needs the token, in one of two ways, unless it says that it needs none.
pub(super) struct Security;

impl Modify for Security {
    fn modify(&self, openapi: &mut OpenApi) {
        let none: [&str; 0] = [];
        let ways = ["bearer", "token"].map(|name| SecurityRequirement::new(name, none));
        openapi.security = Some(ways.to_vec());
        for operation in openapi.paths.paths.values_mut().flat_map(operations) {
            if operation.security.is_some() {
                operation.security = Some(Vec::new());
            }
        }
        let components = openapi.components.get_or_insert_default();
        let bearer = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("The token of `POST /login`."))
            .build();
        let basic = HttpBuilder::new()
            .scheme(HttpAuthScheme::Basic)
            .description(Some("The token as user name, and an empty password."))
            .build();
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
        components.add_security_scheme("token", SecurityScheme::Http(basic));
    }
}
