//! Calls that are wrong in themselves are not sent, and no message tells a secret.

use alignak_backend_client::{Backend, BackendException};

use crate::support::{Script, reply};

#[tokio::test]
async fn no_identifier_makes_a_delete_one_of_the_whole_resource() {
    let identifiers = [
        " ", "\r", "\t", "\n", ".", "%2e", "%2E", "..", "./.", "x/..", "/", "\\", "%2F", "%20",
        "%09", "?", "?x=1", "#", "",
    ];
    for root in ["http://backend.example", "http://backend.example/prefix/"] {
        let script = Script::new([]);
        let backend = Backend::builder(root)
            .transport(script.clone())
            .build()
            .unwrap();
        for id in identifiers {
            let outcome = backend.delete(&format!("host/{id}")).inception().await;
            let failure = outcome.map(drop).unwrap_err();
            assert!(failure.is_invalid(), "{id:?}: {failure}");
        }
        for resource in ["host/1", "host/ ", "", ".", "host/1/..\n"] {
            let failure = backend.delete_resource(resource).await.unwrap_err();
            assert!(failure.is_invalid(), "{resource:?}: {failure}");
        }
        assert_eq!(script.calls(), [""; 0]);
    }
}

#[tokio::test]
async fn one_item_and_a_whole_resource_can_still_be_deleted() -> Result<(), BackendException> {
    let script = Script::new([reply(204, ""), reply(204, "")]);
    let backend = script.backend();
    backend
        .delete("/host/5f3a0c9e8d1b2a4c6e7f8091")
        .if_match("e")
        .await?;
    backend.delete_resource("host/").await?;
    assert_eq!(
        script.calls(),
        [
            "DELETE /prefix/host/5f3a0c9e8d1b2a4c6e7f8091",
            "DELETE /prefix/host/"
        ]
    );
    Ok(())
}

#[test]
fn an_address_with_a_password_is_not_told() {
    for address in [
        "http://admin:secret@srv:x",
        "admin:secret@srv",
        "http://a:secret@srv",
    ] {
        let builder = Backend::builder(address);
        let told = format!("{builder:?} {builder:#?}");
        assert!(!told.contains("secret"), "{told}");
        assert!(told.contains("…@srv"), "{told}");
        let failure = builder.build().unwrap_err();
        let told = format!("{failure} {failure:?} {failure:#?}");
        assert!(!told.contains("secret"), "{told}");
    }
}
