//! Writing what a unit recorded: one command for each collection and kind of change.

use std::collections::BTreeMap;

use mongodb::ClientSession;
use mongodb::bson::{Bson, Document, RawArrayBuf, RawBson, RawDocumentBuf, doc};
use mongodb::error::Error;
use serde_json::Value;

use super::super::port::{Change, Changes, ConflictKey, Content, StoreError};
use super::shared::{Shared, within};
use super::sums::SeenDifferences;
use super::{departures, encode, guard, sums};
use crate::contract::Resource;
use crate::item::Item;

/// A command is sent when it has become this long; 16 MB is the most that `MongoDB` takes.
const MAX_COMMAND: usize = 8 << 20;

/// Why the changes were not written.
pub(super) enum Refused {
    /// Another writer was faster: run the unit again.
    Race,
    /// The driver says so.
    Driver(Error),
    /// They cannot be written at all.
    Store(StoreError),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        if super::failure::is_race(&error) {
            Self::Race
        } else {
            Self::Driver(error)
        }
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The kinds of changes, in the order in which a transaction makes them: what goes may hold a
/// unique value that something new takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verb {
    Delete,
    Update,
    Insert,
}

impl Verb {
    fn command(self) -> (&'static str, &'static str) {
        match self {
            Self::Delete => ("delete", "deletes"),
            Self::Update => ("update", "updates"),
            Self::Insert => ("insert", "documents"),
        }
    }
}

/// Statements of one command.
#[derive(Default)]
struct Batch {
    statements: RawArrayBuf,
    count: usize,
    length: usize,
}

/// Where the statements go.
struct Writer<'a> {
    shared: &'a Shared,
    session: Option<&'a mut ClientSession>,
    batches: BTreeMap<(Verb, String), Batch>,
}

/// Writes the changes, each only if its precondition holds.
pub(super) async fn write(
    shared: &Shared,
    session: Option<&mut ClientSession>,
    changes: &Changes,
    conflict_keys: &[ConflictKey],
    seen: &SeenDifferences,
    now: i64,
) -> Result<(), Refused> {
    let in_transaction = session.is_some();
    let mut writer = Writer {
        shared,
        session,
        batches: BTreeMap::new(),
    };
    if in_transaction {
        let needed = shared.guards.needed(changes, conflict_keys);
        if !needed.is_empty() {
            writer.hold(&needed).await?;
        }
    }
    for (position, (resource, id, change)) in changes.iter().enumerate() {
        if let Change::Add { counts } = change {
            if in_transaction {
                let document = sums::document(id, counts, now)?;
                writer.add(Verb::Insert, sums::COLLECTION, document).await?;
            }
            continue;
        }
        let mut document = RawDocumentBuf::new();
        let verb = match change {
            Change::Insert(Content { item, .. }) => {
                document = encode::item(resource, item)?;
                Verb::Insert
            }
            Change::Update {
                content: Content { item, .. },
                before,
                former_etag,
            } => {
                let mut update = difference(resource, before, item)?;
                if shared.layout.has_sums(resource) && in_transaction {
                    let stored = (before.as_ref(), item.as_ref());
                    writer
                        .set_sums(resource, id, stored, &mut update, seen)
                        .await?;
                }
                let update = match update {
                    Update::Nothing => continue,
                    Update::Members(set, unset) => {
                        let mut update = RawDocumentBuf::new();
                        if set.iter().next().is_some() {
                            update.append(encode::key("$set")?, set);
                        }
                        if unset.iter().next().is_some() {
                            update.append(encode::key("$unset")?, unset);
                        }
                        update
                    }
                    Update::Whole(item) => item,
                };
                document.append(encode::key("q")?, guarded(id, former_etag)?);
                document.append(encode::key("u")?, update);
                Verb::Update
            }
            Change::Remove { former_etag, .. } => {
                document.append(encode::key("q")?, guarded(id, former_etag)?);
                document.append(encode::key("limit")?, 1);
                if shared.layout.has_sums(resource) && in_transaction {
                    writer.forget_sums(doc! {"item": encode::id(id)}).await?;
                }
                Verb::Delete
            }
            Change::Add { .. } => continue,
        };
        writer.add(verb, &resource.name, document).await?;
        if in_transaction
            && let Some(departure) = departures::document(shared.layout, resource, id, change, now)?
        {
            let collection = departures::COLLECTION;
            writer.add(Verb::Insert, collection, departure).await?;
        }
        if position == 0 && !in_transaction {
            // The precondition that the client set, if it set one, is that of the first change.
            writer.send_all().await?;
        }
    }
    writer.send_all().await
}

/// What is to be stored of a changed item.
enum Update {
    Nothing,
    /// Only the members that differ, so that all others stay as they are stored.
    Members(RawDocumentBuf, RawDocumentBuf),
    Whole(RawDocumentBuf),
}

fn difference(resource: &Resource, before: &Item, item: &Item) -> Result<Update, StoreError> {
    let mut set = RawDocumentBuf::new();
    let mut unset = RawDocumentBuf::new();
    let mut is_empty = true;
    // In an update these mean something else than in a document.
    let is_odd = |name: &str| name.is_empty() || name.starts_with('$') || name.contains('.');
    for (name, value) in item {
        if before.get(name) == Some(value) || name == "_id" {
            continue;
        }
        if is_odd(name) {
            return Ok(Update::Whole(encode::item(resource, item)?));
        }
        set.append(encode::key(name)?, encode::member(resource, name, value)?);
        is_empty = false;
    }
    for name in before.keys().filter(|name| !item.contains_key(*name)) {
        if is_odd(name) {
            return Ok(Update::Whole(encode::item(resource, item)?));
        }
        unset.append(encode::key(name)?, true);
        is_empty = false;
    }
    Ok(if is_empty {
        Update::Nothing
    } else {
        Update::Members(set, unset)
    })
}

/// The query for an item that still has this etag. One that was stored without any has none.
fn guarded(id: &str, etag: &str) -> Result<RawDocumentBuf, StoreError> {
    let mut query = encode::by_id(id);
    if etag.is_empty() {
        query.insert("_etag", doc! {"$in": ["", Bson::Null]});
    } else {
        query.insert("_etag", etag);
    }
    Ok(RawDocumentBuf::try_from(&query).map_err(Error::from)?)
}

impl Writer<'_> {
    /// Writes the documents that stand for what the unit rests on.
    async fn hold(&mut self, ids: &[u32]) -> Result<(), Refused> {
        for id in ids {
            let statement = doc! {
                "q": {"_id": i64::from(*id)}, "u": {"$inc": {"n": 1}}, "upsert": true,
            };
            let statement = RawDocumentBuf::try_from(&statement).map_err(Error::from)?;
            self.add(Verb::Update, guard::COLLECTION, statement).await?;
        }
        self.send_all().await
    }

    /// Counters that the unit sets are set as a whole: the differences it has seen are in them.
    async fn set_sums(
        &mut self,
        resource: &Resource,
        id: &str,
        (before, item): (&Item, &Item),
        update: &mut Update,
        seen: &SeenDifferences,
    ) -> Result<(), Refused> {
        let Some(differences) = seen.of(id) else {
            return Ok(());
        };
        let are_set = item
            .iter()
            .any(|(name, value)| value.is_i64() && before.get(name) != Some(value));
        if differences.ids.is_empty() || !are_set {
            return Ok(());
        }
        if let Update::Members(set, _) = update {
            for (name, value) in item {
                if matches!(value, Value::Number(_)) && before.get(name) == Some(value) {
                    let value = encode::member(resource, name, value)?;
                    set.append(encode::key(name)?, value);
                }
            }
        }
        let ids: Vec<Bson> = differences
            .ids
            .iter()
            .copied()
            .map(Bson::ObjectId)
            .collect();
        self.forget_sums(doc! {"_id": {"$in": ids}}).await
    }

    async fn forget_sums(&mut self, which: Document) -> Result<(), Refused> {
        let sums = sums::collection(&self.shared.database);
        let delete = sums.delete_many(which);
        if let Some(session) = self.session.as_deref_mut() {
            within(async { delete.session(session).await }).await?;
        }
        Ok(())
    }

    async fn add(
        &mut self,
        verb: Verb,
        collection: &str,
        statement: RawDocumentBuf,
    ) -> Result<(), Refused> {
        let key = (verb, collection.to_owned());
        let batch = self.batches.entry(key.clone()).or_default();
        batch.count += 1;
        batch.length += statement.as_bytes().len() + 16;
        batch.statements.push(statement);
        if batch.length < MAX_COMMAND {
            return Ok(());
        }
        if self.session.is_none() {
            return self.send(&key).await;
        }
        // What goes must be gone before something new takes its place.
        let before: Vec<_> = self
            .batches
            .range(..=&key)
            .map(|(key, _)| key.clone())
            .collect();
        for key in before {
            self.send(&key).await?;
        }
        Ok(())
    }

    async fn send_all(&mut self) -> Result<(), Refused> {
        let mut keys: Vec<_> = self.batches.keys().cloned().collect();
        if self.session.is_none() {
            // Without a transaction it is better to have too much than too little after a crash.
            keys.reverse();
        }
        for key in keys {
            self.send(&key).await?;
        }
        Ok(())
    }

    async fn send(&mut self, key: &(Verb, String)) -> Result<(), Refused> {
        let Some(batch) = self.batches.remove(key) else {
            return Ok(());
        };
        let (verb, collection) = key;
        let (command, statements) = verb.command();
        let mut document = RawDocumentBuf::new();
        document.append(encode::key(command)?, collection.as_str());
        document.append(encode::key("ordered")?, true);
        if self.session.is_none() {
            let mut concern = RawDocumentBuf::new();
            concern.append(encode::key("w")?, "majority");
            concern.append(encode::key("j")?, true);
            document.append(encode::key("writeConcern")?, concern);
        }
        document.append(encode::key(statements)?, RawBson::Array(batch.statements));
        let database = self.shared.database.clone();
        let mut run = database.run_raw_command(document);
        if let Some(session) = self.session.as_deref_mut() {
            run = run.session(session);
        }
        let reply = within(async { run.await }).await?;
        check(&reply, batch.count)
    }
}

/// Whether every statement found what it is about.
fn check(reply: &Document, expected: usize) -> Result<(), Refused> {
    const DUPLICATE_KEY: i32 = 11000;
    let first = reply
        .get_array("writeErrors")
        .ok()
        .and_then(|errors| errors.first());
    if let Some(error) = first.and_then(Bson::as_document) {
        return Err(match error.get_i32("code") {
            Ok(DUPLICATE_KEY) => Refused::Race,
            _ => StoreError::Failed(error.get_str("errmsg").unwrap_or_default().to_owned()).into(),
        });
    }
    if let Ok(error) = reply.get_document("writeConcernError") {
        let reason = error.get_str("errmsg").unwrap_or_default().to_owned();
        return Err(StoreError::Unavailable(reason).into());
    }
    let done = reply
        .get_i32("n")
        .ok()
        .and_then(|done| usize::try_from(done).ok());
    if done == Some(expected) {
        Ok(())
    } else {
        Err(Refused::Race)
    }
}
