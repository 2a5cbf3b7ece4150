//! The components that all resources share.

use serde_json::json;
use utoipa::openapi::{
    Ref, RefOr, Schema,
    schema::{AdditionalProperties, Array, KnownFormat, Object, SchemaFormat, SchemaType, Type},
};

use super::field::id;

/// The components that all resources share, by name.
pub fn common() -> Vec<(&'static str, Schema)> {
    vec![
        ("AnyValue", any_value()),
        (
            "FreeObject",
            free_object("A JSON object whose keys are free."),
        ),
        ("Point", point()),
        ("Link", link()),
        (
            "ItemLinks",
            links("The links of an item.", &["self", "parent", "collection"]),
        ),
        (
            "PageLinks",
            links(
                "The links of a page.",
                &["self", "parent", "next", "prev", "last"],
            ),
        ),
        ("PageMeta", page_meta()),
        ("Error", error()),
        ("Issues", issues()),
        ("WriteResult", write_result()),
        ("WriteResults", write_results()),
        ("Login", login()),
        ("Token", token()),
    ]
}

type Property = (&'static str, RefOr<Schema>);

fn object(
    description: &str,
    required: &[&str],
    properties: impl IntoIterator<Item = Property>,
) -> Object {
    let mut object = Object::with_type(Type::Object);
    object.description = Some(description.to_owned());
    object.required = required.iter().map(|&name| name.to_owned()).collect();
    for (name, property) in properties {
        object.properties.insert(name.to_owned(), property);
    }
    object
}

pub(super) fn text(description: &str) -> Object {
    let mut object = Object::with_type(Type::String);
    object.description = Some(description.to_owned());
    object
}

fn words(description: &str, words: &[&str]) -> Object {
    let mut object = text(description);
    object.enum_values = Some(words.iter().map(|&word| word.into()).collect());
    object
}

pub(super) fn integer(description: &str) -> Object {
    let mut object = text(description);
    object.schema_type = Type::Integer.into();
    object.format = Some(SchemaFormat::KnownFormat(KnownFormat::Int64));
    object
}

pub(super) fn date(description: &str) -> Object {
    let mut object = text(description);
    object.format = Some(SchemaFormat::Custom("http-date".to_owned()));
    object.example = Some(json!("Mon, 05 Feb 2024 09:03:07 GMT"));
    object
}

fn component(name: &str) -> RefOr<Schema> {
    Ref::from_schema_name(name).into()
}

fn any_value() -> Schema {
    let mut object = text("Any JSON value.");
    object.schema_type = SchemaType::AnyValue;
    Schema::Object(object)
}

fn free_object(description: &str) -> Schema {
    let mut object = object(description, &[], []);
    object.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(true)));
    Schema::Object(object)
}

fn point() -> Schema {
    let mut angle = Object::with_type(Type::Number);
    angle.format = Some(SchemaFormat::KnownFormat(KnownFormat::Double));
    let mut coordinates = Array::new(angle);
    coordinates.description = Some("The latitude, then the longitude, in degrees.".to_owned());
    coordinates.min_items = Some(2);
    Schema::Object(object(
        "A place, as a GeoJSON point.",
        &["type", "coordinates"],
        [
            ("type", words("The kind of shape.", &["Point"]).into()),
            ("coordinates", RefOr::T(Schema::Array(coordinates))),
        ],
    ))
}

fn link() -> Schema {
    Schema::Object(object(
        "One link: where it leads, and what is there.",
        &["href", "title"],
        [
            (
                "href",
                text("Where it is, relative to the address of the backend.").into(),
            ),
            ("title", text("What is there, for people to read.").into()),
        ],
    ))
}

fn links(description: &str, relations: &[&'static str]) -> Schema {
    Schema::Object(object(
        description,
        &["self"],
        relations
            .iter()
            .map(|&relation| (relation, component("Link"))),
    ))
}

fn page_meta() -> Schema {
    Schema::Object(object(
        "The place of a page among all the items that the query found.",
        &["page", "max_results", "total"],
        [
            (
                "page",
                integer("The number of this page; the first one is 1.").into(),
            ),
            (
                "max_results",
                integer("How many items a page holds at most.").into(),
            ),
            (
                "total",
                integer("How many items the query found on all pages together.").into(),
            ),
        ],
    ))
}

fn error() -> Schema {
    let detail = object(
        "What went wrong as a whole.",
        &["code", "message"],
        [
            ("code", integer("The HTTP status.").into()),
            ("message", text("A sentence for people to read.").into()),
        ],
    );
    Schema::Object(object(
        "The body of every answer that is not a success.",
        &["_status"],
        [
            ("_status", words("Always `ERR`.", &["ERR"]).into()),
            ("_error", detail.into()),
            ("_issues", component("Issues")),
        ],
    ))
}

fn issues() -> Schema {
    let mut issues = object(
        "What was wrong with an item: field names, each with a sentence, a list of sentences, \
         or an object of the same form for the elements of a list.",
        &[],
        [],
    );
    issues.additional_properties =
        Some(Box::new(AdditionalProperties::RefOr(component("AnyValue"))));
    issues.example = Some(json!({"name": "value 'srv-1' is not unique"}));
    Schema::Object(issues)
}

fn write_properties() -> [Property; 7] {
    let mut id = id();
    id.description = Some("The identifier of the item.".to_owned());
    [
        (
            "_status",
            words("Whether the item was written.", &["OK", "ERR"]).into(),
        ),
        ("_id", id.into()),
        ("_etag", text("The etag of the item as it is now.").into()),
        ("_created", date("When the item was created.").into()),
        ("_updated", date("When the item was last changed.").into()),
        ("_links", component("ItemLinks")),
        ("_issues", component("Issues")),
    ]
}

fn write_result() -> Schema {
    Schema::Object(object(
        "What became of one written item.",
        &["_status"],
        write_properties(),
    ))
}

fn write_results() -> Schema {
    let mut items = Array::new(component("WriteResult"));
    items.description =
        Some("What became of each item, when a list was sent, in its order.".to_owned());
    let mut results = object(
        "What became of what was sent: of one item, or of each item of a list.",
        &["_status"],
        write_properties(),
    );
    results
        .properties
        .insert("_items".to_owned(), RefOr::T(Schema::Array(items)));
    Schema::Object(results)
}

fn login() -> Schema {
    Schema::Object(object(
        "What a user sends to open a session.",
        &["username", "password"],
        [
            ("username", text("The name of the user.").into()),
            ("password", text("The password, in clear.").into()),
            (
                "action",
                words(
                    "`generate` makes a new token, and the former one stops working.",
                    &["generate"],
                )
                .into(),
            ),
        ],
    ))
}

fn token() -> Schema {
    Schema::Object(object(
        "The answer to a login.",
        &["token"],
        [(
            "token",
            text("The user name of HTTP Basic, with an empty password, or a bearer token.").into(),
        )],
    ))
}
