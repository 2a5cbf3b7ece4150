//! Logs: the logger file of the original, JSON, and what must not stand in them.

use alignak_testkit::peers::eventually;
use alignak_testkit::{Options, Server};
use serde_json::{Value, json};

#[test]
fn the_logger_file_is_honoured() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let logger = folder.path().join("logger.json");
    let log = folder.path().join("logs/%(daemon)s.log");
    let layout = json!({
        "version": 1,
        "formatters": {"f": {"format": "<%(levelname)s> %(name)s: %(message)s"}},
        "handlers": {"daily": {
            "class": "logging.handlers.TimedRotatingFileHandler", "level": "DEBUG",
            "formatter": "f", "filename": log, "when": "midnight", "backupCount": 7,
        }},
        "loggers": {"eve": {"level": "INFO", "handlers": ["daily"]}},
    });
    std::fs::write(&logger, layout.to_string()).expect("a file can be written");
    let options = Options::default()
        .setting("LOGGER", json!(logger))
        .setting("SERVER_NAME", json!("mine"))
        .setting("MONGO_DBNAME", json!("db"));
    let server = Server::start_with(options);
    let admin = server.admin();
    let realm = admin.root_realm();
    let user = json!({
        "name": "somebody", "password": "very-secret-password", "_realm": realm,
        "host_notification_period": admin.by_name("timeperiod", "24x7")["_id"],
        "service_notification_period": admin.by_name("timeperiod", "24x7")["_id"],
    });
    admin.create("user", &user);
    let file = folder.path().join("logs/mine_db.log");
    let text = eventually("requests are logged", || {
        let text = std::fs::read_to_string(&file).ok()?;
        text.contains("POST").then_some(text)
    });
    assert!(text.lines().all(|line| line.starts_with('<')), "{text}");
    assert!(text.contains("<INFO> "), "{text}");
    for secret in ["very-secret-password", admin.token()] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[test]
fn a_broken_logger_file_ends_the_start() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let logger = folder.path().join("logger.json");
    std::fs::write(
        &logger,
        r#"{"handlers": {"h": {"filename": "f", "level": "LOUD"}}}"#,
    )
    .expect("a file can be written");
    let settings = folder.path().join("settings.json");
    std::fs::write(&settings, json!({"LOGGER": logger}).to_string())
        .expect("a file can be written");
    let output = alignak_testkit::server::command(folder.path())
        .args(["--in-memory", "--listen", "127.0.0.1:0", "--settings"])
        .arg(&settings)
        .output()
        .expect("the program can be started");
    assert!(!output.status.success());
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(text.contains("`LOUD` is not a level"), "{text}");
}

#[test]
fn lines_of_json_can_be_read() {
    let options = Options::default()
        .argument("--log-format")
        .argument("json")
        .argument("--log-level")
        .argument("info");
    let server = Server::start_with(options);
    server.admin().root_realm();
    let line = eventually("something is logged", || {
        let output = server.output();
        let line = output
            .lines()
            .find(|line| line.starts_with('{'))?
            .to_owned();
        Some(line)
    });
    let record: Value = serde_json::from_str(&line).expect("a line of JSON");
    assert!(
        record["timestamp"].is_string() && record["level"].is_string(),
        "{record}"
    );
}
