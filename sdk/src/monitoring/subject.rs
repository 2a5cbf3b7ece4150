//! What an action is about: a host, or a service of it.

use crate::error::BackendException;
use crate::model::{Host, Id, Reference, Service};

/// A host or a service. Made from the item as it was read (`&host`, `&service`), from the
/// identifier of a host, or from the identifiers of a host and of its service.
#[derive(Debug, Clone, Copy)]
pub struct Subject {
    host: Option<Id<Host>>,
    service: Option<Id<Service>>,
    of_host: bool,
}

impl Subject {
    /// The identifiers, if they are known.
    pub(super) fn ids(self) -> Result<(Id<Host>, Option<Id<Service>>), BackendException> {
        match (self.host, self.service) {
            (Some(host), None) if self.of_host => Ok((host, None)),
            (Some(host), Some(service)) => Ok((host, Some(service))),
            _ => Err(BackendException::invalid(
                "the item does not tell its identifier and its host: it was not read from a backend",
            )),
        }
    }
}

impl From<&Host> for Subject {
    fn from(host: &Host) -> Self {
        Self {
            host: host.id,
            service: None,
            of_host: true,
        }
    }
}

impl From<Id<Host>> for Subject {
    fn from(host: Id<Host>) -> Self {
        Self {
            host: Some(host),
            service: None,
            of_host: true,
        }
    }
}

impl From<&Service> for Subject {
    fn from(service: &Service) -> Self {
        Self {
            host: service.host.as_ref().and_then(Reference::id),
            service: service.id,
            of_host: false,
        }
    }
}

impl From<(Id<Host>, Id<Service>)> for Subject {
    fn from((host, service): (Id<Host>, Id<Service>)) -> Self {
        Self {
            host: Some(host),
            service: Some(service),
            of_host: false,
        }
    }
}
