//! The operations of the resources: the same for each.

use serde_json::{Value, json};

use super::responses::{content, reference, responses};
use super::{examples, service, shapes};
use crate::contract::{Resource, contract};

/// All paths with their operations.
pub(super) fn paths() -> Value {
    let mut paths = service::paths();
    for resource in contract().public() {
        paths.insert(format!("/{}", resource.name), collection(resource));
        paths.insert(format!("/{}/{{id}}", resource.name), item(resource));
    }
    Value::Object(paths)
}

fn query(name: &str, schema: &Value, description: &str, example: &Value) -> Value {
    json!({
        "name": name, "in": "query", "required": false, "description": description,
        "schema": schema, "example": example,
    })
}

fn header(name: &str, required: bool, description: &str, example: &str) -> Value {
    json!({
        "name": name, "in": "header", "required": required, "description": description,
        "schema": {"type": "string"}, "example": example,
    })
}

fn view_parameters() -> Vec<Value> {
    let text = json!({"type": "string"});
    vec![
        query(
            "projection",
            &text,
            "Which fields are shown: a JSON object of fields and 1, or of fields and 0, for example \
             `{\"name\": 1}`.",
            &json!("{}"),
        ),
        query(
            "embedded",
            &text,
            "Which references are replaced by the items they name: a JSON object of fields and 1, \
             for example `{\"_realm\": 1}`.",
            &json!("{}"),
        ),
        query(
            "pretty",
            &text,
            "With any value, the answer is indented.",
            &json!("1"),
        ),
    ]
}

fn list_parameters() -> Vec<Value> {
    let text = json!({"type": "string"});
    let number = json!({"type": "integer", "format": "int64", "minimum": 0});
    let mut parameters = vec![
        query(
            "where",
            &text,
            "Which items: a JSON object in the style of MongoDB such as `{\"name\": \"srv1\"}`, or \
             comparisons joined by `and` and `or` such as `name==\"srv1\"`.",
            &json!("{}"),
        ),
        query(
            "sort",
            &text,
            "In which order: fields separated by commas, a minus for descending.",
            &json!("_id"),
        ),
        query(
            "page",
            &number,
            "The number of the page, from 1.",
            &json!(1),
        ),
        query(
            "max_results",
            &number,
            "Items on a page; more than the largest page of the installation is cut to it.",
            &json!(50),
        ),
    ];
    parameters.extend(view_parameters());
    parameters
}

fn if_match(required: bool) -> Value {
    header(
        "If-Match",
        required,
        "The `_etag` of the version that the request is about.",
        "356a192b7913b04c54574d18c28d46e6395428ab",
    )
}

fn operation(resource: &Resource, id: &str, summary: &str, description: &str) -> Value {
    json!({
        "operationId": id,
        "summary": summary,
        "description": description,
        "tags": [resource.rust_name],
        "security": [{"token": []}, {"bearer": []}],
        "x-resource": resource.name,
    })
}

fn collection(resource: &Resource) -> Value {
    let name = &resource.name;
    let mut list = operation(
        resource,
        &format!("list_{}", resource.plural),
        &format!("List items of {name}"),
        "A page of the items that the caller may read, with the number of all matches.",
    );
    list["parameters"] = json!(list_parameters());
    let page = reference(&shapes::page_name(resource));
    list["responses"] = responses(200, "A page of items.", Some(&page), &[400, 401]);

    let create_schema = reference(&shapes::create_name(resource));
    let mut create = operation(
        resource,
        &format!("create_{}", resource.singular),
        &format!("Create items of {name}"),
        "Creates one item, or a list of items of which all are stored or none.",
    );
    create["requestBody"] = json!({
        "required": true,
        "description": "One item, or a list of items.",
        "content": {"application/json": {
            "schema": {"oneOf": [create_schema, {"type": "array", "items": create_schema}]},
            "example": examples::create(resource),
        }},
    });
    create["responses"] = responses(
        201,
        "The automatic fields of what was created.",
        Some(&reference("WriteResults")),
        &[400, 401, 403, 409, 412, 413, 422],
    );

    let mut delete = operation(
        resource,
        &format!("delete_all_{}", resource.plural),
        &format!("Remove all items of {name}"),
        "Removes every item that the caller may remove, but for protected default items.",
    );
    delete["responses"] = responses(204, "They are gone.", None, &[401, 403, 409, 412]);
    json!({"get": list, "post": create, "delete": delete})
}

fn item(resource: &Resource) -> Value {
    let name = &resource.name;
    let written = reference("WriteResult");
    let mut get = operation(
        resource,
        &format!("get_{}", resource.singular),
        &format!("Read an item of {name}"),
        "The item, unless the client has this version already.",
    );
    let mut parameters = view_parameters();
    if name == "livesynthesis" {
        let text = json!({"type": "string"});
        parameters.push(query(
            "concatenation",
            &text,
            "With any value, the counters of the realms below are added.",
            &json!("1"),
        ));
        parameters.push(query(
            "history",
            &text,
            "With any value, retained snapshots are added, newest first.",
            &json!("1"),
        ));
    }
    parameters.push(header(
        "If-None-Match",
        false,
        "An `_etag` that the client has.",
        "356a192b7913b04c54574d18c28d46e6395428ab",
    ));
    parameters.push(header(
        "If-Modified-Since",
        false,
        "The date of the version that the client has.",
        "Mon, 05 Feb 2024 09:03:07 GMT",
    ));
    get["parameters"] = json!(parameters);
    let mut read = responses(
        200,
        "The item.",
        Some(&reference(resource.rust_name)),
        &[400, 401, 404],
    );
    read["304"] = json!({"description": "The client has this version already."});
    get["responses"] = read;

    let mut patch = operation(
        resource,
        &format!("update_{}", resource.singular),
        &format!("Change an item of {name}"),
        "Changes the fields that the body names; objects are merged, all else is replaced.",
    );
    patch["parameters"] = json!([if_match(true)]);
    patch["requestBody"] = json!({
        "required": true,
        "description": "The changes.",
        "content": {"application/json": {
            "schema": reference(&shapes::patch_name(resource)),
            "example": examples::patch(resource),
        }},
    });
    patch["responses"] = responses(
        200,
        "The automatic fields after the change.",
        Some(&written),
        &[400, 401, 403, 404, 409, 412, 413, 422, 428],
    );

    let mut delete = operation(
        resource,
        &format!("delete_{}", resource.singular),
        &format!("Remove an item of {name}"),
        "Removes the item and what only made sense with it.",
    );
    delete["parameters"] = json!([if_match(true)]);
    delete["responses"] = responses(204, "It is gone.", None, &[401, 403, 404, 409, 412, 428]);
    let mut path = json!({
        "parameters": [{
            "name": "id", "in": "path", "required": true,
            "description": "The `_id` of the item: 24 lower-case hexadecimal digits.",
            "schema": {"type": "string", "pattern": "^[a-f0-9]{24}$"},
            "example": "5a0b1c2d3e4f5a6b7c8d9e0f",
        }],
        "get": get, "patch": patch, "delete": delete,
    });
    if resource.replaceable {
        path["put"] = put(resource, &written);
    }
    path
}

fn put(resource: &Resource, written: &Value) -> Value {
    let mut put = operation(
        resource,
        &format!("replace_{}", resource.singular),
        &format!("Replace an item of {}", resource.name),
        "Puts a whole new content in the item's place, or creates the item under that id.",
    );
    put["parameters"] = json!([if_match(false)]);
    put["requestBody"] = json!({
        "required": true,
        "description": "The whole item.",
        "content": {"application/json": {
            "schema": reference(&shapes::create_name(resource)),
            "example": examples::create(resource),
        }},
    });
    let mut responses = responses(
        200,
        "The automatic fields after the change.",
        Some(written),
        &[400, 401, 404, 409, 412, 413, 422, 428],
    );
    responses["201"] = json!({
        "description": "The item is new.", "content": content(written),
    });
    put["responses"] = responses;
    put
}
