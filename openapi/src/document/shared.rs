//! Shapes of responses that the model reads more tolerantly than they are written.

use std::borrow::Cow;

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{Ref, RefOr, Schema, schema::Array},
};

use super::Referenced;
use crate::{AnyValue, Link, WriteResult};

/// The links of an item.
#[derive(Debug, ToSchema)]
pub struct ItemLinks {
    /// The item itself.
    #[schema(rename = "self")]
    pub this: Link,
    /// The entry point of the backend.
    #[schema(nullable = false)]
    pub parent: Option<Link>,
    /// The list that the item is in.
    #[schema(nullable = false)]
    pub collection: Option<Link>,
}

/// The links of a page.
#[derive(Debug, ToSchema)]
pub struct PageLinks {
    /// The page itself.
    #[schema(rename = "self")]
    pub this: Link,
    /// The entry point of the backend.
    #[schema(nullable = false)]
    pub parent: Option<Link>,
    /// The page after this one, if there is one.
    #[schema(nullable = false)]
    pub next: Option<Link>,
    /// The page before this one, if there is one.
    #[schema(nullable = false)]
    pub prev: Option<Link>,
    /// The last page, unless this is the last.
    #[schema(nullable = false)]
    pub last: Option<Link>,
}

/// The results of a creation: the result of the one item that was sent, or, when a list was sent,
/// a result for each item in `_items`.
#[derive(Debug)]
pub enum WriteResults {}

impl PartialSchema for WriteResults {
    fn schema() -> RefOr<Schema> {
        let mut schema = WriteResult::<AnyValue>::schema();
        if let RefOr::T(Schema::Object(object)) = &mut schema {
            object.description = Some(
                "The result of the one item that was sent or, when a list was sent, the result of \
                 each of its items in `_items`."
                    .to_owned(),
            );
            let mut items = Array::new(Ref::from_schema_name("WriteResult"));
            items.description =
                Some("The result of each item, in the order of the list that was sent.".to_owned());
            object
                .properties
                .insert("_items".to_owned(), RefOr::T(Schema::Array(items)));
        }
        schema
    }
}

impl ToSchema for WriteResults {
    fn name() -> Cow<'static, str> {
        "WriteResults".into()
    }

    fn schemas(schemas: &mut Referenced) {
        let one = WriteResult::<AnyValue>::schema();
        schemas.push(("WriteResult".to_owned(), one));
        WriteResult::<AnyValue>::schemas(schemas);
    }
}
