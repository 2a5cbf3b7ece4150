//! Texts are bounded, and names can be read.

use alignak_backend::rules::Refusal;
use serde_json::{Value, json};

use crate::fixture::{Backend, backend};

const NAME: usize = 255;
const OUTPUT: usize = 64 * 1024;
const ANY: usize = 1024 * 1024;

/// Creates the item, and asserts that it is refused with that message of that field.
async fn refused(backend: &Backend, resource: &str, item: Value, field: &str, message: &str) {
    let made = backend.try_create(resource, item).await;
    let Err(Refusal::InvalidItem(issues)) = made else {
        panic!("{resource}.{field}: {message}: {made:?}");
    };
    let found = match &issues[field] {
        Value::Array(messages) => messages.contains(&json!(message)),
        one => one == message,
    };
    assert!(found, "{resource}.{field}: {message}: {issues:?}");
}

#[tokio::test]
async fn names_have_255_characters_at_most_whatever_their_bytes() {
    let backend = backend().await;
    for (resource, letter) in [
        ("command", "a"),
        ("command", "é"),
        ("hostgroup", "日"),
        ("host", "h"),
    ] {
        let named = |length: usize| json!({"name": letter.repeat(length)});
        backend.create(resource, named(NAME)).await;
        refused(
            &backend,
            resource,
            named(NAME + 1),
            "name",
            "max length is 255",
        )
        .await;
    }
    let id = backend.create("command", json!({"name": "short"})).await;
    let longer = json!({"name": "x".repeat(NAME + 1)});
    let changed = backend.try_patch("command", &id, longer).await;
    assert!(
        matches!(&changed, Err(Refusal::InvalidChanges(issues))
            if issues["name"] == "max length is 255"),
        "{changed:?}"
    );
}

#[tokio::test]
async fn names_that_cannot_be_read_are_refused() {
    let backend = backend().await;
    for resource in ["command", "timeperiod", "usergroup", "host"] {
        for name in ["a\nb", "a\u{0}", "\u{7f}", "tab\there", "\u{9b}31m"] {
            let message = "must not contain control characters";
            refused(&backend, resource, json!({"name": name}), "name", message).await;
        }
        for name in [" ", "   ", "\u{a0}\u{2003}"] {
            let message = "must not be blank";
            refused(&backend, resource, json!({"name": name}), "name", message).await;
        }
    }
    refused(
        &backend,
        "realm",
        json!({"name": "  "}),
        "name",
        "must not be blank",
    )
    .await;
    let kept = backend.create("command", json!({"name": " é b "})).await;
    assert_eq!(backend.get("command", &kept).await["name"], " é b ");
}

/// Whoever sends what a check put out cannot make it shorter, and would send it again for ever.
#[tokio::test]
async fn what_checks_put_out_is_cut() {
    let backend = backend().await;
    let host = backend.create("host", json!({"name": "web"})).await;
    for field in ["output", "long_output", "perf_data"] {
        for (sent, kept) in [(OUTPUT, OUTPUT), (OUTPUT + 1, OUTPUT)] {
            let mut result = json!({
                "host_name": "web", "state": "UP", "state_type": "HARD", "last_state_type": "HARD",
            });
            result[field] = json!("é".repeat(sent));
            let list = json!([result.clone(), result]);
            for written in backend.post("logcheckresult", list).await.unwrap() {
                let stored = backend.get("logcheckresult", &written.id).await;
                assert_eq!(stored[field], json!("é".repeat(kept)), "{field}");
            }
            let live = format!("ls_{field}");
            assert_eq!(
                backend.get("host", &host).await[live],
                json!("é".repeat(kept))
            );
        }
    }
    for field in ["ls_output", "ls_long_output", "ls_perf_data"] {
        let mut changes = json!({});
        changes[field] = json!("x".repeat(OUTPUT + 9));
        backend.patch("host", &host, changes).await;
        assert_eq!(
            backend.get("host", &host).await[field],
            json!("x".repeat(OUTPUT))
        );
    }
}

#[tokio::test]
async fn every_other_text_has_a_mebi_of_characters_at_most() {
    let backend = backend().await;
    let long = "x".repeat(ANY + 1);
    let message = "max length is 1048576";
    for (field, value) in [
        ("notes", json!(long)),
        ("tags", json!(["short", long])),
        ("customs", json!({"_KEY": long})),
        ("customs", json!({"_KEY": {"deep": [1, long]}})),
        ("customs", json!({long.clone(): 1})),
        ("labels", json!([long])),
    ] {
        let mut host = json!({"name": "web"});
        host[field] = value;
        refused(&backend, "host", host, field, message).await;
    }
    // A field that is not declared, where any field is taken.
    let instance = json!({"name": "engine", "_MACRO": long});
    refused(&backend, "alignak", instance, "_MACRO", message).await;
    let fits = json!({"name": "web", "notes": "x".repeat(ANY)});
    backend.create("host", fits).await;
}

#[test]
fn the_published_pattern_of_a_name_says_what_is_refused() {
    let schemas = alignak_model::document::schemas();
    for (shape, fits) in [
        ("CommandCreate", &["a", " é b ", "a,b", "日本"][..]),
        ("HostCreate", &["a", " é b ", "日本"]),
        ("RealmCreate", &["a", "All hosts", "-_"]),
    ] {
        let schema = json!(schemas[shape]);
        let name = &schema["properties"]["name"];
        assert_eq!(name["maxLength"], NAME, "{shape}");
        assert_eq!(name["minLength"], 1, "{shape}");
        let source = name["pattern"].as_str().unwrap();
        let pattern = fancy_regex::Regex::new(source).unwrap();
        for name in fits {
            assert!(pattern.is_match(name).unwrap(), "{shape}: {name:?}");
        }
        for name in ["", " ", "\u{2003}", "a\nb", "\u{0}"] {
            assert!(!pattern.is_match(name).unwrap(), "{shape}: {name:?}");
        }
    }
    let host = json!(schemas["HostCreate"])["properties"]["name"].clone();
    let host = fancy_regex::Regex::new(host["pattern"].as_str().unwrap()).unwrap();
    assert!(!host.is_match("a,b").unwrap());
}
