//! How many services are in which state: all of them are read, whatever others write meanwhile.
//!
//! `cargo run -p alignak-backend-client --example inventory -- http://127.0.0.1:5000`

use std::collections::BTreeMap;
use std::error::Error;

use alignak_backend_client::model::ServiceState;
use alignak_backend_client::{Backend, service};
use serde::Deserialize;

/// Only these fields are asked for.
#[derive(Deserialize)]
struct Row {
    ls_state: ServiceState,
    ls_last_check: i64,
}

pub(crate) async fn run(address: &str) -> Result<(), Box<dyn Error>> {
    let backend = Backend::builder(address)
        .credentials("admin", "admin")
        .build()?;
    let mut rows = backend
        .services()
        .list()
        .filter(service::IS_TEMPLATE.eq(false))
        .select::<Row>()
        .concurrency(4)
        .items();
    let (mut counts, mut unchecked) = (BTreeMap::new(), 0);
    while let Some(row) = rows.next().await.transpose()? {
        *counts.entry(row.ls_state.to_string()).or_insert(0) += 1;
        unchecked += i64::from(row.ls_last_check == 0);
    }
    for (state, count) in &counts {
        println!("{count:6} {state}");
    }
    println!("{unchecked:6} never checked");
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1);
    run(address.as_deref().unwrap_or("http://127.0.0.1:5000")).await
}
