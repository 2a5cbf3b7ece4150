//! The daily work: problems, acknowledgements, downtimes, checks and their results.

mod actions;
mod configuration;
mod result;
mod status;
mod tree;
mod whoami;

use crate::arguments::Action;
use crate::connect::Session;
use crate::end::End;

/// Carries out an action that is not one on items of any resource.
pub(crate) async fn run(session: &Session<'_>, action: &Action) -> Result<(), End> {
    match action {
        Action::Status {
            realm,
            watch,
            unhandled,
        } => status::show(session, realm.as_deref(), *watch, *unhandled).await,
        Action::Ack {
            item,
            comment,
            remove,
            notify,
        } => actions::acknowledge(session, item, comment, *remove, *notify).await,
        Action::Downtime {
            item,
            duration,
            starts_in,
            comment,
            remove,
        } => {
            if *remove {
                actions::cancel_downtimes(session, item, comment).await
            } else {
                actions::schedule_downtime(session, item, *starts_in, *duration, comment).await
            }
        }
        Action::Recheck { item } => actions::recheck(session, item).await,
        Action::Result {
            item,
            state,
            text,
            perfdata,
        } => result::submit(session, item, state, text, perfdata).await,
        Action::Run {
            item,
            timeout,
            plugin,
        } => result::run(session, item, *timeout, plugin).await,
        Action::Tree { .. } => tree::realms(session).await,
        Action::Whoami => {
            whoami::show(session);
            Ok(())
        }
        Action::Export { directory, owner } => {
            configuration::export(session, directory, owner).await
        }
        Action::Plan { directory } => configuration::plan(session, directory).await,
        Action::Apply { directory } => configuration::apply(session, directory).await,
        Action::Get { .. }
        | Action::List { .. }
        | Action::Add { .. }
        | Action::Update { .. }
        | Action::Delete { .. }
        | Action::Completions { .. }
        | Action::Man => Ok(()),
    }
}
