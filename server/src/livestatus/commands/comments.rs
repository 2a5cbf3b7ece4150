//! Comments: events of the history that are added and removed.

use std::sync::Arc;

use serde_json::json;

use super::{Work, bad, fault};
use crate::contract::resource;
use crate::livestatus::access::Fault;
use crate::livestatus::picture::{Kind, Note};
use crate::rules::rights::Verb;
use crate::rules::{Refusal, write};

/// How many comments are removed in one unit.
const MAX_REMOVED: usize = 500;

impl Work<'_> {
    pub(super) async fn comment(&self, is_service: bool) -> Result<(), Fault> {
        let (target, [_persistent, author, comment]) = self.target(is_service)?;
        let more = json!({"type": "webui.comment", "message": comment});
        self.post("history", &[target], author, &more).await
    }

    pub(super) async fn end_comment(&self, is_service: bool) -> Result<(), Fault> {
        let [number] = self.split()?;
        let number = self.number("comment_id", number)?;
        let comments = &self.targets.picture.notes.comments;
        let note = self.targets.note(comments, number, is_service);
        let note = note.ok_or_else(|| bad(format!("There is no comment {number}")))?;
        if note.kind != Kind::History {
            return Err(bad(format!(
                "Comment {number} is an acknowledgement: remove that instead"
            )));
        }
        self.remove(&[note]).await
    }

    pub(super) async fn end_comments(&self, is_service: bool) -> Result<(), Fault> {
        let (target, []) = self.target(is_service)?;
        let notes = self.targets.picture.notes.comments_of(target.key());
        let notes = notes.filter(|note| note.kind == Kind::History && self.targets.sees_note(note));
        let notes: Vec<&Note> = notes.collect();
        let count = notes.len();
        for (number, part) in notes.chunks(MAX_REMOVED).enumerate() {
            self.remove(part).await.map_err(|(code, message)| {
                let done = number * MAX_REMOVED;
                let message = if count > MAX_REMOVED {
                    format!("{message} ({done} of {count} comments were removed)")
                } else {
                    message
                };
                (code, message)
            })?;
        }
        Ok(())
    }

    /// Removes events of the history, all or none. What is gone already is no fault.
    async fn remove(&self, notes: &[&Note]) -> Result<(), Fault> {
        let history = resource("history");
        let givers: Vec<_> = self.commander.all().cloned().collect();
        for giver in &givers {
            giver.check_verb(history, Verb::Delete).map_err(fault)?;
        }
        let own = Arc::clone(&self.commander.own);
        let ids: Vec<String> = notes.iter().map(|note| note.key.to_string()).collect();
        let removal = self.shared.api.unit(move |tx| {
            for id in &ids {
                let Some(stored) = tx.get(history, id)? else {
                    continue;
                };
                let may = |verb| givers.iter().all(|it| it.may(history, verb, &stored));
                if !may(Verb::Read) || !may(Verb::Delete) {
                    return Err(Refusal::NoRight(Verb::Delete));
                }
                write::check_removal(tx, &own, history, &stored)?;
                tx.remove(history, stored)?;
            }
            tx.apply_derived()
        });
        removal.await.map_err(fault)
    }
}
