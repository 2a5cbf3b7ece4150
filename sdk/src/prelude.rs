//! What most programs use: `use alignak_backend_client::prelude::*;`.

pub use crate::backend::{Backend, Generate};
pub use crate::error::BackendException;
pub use crate::generated::{
    HostCreate, HostPatch, ServiceCreate, ServicePatch, host, realm, service, user,
};
pub use crate::model::{Host, HostState, Id, Realm, Service, ServiceState, User};
pub use crate::monitoring::CheckResult;
pub use crate::typed::{AsId, Item};
