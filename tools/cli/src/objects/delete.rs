//! `delete`.

use super::lookup;
use crate::answer;
use crate::connect::{Session, id, text};
use crate::end::End;
use crate::names::ItemName;
use crate::progress::Bar;

pub(super) async fn delete(session: &Session<'_>, item: Option<&str>) -> Result<(), End> {
    let resource = session.resource();
    let Some(item) = item else {
        return delete_all(session).await;
    };
    let refused = |error| End::refused(format!("Deletion error for  '{resource}' : {item}"), error);
    let name = ItemName::parse(item);
    let host = lookup::host_of(session, &name, false).await?;
    let filter = lookup::filter(session, &name, host.as_ref());
    let items = session
        .all(resource, Some(&filter), &[])
        .await
        .map_err(refused)?;
    if items.is_empty() {
        return Err(End::reported());
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
    let is_asked = answer::can_be_given() && !session.arguments.yes;
    if is_asked && !answer::is_yes(&format!("Delete all items of {resource}?")) {
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
