//! Requests to the monitoring engine.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use crate::connect::{Item, Session, id};
use crate::end::End;
use crate::objects;
use crate::output;

/// Acknowledges a problem, or takes the acknowledgement back.
pub(super) async fn acknowledge(
    session: &Session<'_>,
    item: &str,
    comment: &str,
    remove: bool,
    notify: bool,
) -> Result<(), End> {
    let body = json!({
        "action": if remove { "delete" } else { "add" },
        "comment": comment,
        "notify": notify,
        "sticky": true,
        "persistent": true,
    });
    let done = if remove {
        "no longer acknowledged"
    } else {
        "acknowledged"
    };
    request(session, "actionacknowledge", item, body, done).await
}

/// Plans a time in which no notifications are sent.
pub(super) async fn schedule_downtime(
    session: &Session<'_>,
    item: &str,
    starts_in: Duration,
    duration: Duration,
    comment: &str,
) -> Result<(), End> {
    let start = SystemTime::now() + starts_in;
    let seconds = |moment: SystemTime| {
        let since = moment.duration_since(UNIX_EPOCH).unwrap_or_default();
        since.as_secs()
    };
    let body = json!({
        "action": "add",
        "comment": comment,
        "start_time": seconds(start),
        "end_time": seconds(start + duration),
        "fixed": true,
        "duration": duration.as_secs(),
    });
    request(session, "actiondowntime", item, body, "in a downtime").await
}

pub(super) async fn cancel_downtimes(
    session: &Session<'_>,
    item: &str,
    comment: &str,
) -> Result<(), End> {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let body = json!({
        "action": "delete",
        "comment": comment,
        "start_time": now.as_secs(),
        "end_time": now.as_secs(),
        "fixed": true,
        "duration": 0,
    });
    request(
        session,
        "actiondowntime",
        item,
        body,
        "no longer in a downtime",
    )
    .await
}

pub(super) async fn recheck(session: &Session<'_>, item: &str) -> Result<(), End> {
    request(
        session,
        "actionforcecheck",
        item,
        json!({"comment": ""}),
        "to be checked",
    )
    .await
}

/// Records a request. The engine carries it out.
async fn request(
    session: &Session<'_>,
    resource: &str,
    item: &str,
    mut body: Value,
    done: &str,
) -> Result<(), End> {
    let (host, service) = objects::find_subject(session, item).await?;
    body["host"] = Value::from(id(&host));
    body["service"] = service
        .as_ref()
        .map_or(Value::Null, |service| Value::from(id(service)));
    body["user"] = Value::from(id(&session.user));
    let subject: &Item = service.as_ref().unwrap_or(&host);
    if let Some(realm) = subject.get("_realm") {
        body["_realm"] = realm.clone();
    }
    if session.arguments.check {
        session
            .log
            .info(&format!("Dry run: {item} would be {done}"));
        return Ok(());
    }
    let refused = |error| End::refused(format!("Creation error for  '{resource}' : {item}"), error);
    session
        .backend
        .post::<Value>(resource, &body)
        .await
        .map_err(refused)?;
    output::line(&format!("{item} is requested to be {done}"));
    Ok(())
}
