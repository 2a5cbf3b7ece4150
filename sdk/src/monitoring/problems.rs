//! Problems, and the services of a host.

use crate::backend::Backend;
use crate::error::BackendException;
use crate::generated::{host, service};
use crate::model::{Host, HostState, Realm, Service, ServiceState};
use crate::typed::{AsId, Collection, Filter, Item, List};

/// The hosts and services with problems.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Problems {
    /// Hosts that are DOWN or UNREACHABLE.
    pub hosts: Vec<Item<Host>>,
    /// Services that are WARNING, CRITICAL, UNKNOWN or UNREACHABLE.
    pub services: Vec<Item<Service>>,
}

/// Hosts that are DOWN or UNREACHABLE, are checked in some way, and are neither acknowledged nor in
/// downtime.
pub fn host_problem() -> Filter<Host> {
    any_host_problem()
        .and(host::LS_ACKNOWLEDGED.eq(false))
        .and(host::LS_DOWNTIMED.eq(false))
}

/// Hosts that are DOWN or UNREACHABLE and are checked in some way: those that are acknowledged or in
/// downtime too.
pub fn any_host_problem() -> Filter<Host> {
    host::LS_STATE
        .one_of([HostState::Down, HostState::Unreachable])
        .and(host::IS_TEMPLATE.eq(false))
        .and(
            host::ACTIVE_CHECKS_ENABLED
                .eq(true)
                .or(host::PASSIVE_CHECKS_ENABLED.eq(true)),
        )
}

/// Services that are neither OK nor without state, are checked in some way, and are
/// neither acknowledged nor in downtime.
pub fn service_problem() -> Filter<Service> {
    any_service_problem()
        .and(service::LS_ACKNOWLEDGED.eq(false))
        .and(service::LS_DOWNTIMED.eq(false))
}

/// Services that are neither OK nor without state and are checked in some way: those that are
/// acknowledged or in downtime too.
pub fn any_service_problem() -> Filter<Service> {
    service::LS_STATE
        .one_of([
            ServiceState::Warning,
            ServiceState::Critical,
            ServiceState::Unknown,
            ServiceState::Unreachable,
        ])
        .and(service::IS_TEMPLATE.eq(false))
        .and(
            service::ACTIVE_CHECKS_ENABLED
                .eq(true)
                .or(service::PASSIVE_CHECKS_ENABLED.eq(true)),
        )
}

impl Collection<Host> {
    /// The hosts with a [problem](host_problem) that is neither acknowledged nor in downtime.
    pub fn problems(&self) -> List<Host> {
        self.list().filter(host_problem())
    }
}

impl Collection<Service> {
    /// The services of a host.
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend, host: alignak_backend_client::model::Id<alignak_backend_client::model::Host>) -> Result<(), alignak_backend_client::BackendException> {
    /// let services = backend.services().of_host(host).all().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn of_host(&self, host: impl AsId<Host>) -> List<Service> {
        self.list().filter(service::HOST.eq(host.as_id()))
    }

    /// The service of a host with this name, or `None` where there is none.
    ///
    /// # Errors
    /// The call failed.
    pub async fn get_by_name(
        &self,
        host: impl AsId<Host>,
        name: &str,
    ) -> Result<Option<Item<Service>>, BackendException> {
        let list = self.of_host(host).filter(service::NAME.eq(name));
        list.first().await
    }

    /// The services with a [problem](service_problem) that is neither acknowledged nor in downtime.
    pub fn problems(&self) -> List<Service> {
        self.list().filter(service_problem())
    }
}

impl Backend {
    /// The problems of a realm and of the realms below it that are neither acknowledged nor
    /// in downtime.
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
    /// if let Some(realm) = backend.realms().get_by_name("Europe").await? {
    ///     let problems = backend.problems(&realm).await?;
    ///     println!("{} hosts, {} services", problems.hosts.len(), problems.services.len());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// One of the reads failed.
    pub async fn problems(&self, realm: impl AsId<Realm>) -> Result<Problems, BackendException> {
        let realms = self.realms_from(realm.as_id()).await?;
        let hosts = self.hosts().problems();
        let services = self.services().problems();
        Ok(Problems {
            hosts: hosts.filter(host::REALM.one_of(&realms)).all().await?,
            services: services
                .filter(service::REALM.one_of(&realms))
                .all()
                .await?,
        })
    }
}
