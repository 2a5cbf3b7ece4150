//! Following: the changes of items that the caller may read, as they are committed.
//!
//! Rights are applied to each event by what they are when it is sent: a change of rights is among
//! the events itself, and every process forgets whom it remembers before it passes the change on.

use std::collections::VecDeque;
use std::sync::Arc;

use bytes::Bytes;
use tokio::time::Instant;

use super::backend::Api;
use super::callers::{Asked, Callers, SHARED_MEMORY};
use super::read::View;
use super::secrets;
use crate::contract::Resource;
use crate::events::{
    Event, EventSettings, Events, FollowError, Lag, Subscription, Taken, What, heartbeat, message,
};
use crate::filter::Filter;
use crate::rules::rights::{Caller, Verb};
use crate::rules::{LAYOUT, Refusal};
use crate::store::{FeedEntry, Store, StoreError};

/// What to follow.
#[derive(Debug)]
pub struct FollowRequest {
    /// Whose items.
    pub resources: Vec<&'static Resource>,
    /// Which of them, by their content after the change.
    pub filter: Filter,
    /// The mark behind which to begin; none is now.
    pub after: Option<String>,
}

/// What is followed by one caller.
pub struct Following {
    subscription: Subscription,
    caller: Arc<Caller>,
    filter: Filter,
    /// Which items the caller may read, by resource, and the filter without what it must not ask.
    views: Vec<ResourceView>,
    /// What is to be sent next.
    waiting: VecDeque<Bytes>,
    /// When something was sent last.
    sent: Instant,
    is_over: bool,
}

#[derive(Debug, PartialEq)]
struct ResourceView {
    resource: &'static Resource,
    readable: Filter,
    wanted: Filter,
}

/// The events of a store, whose callers are forgotten before a change of rights is passed on.
pub(super) fn events(
    store: &Arc<dyn Store>,
    callers: &Arc<Callers>,
    settings: EventSettings,
) -> Arc<Events> {
    let callers = Arc::clone(callers);
    let before = move |entry: &FeedEntry| {
        if entry.resource.decides_rights {
            callers.forget();
        }
    };
    Events::new(Arc::clone(store), settings, &LAYOUT.place, before)
}

fn views(caller: &Caller, resources: &[&'static Resource], filter: &Filter) -> Vec<ResourceView> {
    let view = |resource: &&'static Resource| ResourceView {
        resource,
        readable: caller.filter(resource, Verb::Read),
        wanted: if secrets::has_secrets(resource) {
            secrets::blind(caller, resource, filter.clone())
        } else {
            filter.clone()
        },
    };
    resources.iter().map(view).collect()
}

impl Api {
    /// Follows all changes, for what the server itself derives from the store.
    ///
    /// # Errors
    /// When the store fails.
    pub(crate) async fn follow_everything(&self) -> Result<Subscription, FollowError> {
        self.events.follow_within().await
    }

    /// Follows the changes of items that the caller may read.
    ///
    /// # Errors
    /// When there are too many followers, or the store fails.
    pub async fn follow(
        &self,
        caller: &Arc<Caller>,
        request: FollowRequest,
    ) -> Result<Following, FollowError> {
        let after = request.after.as_deref();
        let subscription = self.events.follow(&caller.id, after).await?;
        let ready = message("ready", subscription.mark(), "{}");
        Ok(Following {
            views: views(caller, &request.resources, &request.filter),
            filter: request.filter,
            caller: Arc::clone(caller),
            subscription,
            waiting: VecDeque::from([ready]),
            sent: Instant::now(),
            is_over: false,
        })
    }

    /// The caller with that token as of now. Of many followers that ask for the same one, only one
    /// reads it.
    async fn present_caller(&self, token: &str) -> Result<Option<Arc<Caller>>, StoreError> {
        let max_age = self.store.is_shared().then_some(SHARED_MEMORY);
        if let (Some(caller), _) = self.callers.find(&Asked::Token(token.to_owned()), max_age) {
            return Ok(Some(caller));
        }
        let _only_one = self.identifying.lock().await;
        self.caller(token).await
    }
}

impl Following {
    /// The next part of what is sent: an event, or a sign of life. None at the end, which comes when
    /// the server ends, the token is no longer valid, or the store fails.
    pub async fn next(&mut self, api: &Api) -> Option<Bytes> {
        loop {
            if let Some(part) = self.waiting.pop_front() {
                self.sent = Instant::now();
                return Some(part);
            }
            if self.is_over {
                return None;
            }
            let until = self.sent + api.events.heartbeat();
            let taken = self.subscription.next(until).await;
            // After what was taken, so that it is judged by rights that are not older.
            if let Err(error) = self.follow_rights(api).await {
                tracing::warn!(%error, "a follower is cut off");
                return None;
            }
            match taken {
                Taken::End => return None,
                Taken::Lagged(lag) => self.lag(lag),
                Taken::Nothing => self.waiting.push_back(heartbeat(self.subscription.mark())),
                Taken::Events(events) => {
                    if let Err(error) = self.take(api, &events).await {
                        tracing::warn!(%error, "an event cannot be shown");
                        self.lag(Lag::Missed);
                    }
                    if self.waiting.is_empty() && Instant::now() >= until {
                        self.waiting.push_back(heartbeat(self.subscription.mark()));
                    }
                }
            }
        }
    }

    /// Says that some events are not sent.
    fn lag(&mut self, lag: Lag) {
        metrics::counter!("alignak_backend_events_lagged_total", "reason" => lag.word())
            .increment(1);
        let data = format!("{{\"reason\":\"{}\"}}", lag.word());
        self.waiting
            .push_back(message("lagged", self.subscription.mark(), &data));
    }

    /// Takes in what the caller may do now.
    async fn follow_rights(&mut self, api: &Api) -> Result<(), StoreError> {
        let Some(caller) = api.present_caller(&self.caller.token).await? else {
            self.is_over = true;
            self.views.clear();
            return Ok(());
        };
        if !Arc::ptr_eq(&caller, &self.caller) {
            let resources: Vec<_> = self.views.iter().map(|view| view.resource).collect();
            let views = views(&caller, &resources, &self.filter);
            self.caller = caller;
            if views != self.views {
                self.views = views;
                self.lag(Lag::Rights);
            }
        }
        Ok(())
    }

    async fn take(&mut self, api: &Api, events: &[Arc<Event>]) -> Result<(), Refusal> {
        let mut count = 0;
        for event in events {
            let is_of = |view: &&ResourceView| view.resource == event.resource;
            let Some(view) = self.views.iter().find(is_of) else {
                continue;
            };
            if !view.concerns(api, event)? {
                continue;
            }
            if view
                .wanted
                .effort()
                .is_some_and(|effort| effort.is_exhausted())
            {
                self.lag(Lag::Filter);
                self.is_over = true;
                return Ok(());
            }
            let text = shown(api, &self.caller, event).await?;
            self.waiting.push_back(text);
            count += 1;
        }
        metrics::counter!("alignak_backend_events_sent_total").increment(count);
        Ok(())
    }
}

impl ResourceView {
    /// Whether the event is one for the caller.
    fn concerns(&self, api: &Api, event: &Event) -> Result<bool, StoreError> {
        let sees_all = self.readable.is_everything();
        let may_read = |place| sees_all || self.readable.matches(place, self.resource);
        Ok(match &event.what {
            What::Removed => sees_all,
            What::Left { former, now } => {
                !sees_all && may_read(former) && !now.as_ref().is_some_and(may_read)
            }
            What::Content { place, .. } => {
                may_read(place)
                    && (self.wanted.is_everything()
                        || api
                            .events
                            .item(event)?
                            .is_some_and(|item| self.wanted.matches(&item, self.resource)))
            }
        })
    }
}

/// The event with the item as the caller is shown it.
async fn shown(api: &Api, caller: &Caller, event: &Event) -> Result<Bytes, Refusal> {
    let What::Content { item, .. } = &event.what else {
        return Ok(event.text());
    };
    if item.dated && Api::is_shown_as_stored(caller, event.resource) {
        return Ok(event.text());
    }
    let mut shown = item.clone();
    let items = std::slice::from_mut(&mut shown);
    api.show(caller, event.resource, &View::default(), items, None)
        .await?;
    Ok(event.with_item(&shown.text))
}
