//! Members of free objects: added, changed, removed by null.

use serde_json::json;

use crate::fixture::backend;

#[tokio::test]
async fn null_removes_a_custom_variable() {
    let backend = backend().await;
    let customs = json!({"_A": "1", "_B": "2"});
    let id = backend
        .create("host", json!({"name": "h", "customs": customs}))
        .await;
    backend
        .patch("host", &id, json!({"customs": {"_C": "3", "_B": null}}))
        .await;
    let host = backend.get("host", &id).await;
    assert_eq!(host["customs"], json!({"_A": "1", "_C": "3"}));
    // What is not there can be removed again.
    backend
        .patch("host", &id, json!({"customs": {"_B": null}}))
        .await;
    let host = backend.get("host", &id).await;
    assert_eq!(host["customs"], json!({"_A": "1", "_C": "3"}));
}

#[tokio::test]
async fn null_removes_a_preference_and_keeps_updated() {
    let backend = backend().await;
    let preferences = json!({"columns": {"a": 1}, "theme": "dark"});
    let user = json!({"name": "u", "ui_preferences": preferences});
    let id = backend.create("user", user).await;
    backend
        .patch("user", &id, json!({"ui_preferences": {"theme": null}}))
        .await;
    let user = backend.get("user", &id).await;
    assert_eq!(user["ui_preferences"], json!({"columns": {"a": 1}}));
}
