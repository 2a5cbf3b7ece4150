//! Logging in, and staying logged in.

use std::sync::Arc;

use alignak_backend_client::{Backend, Generate, RetryPolicy, UserCreate, UserRequired};
use alignak_testkit::Server;
use serde_json::Value;

use crate::{Live, live, unique};

#[tokio::test]
async fn a_new_token_ends_the_old_one_and_credentials_bring_the_new_one() {
    let server = live();
    let admin = server.admin().await;
    let period = admin.time_periods().list().first().await.unwrap();
    let period = period.unwrap().id;
    let realm = admin.top_realm().await.unwrap();
    // Not the administrator, whose token the other tests use.
    let name = unique("renewing");
    let user = UserCreate::new(UserRequired {
        name: name.clone(),
        realm,
        host_notification_period: period,
        service_notification_period: period,
    })
    .password("one secret")
    .back_role_super_admin(true);
    admin.users().create(&user).await.unwrap();

    let old = server.user(&name, "one secret").await;
    let renewing = Backend::builder(&server.address)
        .credentials(name.as_str(), "one secret")
        .token(old.token().unwrap())
        .build()
        .unwrap();
    assert!(renewing.hosts().list().count().await.is_ok());
    let other = server.user(&name, "one secret").await;
    let forced = other.login(&name, "one secret", Generate::Forced).await;
    assert!(forced.unwrap());
    assert_ne!(old.token(), other.token());
    let failure = old.hosts().list().count().await.unwrap_err();
    assert!(failure.is_unauthorized());
    assert!(renewing.hosts().list().count().await.is_ok());
    assert_eq!(renewing.token(), other.token());
    renewing.logout().await.unwrap();
    assert!(renewing.hosts().list().count().await.is_err());
}

#[tokio::test]
async fn wrong_credentials_are_a_plain_no() {
    let server = live();
    let backend = Backend::new(&server.address).unwrap();
    let known = backend.login("nobody", "knows", Generate::Enabled).await;
    assert!(!known.unwrap());
    let failure = backend.get::<Value>("host", ()).await.unwrap_err();
    assert!(failure.is_unauthorized());
}

#[tokio::test]
async fn the_backend_tells_who_and_what_it_is() {
    let server = live();
    let backend = server.admin().await;
    assert_eq!(backend.current_user().await.unwrap().name, "admin");
    let by_token = Backend::builder(&server.address)
        .token(backend.token().unwrap())
        .build()
        .unwrap();
    assert_eq!(by_token.current_user().await.unwrap().name, "admin");
    assert!(!backend.version().await.unwrap().is_empty());
    assert!(backend.configuration().await.unwrap().pagination_limit > 0);
    let domains = backend.get_domains().await.unwrap();
    assert!(domains.iter().any(|link| link.href == "host"));
}

/// A server that is given from outside is not ours to end, so this one is always started here.
#[tokio::test]
async fn a_server_that_went_away_is_told_apart_from_one_that_refuses() {
    let server = Live::of(|| Arc::new(Server::start()));
    let backend = Backend::builder(&server.address)
        .credentials("admin", "admin")
        .build()
        .unwrap();
    assert!(backend.hosts().list().count().await.is_ok());
    drop(server);
    let quick = backend.with_retry(RetryPolicy::none());
    let failure = quick.hosts().list().count().await.unwrap_err();
    assert!(
        failure.is_connect() || failure.is_interrupted(),
        "{failure}"
    );
    assert!(failure.is_retryable());
}
