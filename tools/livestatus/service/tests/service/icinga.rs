//! The service in front of a real Icinga 2.

use std::time::Duration;

use alignak_testkit::peers::Icinga;
use serde_json::{Value, json};

use super::{configured, get, get_strictly};

const OBJECTS: &str = r#"
object Host "alpha" { check_command = "passive"
  enable_active_checks = false
  max_check_attempts = 1
  address = "192.0.2.1" }
object Service "disk" { check_command = "passive"
  enable_active_checks = false
  max_check_attempts = 1
  host_name = "alpha" }
"#;

fn parse(body: &str) -> Value {
    serde_json::from_str(body).unwrap_or_else(|error| panic!("{body}: {error}"))
}

#[tokio::test]
async fn icinga_is_asked_and_commanded() {
    let icinga = Icinga::start(OBJECTS);
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!(
        "[livestatus-service]\nlivestatus_socket = tcp:127.0.0.1:{}\n",
        icinga.port
    );
    let service = configured(folder.path(), &text);
    let (status, _, body) = get(&service, "/query?q=GET%20hosts\\nColumns:%20name%20address").await;
    assert_eq!(status, 200);
    assert_eq!(
        parse(&body),
        json!([{"name": "alpha", "address": "192.0.2.1"}])
    );
    let (_, _, body) = get(
        &service,
        "/query?q=GET%20services\\nColumns:%20host_name%20description&key=description",
    )
    .await;
    assert_eq!(
        parse(&body),
        json!({"disk": {"host_name": "alpha", "description": "disk"}})
    );
    let (_, _, body) = get(
        &service,
        "/cmd?q=PROCESS_SERVICE_CHECK_RESULT;alpha;disk;2;full",
    )
    .await;
    assert_eq!(body, "OK\n");
    let query = "/query?q=GET%20services\\nColumns:%20state%20plugin_output";
    let mut rows = Value::Null;
    for _ in 0..600 {
        rows = parse(&get(&service, query).await.2);
        if rows[0]["plugin_output"] == json!("full") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(rows, json!([{"state": 2, "plugin_output": "full"}]));
    let (status, _, body) = get(&service, "/query?q=GET%20nothing").await;
    assert_eq!(
        (status, body.starts_with("Error : ")),
        (200, true),
        "{body}"
    );
    let (status, _, body) = get_strictly(&service, "/query?q=GET%20nothing").await;
    assert_eq!(
        (status, &parse(&body)["_error"]["code"]),
        (404, &json!(404))
    );
}
