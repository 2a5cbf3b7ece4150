//! `delete`.

use std::io::{IsTerminal as _, Write as _};

use super::lookup;
use crate::connect::{Session, id, text};
use crate::end::End;
use crate::names::ItemName;
use crate::progress::Bar;

pub(crate) async fn delete(session: &Session<'_>, item: Option<&str>) -> Result<(), End> {
    let resource = session.resource();
    let Some(item) = item else {
        return delete_all(session).await;
    };
    let refused = |error| End::refused(format!("Deletion error for  '{resource}' : {item}"), error);
    let name = ItemName::parse(item);
    let filter = lookup::filter(session, &name, "delete").await?;
    let items = session
        .all(resource, Some(&filter), &[])
        .await
        .map_err(refused)?;
    if items.is_empty() {
        return Err(lookup::not_found(session, item, "delete"));
    }
    let bar = Bar::of(session.arguments, "delete", items.len());
    for one in items {
        let shown = match text(&one, "name") {
            "" => id(&one),
            name => name,
        };
        if session.arguments.check {
            session.log.info(&format!(
                "Dry run: the {resource} '{shown}' would be deleted"
            ));
            bar.advance();
            continue;
        }
        let endpoint = format!("{resource}/{}", id(&one));
        let refused =
            |error| End::refused(format!("Deletion error for  '{resource}' : {shown}"), error);
        let removal = session
            .backend
            .delete(&endpoint)
            .if_match(text(&one, "_etag"));
        removal.inception().await.map_err(refused)?;
        session.log.info(&format!("Deleted {resource} '{shown}'"));
        bar.advance();
    }
    Ok(())
}

async fn delete_all(session: &Session<'_>) -> Result<(), End> {
    let resource = session.resource();
    if session.arguments.check {
        session.log.info(&format!(
            "Dry run: all items of {resource} would be deleted"
        ));
        return Ok(());
    }
    if !confirmed(session) {
        return Err(End::failed("nothing is deleted"));
    }
    let refused = |error| End::refused(format!("Deletion error for  '{resource}' : all"), error);
    session
        .backend
        .delete_resource(resource)
        .await
        .map_err(refused)?;
    session
        .log
        .info(&format!("Deleted all items of {resource}"));
    Ok(())
}

/// Asks, on a terminal.
fn confirmed(session: &Session<'_>) -> bool {
    let can_answer = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if session.arguments.yes || !can_answer {
        return true;
    }
    let mut stderr = std::io::stderr().lock();
    drop(write!(
        stderr,
        "Delete all items of {}? [y/N] ",
        session.resource()
    ));
    drop(stderr.flush());
    let mut answer = String::new();
    drop(std::io::stdin().read_line(&mut answer));
    matches!(answer.trim(), "y" | "Y" | "yes")
}
