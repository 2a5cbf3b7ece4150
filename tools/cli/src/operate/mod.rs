//! The daily work: problems, acknowledgements, downtimes, checks and their results.

mod actions;
mod configuration;
mod desired;
mod plugin;
mod result;
mod status;
mod tree;
mod whoami;

use actions::Request;

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
            items,
            comment,
            remove: true,
            ..
        } => actions::request(session, items, &Request::Unacknowledge { comment }).await,
        Action::Ack {
            items,
            comment,
            notify,
            ..
        } => {
            let notify = *notify;
            actions::request(session, items, &Request::Acknowledge { comment, notify }).await
        }
        Action::Downtime {
            items,
            comment,
            remove: true,
            ..
        } => actions::request(session, items, &Request::CancelDowntimes { comment }).await,
        Action::Downtime {
            items,
            duration,
            starts_in,
            flexible,
            comment,
            ..
        } => {
            let request = Request::ScheduleDowntime {
                comment,
                starts_in: *starts_in,
                duration: *duration,
                flexible: *flexible,
            };
            actions::request(session, items, &request).await
        }
        Action::Recheck { items } => actions::request(session, items, &Request::Recheck).await,
        Action::Result {
            item: Some(item),
            state: Some(state),
            text,
            perfdata,
            ..
        } => result::submit(session, item, state, text, perfdata).await,
        Action::Result { .. } => result::submit_lines(session).await,
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
        Action::Export {
            directory,
            owner,
            format,
        } => configuration::export(session, directory, owner, *format).await,
        Action::Plan {
            directory,
            exit_code,
        } => configuration::plan(session, directory, *exit_code).await,
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
