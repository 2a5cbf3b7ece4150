use alignak_client::apis::configuration::Configuration;
use alignak_client::apis::configuration_api::{create_command, create_realm, list_realms};
use alignak_client::apis::hosts_api::{
    UpdateHostError, create_host, delete_host, get_host, list_hosts, update_host,
};
use alignak_client::apis::live_state_api::{create_log_check_result, create_log_check_results_in_bulk};
use alignak_client::apis::services_api::{create_service, get_service};
use alignak_client::apis::session_api::login;
use alignak_client::apis::{Error, ResponseContent};
use alignak_client::models::{
    CheckResultState, CommandCreate, Host, HostCreate, HostPatch, LogCheckResultCreate, Login, RealmCreate,
    ServiceCreate, ServiceState, StateType, Status, WriteResult,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

type Done<T> = Result<T, Box<dyn std::error::Error>>;

/// The status and the body of a refusal.
fn refusal<T, E>(answer: Result<T, Error<E>>) -> (u16, Value) {
    let Err(Error::ResponseError(ResponseContent { status, content, .. })) = answer else {
        panic!("the request is refused");
    };
    (status.as_u16(), serde_json::from_str(&content).expect("the body of a refusal is JSON"))
}

// ANCHOR: example
async fn connect(url: String) -> Done<Configuration> {
    let mut backend = Configuration { base_path: url, ..Configuration::new() };
    let session = login(&backend, Login::new("admin".to_owned(), "admin".to_owned())).await?;
    backend.bearer_access_token = Some(session.token);
    Ok(backend)
}

async fn set_alias(
    backend: &Configuration, id: &str, etag: &str, alias: &str,
) -> Result<WriteResult, Error<UpdateHostError>> {
    let patch = HostPatch { alias: Some(alias.to_owned()), ..HostPatch::new() };
    update_host(backend, id, etag, patch).await
}

async fn hosts_of(backend: &Configuration, realm: &str) -> Done<Vec<Host>> {
    let (filter, fields) = (json!({"_realm": realm}).to_string(), json!({"name": 1}).to_string());
    let page = list_hosts(backend, Some(&filter), Some("-name"), None, None, Some(&fields), None, None, None).await?;
    Ok(page._items)
}
// ANCHOR_END: example

fn host(name: &str, realm: &str) -> HostCreate {
    HostCreate { name: name.to_owned(), _realm: realm.to_owned(), ..HostCreate::default() }
}

async fn new_host(backend: &Configuration, host: HostCreate) -> Done<String> {
    Ok(create_host(backend, host).await?._id.ok_or("a created host has an id")?)
}

async fn read(backend: &Configuration, id: &str) -> Done<Host> {
    Ok(get_host(backend, id, None, None, None, None, None).await?)
}

fn result(state: CheckResultState, output: &str) -> LogCheckResultCreate {
    let (hard, output) = (StateType::Hard, Some(output.to_owned()));
    LogCheckResultCreate { state, state_type: hard, last_state_type: hard, output, ..LogCheckResultCreate::default() }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Done<()> {
    let url = std::env::var("ALIGNAK_URL").unwrap_or("http://127.0.0.1:5000".to_owned());
    let backend = &connect(url).await?;

    let all = json!({"name": "All"}).to_string();
    let all = list_realms(backend, Some(&all), None, None, None, None, None, None, None).await?;
    let root = all._items[0]._id.clone();
    let paris = RealmCreate { name: "paris".to_owned(), _parent: Some(root.clone()), ..RealmCreate::default() };
    let realm = create_realm(backend, paris).await?._id.ok_or("a realm is created")?;
    let (name, line) = ("ping".to_owned(), Some("check_ping".to_owned()));
    let ping = CommandCreate { name, _realm: root.clone(), command_line: line, ..CommandCreate::default() };
    let command = create_command(backend, ping).await?._id.ok_or("a command is created")?;
    let linux = HostCreate { _is_template: Some(true), check_interval: Some(99), ..host("linux", &root) };
    let template = new_host(backend, linux).await?;
    let (check_command, templates) = (Some(command), Some(vec![template]));
    let web = HostCreate { check_command, _templates: templates, ..host("web-1", &realm) };
    let first = &new_host(backend, web).await?;
    let interval = read(backend, first).await?.check_interval;
    assert_eq!(interval, Some(99), "the template fills the check interval");
    for number in 2..=5 {
        new_host(backend, host(&format!("web-{number}"), &realm)).await?;
    }
    let (name, of) = ("http".to_owned(), first.clone());
    let http = ServiceCreate { name, host: of, _realm: realm.clone(), ..ServiceCreate::default() };
    let service = create_service(backend, http).await?._id.ok_or("a service is created")?;

    let listed = hosts_of(backend, &realm).await?;
    let order: Vec<_> = listed.iter().filter_map(|host| host.name.as_deref()).collect();
    assert_eq!(order, ["web-5", "web-4", "web-3", "web-2", "web-1"], "filter and sort");
    assert!(listed.iter().all(|host| host.address.is_none()), "projection");

    let mut names = BTreeSet::new();
    let filter = json!({"_realm": realm}).to_string();
    for number in 1.. {
        let page = list_hosts(backend, Some(&filter), None, Some(number), Some(2), None, None, None, None).await?;
        names.extend(page._items.into_iter().filter_map(|host| host.name));
        if page._links.next.is_none() {
            break;
        }
    }
    assert_eq!(names.len(), 5, "all pages together hold every host");

    let before = read(backend, first).await?;
    let changed = set_alias(backend, first, &before._etag, "changed").await?;
    assert_ne!(changed._etag.as_ref(), Some(&before._etag), "a change makes a new etag");
    let (status, body) = refusal(set_alias(backend, first, &before._etag, "lost").await);
    assert_eq!((status, &body["_error"]["code"]), (412, &json!(412)), "an old etag is refused");
    let etag = read(backend, first).await?._etag;
    let again = set_alias(backend, first, &etag, "changed again").await?;
    assert_eq!(again._status, Status::Ok, "the change works with the new etag");

    let (status, body) = refusal(create_host(backend, host("web-1", &realm)).await);
    assert_eq!(status, 422, "a second host of one name is refused");
    assert!(body["_issues"]["name"].is_string(), "the refusal names the field");

    let critical = result(CheckResultState::Critical, "connection refused");
    let (host, of) = (Some(first.clone()), Some(service.clone()));
    create_log_check_result(backend, LogCheckResultCreate { host, service: of, ..critical }).await?;
    let state = get_service(backend, &service, None, None, None, None, None).await?.ls_state;
    assert_eq!(state, Some(ServiceState::Critical), "the service has the state of the result");

    let fine = |name: &str| {
        let host_name = Some(name.to_owned());
        LogCheckResultCreate { host_name, ..result(CheckResultState::Up, "fine") }
    };
    let many = create_log_check_results_in_bulk(backend, vec![fine("web-2"), fine("unknown")], None).await?;
    let answers: Vec<_> = many._items.iter().map(|answer| answer._status).collect();
    assert_eq!(answers, [Status::Ok, Status::Err], "a result for an unknown host is named");

    let last = &listed[0]._id;
    delete_host(backend, last, &read(backend, last).await?._etag, None).await?;
    let (status, _) = refusal(get_host(backend, last, None, None, None, None, None).await);
    assert_eq!(status, 404, "a deleted host is not found");
    println!("all is well");
    Ok(())
}
