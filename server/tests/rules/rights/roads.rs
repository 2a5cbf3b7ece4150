//! What a caller may not read is hidden on every road that leads to it: filters, totals, references
//! in what is written, embedding. Which roads there are follows from the relations of the contract.

use std::sync::Arc;

use alignak_backend::api::{Created, ListRequest, View};
use alignak_backend::contract::{Field, Resource, contract};
use alignak_backend::filter::{Filter, Kind, Operand, Projection, Sort};
use alignak_backend::rules::Refusal;
use alignak_backend::rules::rights::Caller;
use serde_json::{Value, json};

use super::table::{CallerKind, Outcome, PLACES, Place, Verb, caller_kinds, expected};
use super::{Fixture, caller_with, put};

const UNKNOWN: &str = "0123456789abcdef01234567";

/// The role that the caller of the references has on everything: in `North` only.
const READER: CallerKind = CallerKind::Role {
    verb: Verb::Read,
    reaches_below: false,
};

#[tokio::test]
async fn filters_and_totals_find_what_single_items_would() {
    let fixture = Fixture::new().await;
    for resource in contract().public() {
        for kind in caller_kinds() {
            let caller = fixture.caller(resource, kind, true).await;
            for place in PLACES {
                let Some(id) = fixture.item(resource, place, &caller).await else {
                    continue;
                };
                let request = ListRequest {
                    filter: Filter::eq("_id", Operand::id(id.as_str())),
                    sort: Sort::default(),
                    view: View::default(),
                    skip: 0,
                    limit: 5,
                    counts: true,
                };
                let listing = fixture.backend.api.list(&caller, resource, request).await;
                let listing = listing.unwrap();
                let is_visible =
                    expected(resource, kind, true, Verb::Read, place) == Outcome::Allowed;
                let found = (listing.items.len(), listing.total);
                let wanted = (usize::from(is_visible), u64::from(is_visible));
                let name = &resource.name;
                assert_eq!(found, wanted, "{name}: {kind:?} {place:?}");
            }
        }
    }
}

/// The fields that clients write and that name items of another public resource.
pub(crate) fn references() -> Vec<(
    &'static Resource,
    &'static str,
    &'static Field,
    &'static Resource,
)> {
    let mut found = Vec::new();
    for resource in contract().public() {
        for (name, field) in &resource.fields {
            let Some(relation) = &field.relation else {
                continue;
            };
            let target = contract().find(&relation.resource);
            let target = target.filter(|target| !matches!(target.name.as_str(), "realm" | "user"));
            if let Some(target) = target.filter(|_| !field.read_only) {
                found.push((resource, name.as_str(), field, target));
            }
        }
    }
    found
}

fn named(field: &Field, id: &str) -> Value {
    if matches!(field.kind, Kind::List(_)) {
        json!([id])
    } else {
        json!(id)
    }
}

async fn reader(fixture: &Fixture) -> Arc<Caller> {
    let crud = json!(["create", "read", "update", "delete"]);
    let role = json!({"resource": "*", "crud": crud, "realm": fixture.north, "sub_realm": false});
    let fields = json!({
        "name": fixture.name("reader"), "_realm": fixture.north, "can_submit_commands": true,
    });
    caller_with(&fixture.backend, fields, &[role]).await
}

#[tokio::test]
async fn a_reference_to_what_is_hidden_is_answered_like_one_to_nothing() {
    let fixture = Fixture::new().await;
    let caller = reader(&fixture).await;
    let references = references();
    assert!(references.len() > 50, "{}", references.len());
    for (resource, name, field, target) in references {
        for place in [Place::Above, Place::Beside] {
            let hidden = fixture.item(target, place, &caller).await.unwrap();
            let attempt = async |id: &str| {
                let posted = fixture.posted(resource, Place::Own, READER, &caller);
                let mut posted = posted.await.expect("there is a realm");
                posted[name] = named(field, id);
                if name == "service" {
                    // The service of whatever host is meant.
                    posted["host_name"] = Value::Null;
                }
                match fixture.backend.api.create(&caller, resource, posted).await {
                    Ok(Created::One(written)) => {
                        let stored = fixture.backend.get(&resource.name, &written.id).await;
                        format!("stored {}", stored[name])
                    }
                    Err(Refusal::InvalidItem(issues)) => format!("refused {}", issues[name]),
                    other => format!("{other:?}"),
                }
            };
            let to_nothing = attempt(UNKNOWN).await;
            let to_hidden = attempt(&hidden).await.replace(&hidden, UNKNOWN);
            let what = format!("{}.{name} {place:?}", resource.name);
            assert_eq!(to_hidden, to_nothing, "{what}");
        }
    }
}

#[tokio::test]
async fn embedding_shows_what_single_items_would() {
    let fixture = Fixture::new().await;
    let caller = reader(&fixture).await;
    for (resource, name, field, target) in references() {
        let is_embeddable = field.relation.as_ref().is_some_and(|to| to.embeddable);
        if !is_embeddable {
            continue;
        }
        for place in [Place::Own, Place::AboveShared, Place::Above, Place::Beside] {
            let id = fixture.item(target, place, &caller).await.unwrap();
            let item = json!({
                "name": fixture.name(&resource.name), "_realm": fixture.north, "_user": caller.id,
                "realm": fixture.north, (name): named(field, &id),
            });
            let naming = put(&fixture.backend, &resource.name, item).await;
            let view = View {
                projection: Projection::All,
                embedded: vec![name.to_owned()],
                ..View::default()
            };
            let read = fixture.backend.api.read(&caller, resource, &naming, &view);
            let shown = read.await.unwrap().item().unwrap()[name].clone();
            let is_visible = expected(target, READER, true, Verb::Read, place) == Outcome::Allowed;
            let embedded = match &shown {
                Value::Array(all) => all.first().cloned().unwrap_or_default(),
                one => one.clone(),
            };
            let what = format!("{}.{name} {place:?}: {shown}", resource.name);
            assert_eq!(embedded["_id"] == id.as_str(), is_visible, "{what}");
            if !is_visible {
                let empty = named(field, "")
                    .as_array()
                    .map_or(Value::Null, |_| json!([]));
                assert_eq!(shown, empty, "{what}");
            }
        }
    }
}
