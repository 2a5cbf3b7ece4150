//! Requests to the monitoring engine.

use std::time::{Duration, SystemTime};

use alignak_backend_client::{BackendException, Subject as Item};

use crate::connect::Session;
use crate::end::End;
use crate::objects::{self, Subject};
use crate::output;
use crate::progress::Bar;

/// A request to the monitoring engine about hosts and services.
pub(super) enum Request<'a> {
    /// Take charge of a problem.
    Acknowledge { comment: &'a str, notify: bool },
    /// Take an acknowledgement back.
    Unacknowledge { comment: &'a str },
    /// Send no notifications for some time.
    ScheduleDowntime {
        comment: &'a str,
        starts_in: Duration,
        duration: Duration,
        /// How long it lasts if it begins with the first problem in that time.
        flexible: Option<Duration>,
    },
    /// End all downtimes.
    CancelDowntimes { comment: &'a str },
    /// Check at once.
    Recheck,
}

impl Request<'_> {
    /// What is asked for, as people read it.
    fn wish(&self) -> &'static str {
        match self {
            Self::Acknowledge { .. } => "acknowledged",
            Self::Unacknowledge { .. } => "no longer acknowledged",
            Self::ScheduleDowntime { .. } => "in a downtime",
            Self::CancelDowntimes { .. } => "no longer in a downtime",
            Self::Recheck => "checked",
        }
    }

    /// The resource that records the request.
    fn resource(&self) -> &'static str {
        match self {
            Self::Acknowledge { .. } | Self::Unacknowledge { .. } => "actionacknowledge",
            Self::ScheduleDowntime { .. } | Self::CancelDowntimes { .. } => "actiondowntime",
            Self::Recheck => "actionforcecheck",
        }
    }

    async fn send(&self, session: &Session<'_>, item: Item) -> Result<(), BackendException> {
        let backend = &session.backend;
        let user = session.user_id;
        match *self {
            Self::Acknowledge { comment, notify } => {
                let request = backend.acknowledge(item).comment(comment).notify(notify);
                request.by(user).await.map(drop)
            }
            Self::Unacknowledge { comment } => {
                let request = backend.unacknowledge(item).comment(comment);
                request.by(user).await.map(drop)
            }
            Self::ScheduleDowntime {
                comment,
                starts_in,
                duration,
                flexible,
            } => {
                let start = SystemTime::now() + starts_in;
                let mut request = backend.schedule_downtime(item, start..start + duration);
                if let Some(duration) = flexible {
                    request = request.flexible(duration);
                }
                request.comment(comment).by(user).await.map(drop)
            }
            Self::CancelDowntimes { comment } => {
                let request = backend.cancel_downtime(item).comment(comment);
                request.by(user).await.map(drop)
            }
            Self::Recheck => backend.force_check(item).by(user).await.map(drop),
        }
    }
}

/// Records a request about each of some hosts and services. The engine carries it out.
///
/// # Errors
/// A name is not known, and nothing was requested; or the backend refused some of the requests,
/// each of which is reported.
pub(super) async fn request(
    session: &Session<'_>,
    names: &[String],
    request: &Request<'_>,
) -> Result<(), End> {
    let subjects = objects::find_subjects(session, names).await?;
    let wish = request.wish();
    let bar = Bar::of(session.arguments, wish, subjects.len());
    let mut is_complete = true;
    for Subject { name, subject } in subjects {
        if session.arguments.check {
            session
                .log
                .info(&format!("Dry run: {name} would be requested to be {wish}"));
        } else if let Err(error) = request.send(session, subject).await {
            let resource = request.resource();
            session.log.error(&format!(
                "Creation error for  '{resource}' : {name}: {error}"
            ));
            is_complete = false;
        } else {
            output::line(&format!("{name} is requested to be {wish}"));
        }
        bar.advance();
    }
    if is_complete {
        Ok(())
    } else {
        Err(End::reported())
    }
}
