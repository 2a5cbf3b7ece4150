//! The hosts that may need a dashboard.

use std::collections::HashMap;

use super::board::{Board, Row};
use super::distinct;
use crate::contract::resource;
use crate::filter::{Filter, Operand, Sort};
use crate::item::{self, Item};
use crate::outbound::destinations::Destinations;
use crate::outbound::reading;
use crate::store::{Query, Store, StoreError};

/// How many hosts are looked at together, with their services.
const HOSTS: u64 = 100;

/// A host with what its dashboard would show.
pub(super) struct Found {
    /// The id of the realm.
    pub(super) realm: String,
    /// Whether the host or a service has performance data.
    pub(super) has_data: bool,
    /// What is not marked as shown yet, as reports name it: `host`, or `host/service`.
    pub(super) missing: Option<String>,
    pub(super) board: Board,
}

/// The next hosts of these realms in the order of their ids; none at the end.
pub(super) async fn hosts_after(
    store: &dyn Store,
    realms: &[&str],
    after: &str,
    destinations: &Destinations,
) -> Result<Option<Vec<Found>>, StoreError> {
    let realms = Filter::is_in(
        "_realm",
        distinct(realms.iter().copied())
            .into_iter()
            .map(Operand::id),
    );
    let mut filter = realms.and(Filter::eq("_is_template", false));
    if !after.is_empty() {
        filter = filter.and(Filter::gt("_id", Operand::id(after)));
    }
    let query = Query {
        resource: resource("host"),
        filter,
        sort: Sort(vec![("_id".to_owned(), false)]),
        skip: 0,
        limit: HOSTS,
        counts: false,
        page: None,
    };
    let hosts = reading::page(store, query).await?;
    if hosts.is_empty() {
        return Ok(None);
    }
    let ids = hosts
        .iter()
        .map(|host| Operand::id(item::text(host, "_id")));
    let of_hosts = Filter::is_in("host", ids).and(Filter::eq("_is_template", false));
    let mut services: HashMap<String, Vec<Item>> = HashMap::new();
    for service in reading::all(store, "service", &of_hosts).await? {
        if has_data(&service) {
            services
                .entry(item::text(&service, "host").to_owned())
                .or_default()
                .push(service);
        }
    }
    let found = hosts.iter().map(|host| {
        let services = services.remove(item::text(host, "_id")).unwrap_or_default();
        found(host, &services, destinations)
    });
    Ok(Some(found.collect()))
}

fn has_data(item: &Item) -> bool {
    !item::text(item, "ls_perf_data").is_empty() && item::integer(item, "ls_last_check") != 0
}

fn found(host: &Item, services: &[Item], destinations: &Destinations) -> Found {
    let realm = item::text(host, "_realm").to_owned();
    let path = destinations.realm_path(&realm);
    let host_name = item::text(host, "name").to_owned();
    // Values are stored under the realm of the host, also those of services.
    let mut rows = vec![Row::of(host, false, path.clone())];
    rows.extend(
        services
            .iter()
            .map(|service| Row::of(service, true, path.clone())),
    );
    let is_missing = |item: &Item| has_data(item) && !item::flag(item, "ls_grafana");
    let missing = if is_missing(host) {
        Some(host_name.clone())
    } else {
        let service = services.iter().find(|service| is_missing(service));
        service.map(|service| format!("{host_name}/{}", item::text(service, "name")))
    };
    Found {
        has_data: has_data(host) || !services.is_empty(),
        missing,
        board: Board {
            host: item::text(host, "_id").to_owned(),
            host_name,
            realm: path,
            realm_id: realm.clone(),
            rows,
        },
        realm,
    }
}
