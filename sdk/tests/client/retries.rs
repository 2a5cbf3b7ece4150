//! What is repeated, after which wait, and how long in all: every line of the policy's table, on a
//! clock that does not run.

use std::time::Duration;

use crate::support::{Script, Step, reply};
use alignak_backend_client::{
    Backend, BackendException, Idempotency, Method, Request, RetryPolicy,
};
use serde_json::{Value, json};
use tokio::time::Instant;

fn connections_lost() -> Vec<Step> {
    vec![Step::Broken, reply(200, "{}")]
}

/// Sends one request of each kind and tells how many attempts each took.
async fn attempts(steps: fn() -> Vec<Step>) -> [usize; 6] {
    let mut counts = [0; 6];
    for (index, count) in counts.iter_mut().enumerate() {
        let script = Script::new(steps());
        let backend = script.backend();
        let item = "host/5f3a0c9e8d1b2a4c6e7f8091";
        let data = json!({});
        let _: Result<(), BackendException> = match index {
            0 => backend.get::<Value>("host", ()).await.map(drop),
            1 => backend.post::<Value>("host", &data).await.map(drop),
            2 => backend.patch(item, &data).if_match("e").await.map(drop),
            3 => backend.put(item, &data).if_match("e").await.map(drop),
            4 => backend.delete(item).if_match("e").await,
            _ => backend.delete_resource("host").await,
        };
        *count = script.calls().len();
    }
    counts
}

#[tokio::test(start_paused = true)]
async fn a_lost_reply_is_asked_for_again_only_where_that_is_harmless() {
    assert_eq!(attempts(connections_lost).await, [2, 1, 2, 2, 2, 1]);
    assert_eq!(
        attempts(|| vec![Step::Never, reply(200, "{}")]).await,
        [2, 1, 2, 2, 2, 1]
    );
    for status in [502, 504] {
        let steps = match status {
            502 => || vec![reply(502, ""), reply(200, "{}")],
            _ => || vec![reply(504, ""), reply(200, "{}")],
        };
        assert_eq!(attempts(steps).await, [2, 1, 2, 2, 2, 1]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_backend_in_trouble_is_asked_again_only_as_the_budget_allows() {
    let script = Script::new((0..8).map(|_| Step::NoConnection));
    let backend = Backend::builder("http://backend.example")
        .transport(std::sync::Arc::clone(&script))
        .retry_budget(1)
        .build()
        .unwrap();
    for calls in [2, 3, 4] {
        backend.get::<Value>("host", ()).await.unwrap_err();
        assert_eq!(script.calls().len(), calls);
    }
}

#[tokio::test(start_paused = true)]
async fn what_never_arrived_is_sent_again_whatever_it_is() {
    assert_eq!(
        attempts(|| vec![Step::NoConnection, reply(200, "{}")]).await,
        [2; 6]
    );
    assert_eq!(
        attempts(|| vec![reply(503, ""), reply(200, "{}")]).await,
        [2; 6]
    );
    assert_eq!(
        attempts(|| vec![reply(429, ""), reply(200, "{}")]).await,
        [2; 6]
    );
}

#[tokio::test(start_paused = true)]
async fn other_answers_are_final() {
    assert_eq!(attempts(|| vec![reply(500, "")]).await, [1; 6]);
    assert_eq!(attempts(|| vec![reply(404, "")]).await, [1; 6]);
    assert_eq!(attempts(|| vec![reply(412, "")]).await, [1; 6]);
}

#[tokio::test(start_paused = true)]
async fn the_caller_may_say_what_is_harmless() {
    let script = Script::new(connections_lost());
    let request = Request::new(Method::POST, "search").idempotency(Idempotency::Repeatable);
    let response = script.backend().get_response(&request).await.unwrap();
    assert_eq!(response.attempts(), 2);

    let script = Script::new([Step::Broken]);
    let request = Request::new(Method::GET, "cron_alignak").idempotency(Idempotency::Once);
    let failure = script.backend().get_response(&request).await.unwrap_err();
    assert!(failure.is_interrupted() && failure.is_retryable());
}

#[tokio::test(start_paused = true)]
async fn attempts_are_bounded_and_waits_grow() {
    let script = Script::new((0..4).map(|_| Step::NoConnection));
    let failure = script.backend().get::<Value>("host", ()).await.unwrap_err();
    assert!(failure.is_connect() && failure.is_retryable());
    assert_eq!((failure.code(), failure.attempts()), (1000, 4));
    assert_eq!(script.waits(), [200, 400, 800]);
    assert_eq!(
        failure.to_string(),
        "GET /host: cannot connect to http://backend.example: connection refused [after 4 attempts]"
    );
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_obeyed() {
    let script = Script::new([
        Step::Reply(503, &[("retry-after", "7")], String::new()),
        Step::Reply(429, &[("retry-after", "11")], String::new()),
        reply(200, "{}"),
    ]);
    script.backend().get::<Value>("host", ()).await.unwrap();
    assert_eq!(script.waits(), [7000, 11000]);
}

#[tokio::test(start_paused = true)]
async fn a_retry_after_that_is_over_does_not_make_the_waits_vanish() {
    let script = Script::new([
        Step::Reply(503, &[("retry-after", "0")], String::new()),
        Step::Reply(
            503,
            &[("retry-after", "Mon, 05 Feb 2024 09:03:07 GMT")],
            String::new(),
        ),
        reply(200, "{}"),
    ]);
    script.backend().get::<Value>("host", ()).await.unwrap();
    assert_eq!(script.waits(), [200, 400]);
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_deadline_is_not_begun() {
    for seconds in ["61", "18446744073709551615"] {
        let headers: &'static [_] = match seconds {
            "61" => &[("retry-after", "61")],
            _ => &[("retry-after", "18446744073709551615")],
        };
        let script = Script::new([Step::Reply(503, headers, String::new())]);
        let begin = Instant::now();
        let failure = script.backend().get::<Value>("host", ()).await.unwrap_err();
        assert_eq!((failure.code(), begin.elapsed()), (503, Duration::ZERO));
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_and_a_call_have_limits_of_their_own() {
    let script = Script::new((0..4).map(|_| Step::Never));
    let begin = Instant::now();
    let failure = script.backend().get::<Value>("host", ()).await.unwrap_err();
    assert!(failure.is_timeout() && failure.is_retryable());
    assert_eq!(failure.code(), 1000);
    // 30 s for the first attempt, then what is left of the 60.
    assert_eq!(begin.elapsed(), Duration::from_secs(60));
    assert_eq!(failure.attempts(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_handle_may_have_policies_of_its_own() {
    let script = Script::new([Step::Never, Step::NoConnection, reply(200, "{}")]);
    let backend: Backend = script
        .backend()
        .with_attempt_timeout(Duration::from_millis(300))
        .with_total_timeout(Duration::MAX)
        .with_retry(RetryPolicy::new().max_attempts(2).jitter(false));
    let failure = backend.get::<Value>("host", ()).await.unwrap_err();
    assert!(failure.is_connect());
    assert_eq!(script.waits(), [500]);
    let unsent = backend.with_retry(RetryPolicy::none());
    unsent.get::<Value>("host", ()).await.unwrap();
}
