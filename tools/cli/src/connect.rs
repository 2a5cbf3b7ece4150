//! The backend, the user who is logged in, and what is looked up in a run.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use alignak_backend_client::registry::{RESOURCES, ResourceInfo};
use alignak_backend_client::{Backend, BackendException, Generate, Query};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::arguments::{Arguments, Form};
use crate::end::End;
use crate::log::Log;
use crate::profile;
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
    /// Items that were found, by resource and filter.
    found: Mutex<HashMap<(String, String), Item>>,
}

impl<'a> Session<'a> {
    /// Logs in, and reads who that is.
    pub(crate) async fn open(arguments: &'a Arguments, log: &Log) -> Result<Self, End> {
        let profile = profile::read(arguments.profile.as_deref()).map_err(End::NoAccess)?;
        let either = |given: &Option<String>, of_profile: Option<String>, default: &str| {
            given
                .clone()
                .or(of_profile)
                .unwrap_or_else(|| default.to_owned())
        };
        let url = either(&arguments.backend, profile.url, "http://127.0.0.1:5000");
        let username = either(&arguments.username, profile.username, "admin");
        let file = arguments.password_file.clone().or(profile.password_file);
        let password = match (&arguments.password, file) {
            (Some(password), _) if password == "-" => ask(&username).map_err(End::NoAccess)?,
            (Some(password), _) => password.clone(),
            (None, Some(file)) => profile::password(&file).map_err(End::NoAccess)?,
            (None, None) => "admin".to_owned(),
        };
        log.debug(&format!("backend: {url}, user: {username}"));
        let no_access = |error: BackendException| End::NoAccess(error.to_string());
        let tracing = *log;
        let backend = Backend::builder(&url)
            .attempt_timeout(REQUEST_TIMEOUT)
            .concurrency(4)
            .user_agent(concat!("alignak-backend-cli/", env!("CARGO_PKG_VERSION")))
            .on_attempt(move |attempt| tracing.debug(attempt.operation))
            .build()
            .map_err(no_access)?;
        match backend.login(&username, &password, Generate::Enabled).await {
            Ok(true) => {}
            Ok(false) => {
                return Err(End::NoAccess(
                    "the user name or the password is wrong".to_owned(),
                ));
            }
            Err(error) => return Err(no_access(error)),
        }
        let mut session = Self {
            arguments,
            log: *log,
            backend,
            user: Item::new(),
            found: Mutex::new(HashMap::new()),
        };
        let user = session
            .find("user", &json!({"name": username}))
            .await
            .map_err(no_access)?;
        session.user = user.ok_or_else(|| {
            End::NoAccess(format!("the user '{username}' cannot be read by itself"))
        })?;
        Ok(session)
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

    /// The first item that a filter finds, as it is now.
    pub(crate) async fn read_first(
        &self,
        resource: &str,
        filter: &Value,
    ) -> Result<Option<Item>, BackendException> {
        let query = Query::new().filter(filter).max_results(1);
        let mut page: Value = self.backend.get(resource, query).await?;
        let item = page["_items"].as_array_mut().and_then(|items| {
            if items.is_empty() {
                None
            } else {
                Some(items.swap_remove(0))
            }
        });
        match item {
            Some(Value::Object(item)) => Ok(Some(item)),
            _ => Ok(None),
        }
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

/// The id of an item.
pub(crate) fn id(item: &Item) -> &str {
    text(item, "_id")
}

/// A text of an item; empty if it has none.
pub(crate) fn text<'i>(item: &'i Item, field: &str) -> &'i str {
    item.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn ask(username: &str) -> Result<String, String> {
    rpassword::prompt_password(format!("Password of {username}: "))
        .map_err(|error| format!("cannot ask for the password: {error}"))
}
