//! Numbers of every size in integer fields.

use alignak_backend::rules::Refusal;
use serde_json::json;

use crate::fixture::backend;

#[tokio::test]
async fn what_fits_into_an_integer_is_truncated_and_the_rest_refused() {
    let backend = backend().await;
    let command = |number: serde_json::Value| json!({"name": "c", "timeout": number});
    for (sent, stored) in [
        (json!(1e18), 1_000_000_000_000_000_000_i64),
        (json!(-9.2e18), -9_200_000_000_000_000_000),
        (json!(i64::MIN), i64::MIN),
        (json!(2.9), 2),
        (json!(i64::MAX), i64::MAX),
    ] {
        let id = backend.create("command", command(sent.clone())).await;
        let found = backend.get("command", &id).await;
        assert_eq!(found["timeout"], stored, "{sent}");
        backend.delete("command", &id).await;
    }
    // The last one may be what remains of an integer below all that there are.
    let lowest = -9_223_372_036_854_775_808.0;
    for sent in [
        json!(9.3e18),
        json!(-9.3e18),
        json!(u64::MAX),
        json!(lowest),
    ] {
        let refused = backend.try_create("command", command(sent.clone())).await;
        assert!(
            matches!(&refused, Err(Refusal::InvalidItem(issues))
                if issues["timeout"] == "must be of integer type"),
            "{sent}: {refused:?}"
        );
    }
}
