//! Hosts and services made from templates, in few words.

use alignak_backend::filter::{Filter, Operand};
use serde_json::{Value, json};

use crate::fixture::Backend;

pub(crate) async fn template(backend: &Backend, name: &str, mut fields: Value) -> String {
    fields["name"] = json!(name);
    fields["_is_template"] = json!(true);
    backend.create("host", fields).await
}

pub(crate) async fn host(
    backend: &Backend,
    name: &str,
    templates: &[&str],
    mut fields: Value,
) -> String {
    fields["name"] = json!(name);
    fields["_templates"] = json!(templates);
    backend.create("host", fields).await
}

pub(crate) async fn service_template(
    backend: &Backend,
    name: &str,
    on: &str,
    mut fields: Value,
) -> String {
    fields["name"] = json!(name);
    fields["host"] = json!(on);
    fields["_is_template"] = json!(true);
    backend.create("service", fields).await
}

pub(crate) async fn services_of(backend: &Backend, host: &str) -> Vec<Value> {
    let mut services = backend
        .find("service", Filter::eq("host", Operand::id(host)))
        .await;
    services.sort_by_key(|service| service["name"].to_string());
    services
}

pub(crate) async fn service_names(backend: &Backend, host: &str) -> Vec<String> {
    let services = services_of(backend, host).await;
    let names = services.iter().map(|service| service["name"].as_str());
    names.map(|name| name.unwrap().to_owned()).collect()
}

pub(crate) fn follows(item: &Value, field: &str) -> bool {
    let fields = item["_template_fields"].as_array().unwrap();
    let times = fields.iter().filter(|name| *name == field).count();
    assert!(times < 2, "{field} occurs {times} times");
    times == 1
}
