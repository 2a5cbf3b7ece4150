//! The backend, the user who is logged in, and what is looked up in a run.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use alignak_backend_client::model::{Id, User};
use alignak_backend_client::registry::{RESOURCES, ResourceInfo};
use alignak_backend_client::{Attempt, Backend, BackendException, Generate, Query};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::arguments::{Arguments, Form};
use crate::credentials::Credentials;
use crate::end::End;
use crate::log::Log;
use crate::progress::Bar;

/// How long one request may take.
const REQUEST_TIMEOUT: Duration = Duration::from_mins(1);

/// An item as the backend sends it.
pub(crate) type Item = Map<String, Value>;

/// Everything that an action needs.
pub(crate) struct Session<'a> {
    pub(crate) arguments: &'a Arguments,
    pub(crate) log: Log,
    pub(crate) backend: Backend,
    /// The user who is logged in.
    pub(crate) user: Item,
    pub(crate) user_id: Id<User>,
    /// Items that were found, by resource and filter.
    found: Mutex<HashMap<(String, String), Item>>,
}

impl<'a> Session<'a> {
    /// Logs in, and reads who that is.
    pub(crate) async fn open(arguments: &'a Arguments, log: Log) -> Result<Self, End> {
        let credentials = Credentials::read(arguments, log).map_err(End::no_access)?;
        let Credentials {
            url,
            username,
            password,
        } = credentials;
        let no_access = |error: BackendException| End::no_access(error.to_string());
        let backend = Backend::builder(&url)
            .attempt_timeout(REQUEST_TIMEOUT)
            .concurrency(4)
            .user_agent(concat!("alignak-backend-cli/", env!("CARGO_PKG_VERSION")))
            .on_attempt(move |attempt| log.debug(&described(attempt)))
            .build()
            .map_err(no_access)?;
        // Not before it is known to hold no password.
        log.debug(&format!("backend: {}, user: {username}", backend.address()));
        match backend.login(&username, &password, Generate::Enabled).await {
            Ok(true) => {}
            Ok(false) => {
                return Err(End::no_access("the user name or the password is wrong"));
            }
            Err(error) => return Err(no_access(error)),
        }
        let query = Query::new()
            .filter(&json!({"name": username}))
            .max_results(1);
        let user = first_of(&backend, "user", query).await.map_err(no_access)?;
        let user = user.ok_or_else(|| {
            End::no_access(format!("the user '{username}' cannot be read by itself"))
        })?;
        Ok(Self {
            user_id: identifier(&user)?,
            arguments,
            log,
            backend,
            user,
            found: Mutex::new(HashMap::new()),
        })
    }

    /// The form in which tables are shown.
    pub(crate) fn form(&self) -> Form {
        self.arguments.output.unwrap_or(Form::Table)
    }

    /// The resource of the command line.
    pub(crate) fn resource(&self) -> &str {
        &self.arguments.resource
    }

    /// What is known of the resource of the command line; `None` for one that is not.
    pub(crate) fn info(&self) -> Option<&'static ResourceInfo> {
        info(self.resource())
    }

    /// Whether items of the resource of the command line may be templates.
    pub(crate) fn has_templates(&self) -> bool {
        self.info().is_some_and(|info| info.templating)
    }

    /// Whether items of the resource of the command line have no name, but their ids.
    pub(crate) fn is_unnamed(&self) -> bool {
        self.info().is_some_and(|info| info.field("name").is_none())
    }

    /// The first item that a filter finds. What was found is remembered for the run.
    pub(crate) async fn find(
        &self,
        resource: &str,
        filter: &Value,
    ) -> Result<Option<Item>, BackendException> {
        let key = (resource.to_owned(), filter.to_string());
        if let Ok(found) = self.found.lock()
            && let Some(item) = found.get(&key)
        {
            return Ok(Some(item.clone()));
        }
        let item = self.read_first(resource, filter).await?;
        if let (Some(item), Ok(mut found)) = (&item, self.found.lock()) {
            found.insert(key, item.clone());
        }
        Ok(item)
    }

    /// Remembers hosts for look-ups by their names; each has its name, realm and template flag.
    pub(crate) fn remember_hosts(&self, hosts: &[Item]) {
        let Ok(mut found) = self.found.lock() else {
            return;
        };
        for host in hosts {
            let is_template = host.get("_is_template").and_then(Value::as_bool);
            let filter = json!({
                "name": text(host, "name"),
                "_is_template": is_template.unwrap_or_default(),
            });
            found.insert(("host".to_owned(), filter.to_string()), host.clone());
        }
    }

    /// The first item that a filter finds, as it is now.
    pub(crate) async fn read_first(
        &self,
        resource: &str,
        filter: &Value,
    ) -> Result<Option<Item>, BackendException> {
        self.log.debug(&format!("look up {resource} {filter}"));
        let query = Query::new().filter(filter).max_results(1);
        self.first_of(resource, query).await
    }

    /// The first item that a query finds.
    pub(crate) async fn first_of(
        &self,
        resource: &str,
        query: Query,
    ) -> Result<Option<Item>, BackendException> {
        first_of(&self.backend, resource, query).await
    }

    /// All items that a filter finds.
    pub(crate) async fn all<T: DeserializeOwned>(
        &self,
        resource: &str,
        filter: Option<&Value>,
        embedded: &[&str],
    ) -> Result<Vec<T>, BackendException> {
        let mut query = Query::new();
        if let Some(filter) = filter {
            self.log.debug(&format!("read {resource} {filter}"));
            query = query.filter(filter);
        }
        if !embedded.is_empty() {
            query = query.embedded(embedded.iter().copied());
        }
        self.read_all(resource, query).await
    }

    /// All items of a query, with a bar while they are read.
    pub(crate) async fn read_all<T: DeserializeOwned>(
        &self,
        resource: &str,
        query: Query,
    ) -> Result<Vec<T>, BackendException> {
        let bar = Bar::new(self.arguments, resource);
        let reading = self
            .backend
            .get_all_with_progress::<T>(resource, query, |read, total| {
                bar.set_total(total);
                bar.set(read);
            });
        Ok(reading.await?.items)
    }
}

/// What is known of a resource.
pub(crate) fn info(resource: &str) -> Option<&'static ResourceInfo> {
    RESOURCES.iter().copied().find(|info| info.name == resource)
}

/// The members of a resource that are secrets.
pub(crate) fn secrets(resource: &str) -> Vec<&'static str> {
    let fields = info(resource).map(|info| info.fields).unwrap_or_default();
    let secret = fields.iter().filter(|field| field.secret);
    let mut names: Vec<&str> = secret.map(|field| field.name).collect();
    if resource == "user" {
        names.push("token");
    }
    names
}

/// Puts a word in the place of an item's secrets.
pub(crate) fn hide_secrets(resource: &str, item: &mut Item) {
    for name in secrets(resource) {
        if let Some(value) = item.get_mut(name) {
            *value = Value::from("(secret)");
        }
    }
}

/// The id of an item.
pub(crate) fn id(item: &Item) -> &str {
    text(item, "_id")
}

/// A text of an item; empty if it has none.
pub(crate) fn text<'i>(item: &'i Item, field: &str) -> &'i str {
    item.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// The identifier of an item, with its type.
pub(crate) fn identifier<R>(item: &Item) -> Result<Id<R>, End> {
    let text = id(item);
    text.parse()
        .map_err(|_| End::failed(format!("the backend sent '{text}', which is no identifier")))
}

async fn first_of(
    backend: &Backend,
    resource: &str,
    query: Query,
) -> Result<Option<Item>, BackendException> {
    let mut page: Value = backend.get(resource, query).await?;
    match page["_items"].get_mut(0).map(Value::take) {
        Some(Value::Object(item)) => Ok(Some(item)),
        _ => Ok(None),
    }
}

/// An attempt of a request, as `--verbose` shows it: bodies, tokens and passwords are no part of it.
fn described(attempt: &Attempt<'_>) -> String {
    let outcome = match attempt.outcome {
        Ok(status) => status.to_string(),
        Err(kind) => format!("{kind:?}"),
    };
    let took = attempt.duration.as_millis();
    let text = format!("{}: {outcome} after {took} ms", attempt.operation);
    match attempt.retry_in {
        None => text,
        Some(wait) => format!("{text}, again in {} ms", wait.as_millis()),
    }
}
