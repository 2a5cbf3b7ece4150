//! Items by the names of the command line.

use alignak_backend_client::model::{Host, Id, Service};
use serde_json::{Value, json};

use crate::connect::{Item, Session, id, identifier, text};
use crate::end::End;
use crate::names::ItemName;

/// A host by name: the host or the template as asked for, else the other one of this name.
pub(super) async fn any_host(
    session: &Session<'_>,
    name: &str,
    is_template: bool,
) -> Result<Option<Item>, End> {
    match host(session, name, is_template).await? {
        Some(host) => Ok(Some(host)),
        None => host(session, name, !is_template).await,
    }
}

/// A host by name, a host or a template as asked for.
pub(super) async fn host(
    session: &Session<'_>,
    name: &str,
    is_template: bool,
) -> Result<Option<Item>, End> {
    let filter = json!({"name": name, "_is_template": is_template});
    let refused = |error| End::refused(format!("Get error for  'host' : {name}"), error);
    session.find("host", &filter).await.map_err(refused)
}

/// The filter for a name of the resource of the command line, where services are those of `host`.
pub(super) fn filter(session: &Session<'_>, name: &ItemName, host: Option<&Item>) -> Value {
    if session.is_unnamed() {
        return json!({"_id": name.whole()});
    }
    let mut filter = match host {
        None => json!({"name": name.whole()}),
        Some(host) => {
            let mut filter = json!({"host": id(host)});
            if let Some(service) = name.second.as_ref().filter(|service| *service != "*") {
                filter["name"] = Value::from(service.as_str());
            }
            filter
        }
    };
    if session.has_templates() {
        filter["_is_template"] = Value::from(session.arguments.model);
    }
    filter
}

/// The host that a name of the form `host/service` names; `None` for other names.
///
/// # Errors
/// There is no such host, or it is not a template as the action wants it.
pub(super) async fn host_of(
    session: &Session<'_>,
    name: &ItemName,
    may_be_other: bool,
) -> Result<Option<Item>, End> {
    if session.resource() != "service" || name.second.is_none() {
        return Ok(None);
    }
    let is_template = session.arguments.model;
    let found = if may_be_other {
        any_host(session, &name.first, is_template).await?
    } else {
        host(session, &name.first, is_template).await?
    };
    match found {
        Some(host) => Ok(Some(host)),
        None => Err(End::failed(format!("Not found host = {}", name.first))),
    }
}

/// A host or a service of it, which an action is about.
pub(crate) struct Subject {
    /// As people name it.
    pub(crate) name: String,
    /// As the SDK names it.
    pub(crate) subject: alignak_backend_client::Subject,
}

/// The hosts and services that some names mean: `host`, `host/service`, or `host/*` for all services
/// of a host. Each problem is named, and nothing is done about any of them if there is one.
pub(crate) async fn find_subjects(
    session: &Session<'_>,
    names: &[String],
) -> Result<Vec<Subject>, End> {
    let mut subjects = Vec::with_capacity(names.len());
    let mut is_complete = true;
    for name in names {
        match find_some(session, name).await {
            Ok(some) => subjects.extend(some),
            Err(end) => {
                session.log.error(&end.reason());
                is_complete = false;
            }
        }
    }
    if is_complete {
        Ok(subjects)
    } else {
        Err(End::reported())
    }
}

async fn find_some(session: &Session<'_>, named: &str) -> Result<Vec<Subject>, End> {
    let name = ItemName::parse(named);
    let found = host(session, &name.first, false).await?;
    let host =
        found.ok_or_else(|| End::failed(format!("the host '{}' is not known", name.first)))?;
    let host_id: Id<Host> = identifier(&host)?;
    let Some(service) = &name.second else {
        let subject = host_id.into();
        return Ok(vec![Subject {
            name: name.first,
            subject,
        }]);
    };
    let mut filter = json!({"host": id(&host), "_is_template": false});
    if service != "*" {
        filter["name"] = Value::from(service.as_str());
    }
    let refused = |error| End::refused(format!("Get error for  'service' : {named}"), error);
    let query = alignak_backend_client::Query::new()
        .filter(&filter)
        .projection(["name"]);
    let services: Vec<Item> = session.read_all("service", query).await.map_err(refused)?;
    if services.is_empty() {
        let what = if service == "*" {
            format!("the host '{}' has no services", name.first)
        } else {
            format!("the service '{named}' is not known")
        };
        return Err(End::failed(what));
    }
    services
        .iter()
        .map(|service| {
            let service_id: Id<Service> = identifier(service)?;
            Ok(Subject {
                name: format!("{}/{}", name.first, text(service, "name")),
                subject: (host_id, service_id).into(),
            })
        })
        .collect()
}
