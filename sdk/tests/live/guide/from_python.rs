//! Samples of `docs/src/guide/from-python.md`.

// ANCHOR: imports
use std::error::Error;

use alignak_backend_client::{Backend, Generate, Query};
use serde_json::{Value, json};
// ANCHOR_END: imports

use crate::{live, unique};

// ANCHOR: script
async fn script(address: &str, name: &str) -> Result<(), Box<dyn Error>> {
    let backend = Backend::new(address)?;
    if !backend.login("admin", "admin", Generate::Enabled).await? {
        return Err("wrong user or password".into());
    }

    let query = Query::new().filter(&json!({"name": "All"}));
    let realms: Value = backend.get("realm", query).await?;
    let realm = &realms["_items"][0]["_id"];

    let content = json!({"name": name, "_realm": realm});
    let made: Value = backend.post("host", &content).await?;

    let (id, etag) = (made["_id"].as_str(), made["_etag"].as_str());
    let (Some(id), Some(etag)) = (id, etag) else {
        return Err("this is not the answer to a creation".into());
    };
    let endpoint = format!("host/{id}");
    let changed = backend
        .patch(&endpoint, &json!({"alias": "Server 1"}))
        .if_match(etag)
        .inception()
        .await?;
    println!("the etag is now {}", changed["_etag"]);

    let hosts = backend.get_all::<Value>("host", ()).await?;
    println!("{} hosts", hosts.items.len());
    backend.delete(&endpoint).inception().await?;
    Ok(())
}
// ANCHOR_END: script

#[tokio::test]
async fn the_script_runs() {
    let server = live();
    let name = unique("guide-python");
    script(&server.address, &name).await.unwrap();
    let backend = server.admin().await;
    let left = backend.hosts().get_by_name(&name).await.unwrap();
    assert_eq!(left, None);
}
