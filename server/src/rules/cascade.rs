//! What a unit leaves to further units, because all of it at once would keep other writers waiting.
//!
//! A cascade is an item of the internal resource `cascade`. The unit that causes it inserts it, the
//! unit that ends it removes it; in between, a series of units each does a part. Every one of them
//! keeps what holds inside an item and between an item and what derives from it: states, counters,
//! references, trees. What is not done yet is named by the cascade, so that nothing is forgotten when
//! the server ends meanwhile: it is done again from the start, as every part may be repeated.

use std::sync::Arc;

use serde_json::{Value, json};

use super::refusal::Refusal;
use super::transaction::fill_defaults;
use crate::contract::{Resource, contract, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::store::StoreError;
use crate::unit::{Touch, Unit};

/// What is left to further units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What templates pass on goes to the items that use them.
    Spread,
    /// Hosts get the services that their templates offer.
    Align,
    /// What refers to an item loses the reference, or is removed with it; then the item is removed.
    Remove,
    /// The items of a list of which a later element was refused are removed again.
    Undo,
    /// Records follow the hosts or services that they are about to another realm.
    Follow,
}

impl Kind {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Spread, "spread"),
        (Self::Align, "align"),
        (Self::Remove, "remove"),
        (Self::Undo, "undo"),
        (Self::Follow, "follow"),
    ];

    fn word(self) -> &'static str {
        let mut all = Self::ALL.iter();
        all.find(|(kind, _)| *kind == self)
            .map_or("", |(_, word)| word)
    }
}

/// A cascade, as it is stored.
#[derive(Debug, Clone)]
pub struct Cascade {
    /// The id of the cascade.
    pub id: String,
    /// What is left.
    pub kind: Kind,
    /// The resource of the items in `ids`.
    pub concerns: &'static Resource,
    /// The templates that pass something on, the item that is removed, the items of a list, or the
    /// hosts or services that have moved.
    pub ids: Vec<String>,
}

impl Cascade {
    fn of(item: &Item) -> Option<Self> {
        let word = item::text(item, "kind");
        let (kind, _) = Kind::ALL.iter().find(|(_, known)| *known == word)?;
        let ids = item::texts(item, "ids").into_iter();
        Some(Self {
            id: item::text(item, "_id").to_owned(),
            kind: *kind,
            concerns: contract().find(item::text(item, "concerns"))?,
            ids: ids.map(str::to_owned).collect(),
        })
    }
}

/// A cascade about to be inserted.
pub(super) fn new(kind: Kind, concerns: &Resource, ids: &[String]) -> Item {
    Item::from_iter([
        ("kind".to_owned(), kind.word().into()),
        ("concerns".to_owned(), concerns.name.as_str().into()),
        ("ids".to_owned(), json!(ids)),
    ])
}

/// Leaves something to further units. Returns the id of the cascade.
pub(super) fn leave(unit: &mut Unit<'_>, mut cascade: Item) -> Result<String, Refusal> {
    let cascades = resource("cascade");
    fill_defaults(cascades, &mut cascade);
    Ok(unit.insert(cascades, cascade)?)
}

/// What the unit has left to further units that nothing else is about to run.
pub fn left(unit: &Unit<'_>) -> Vec<Cascade> {
    let new = unit.touched(resource("cascade"));
    let new = new.filter(|(before, _)| before.is_none());
    let cascades = new.filter_map(|(_, after)| Cascade::of(after?));
    cascades
        .filter(|cascade| matches!(cascade.kind, Kind::Spread | Kind::Align | Kind::Follow))
        .collect()
}

/// A cascade and when it was last written, in Unix seconds, from the stored item.
pub fn stored(item: &Item) -> Option<(Cascade, i64)> {
    let updated = crate::date::parse_date(item::text(item, "_updated"));
    Some((Cascade::of(item)?, updated.unwrap_or_default()))
}

/// The cascades of the templates of a resource that have not reached all users yet.
pub(super) fn spreading(
    unit: &Unit<'_>,
    concerns: &Resource,
) -> Result<Vec<Arc<Item>>, StoreError> {
    let of_resource = Filter::all_of([
        Filter::eq("kind", Kind::Spread.word()),
        Filter::eq("concerns", concerns.name.as_str()),
    ]);
    unit.find(resource("cascade"), &of_resource)
}

/// Begins the removal of an item in a series of units. Returns the cascade.
///
/// # Errors
/// When the store fails.
pub fn begin_removal(
    unit: &mut Unit<'_>,
    concerns: &'static Resource,
    id: &str,
) -> Result<Cascade, Refusal> {
    let ids = vec![id.to_owned()];
    Ok(Cascade {
        id: leave(unit, new(Kind::Remove, concerns, &ids))?,
        kind: Kind::Remove,
        concerns,
        ids,
    })
}

/// Notes that these items of a list are stored, so that they are removed again unless the list is
/// stored as a whole. The first note of a cascade begins it.
///
/// # Errors
/// When the store fails.
pub fn note_created(
    unit: &mut Unit<'_>,
    cascade: &str,
    concerns: &'static Resource,
    created: &[String],
) -> Result<(), Refusal> {
    let added = created.iter().map(|id| Value::from(id.as_str()));
    let is_known = unit.revise(resource("cascade"), cascade, Touch::Updated, |item| {
        if let Some(Value::Array(ids)) = item.get_mut("ids") {
            ids.extend(added.clone());
        }
    })?;
    if !is_known {
        let mut first = new(Kind::Undo, concerns, created);
        first.insert("_id".to_owned(), cascade.into());
        leave(unit, first)?;
    }
    Ok(())
}

/// Ends a cascade. Returns whether it was still there.
///
/// # Errors
/// When the store fails.
pub fn forget(unit: &mut Unit<'_>, id: &str) -> Result<bool, Refusal> {
    let cascades = resource("cascade");
    let Some(stored) = unit.get(cascades, id)? else {
        return Ok(false);
    };
    unit.delete(cascades, stored);
    Ok(true)
}

/// The items that use one of these templates directly.
pub(super) fn users_of(templates: &[String]) -> Filter {
    let ids = templates.iter().map(|id| Operand::id(id.as_str()));
    Filter::is_in("_templates", ids)
}
