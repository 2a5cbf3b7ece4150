//! How many items have which values.

use crate::item::{self, Item};

/// Numbers of items by the values of some fields.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tally(Vec<(Item, i64)>);

impl Tally {
    /// Counts items by these of their members.
    pub fn of(items: &[Item], fields: &[&str]) -> Self {
        let mut tally = Self::default();
        for item in items {
            tally.add(item::parts_of(item, fields), 1);
        }
        tally
    }

    /// Counts items that have these members; a negative number takes them out of the count.
    pub fn add(&mut self, part: Item, number: i64) {
        match self.0.iter_mut().find(|(known, _)| *known == part) {
            Some((_, count)) => *count += number,
            None => self.0.push((part, number)),
        }
    }

    /// The members that items have, and how many have them.
    pub fn iter(&self) -> impl Iterator<Item = (&Item, i64)> {
        self.0.iter().map(|(part, number)| (part, *number))
    }
}
