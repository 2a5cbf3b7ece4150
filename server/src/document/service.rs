//! The few operations beside the resources: login, version, page sizes.

use serde_json::{Map, Value, json};

use super::responses::{reference, responses};

/// Their paths.
pub(super) fn paths() -> Map<String, Value> {
    let service = |id: &str, summary: &str, description: &str, open: bool| {
        let security = if open {
            json!([])
        } else {
            json!([{"token": []}, {"bearer": []}])
        };
        json!({
            "operationId": id, "summary": summary, "description": description,
            "tags": ["service"], "security": security,
        })
    };
    let mut root = service(
        "get_root",
        "List the resources",
        "The addresses of all resources.",
        false,
    );
    root["responses"] = responses(200, "The resources.", Some(&reference("Root")), &[401]);
    let mut login = service(
        "login",
        "Log in",
        "Gives the token of a user; with the action `generate`, a new one.",
        true,
    );
    login["requestBody"] = json!({
        "required": true,
        "description": "A name and a password.",
        "content": {"application/json": {
            "schema": reference("Login"),
            "example": {"username": "admin", "password": "admin"},
        }},
    });
    login["responses"] = responses(
        200,
        "The token.",
        Some(&reference("Token")),
        &[400, 401, 413, 429],
    );
    let mut logout = service(
        "logout",
        "Log out",
        "Does nothing: the token stays valid.",
        true,
    );
    logout["responses"] = json!({
        "200": {
            "description": "Always.",
            "content": {"text/html": {"schema": {"type": "string"}, "example": "ok"}},
        },
    });
    let mut version = service("get_version", "Show the version", "The version.", true);
    version["responses"] = responses(200, "The version.", Some(&reference("BackendVersion")), &[]);
    let mut settings = service(
        "get_backend_configuration",
        "Show the page sizes",
        "The default and the largest page of the installation.",
        true,
    );
    settings["responses"] = responses(
        200,
        "The page sizes.",
        Some(&reference("BackendConfiguration")),
        &[],
    );
    Map::from_iter([
        ("/".to_owned(), json!({"get": root})),
        ("/login".to_owned(), json!({"post": login})),
        ("/logout".to_owned(), json!({"post": logout})),
        ("/version".to_owned(), json!({"get": version})),
        ("/backendconfig".to_owned(), json!({"get": settings})),
    ])
}

/// The shapes of their answers.
pub(super) fn schemas() -> [(String, Value); 4] {
    let object = |description: &str, properties: Value| {
        let names: Vec<&String> = properties
            .as_object()
            .into_iter()
            .flat_map(Map::keys)
            .collect();
        json!({
            "type": "object", "description": description, "required": names,
            "properties": properties,
        })
    };
    let size = |description: &str| json!({"type": "integer", "format": "int64", "minimum": 1, "description": description});
    [
        (
            "RootLinks".to_owned(),
            object(
                "The addresses of the resources.",
                json!({"child": {
                    "type": "array", "items": {"$ref": "#/components/schemas/Link"},
                    "description": "One link for each resource that has an address.",
                }}),
            ),
        ),
        (
            "Root".to_owned(),
            object(
                "The resources that the backend offers.",
                json!({"_links": {"$ref": "#/components/schemas/RootLinks"}}),
            ),
        ),
        (
            "BackendVersion".to_owned(),
            object(
                "The version of the original that clients may take this backend for.",
                json!({"version": {
                    "type": "string", "description": "Three numbers.", "example": "1.4.16",
                }}),
            ),
        ),
        (
            "BackendConfiguration".to_owned(),
            object(
                "The page sizes of the installation.",
                json!({
                    "PAGINATION_DEFAULT": size("Items on a page when the client does not say."),
                    "PAGINATION_LIMIT": size("Items on a page at the most."),
                }),
            ),
        ),
    ]
}
