//! Copying everything from one store to another: ids, etags and dates as they are.
//!
//! Both sides are walked in the order of ids, so that a copy that was interrupted goes on where it
//! was when it is run again: items that exist already and are the same are skipped. Items that only the
//! target has mean that it is not empty; nothing is written then, unless the target is to be
//! replaced.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::contract::{Resource, contract};
use crate::item::Item;
use crate::store::{Store, StoreError, StoredItem};
use crate::unit::run_unit;

/// How many items are read and written at a time.
const PAGE: u32 = 500;

/// Why a copy was not made, or is not a copy.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The target has data of its own.
    #[error("the target is not empty: {0}. Nothing was written")]
    NotEmpty(String),
    /// After all was written, the stores differ.
    #[error("the stores differ after the copy: {0}. Was one of them in use?")]
    Differs(String),
    /// Two items of the source have the same value where the target has only one, or another program writes
    /// to the target.
    #[error(
        "the target cannot take all items of {0}: two of them have the same value in a field that \
         is unique there, or another program writes to it. Rename one of them in the source, and run the \
         copy again"
    )]
    Taken(&'static str),
    /// A store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What became of the items of one resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The resource.
    pub resource: &'static str,
    /// Items written.
    pub written: u64,
    /// Items that were there already.
    pub present: u64,
    /// Items removed from the target.
    pub removed: u64,
}

impl Copied {
    /// Items in both stores now.
    pub fn total(&self) -> u64 {
        self.written + self.present
    }
}

/// What is under way.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// So many items are to be passed, by writing and by checking each.
    Begin(u64),
    /// So many more have been passed.
    Passed(u64),
}

/// Makes the target hold what the source holds; with `replace`, nothing but that. Returns the counts
/// after comparing every item of both.
///
/// # Errors
/// When the target holds something else, a store fails, or the stores differ in the end.
pub async fn copy(
    from: &dyn Store,
    to: &dyn Store,
    replace: bool,
    mut report: impl FnMut(Step),
) -> Result<Vec<Copied>, CopyError> {
    let resources = contract().resources();
    let mut expected = 0;
    for resource in resources {
        expected += from.count(resource).await?;
        if !replace {
            refuse_others(from, to, resource).await?;
        }
    }
    report(Step::Begin(expected * 2));
    // The sums are copied as they are.
    to.set_counted(false).await?;
    let mut summary = Vec::new();
    // What goes may hold a unique value that is to be written, so it goes first.
    for resource in resources {
        summary.push(Copied {
            resource: &resource.name,
            written: 0,
            present: 0,
            removed: if replace {
                remove_others(from, to, resource).await?
            } else {
                0
            },
        });
    }
    for (resource, copied) in resources.iter().zip(&mut summary) {
        copy_resource(from, to, resource, copied, &mut report).await?;
    }
    for (resource, copied) in resources.iter().zip(&summary) {
        compare(from, to, resource, copied, &mut report).await?;
    }
    Ok(summary)
}

/// The items of a store in the order of their ids, page by page.
struct Walk<'a> {
    store: &'a dyn Store,
    resource: &'static Resource,
    page: std::vec::IntoIter<StoredItem>,
    last: String,
    is_over: bool,
}

impl<'a> Walk<'a> {
    fn new(store: &'a dyn Store, resource: &'static Resource) -> Self {
        Self {
            store,
            resource,
            page: Vec::new().into_iter(),
            last: String::new(),
            is_over: false,
        }
    }

    async fn next(&mut self) -> Result<Option<StoredItem>, StoreError> {
        if self.page.len() == 0 && !self.is_over {
            let page = self.store.walk(self.resource, &self.last, PAGE).await?;
            if let Some(last) = page.last() {
                self.last.clone_from(&last.id);
            }
            self.is_over = page.is_empty();
            self.page = page.into_iter();
        }
        Ok(self.page.next())
    }
}

/// Walks two stores side by side.
struct Pairs<'a> {
    from: Walk<'a>,
    to: Walk<'a>,
    left: Option<StoredItem>,
    right: Option<StoredItem>,
    has_begun: bool,
}

/// An item and its counterpart; never neither.
type Pair = (Option<StoredItem>, Option<StoredItem>);

impl<'a> Pairs<'a> {
    fn new(from: &'a dyn Store, to: &'a dyn Store, resource: &'static Resource) -> Self {
        Self {
            from: Walk::new(from, resource),
            to: Walk::new(to, resource),
            left: None,
            right: None,
            has_begun: false,
        }
    }

    async fn next(&mut self) -> Result<Option<Pair>, StoreError> {
        if !self.has_begun {
            self.has_begun = true;
            self.left = self.from.next().await?;
            self.right = self.to.next().await?;
        }
        let order = match (&self.left, &self.right) {
            (None, None) => return Ok(None),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(left), Some(right)) => left.id.cmp(&right.id),
        };
        let mut pair = (None, None);
        if order.is_le() {
            pair.0 = self.left.take();
            self.left = self.from.next().await?;
        }
        if order.is_ge() {
            pair.1 = self.right.take();
            self.right = self.to.next().await?;
        }
        Ok(Some(pair))
    }
}

fn is_same(left: &StoredItem, right: &StoredItem) -> Result<bool, StoreError> {
    Ok(left.etag == right.etag && left.item()? == right.item()?)
}

async fn refuse_others(
    from: &dyn Store,
    to: &dyn Store,
    resource: &'static Resource,
) -> Result<(), CopyError> {
    if to.walk(resource, "", 1).await?.is_empty() {
        return Ok(());
    }
    let mut pairs = Pairs::new(from, to, resource);
    while let Some(pair) = pairs.next().await? {
        let (what, id) = match &pair {
            (None, Some(only)) => ("another", &only.id),
            (Some(left), Some(right)) if !is_same(left, right)? => ("a different", &right.id),
            _ => continue,
        };
        let name = &resource.name;
        return Err(CopyError::NotEmpty(format!("it has {what} {name} {id}")));
    }
    Ok(())
}

async fn remove_others(
    from: &dyn Store,
    to: &dyn Store,
    resource: &'static Resource,
) -> Result<u64, CopyError> {
    let mut removed = 0;
    let mut pairs = Pairs::new(from, to, resource);
    let mut others = Vec::new();
    loop {
        let pair = pairs.next().await?;
        let is_over = pair.is_none();
        match pair {
            Some((None, Some(only))) => others.push(only.item()?),
            // Written anew as a whole, so that no unique value of the old one is in the way.
            Some((Some(left), Some(right))) if !is_same(&left, &right)? => {
                others.push(right.item()?);
            }
            _ => {}
        }
        if others.len() >= PAGE as usize || (is_over && !others.is_empty()) {
            removed += others.len() as u64;
            let others = std::mem::take(&mut others);
            run_unit(to, move |unit| {
                for item in &others {
                    unit.delete(resource, Arc::new(item.clone()));
                }
                Ok::<(), StoreError>(())
            })
            .await?;
        }
        if is_over {
            return Ok(removed);
        }
    }
}

async fn copy_resource(
    from: &dyn Store,
    to: &dyn Store,
    resource: &'static Resource,
    copied: &mut Copied,
    report: &mut impl FnMut(Step),
) -> Result<(), CopyError> {
    let mut pairs = Pairs::new(from, to, resource);
    let mut missing: Vec<Item> = Vec::new();
    loop {
        let pair = pairs.next().await?;
        let is_over = pair.is_none();
        match pair {
            Some((Some(left), None)) => missing.push(left.item()?),
            Some((Some(_), Some(_))) => {
                copied.present += 1;
                report(Step::Passed(1));
            }
            _ => {}
        }
        if missing.len() >= PAGE as usize || (is_over && !missing.is_empty()) {
            let count = missing.len() as u64;
            let items = std::mem::take(&mut missing);
            let written = run_unit(to, move |unit| {
                for item in &items {
                    unit.restore(resource, item.clone());
                }
                Ok::<(), StoreError>(())
            });
            written.await.map_err(|error| match error {
                StoreError::Conflict => CopyError::Taken(resource.name.as_str()),
                other => other.into(),
            })?;
            copied.written += count;
            report(Step::Passed(count));
        }
        if is_over {
            return Ok(());
        }
    }
}

async fn compare(
    from: &dyn Store,
    to: &dyn Store,
    resource: &'static Resource,
    copied: &Copied,
    report: &mut impl FnMut(Step),
) -> Result<(), CopyError> {
    let name = &resource.name;
    let mut pairs = Pairs::new(from, to, resource);
    while let Some((left, right)) = pairs.next().await? {
        let differs = match (&left, &right) {
            (Some(left), Some(right)) => !is_same(left, right)?,
            _ => true,
        };
        if differs {
            let id = left.or(right).map(|item| item.id).unwrap_or_default();
            return Err(CopyError::Differs(format!("{name} {id}")));
        }
        report(Step::Passed(1));
    }
    // Counted in another way than by walking.
    let (source, target) = (from.count(resource).await?, to.count(resource).await?);
    if source != copied.total() || target != copied.total() {
        let seen = copied.total();
        let reason = format!("{source} and {target} items of {name}, {seen} copied");
        return Err(CopyError::Differs(reason));
    }
    Ok(())
}
