//! Requests to the monitoring engine: acknowledgements, downtimes and checks.
//!
//! The backend only records them, for the history and for the engine; the engine carries them out
//! and then reports a new live state.

use std::future::IntoFuture;
use std::ops::Range;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::subject::Subject;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::generated::{ActionAcknowledgeCreate, ActionDowntimeCreate, ActionForceCheckCreate};
use crate::model::{
    ActionAcknowledge, ActionDowntime, ActionForceCheck, ActionVerb, Host, Id, Service, User,
};
use crate::transport::BoxFuture;
use crate::typed::{AsId, Created};

impl Backend {
    /// Takes charge of the problem of a host or service, so that no notifications are sent for it.
    /// The user needs the right to submit commands.
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
    /// if let Some(host) = backend.hosts().get_by_name("srv1").await? {
    ///     backend.acknowledge(&host).comment("disk ordered").sticky(false).await?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn acknowledge(&self, subject: impl Into<Subject>) -> Acknowledge {
        Acknowledge {
            request: Request::new(self, subject.into()),
            sticky: true,
            persistent: true,
            notify: false,
            verb: ActionVerb::Add,
        }
    }

    /// Gives the problem of a host or service back: the opposite of
    /// [`acknowledge`](Self::acknowledge).
    pub fn unacknowledge(&self, subject: impl Into<Subject>) -> Acknowledge {
        Acknowledge {
            verb: ActionVerb::Delete,
            ..self.acknowledge(subject)
        }
    }

    /// Plans a downtime of a host or service, in which no notifications are sent.
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend, host: alignak_backend_client::Item<alignak_backend_client::model::Host>) -> Result<(), alignak_backend_client::BackendException> {
    /// use std::time::{Duration, SystemTime};
    ///
    /// let start = SystemTime::now() + Duration::from_secs(3600);
    /// let end = start + Duration::from_secs(7200);
    /// backend.schedule_downtime(&host, start..end).comment("new disks").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn schedule_downtime(
        &self,
        subject: impl Into<Subject>,
        period: Range<SystemTime>,
    ) -> ScheduleDowntime {
        ScheduleDowntime {
            request: Request::new(self, subject.into()),
            period: Some(period),
            flexible: None,
            verb: ActionVerb::Add,
        }
    }

    /// Cancels the downtimes of a host or service.
    pub fn cancel_downtime(&self, subject: impl Into<Subject>) -> ScheduleDowntime {
        ScheduleDowntime {
            request: Request::new(self, subject.into()),
            period: None,
            flexible: None,
            verb: ActionVerb::Delete,
        }
    }

    /// Asks for a check of a host or service at once.
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend, service: alignak_backend_client::Item<alignak_backend_client::model::Service>) -> Result<(), alignak_backend_client::BackendException> {
    /// backend.force_check(&service).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn force_check(&self, subject: impl Into<Subject>) -> ForceCheck {
        ForceCheck {
            request: Request::new(self, subject.into()),
        }
    }
}

/// What all actions have in common.
#[derive(Debug)]
struct Request {
    backend: Backend,
    subject: Subject,
    comment: Option<String>,
    user: Option<Id<User>>,
}

/// Host, service and user of a request.
type Parties = (Id<Host>, Option<Id<Service>>, Id<User>);

impl Request {
    fn new(backend: &Backend, subject: Subject) -> Self {
        Self {
            backend: backend.clone(),
            subject,
            comment: None,
            user: None,
        }
    }

    async fn parties(&self) -> Result<Parties, BackendException> {
        let (host, service) = self.subject.ids()?;
        let user = match self.user {
            Some(user) => user,
            None => self.backend.current_user_id().await?,
        };
        Ok((host, service, user))
    }
}

macro_rules! action {
    ($name:ident, $resource:ident) => {
        impl $name {
            /// What there is to say about it; the history repeats it.
            pub fn comment(mut self, comment: impl Into<String>) -> Self {
                self.request.comment = Some(comment.into());
                self
            }

            /// In the name of this user. Without it, the user who is logged in is looked up, which
            /// costs one read.
            pub fn by(mut self, user: impl AsId<User>) -> Self {
                self.request.user = Some(user.as_id());
                self
            }
        }

        impl IntoFuture for $name {
            type Output = Result<Created<$resource>, BackendException>;
            type IntoFuture = BoxFuture<'static, Self::Output>;

            fn into_future(mut self) -> Self::IntoFuture {
                Box::pin(async move {
                    self.request.backend = self.request.backend.bounded();
                    self.send().await
                })
            }
        }
    };
}

action!(Acknowledge, ActionAcknowledge);
action!(ScheduleDowntime, ActionDowntime);
action!(ForceCheck, ActionForceCheck);

/// An acknowledgement that is not sent yet. Made by [`Backend::acknowledge`]; sent by `.await`.
#[derive(Debug)]
#[must_use = "an action is sent when it is awaited"]
pub struct Acknowledge {
    request: Request,
    sticky: bool,
    persistent: bool,
    notify: bool,
    verb: ActionVerb,
}

impl Acknowledge {
    /// Whether it holds until all is well again, and not just until the next change of state; yes
    /// by default.
    pub fn sticky(mut self, sticky: bool) -> Self {
        self.sticky = sticky;
        self
    }

    /// Whether the comment survives a restart of the monitoring engine; yes by default.
    pub fn persistent(mut self, persistent: bool) -> Self {
        self.persistent = persistent;
        self
    }

    /// Whether a notification is sent to the contacts; no by default.
    pub fn notify(mut self, notify: bool) -> Self {
        self.notify = notify;
        self
    }

    async fn send(self) -> Result<Created<ActionAcknowledge>, BackendException> {
        let (host, service, user) = self.request.parties().await?;
        let content = ActionAcknowledgeCreate::new(host, service, user)
            .action(self.verb)
            .comment(self.request.comment.unwrap_or_default())
            .sticky(self.sticky)
            .persistent(self.persistent)
            .notify(self.notify);
        let backend = self.request.backend;
        backend.action_acknowledges().create(&content).await
    }
}

/// A downtime that is not sent yet. Made by [`Backend::schedule_downtime`]; sent by `.await`.
#[derive(Debug)]
#[must_use = "an action is sent when it is awaited"]
pub struct ScheduleDowntime {
    request: Request,
    period: Option<Range<SystemTime>>,
    flexible: Option<Duration>,
    verb: ActionVerb,
}

impl ScheduleDowntime {
    /// Lets the downtime begin with the first problem in the period, and last so long.
    pub fn flexible(mut self, duration: Duration) -> Self {
        self.flexible = Some(duration);
        self
    }

    async fn send(self) -> Result<Created<ActionDowntime>, BackendException> {
        let (host, service, user) = self.request.parties().await?;
        let mut content = ActionDowntimeCreate::new(host, service, user)
            .action(self.verb)
            .comment(self.request.comment.unwrap_or_default())
            .fixed(self.flexible.is_none());
        if let Some(period) = self.period {
            let (start, end) = (seconds(period.start), seconds(period.end));
            if end <= start {
                let message = "a downtime ends after it has begun";
                return Err(BackendException::invalid(message));
            }
            let duration = self.flexible.map_or(end - start, whole_seconds);
            content = content.start_time(start).end_time(end).duration(duration);
        }
        let backend = self.request.backend;
        backend.action_downtimes().create(&content).await
    }
}

/// A request for a check that is not sent yet. Made by [`Backend::force_check`]; sent by `.await`.
#[derive(Debug)]
#[must_use = "an action is sent when it is awaited"]
pub struct ForceCheck {
    request: Request,
}

impl ForceCheck {
    async fn send(self) -> Result<Created<ActionForceCheck>, BackendException> {
        let (host, service, user) = self.request.parties().await?;
        let content = ActionForceCheckCreate::new(host, service, user)
            .comment(self.request.comment.unwrap_or_default());
        let backend = self.request.backend;
        backend.action_force_checks().create(&content).await
    }
}

/// A moment as backends count: in whole seconds since 1970.
pub(super) fn seconds(moment: SystemTime) -> i64 {
    whole_seconds(moment.duration_since(UNIX_EPOCH).unwrap_or_default())
}

fn whole_seconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs()).unwrap_or(i64::MAX)
}
