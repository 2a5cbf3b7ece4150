//! What an action is about: a host, or a service of it.

use crate::error::BackendException;
use crate::model::{Host, Id, Reference, Service};
use crate::typed::{Changed, Created, Item};

/// A host or a service. Made from the item as it was read (`&host`, `&service`), from the
/// identifier of a host, or from the identifiers of a host and of its service.
#[derive(Debug, Clone, Copy)]
pub struct Subject {
    host: Option<Id<Host>>,
    service: Option<Id<Service>>,
}

impl Subject {
    /// The identifiers, if they are known.
    pub(super) fn ids(self) -> Result<(Id<Host>, Option<Id<Service>>), BackendException> {
        match self.host {
            Some(host) => Ok((host, self.service)),
            None => Err(BackendException::invalid(
                "the service has no host: it refers to one that does not exist any more",
            )),
        }
    }
}

impl From<Id<Host>> for Subject {
    fn from(host: Id<Host>) -> Self {
        Self {
            host: Some(host),
            service: None,
        }
    }
}

impl From<&Item<Host>> for Subject {
    fn from(host: &Item<Host>) -> Self {
        host.id.into()
    }
}

impl From<&Created<Host>> for Subject {
    fn from(host: &Created<Host>) -> Self {
        host.id.into()
    }
}

impl From<&Changed<Host>> for Subject {
    fn from(host: &Changed<Host>) -> Self {
        host.id.into()
    }
}

impl From<&Item<Service>> for Subject {
    fn from(service: &Item<Service>) -> Self {
        Self {
            host: service.host.as_ref().and_then(Reference::id),
            service: Some(service.id),
        }
    }
}

impl From<(Id<Host>, Id<Service>)> for Subject {
    fn from((host, service): (Id<Host>, Id<Service>)) -> Self {
        Self {
            host: Some(host),
            service: Some(service),
        }
    }
}
