//! `add` and `update`.

use serde_json::{Value, json};

use super::lookup;
use super::resolve::{self, Owner};
use crate::connect::{Item, Session, id, text};
use crate::end::End;
use crate::files;
use crate::names::ItemName;
use crate::progress::Bar;

/// What is done with the items of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Add,
    Update,
}

impl Verb {
    fn word(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Update => "update",
        }
    }
}

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

/// Resources whose items have no name.
const UNNAMED: [&str; 3] = ["history", "userrestrictrole", "logcheckresult"];

/// Creates or changes the items of the data, one after the other.
pub(crate) async fn write(
    session: &Session<'_>,
    verb: Verb,
    argument: Option<&str>,
) -> Result<(), End> {
    let resource = session.resource();
    let data = files::read_data(session.arguments)?;
    let items = match (data, argument) {
        (Some(Value::Array(items)), _) => items,
        (Some(item), _) => vec![item],
        (None, Some(name)) => vec![json!({"name": name})],
        (None, None) => {
            let reason = format!("{resource} 'None' {} failed", verb.word());
            return Err(End::failed(reason));
        }
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
    let mut failed = 0;
    for (number, item) in items.into_iter().enumerate() {
        let Value::Object(item) = item else {
            let place = place(session, number);
            session.log.warn(&format!("{place}it is no object"));
            failed += 1;
            bar.advance();
            continue;
        };
        let one = One {
            session,
            verb,
            argument,
            templates: templates.as_deref(),
        };
        if let Err(problems) = one.write(item).await {
            let place = place(session, number);
            for problem in problems {
                session.log.error(&format!("{place}{problem}"));
            }
            failed += 1;
        }
        bar.advance();
    }
    drop(bar);
    if failed == 0 {
        return Ok(());
    }
    let shown = argument.unwrap_or("None");
    Err(End::failed(format!(
        "{resource} '{shown}' {} failed",
        verb.word()
    )))
}

/// Where an element of the data is, as problems name it; empty where there are no data.
fn place(session: &Session<'_>, number: usize) -> String {
    match session.arguments.data.as_str() {
        "none" => String::new(),
        file => format!("{file}: element {}: ", number + 1),
    }
}

/// One item that is written.
struct One<'a> {
    session: &'a Session<'a>,
    verb: Verb,
    argument: Option<&'a str>,
    templates: Option<&'a [Value]>,
}

impl One<'_> {
    async fn write(&self, mut data: Item) -> Result<(), Vec<String>> {
        let session = self.session;
        let resource = session.resource();
        if !data.contains_key("name") {
            match self.argument {
                Some(name) => {
                    data.insert("name".to_owned(), Value::from(name));
                }
                None if UNNAMED.contains(&resource) => {}
                None => {
                    let text = format!("can not {} '{resource}' with no name!", self.verb.word());
                    return Err(vec![text]);
                }
            }
        }
        let is_template = data.get("_is_template").and_then(Value::as_bool);
        let mut owner = Owner {
            resource,
            host: None,
            realm: None,
            is_template: is_template.unwrap_or_default(),
        };
        if resource == "service" {
            self.find_host(&mut data, is_template, &mut owner).await?;
        }
        let shown = match text(&data, "name") {
            "" => "without a name".to_owned(),
            name => format!("'{name}'"),
        };
        let existing = self.existing(&data, &owner, is_template).await?;
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
        self.send(resource, &shown, existing.as_ref(), &item).await
    }

    /// The host of a service: from the data, or from a name of the form `host/name`.
    async fn find_host(
        &self,
        data: &mut Item,
        is_template: Option<bool>,
        owner: &mut Owner<'_>,
    ) -> Result<(), Vec<String>> {
        let name = ItemName::parse(text(data, "name"));
        let named = match (data.get("host"), &name.second) {
            (Some(Value::String(host)), _) => host.clone(),
            (None, Some(service)) => {
                data.insert("name".to_owned(), Value::from(service.as_str()));
                name.first
            }
            _ => return Ok(()),
        };
        let by_id = json!({"_id": named});
        let is_id = named.len() == 24 && named.bytes().all(|byte| byte.is_ascii_hexdigit());
        let found = if is_id {
            let found = self.session.find("host", &by_id).await;
            found.map_err(|error| vec![error.to_string()])?
        } else {
            None
        };
        let found = match found {
            Some(host) => Some(host),
            None => lookup::host(self.session, &named, is_template)
                .await
                .map_err(|end| vec![reason(end)])?,
        };
        let Some(host) = found else {
            return Err(vec![format!("Not found host = {named}")]);
        };
        data.insert("host".to_owned(), Value::from(id(&host)));
        owner.host = Some(id(&host).to_owned());
        owner.realm = host.get("_realm").cloned();
        Ok(())
    }

    /// The item of this name, if there is one.
    async fn existing(
        &self,
        data: &Item,
        owner: &Owner<'_>,
        is_template: Option<bool>,
    ) -> Result<Option<Item>, Vec<String>> {
        let name = text(data, "name");
        if name.is_empty() {
            return Ok(None);
        }
        let mut filter = json!({"name": name});
        if let Some(host) = &owner.host {
            filter["host"] = Value::from(host.as_str());
        }
        if let Some(is_template) = is_template
            && self.session.has_templates()
        {
            filter["_is_template"] = Value::from(is_template);
        }
        let resource = self.session.resource();
        let found = self.session.read_first(resource, &filter).await;
        found.map_err(|error| vec![error.to_string()])
    }

    /// What is sent: without what the backend alone writes, and with what is implied.
    fn prepare(&self, item: &mut Item, owner: &Owner<'_>) {
        let info = self.session.info();
        item.retain(|name, _| {
            let field = info.and_then(|info| info.field(name));
            let is_writable = field.is_none_or(|field| match self.verb {
                Verb::Add => field.creatable,
                Verb::Update => field.changeable,
            });
            is_writable && !REMOVED.contains(&name.as_str())
        });
        let resource = self.session.resource();
        if let Some(templates) = self.templates {
            item.insert("_templates".to_owned(), Value::from(templates));
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
    ) -> Result<(), Vec<String>> {
        let session = self.session;
        if session.arguments.check {
            let text = format!(
                "Dry run: {} {resource} {shown}: {}",
                self.verb.word(),
                Value::from(item.clone())
            );
            session.log.debug(&text);
            session
                .log
                .info(&format!("Dry run: {} {resource} {shown}", self.verb.word()));
            return Ok(());
        }
        let result = match existing {
            None => session
                .backend
                .post::<Value>(resource, item)
                .await
                .map(drop),
            Some(existing) => {
                let endpoint = format!("{resource}/{}", id(existing));
                let change = session
                    .backend
                    .patch(&endpoint, item)
                    .if_match(text(existing, "_etag"));
                change.inception().await.map(drop)
            }
        };
        result.map_err(|error| {
            vec![format!(
                "Creation/update error for  '{resource}' : {shown}: {error}"
            )]
        })?;
        session
            .log
            .info(&format!("{resource} {shown}: {} done", self.verb.word()));
        Ok(())
    }
}

fn reason(end: End) -> String {
    match end {
        End::Failed(reason) => reason.unwrap_or_default(),
        End::Refused(what, error) => format!("{what}: {error}"),
        End::NoAccess(reason) => reason,
        End::Nameless => String::new(),
    }
}
