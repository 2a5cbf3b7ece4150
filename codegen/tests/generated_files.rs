//! The files that are made from a sound document.

#![expect(clippy::unwrap_used, reason = "a test may stop where it fails")]

mod support;

use std::path::Path;

use serde_json::Value;
use support::document;

#[test]
fn the_file_for_commands_is_the_golden_one() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/command.rs");
    let made = file(&document(), "command.rs");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, &made).unwrap();
    }
    let expected = std::fs::read_to_string(&golden).unwrap();
    assert_eq!(
        made, expected,
        "run again with UPDATE_GOLDEN=1 if this is what you want"
    );
}

#[test]
fn the_same_document_gives_the_same_files() {
    let text = document().to_string();
    assert_eq!(
        alignak_codegen::generate(&text).unwrap(),
        alignak_codegen::generate(&text).unwrap()
    );
}

#[test]
fn every_public_resource_has_a_file_and_internal_ones_have_none() {
    let files = alignak_codegen::generate(&document().to_string()).unwrap();
    let names: Vec<&str> = files.keys().map(|name| name.to_str().unwrap()).collect();
    assert_eq!(
        names,
        [
            "alignak_retention.rs",
            "command.rs",
            "history_event.rs",
            "host.rs",
            "mod.rs",
            "realm.rs",
            "user.rs"
        ]
    );
}

#[test]
fn every_file_says_where_it_comes_from() {
    let files = alignak_codegen::generate(&document().to_string()).unwrap();
    for (name, text) in files {
        let name = name.display();
        assert!(text.contains("Do not edit"), "{name}");
        assert!(text.contains("`cargo xtask codegen`"), "{name}");
        // In one file only, so that a change elsewhere in the document does not touch all others.
        let has_hash = text.contains("// Document: sha256 ");
        assert_eq!(has_hash, name.to_string() == "mod.rs", "{name}");
    }
}

#[test]
fn no_file_of_the_published_document_has_a_thousand_lines() {
    let published = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi/alignak-backend.json");
    let files = alignak_codegen::generate(&std::fs::read_to_string(published).unwrap()).unwrap();
    for (name, text) in files {
        let lines = text.lines().count();
        assert!(lines < 1000, "{} has {lines} lines", name.display());
    }
}

#[test]
fn the_index_lists_files_exports_and_enums() {
    let index = file(&document(), "mod.rs");
    for expected in [
        "//   host.rs\n",
        "pub mod history_event;\n",
        "pub use host::{HostCreate, HostPatch, Hosts};\n",
        "pub fn visit(visitor: &mut impl Visitor) {\n    visitor.visit::<AlignakRetention>();\n",
        "pub const RESOURCES: &[&ResourceInfo] = &[",
        "crate::typed::comparable! {\n    HistoryType, HostOption, HostState\n}\n",
    ] {
        assert!(index.contains(expected), "{expected} in\n{index}");
    }
}

#[test]
fn every_kind_of_field_has_its_constant_and_its_setter() {
    let host = one_line(&file(&document(), "host.rs"));
    for expected in [
        r#"pub const COORDS_2D: Field<Host, String> = Field::new("2d_coords");"#,
        r#"pub const ID: Field<Host, crate::model::Id<crate::model::Host>> = Field::new("_id");"#,
        r#"pub const SUB_REALM: Field<Host, bool> = Field::new("_sub_realm");"#,
        "pub const LS_LATENCY: Field<Host, f64>",
        "pub const LS_STATE: Field<Host, crate::model::HostState>",
        "pub const CHECK_COMMAND: Field<Host, crate::model::Reference<crate::model::Command>>",
        "pub const USERS: Field<Host, Vec<crate::model::Reference<crate::model::User>>>",
        "pub const FLAP_DETECTION_OPTIONS: Field<Host, Vec<crate::model::HostOption>>",
        "pub const CUSTOMS: Field<Host, crate::model::FreeObject>",
        "pub const LOCATION: Field<Host, crate::model::Point>",
        "pub const LABELS: Field<Host, Vec<serde_json::Value>>",
        "pub const NOTES: Field<Host, String>",
        "pub fn sub_realm(self, value: bool) -> Self { self.set(\"_sub_realm\", value) }",
        "pub fn ls_latency(self, value: f64) -> Self",
        "pub fn ls_state(self, value: crate::model::HostState) -> Self",
        "pub fn check_command(self, value: impl AsId<crate::model::Command>) -> Self { self.set_reference(\"check_command\", &value) }",
        "pub fn users(self, value: impl IntoIterator<Item = impl AsId<crate::model::User>>,) -> Self { self.set_references(\"users\", value) }",
        "pub fn tags(self, value: impl IntoIterator<Item = impl Into<String>>) -> Self { self.set_all(\"tags\", value.into_iter().map(Into::<String>::into)) }",
        "pub fn labels(self, value: impl IntoIterator<Item = impl Into<serde_json::Value>>,) -> Self",
        "pub fn customs(self, value: crate::model::FreeObject) -> Self",
        "pub fn notes(self, value: impl Into<String>) -> Self { self.set::<String>(\"notes\", value.into()) }",
    ] {
        assert!(host.contains(expected), "{expected} in\n{host}");
    }
}

#[test]
fn only_nullable_fields_can_be_cleared() {
    let host = file(&document(), "host.rs");
    assert!(host.contains("pub fn clear_check_command(self)"));
    assert!(host.contains("pub fn clear_notes(self)"));
    assert!(!host.contains("clear_name"));
}

#[test]
fn only_where_names_are_unique_can_one_be_asked_for() {
    assert!(file(&document(), "command.rs").contains("impl Named for Command {}"));
    assert!(!file(&document(), "host.rs").contains("Named"));
}

#[test]
fn only_replaceable_resources_can_be_replaced() {
    let retention = file(&document(), "alignak_retention.rs");
    assert!(retention.contains("impl Replaceable for AlignakRetention {}"));
    assert!(!file(&document(), "host.rs").contains("Replaceable"));
}

#[test]
fn a_setter_that_both_contents_have_is_written_once() {
    let host = file(&document(), "host.rs");
    assert_eq!(host.matches("pub fn notes(").count(), 1);
    assert!(host.contains("impl<K> Content<Host, K> {"));
    let own = host
        .split("impl Content<Host, ForCreate> {")
        .last()
        .unwrap();
    assert!(own.contains("pub fn id("), "{own}");
}

#[test]
fn every_field_is_described() {
    let host = one_line(&file(&document(), "host.rs"));
    for expected in [
        r#"FieldInfo::new("_id", ValueKind::Identifier).creatable()"#,
        r#"FieldInfo::new("_sub_realm", ValueKind::Boolean).writable().default("true")"#,
        r#"FieldInfo::new("check_command", ValueKind::Reference("command")).writable().nullable()"#,
        r#"FieldInfo::new("users", ValueKind::List(&ValueKind::Reference("user")))"#,
        r#"FieldInfo::new("ls_state", ValueKind::Word)"#,
    ] {
        assert!(host.contains(expected), "{expected} in\n{host}");
    }
}

#[test]
fn arguments_that_could_be_swapped_are_members_of_a_struct() {
    let mut document = document();
    let user = &mut document["components"]["schemas"]["UserCreate"];
    user["properties"]["login"] = serde_json::json!({"type": "string"});
    user["required"]
        .as_array_mut()
        .unwrap()
        .push("login".into());
    let user = one_line(&file(&document, "user.rs"));
    assert!(user.contains("pub struct UserRequired {"), "{user}");
    assert!(user.contains("pub fn new(required: UserRequired) -> Self"));
    let command = file(&document, "command.rs");
    assert!(!command.contains("CommandRequired"));
}

#[test]
fn read_only_fields_can_be_compared_but_not_set() {
    let retention = file(&document(), "alignak_retention.rs");
    assert!(retention.contains("pub const USER: "));
    assert!(!retention.contains("pub fn user("));
}

#[test]
fn a_required_field_that_may_be_null_is_an_optional_argument() {
    let history = one_line(&file(&document(), "history_event.rs"));
    let service = "service: impl Into<Option<crate::model::Id<crate::model::Host>>>";
    let expected = format!("pub fn new({service}, r#type: crate::model::HistoryType,) -> Self");
    assert!(history.contains(&expected), "{expected} in\n{history}");
}

/// The generated file `name` for `document`.
fn file(document: &Value, name: &str) -> String {
    let mut files = alignak_codegen::generate(&document.to_string()).unwrap();
    files.remove(Path::new(name)).unwrap()
}

fn one_line(code: &str) -> String {
    let words: Vec<&str> = code.split_whitespace().collect();
    words
        .join(" ")
        .replace("( ", "(")
        .replace(" )", ")")
        .replace(" .", ".")
}
