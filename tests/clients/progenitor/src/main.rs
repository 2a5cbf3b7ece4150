use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use serde_json::json;
use std::collections::BTreeSet;
use backend::{Client, types};
use types::{CheckResultState, Host, HostCreate, HostPatch, LogCheckResultCreate, ServiceState, StateType, Status};

type Error = backend::Error<types::ErrorBody>;

// ANCHOR: example
mod backend {
    progenitor::generate_api!(spec = "alignak-backend-3.0.json", interface = Builder);
}

async fn connect(url: &str) -> Result<Client, Box<dyn std::error::Error>> {
    let session = Client::new(url).login().body_map(|login| login.username("admin").password("admin")).send().await?;
    let authorization = HeaderValue::try_from(format!("Bearer {}", session.token))?;
    let headers = HeaderMap::from_iter([(AUTHORIZATION, authorization)]);
    Ok(Client::new_with_client(url, reqwest::Client::builder().default_headers(headers).build()?))
}

async fn set_alias(backend: &Client, id: &str, etag: &str, alias: &str) -> Result<types::WriteResult, Error> {
    let patch = HostPatch::builder().alias(alias.to_owned());
    Ok(backend.update_host().id(id).if_match(etag).body(patch).send().await?.into_inner())
}

async fn hosts_of(backend: &Client, realm: &str) -> Result<Vec<Host>, Error> {
    let (filter, fields) = (json!({"_realm": realm}).to_string(), json!({"name": 1}).to_string());
    let page = backend.list_hosts().where_(filter).sort("-name").projection(fields).send().await?;
    Ok(page.into_inner().items)
}
// ANCHOR_END: example

type Done<T> = Result<T, Box<dyn std::error::Error>>;

/// The status and the body of a refusal.
fn refusal<T>(answer: Result<T, Error>) -> (u16, types::ErrorBody) {
    let Err(backend::Error::ErrorResponse(response)) = answer else {
        panic!("the request is refused with a body");
    };
    (response.status().as_u16(), response.into_inner())
}

async fn new_host(backend: &Client, host: types::builder::HostCreate) -> Done<String> {
    let created = backend.create_host().body(host).send().await?.into_inner();
    Ok(created.id.ok_or("a created host has an id")?.to_string())
}

async fn read(backend: &Client, id: &str) -> Done<Host> {
    Ok(backend.get_host().id(id).send().await?.into_inner())
}

fn names_of(hosts: &[Host]) -> Vec<String> {
    hosts.iter().filter_map(|host| host.name.clone()).collect()
}

fn result(state: CheckResultState, output: &str) -> types::builder::LogCheckResultCreate {
    LogCheckResultCreate::builder()
        .state(state)
        .state_type(StateType::Hard)
        .last_state_type(StateType::Hard)
        .output(Some(output.parse().expect("a short text")))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Done<()> {
    let url = std::env::var("ALIGNAK_URL").unwrap_or("http://127.0.0.1:5000".to_owned());
    let backend = &connect(&url).await?;

    let all = backend.list_realms().where_(json!({"name": "All"}).to_string()).send().await?;
    let root = all.items[0].id.to_string();
    let paris = backend.create_realm().body_map(|realm| realm.name("paris").parent(Some(root.parse().expect("an id"))));
    let realm = paris.send().await?.into_inner().id.ok_or("a realm is created")?.to_string();
    let ping = backend.create_command().body_map(|command| {
        command.name("ping").realm(root.clone()).command_line("check_ping".to_owned())
    });
    let command = ping.send().await?.into_inner().id.ok_or("a command is created")?.to_string();
    let linux = HostCreate::builder().name("linux").realm(root);
    let template = new_host(backend, linux.is_template(true).check_interval(99)).await?;
    let web = HostCreate::builder().name("web-1").realm(realm.clone()).check_command(Some(command.parse()?));
    let first = &new_host(backend, web.templates(vec![template.parse()?])).await?;
    assert_eq!(read(backend, first).await?.check_interval, Some(99), "the template fills the check interval");
    for number in 2..=5 {
        let host = HostCreate::builder().name(format!("web-{number}")).realm(realm.clone());
        new_host(backend, host).await?;
    }
    let http = backend.create_service().body_map(|service| {
        service.name("http").host(first.clone()).realm(realm.clone())
    });
    let service = http.send().await?.into_inner().id.ok_or("a service is created")?.to_string();

    let listed = hosts_of(backend, &realm).await?;
    assert_eq!(names_of(&listed), ["web-5", "web-4", "web-3", "web-2", "web-1"], "filter and sort");
    assert!(listed.iter().all(|host| host.address.is_none()), "projection");

    let mut names = BTreeSet::new();
    for number in 1.. {
        let filter = json!({"_realm": realm}).to_string();
        let page = backend.list_hosts().where_(filter).page(number).max_results(2).send().await?;
        names.extend(names_of(&page.items));
        if page.links.next.is_none() {
            break;
        }
    }
    assert_eq!(names.len(), 5, "all pages together hold every host");

    let before = read(backend, first).await?;
    let changed = set_alias(backend, first, &before.etag, "changed").await?;
    assert_ne!(changed.etag.as_ref(), Some(&before.etag), "a change makes a new etag");
    let (status, body) = refusal(set_alias(backend, first, &before.etag, "lost").await);
    let code = body.error.map(|error| error.code);
    assert_eq!((status, code), (412, Some(412)), "an old etag is refused");
    let etag = read(backend, first).await?.etag;
    let again = set_alias(backend, first, &etag, "changed again").await?;
    assert_eq!(again.status, Status::Ok, "the change works with the new etag");

    let twice = HostCreate::builder().name("web-1").realm(realm.clone());
    let (status, body) = refusal(backend.create_host().body(twice).send().await);
    assert_eq!(status, 422, "a second host of one name is refused");
    assert!(body.issues.is_some_and(|issues| issues.contains_key("name")), "the refusal names the field");

    let critical = result(CheckResultState::Critical, "connection refused");
    let critical = critical.host(Some(first.parse()?)).service(Some(service.parse()?));
    backend.create_log_check_result().body(critical).send().await?;
    let state = backend.get_service().id(service).send().await?.into_inner().ls_state;
    assert_eq!(state, Some(ServiceState::Critical), "the service has the state of the result");

    let known = result(CheckResultState::Up, "fine").host_name(Some("web-2".parse()?)).try_into()?;
    let unknown = result(CheckResultState::Up, "fine").host_name(Some("unknown".parse()?)).try_into()?;
    let many = backend.create_log_check_results_in_bulk().body(vec![known, unknown]).send().await?;
    let answers: Vec<_> = many.items.iter().map(|answer| answer.status).collect();
    assert_eq!(answers, [Status::Ok, Status::Err], "a result for an unknown host is named");

    let last = listed[0].id.to_string();
    let etag = read(backend, &last).await?.etag;
    backend.delete_host().id(last.as_str()).if_match(etag).send().await?;
    let (status, _) = refusal(backend.get_host().id(last.as_str()).send().await);
    assert_eq!(status, 404, "a deleted host is not found");
    println!("all is well");
    Ok(())
}
