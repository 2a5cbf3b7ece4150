//! Rows and the checksums that tell damaged ones.

use rusqlite::Row;

use super::super::port::{StoreError, StoredItem};
use super::packed::digits_column;
use crate::contract::Resource;
use crate::filter::item_text;
use crate::item::{self, Item};

/// The columns from which the text of an item is read, the first ones of each statement.
pub(super) fn item_columns(resource: &Resource) -> String {
    format!(
        "{}, checksum, {}",
        item_text(resource),
        digits_column(resource, "id")
    )
}

/// The columns from which [`stored`] reads.
pub(super) fn stored_columns(resource: &Resource) -> String {
    let item = item_columns(resource);
    format!(
        "{item}, {}, updated, created IS NOT NULL",
        digits_column(resource, "etag")
    )
}

/// What distinguishes a damaged text from a good one.
pub(super) fn checksum(text: &[u8]) -> i64 {
    i64::from(crc32fast::hash(text))
}

/// The text of an item, whose row begins with [`item_columns`].
///
/// # Errors
/// `Damaged` when it is not the text that was written.
pub(super) fn text<'a>(row: &'a Row<'_>, resource: &Resource) -> Result<&'a str, StoreError> {
    std::str::from_utf8(bytes(row, resource)?).map_err(|_| damaged(row, resource))
}

/// The same as bytes, for what is only passed on: a text with the right checksum is as it was
/// written.
fn bytes<'a>(row: &'a Row<'_>, resource: &Resource) -> Result<&'a [u8], StoreError> {
    let expected = row.get_ref(1)?.as_i64();
    let text = row.get_ref(0)?.as_bytes();
    text.ok()
        .filter(|text| expected == Ok(checksum(text)))
        .ok_or_else(|| damaged(row, resource))
}

/// The whole item, from the row and its [`text`].
///
/// # Errors
/// `Damaged` when it is no item.
pub(super) fn parse(row: &Row<'_>, resource: &Resource, text: &str) -> Result<Item, StoreError> {
    item::parse(text).map_err(|_| damaged(row, resource))
}

/// The item with only the members in `names`, from the row and its [`text`].
///
/// # Errors
/// The same.
pub(super) fn parts(
    row: &Row<'_>,
    resource: &Resource,
    text: &str,
    names: &[&str],
) -> Result<Item, StoreError> {
    item::parts(text, names).map_err(|_| damaged(row, resource))
}

/// The item as it can be sent, from a row of [`stored_columns`].
///
/// # Errors
/// `Damaged` when its text is not the one that was written.
pub(super) fn stored(row: &Row<'_>, resource: &Resource) -> Result<StoredItem, StoreError> {
    stored_as(row, bytes(row, resource)?)
}

/// The same with the bytes of its [`text`].
///
/// # Errors
/// When the store fails.
pub(super) fn stored_as(row: &Row<'_>, text: &[u8]) -> Result<StoredItem, StoreError> {
    let updated: Option<i64> = row.get(4)?;
    let created: bool = row.get(5)?;
    Ok(StoredItem {
        id: row.get(2)?,
        text: text.to_vec(),
        etag: row.get(3)?,
        updated: updated.unwrap_or_default(),
        dated: created && updated.is_some(),
    })
}

fn damaged(row: &Row<'_>, resource: &Resource) -> StoreError {
    let id = row.get_ref(2).ok();
    let id = id.and_then(|id| id.as_bytes().ok()).unwrap_or_default();
    StoreError::Damaged {
        resource: resource.name.clone(),
        id: String::from_utf8_lossy(id).into_owned(),
    }
}
