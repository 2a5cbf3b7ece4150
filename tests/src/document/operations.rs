//! The operations of a document.

use serde_json::Value;

/// The methods that an `OpenAPI` document can describe and this server can answer.
pub const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

/// One method of one path.
#[derive(Clone, Copy, Debug)]
pub struct Operation<'a> {
    /// The path with its parameters in braces.
    pub path: &'a str,
    /// The method in lower case.
    pub method: &'a str,
    /// What the document says about it.
    pub content: &'a Value,
}

impl<'a> Operation<'a> {
    /// Its `operationId`, or an empty text.
    pub fn id(&self) -> &'a str {
        self.content["operationId"].as_str().unwrap_or_default()
    }

    /// Where it stands in the document, as a JSON pointer.
    pub fn pointer(&self) -> String {
        let path = self.path.replace('~', "~0").replace('/', "~1");
        format!("/paths/{path}/{}", self.method)
    }

    /// Its path with an id of an item that does not exist for each parameter.
    pub fn address(&self) -> String {
        let part = |part: &str| {
            if part.starts_with('{') {
                "0123456789abcdef01234567".to_owned()
            } else {
                part.to_owned()
            }
        };
        self.path.split('/').map(part).collect::<Vec<_>>().join("/")
    }
}

/// All operations of a document.
pub fn operations(document: &Value) -> Vec<Operation<'_>> {
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        for (method, content) in item.as_object().into_iter().flatten() {
            if METHODS.contains(&method.as_str()) {
                found.push(Operation {
                    path,
                    method,
                    content,
                });
            }
        }
    }
    found
}
