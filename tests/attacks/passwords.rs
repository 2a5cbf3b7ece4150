//! Passwords of callers who may not set them: hashing one is expensive on purpose.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::fixture::Fixture;

/// Four times one second.
const MAX_LOGIN_TIME: Duration = Duration::from_secs(4);

#[test]
fn passwords_of_callers_without_rights_do_not_delay_logins() {
    let fixture = Fixture::new();
    let reader = json!({"name": "reader", "password": "reads", "_realm": fixture.realm});
    fixture.admin.create("user", &reader);
    let reader = fixture.server.api().login("reader", "reads");
    let users: Vec<Value> = (0..2000)
        .map(|number| {
            json!({
                "name": format!("user {number}"), "password": "secret", "_realm": fixture.realm,
            })
        })
        .collect();
    let users = json!(users);
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let attackers: Vec<_> = (0..8)
            .map(|number| {
                let (reader, users, is_over) = (&reader, &users, &is_over);
                scope.spawn(move || {
                    while !is_over.load(Ordering::Relaxed) {
                        let request = if number % 2 == 0 {
                            reader.post("/user").json(users)
                        } else {
                            let unknown = reader.patch("/user/0123456789abcdef01234567");
                            unknown.if_match("0").json(&json!({"password": "secret"}))
                        };
                        let answer = request.send();
                        assert!((400..500).contains(&answer.status), "{answer:?}");
                    }
                })
            })
            .collect();
        for _ in 0..40 {
            let began = Instant::now();
            fixture.server.admin();
            let took = began.elapsed();
            is_over.fetch_or(took >= MAX_LOGIN_TIME, Ordering::Relaxed);
            assert!(took < MAX_LOGIN_TIME, "a login took {took:?}");
        }
        is_over.store(true, Ordering::Relaxed);
        for attacker in attackers {
            attacker.join().expect("an attacker is refused");
        }
    });
}
