//! Samples of `docs/src/guide/errors.md`.

// ANCHOR: imports
use alignak_backend_client::model::{Host, Id};
use alignak_backend_client::{Backend, BackendException, HostCreate, HostPatch, Item, RetryPolicy};
// ANCHOR_END: imports

use super::sample;
use crate::live;

// ANCHOR: predicates
async fn set_notes(backend: &Backend, host: &Item<Host>) -> Result<(), BackendException> {
    let patch = HostPatch::new().notes("moved to rack 7");
    let Err(failure) = backend.hosts().update(host, patch).await else {
        return Ok(());
    };
    if failure.is_precondition_failed() {
        println!("somebody changed it since it was read: read it again");
    } else if failure.is_not_found() {
        println!("somebody deleted it");
    } else if failure.is_timeout() || failure.is_interrupted() {
        println!("the change may have been made or not: read it again");
    } else if failure.is_retryable() {
        println!("nothing was changed: try later");
    }
    Err(failure)
}
// ANCHOR_END: predicates

// ANCHOR: issues
async fn create(backend: &Backend, host: &HostCreate) -> Result<(), BackendException> {
    let Err(failure) = backend.hosts().create(host).await else {
        return Ok(());
    };
    if let Some(issues) = failure.issues() {
        for (field, sentence) in issues.sentences() {
            println!("{field}: {sentence}");
        }
    }
    Err(failure)
}
// ANCHOR_END: issues

// ANCHOR: missing
async fn name_of(backend: &Backend, id: Id<Host>) -> Result<Option<String>, BackendException> {
    let host = backend.hosts().get_opt(id).await?;
    Ok(host.map(|host| host.into_content().name))
}
// ANCHOR_END: missing

// ANCHOR: details
fn log(failure: &BackendException) {
    eprintln!("{failure}"); // operation, status, message, issues, attempts: one line
    eprintln!("code {}, kind {:?}", failure.code(), failure.kind());
    if let Some(identity) = failure.request_id() {
        eprintln!("look for {identity} in the log of the backend");
    }
    if let Some(response) = failure.response() {
        eprintln!("the reply was {} bytes long", response.body().len());
    }
}
// ANCHOR_END: details

// ANCHOR: hook
fn with_log(address: &str) -> Result<Backend, BackendException> {
    Backend::builder(address)
        .retry(RetryPolicy::new().max_attempts(2))
        .on_attempt(|attempt| {
            if let Some(wait) = attempt.retry_in {
                eprintln!("{} again in {wait:?}", attempt.operation);
            }
        })
        .build()
}
// ANCHOR_END: hook

#[tokio::test]
async fn every_failure_is_told_apart() {
    let server = live();
    let backend = server.admin().await;
    let made = sample(&backend, "errors").await;
    let host = backend.hosts().get(made.host).await.unwrap();
    set_notes(&backend, &host).await.unwrap();
    let failure = set_notes(&backend, &host).await.unwrap_err();
    assert!(failure.is_precondition_failed());

    let realm = backend.top_realm().await.unwrap();
    let twice = HostCreate::new(made.name.as_str(), realm);
    let failure = create(&backend, &twice).await.unwrap_err();
    assert!(failure.is_validation());
    assert!(failure.issues().unwrap().get("name").is_some());
    log(&failure);

    let name = name_of(&backend, made.host).await.unwrap();
    assert_eq!(name, Some(made.name));
    let current = backend.hosts().delete(&host).inception().await;
    current.unwrap();
    assert_eq!(name_of(&backend, made.host).await.unwrap(), None);

    let nobody = with_log("http://127.0.0.1:1").unwrap();
    let failure = nobody.hosts().list().count().await.unwrap_err();
    assert!(failure.is_connect());
    assert_eq!((failure.code(), failure.attempts()), (1000, 2));
}
