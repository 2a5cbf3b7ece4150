//! Calls that are wrong in themselves are not sent, and no message tells a secret.

use std::collections::BTreeMap;

use alignak_backend_client::model::{Host, Id, Point};
use alignak_backend_client::{Backend, BackendException, Changes, Field};
use serde::Serialize;
use serde_json::Value;

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

#[derive(Serialize)]
struct Weight {
    business_weight: f64,
}

#[tokio::test]
async fn a_number_that_json_does_not_have_is_not_sent_as_null() {
    let script = Script::new([]);
    let backend = script.backend();
    let id: Id<Host> = "5f3a0c9e8d1b2a4c6e7f8091".parse().unwrap();
    let item = format!("host/{id}");
    let nowhere = Point::new(48.8, f64::NAN);
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let weight = Weight {
            business_weight: number,
        };
        let many = BTreeMap::from([("a", vec![Some(weight)])]);
        for outcome in [
            backend.patch(&item, &many).if_match("e").await.map(drop),
            backend
                .patch(&item, &(number, 1))
                .inception()
                .await
                .map(drop),
            backend.put(&item, &many["a"]).if_match("e").await.map(drop),
            backend.post::<Value>("host", &many["a"][0]).await.map(drop),
        ] {
            let failure = outcome.unwrap_err();
            assert!(failure.is_invalid(), "{failure}");
            assert!(failure.to_string().contains("finite"), "{failure}");
        }
    }
    let changes = [
        Changes::new().set("weight", f32::NAN),
        Changes::new().set("weight", Some(f64::NAN)),
        Changes::new().set("location", nowhere.clone()),
        Changes::new().set_all("weights", [1.0, f64::INFINITY]),
    ];
    for change in &changes {
        let outcome = backend.patch(&item, change).if_match("e").await;
        assert!(outcome.map(drop).unwrap_err().is_invalid());
    }
    let weight: Field<Host, f64> = Field::new("weight");
    let location: Field<Host, Point> = Field::new("location");
    let filters = [
        weight.clone().gt(f64::NAN),
        weight.clone().one_of([1.0, f64::NAN]),
        weight
            .clone()
            .eq(1.0)
            .and(!weight.clone().lt(f32::INFINITY)),
        location.eq(nowhere),
    ];
    for filter in filters {
        let list = || backend.hosts().list().filter(filter.clone()).max_results(5);
        assert!(list().page().await.unwrap_err().is_invalid());
        assert!(list().count().await.unwrap_err().is_invalid());
        assert!(list().all().await.unwrap_err().is_invalid());
    }
    assert_eq!(script.calls(), [""; 0]);
}
