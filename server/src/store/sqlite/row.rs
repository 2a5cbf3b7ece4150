//! Rows and the checksums that tell damaged ones.

use rusqlite::Row;

use super::super::port::{StoreError, StoredItem};
use crate::contract::Resource;
use crate::item::{self, Item};

/// The columns from which the text of an item is read, the first ones of each statement.
pub(super) const ITEM: &str = "item, checksum, id";

/// The columns from which [`stored`] reads.
pub(super) const STORED: &str = "item, checksum, id, etag, updated, created IS NOT NULL";

/// What distinguishes a damaged text from a good one.
pub(super) fn checksum(text: &[u8]) -> i64 {
    i64::from(crc32fast::hash(text))
}

/// The text of an item, whose row begins with [`ITEM`].
///
/// # Errors
/// `Damaged` when it is not the text that was written.
pub(super) fn text<'a>(row: &'a Row<'_>, resource: &Resource) -> Result<&'a str, StoreError> {
    let expected = row.get_ref(1)?.as_i64();
    let text = row.get_ref(0)?.as_bytes();
    let text = text.ok().filter(|text| expected == Ok(checksum(text)));
    text.and_then(|text| std::str::from_utf8(text).ok())
        .ok_or_else(|| damaged(row, resource))
}

/// The whole item.
///
/// # Errors
/// `Damaged` when it is not what was written, or no item.
pub(super) fn parse(row: &Row<'_>, resource: &Resource) -> Result<Item, StoreError> {
    serde_json::from_str(text(row, resource)?).map_err(|_| damaged(row, resource))
}

/// The item with only the members in `names`.
///
/// # Errors
/// The same.
pub(super) fn parts(
    row: &Row<'_>,
    resource: &Resource,
    names: &[&str],
) -> Result<Item, StoreError> {
    item::parts(text(row, resource)?, names).map_err(|_| damaged(row, resource))
}

/// The item as it can be sent, from a row of [`STORED`].
///
/// # Errors
/// The same.
pub(super) fn stored(row: &Row<'_>, resource: &Resource) -> Result<StoredItem, StoreError> {
    let text = text(row, resource)?.as_bytes().to_vec();
    let updated: Option<i64> = row.get(4)?;
    let created: bool = row.get(5)?;
    Ok(StoredItem {
        id: row.get(2)?,
        text,
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
