//! The actions on any resource: get, list, add, update, delete.

mod delete;
mod embedded;
mod existing;
mod get;
mod list;
mod lookup;
mod raw;
mod resolve;
mod shown;
mod write;

use crate::connect::Session;
use crate::end::End;

pub(crate) use lookup::{Subject, find_subjects};

/// What is done with items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Get,
    List,
    Add,
    Update,
    Delete,
}

impl Verb {
    fn word(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::List => "list",
            Self::Add => "add",
            Self::Update => "update",
            Self::Delete => "delete",
        }
    }
}

/// Carries out an action on the item of this name, or without one on those that it means then.
pub(crate) async fn run(session: &Session<'_>, verb: Verb, item: Option<&str>) -> Result<(), End> {
    let item = item.filter(|item| *item != "None");
    let done = match verb {
        Verb::Get if session.arguments.list => list::list(session, item).await,
        Verb::Get => get::get(session, item).await,
        Verb::List => list::list(session, item).await,
        Verb::Add | Verb::Update => write::write(session, verb, item).await,
        Verb::Delete => delete::delete(session, item).await,
    };
    let (resource, word) = (session.resource(), verb.word());
    let item = item.unwrap_or("None");
    done.map_err(|end| end.of(format!("{resource} '{item}' {word} failed")))
}
