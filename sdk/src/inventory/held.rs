//! What an inventory holds.

use std::sync::RwLock;

use tokio::sync::watch;

use super::table::Table;
use super::views::RealmView;
use crate::model::{Host, Realm, Service};

/// What is held.
pub(super) struct Shared<H, S> {
    pub(super) hosts: RwLock<Table<Host, H>>,
    pub(super) services: RwLock<Table<Service, S>>,
    pub(super) realms: RwLock<Table<Realm, RealmView>>,
    /// Changes with each change of what is held.
    pub(super) changes: watch::Sender<u64>,
    /// What keeps each of the three from being up to date.
    pub(super) failures: RwLock<[Option<String>; 3]>,
}

impl<H, S> Shared<H, S> {
    pub(super) fn new() -> Self {
        Self {
            hosts: RwLock::default(),
            services: RwLock::default(),
            realms: RwLock::default(),
            changes: watch::Sender::new(0),
            failures: RwLock::default(),
        }
    }
}
