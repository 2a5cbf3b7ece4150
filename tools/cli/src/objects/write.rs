//! `add` and `update`.

use alignak_backend_client::{BackendException, Query};
use serde_json::{Value, json};

use super::Verb;
use super::existing::{Existing, Found, Key, PART};
use super::lookup;
use super::resolve::{self, Owner, is_id};
use crate::connect::{Item, Session, hide_secrets, id, text};
use crate::end::End;
use crate::files;
use crate::names::ItemName;
use crate::progress::Bar;

/// Members that are never sent.
const REMOVED: [&str; 7] = [
    "_created",
    "_updated",
    "_etag",
    "_links",
    "_status",
    "_overall_state_id",
    "_id",
];

/// Creates or changes the items of the data, one after the other.
pub(super) async fn write(
    session: &Session<'_>,
    verb: Verb,
    argument: Option<&str>,
) -> Result<(), End> {
    let data = files::read_data(session.arguments)?;
    let items = match (data, argument) {
        (Some(Value::Array(items)), _) => items,
        (Some(item), _) => vec![item],
        (None, Some(_)) => vec![json!({})],
        (None, None) => return Err(End::reported()),
    };
    let templates = match &session.arguments.template {
        None => None,
        Some(names) => Some(
            resolve::templates(session, names)
                .await
                .map_err(End::failed)?,
        ),
    };
    let bar = Bar::of(session.arguments, verb.word(), items.len());
    let mut writer = Writer {
        session,
        verb,
        argument,
        templates,
        existing: Existing::default(),
    };
    let mut failed = 0;
    for (number, item) in items.iter().enumerate() {
        if number % PART == 0 {
            let part = &items[number..items.len().min(number + PART)];
            writer.existing = Existing::read(session, part).await;
        }
        if let Err(problems) = writer.write(item).await {
            let place = place(session, number);
            for problem in problems {
                session.log.error(&format!("{place}{problem}"));
            }
            failed += 1;
        }
        bar.advance();
    }
    if failed == 0 {
        Ok(())
    } else {
        Err(End::reported())
    }
}

/// Where an element of the data is, as problems name it; empty where there are no data.
fn place(session: &Session<'_>, number: usize) -> String {
    match session.arguments.data.as_str() {
        "none" => String::new(),
        file => format!("{file}: element {}: ", number + 1),
    }
}

/// What writes the items.
struct Writer<'a> {
    session: &'a Session<'a>,
    verb: Verb,
    argument: Option<&'a str>,
    templates: Option<Vec<Value>>,
    existing: Existing,
}

impl Writer<'_> {
    async fn write(&mut self, item: &Value) -> Result<(), Vec<String>> {
        let Value::Object(data) = item else {
            return Err(vec!["it is no object".to_owned()]);
        };
        let mut data = data.clone();
        let session = self.session;
        let resource = session.resource();
        let is_argument = self.name(&mut data)?;
        let is_template = data.get("_is_template").and_then(Value::as_bool);
        let mut owner = Owner {
            resource,
            host: None,
            realm: None,
            is_template: is_template.unwrap_or_default(),
        };
        if resource == "service" {
            self.find_host(&mut data, is_argument, is_template, &mut owner)
                .await?;
        }
        let key = Key {
            name: text(&data, "name").to_owned(),
            host: owner.host.clone(),
            is_template: is_template.filter(|_| session.has_templates()),
        };
        let shown = match (text(&data, "name"), id(&data)) {
            ("", "") => "without a name".to_owned(),
            ("", id) => format!("'{id}'"),
            (name, _) => format!("'{name}'"),
        };
        let existing = self.find(&key, &data).await?;
        match (self.verb, &existing) {
            (Verb::Add, Some(_)) => {
                let text =
                    format!("'{resource}' {shown} cannot be created because it already exists!");
                return Err(vec![text]);
            }
            (Verb::Update, None) => {
                let text =
                    format!("'{resource}' {shown} cannot be updated because it does not exist!");
                return Err(vec![text]);
            }
            _ => {}
        }
        let mut item = data;
        if session.arguments.include_read_data
            && let Some(existing) = &existing
        {
            let mut whole = existing.clone();
            whole.extend(item);
            item = whole;
        }
        self.prepare(&mut item, &owner);
        resolve::links(session, &mut owner, &mut item).await?;
        let sent = self.send(resource, &shown, existing.as_ref(), &item).await;
        self.existing.forget(&key);
        sent.map_err(|error| {
            vec![format!(
                "Creation/update error for  '{resource}' : {shown}: {error}"
            )]
        })
    }

    /// Completes the data by the name of the command line; returns whether that is its name. Items
    /// without names are known by their ids.
    fn name(&self, data: &mut Item) -> Result<bool, Vec<String>> {
        let session = self.session;
        let member = if session.is_unnamed() { "_id" } else { "name" };
        if data.contains_key(member) {
            return Ok(false);
        }
        match self.argument {
            // Both parts are needed to find a service.
            Some(name) if session.resource() == "service" => {
                data.insert(member.to_owned(), Value::from(name));
                Ok(true)
            }
            Some(name) => {
                let name = ItemName::parse(name).whole();
                data.insert(member.to_owned(), Value::from(name));
                Ok(true)
            }
            None if member == "_id" && self.verb == Verb::Add => Ok(false),
            None => {
                let (verb, resource) = (self.verb.word(), session.resource());
                Err(vec![format!(
                    "can not {verb} '{resource}' with no {member}!"
                )])
            }
        }
    }

    /// The host of a service: from the data, or from a name of the form `host/name`, which is cut.
    async fn find_host(
        &self,
        data: &mut Item,
        is_argument: bool,
        is_template: Option<bool>,
        owner: &mut Owner<'_>,
    ) -> Result<(), Vec<String>> {
        let parts = ItemName::parse(text(data, "name"));
        let of_data = match data.get("host") {
            None | Some(Value::Null) => None,
            Some(Value::String(host)) => Some(host.clone()),
            // Which the backend refuses.
            Some(_) => return Ok(()),
        };
        let Some(named) = of_data
            .clone()
            .or(parts.second.as_ref().map(|_| parts.first.clone()))
        else {
            if is_argument {
                data.insert("name".to_owned(), Value::from(parts.first));
            }
            return Ok(());
        };
        let host = self.host(&named, is_template).await?;
        let is_its_host =
            of_data.is_none() || [&named, text(&host, "name")].contains(&parts.first.as_str());
        match parts.second {
            Some(service) if is_its_host => {
                data.insert("name".to_owned(), Value::from(service));
            }
            // In the data, this is a name with a slash.
            Some(_) if !is_argument => {}
            Some(service) => {
                return Err(vec![format!(
                    "'{}/{service}' is on another host than the data say: host = {named}",
                    parts.first
                )]);
            }
            None if is_argument => {
                data.insert("name".to_owned(), Value::from(parts.first));
            }
            None => {}
        }
        data.insert("host".to_owned(), Value::from(id(&host)));
        owner.host = Some(id(&host).to_owned());
        owner.realm = host.get("_realm").cloned();
        Ok(())
    }

    /// A host by its id or its name; that of an item which says whether it is a template is one too,
    /// or none.
    async fn host(&self, named: &str, is_template: Option<bool>) -> Result<Item, Vec<String>> {
        if is_id(named) {
            let found = self.session.find("host", &json!({"_id": named})).await;
            if let Some(host) = found.map_err(|error| vec![error.to_string()])? {
                return Ok(host);
            }
        }
        let found = match is_template {
            Some(is_template) => lookup::host(self.session, named, is_template).await,
            None => lookup::any_host(self.session, named, false).await,
        };
        let found = found.map_err(|end| vec![end.reason()])?;
        found.ok_or_else(|| vec![format!("Not found host = {named}")])
    }

    /// The item of this key, if there is one; items without names are found by their ids.
    async fn find(&self, key: &Key, data: &Item) -> Result<Option<Item>, Vec<String>> {
        let session = self.session;
        let resource = session.resource();
        let failed = |error: BackendException| vec![error.to_string()];
        if session.is_unnamed() {
            if self.verb == Verb::Add || !is_id(id(data)) {
                return Ok(None);
            }
            let filter = json!({"_id": id(data)});
            let found = session.read_first(resource, &filter).await;
            return found.map_err(failed);
        }
        match self.existing.find(key) {
            Found::Exists(item) => return Ok(Some(item.clone())),
            Found::Missing if self.verb == Verb::Add => return Ok(None),
            // An element before may have made it.
            Found::Missing | Found::Unknown => {}
        }
        let mut filter = json!({"name": key.name});
        if let Some(host) = &key.host {
            filter["host"] = Value::from(host.as_str());
        }
        let mut query = Query::new().max_results(1);
        if let Some(is_template) = key.is_template {
            filter["_is_template"] = Value::from(is_template);
        } else if session.has_templates() {
            query = query.sort("_is_template");
        }
        session.log.debug(&format!("look up {resource} {filter}"));
        let found = session.first_of(resource, query.filter(&filter));
        found.await.map_err(failed)
    }

    /// What is sent: without what the backend alone writes, and with what is implied.
    fn prepare(&self, item: &mut Item, owner: &Owner<'_>) {
        let info = self.session.info();
        item.retain(|name, _| {
            let field = info.and_then(|info| info.field(name));
            let is_writable = field.is_none_or(|field| {
                if self.verb == Verb::Add {
                    field.creatable
                } else {
                    field.changeable
                }
            });
            is_writable && !REMOVED.contains(&name.as_str())
        });
        let resource = self.session.resource();
        if let Some(templates) = &self.templates {
            item.insert("_templates".to_owned(), Value::from(templates.as_slice()));
            if resource == "host" {
                item.insert("_templates_with_services".to_owned(), Value::from(true));
            }
        }
        if self.verb == Verb::Update {
            return;
        }
        // What is new belongs to the realm of its host, or else of its user; a realm is below that.
        let field = if resource == "realm" {
            "_parent"
        } else {
            "_realm"
        };
        let has_field = info.is_none_or(|info| info.field(field).is_some());
        if has_field
            && !item.contains_key(field)
            && let Some(realm) = owner.realm.as_ref().or(self.session.user.get("_realm"))
        {
            item.insert(field.to_owned(), realm.clone());
        }
    }

    async fn send(
        &self,
        resource: &str,
        shown: &str,
        existing: Option<&Item>,
        item: &Item,
    ) -> Result<(), BackendException> {
        let session = self.session;
        let verb = self.verb.word();
        if session.arguments.check {
            let mut item = item.clone();
            hide_secrets(resource, &mut item);
            let text = format!("Dry run: {verb} {resource} {shown}: {}", Value::from(item));
            session.log.debug(&text);
            session
                .log
                .info(&format!("Dry run: {verb} {resource} {shown}"));
            return Ok(());
        }
        match existing {
            None => {
                let created = session.backend.post::<Value>(resource, item);
                created.await.map(drop)?;
            }
            Some(existing) => {
                let endpoint = format!("{resource}/{}", id(existing));
                let change = session
                    .backend
                    .patch(&endpoint, item)
                    .if_match(text(existing, "_etag"));
                change.inception().await.map(drop)?;
            }
        }
        session
            .log
            .info(&format!("{resource} {shown}: {verb} done"));
        Ok(())
    }
}
