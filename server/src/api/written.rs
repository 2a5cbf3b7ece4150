//! What a write answers.

use serde_json::{Value, json};

use crate::contract::{AUTOMATIC_FIELDS, Resource};
use crate::item::{self, Item};
use crate::rules::Refusal;
use crate::unit::Unit;

/// The automatic fields of an item just written: the body of the answer.
#[derive(Debug, Clone)]
pub struct Written {
    /// The item's id.
    pub id: String,
    /// `_id`, `_created`, `_updated`, `_etag`.
    pub fields: Item,
}

impl Written {
    pub(super) fn of(
        unit: &Unit<'_>,
        resource: &'static Resource,
        id: &str,
    ) -> Result<Self, Refusal> {
        let item = unit.get(resource, id)?;
        let fields = item.map(|item| item::parts_of(&item, &AUTOMATIC_FIELDS));
        Ok(Self {
            id: id.to_owned(),
            fields: fields.unwrap_or_default(),
        })
    }

    /// The etag after the write.
    pub fn etag(&self) -> &str {
        item::text(&self.fields, "_etag")
    }

    /// The fields with `_status` and the link to the item.
    pub fn answer(&self, resource: &Resource) -> Value {
        let mut answer = self.fields.clone();
        answer.insert("_status".to_owned(), json!("OK"));
        answer.insert(
            "_links".to_owned(),
            json!({"self": {
                "title": resource.title, "href": format!("{}/{}", resource.name, self.id),
            }}),
        );
        Value::Object(answer)
    }
}
