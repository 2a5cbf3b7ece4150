//! Following changes on `MongoDB`: several servers on one replica set, and a stand-alone server.

use alignak_testkit::events::{Event, EventStream};
use alignak_testkit::http::text;
use alignak_testkit::server::Options;
use alignak_testkit::{Api, Mongo, Server};
use serde_json::{Value, json};

fn on(mongo: &Mongo) -> Server {
    let options = Options::default().argument("--store");
    Server::start_with(options.argument(&mongo.uri("events")))
}

fn host(admin: &Api, name: &str, realm: &str) -> Value {
    let host = json!({"name": name, "_realm": realm, "_sub_realm": false});
    admin.create("host", &host)
}

fn change(admin: &Api, path: &str, changes: &Value) {
    let etag = text(&admin.get(path).send().expect_status(200).json(), "_etag");
    let changed = admin.patch(path).if_match(&etag).json(changes).send();
    changed.expect_status(200);
}

fn remove(admin: &Api, path: &str) {
    let etag = text(&admin.get(path).send().expect_status(200).json(), "_etag");
    admin.delete(path).if_match(&etag).send().expect_status(204);
}

/// The next events, signs of life left out.
fn next(stream: &mut EventStream, count: usize) -> Vec<Event> {
    let events = stream.filter(|event| !event.name.is_empty());
    let events: Vec<Event> = events.take(count).collect();
    assert_eq!(events.len(), count, "the stream ended: {events:?}");
    events
}

fn briefs(events: &[Event]) -> Vec<(&str, &str)> {
    events.iter().map(Event::brief).collect()
}

#[test]
fn a_follower_sees_what_all_servers_commit_and_goes_on_at_any_of_them() {
    let mongo = Mongo::replica_set(1);
    let (mut one, mut other) = (on(&mongo), on(&mongo));
    let (here, there) = (one.admin(), other.admin());
    let realm = here.root_realm();
    let mut stream = here.follow("resource=host", None);
    let mut beside = there.follow("resource=host", None);
    for number in 0..20 {
        let admin = if number % 2 == 0 { &here } else { &there };
        host(admin, &format!("h{number}"), &realm);
    }
    let (seen, also) = (next(&mut stream, 20), next(&mut beside, 20));
    assert_eq!(
        seen, also,
        "all servers have the same order and the same ids"
    );
    let mut names: Vec<&str> = seen.iter().map(|event| event.brief().1).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 20, "each change comes once");

    // From the middle, at the other server.
    let mut again = there.follow("resource=host", Some(&seen[9].id));
    assert_eq!(next(&mut again, 10), seen[10..]);

    // When no server is left that has seen it.
    drop((stream, beside, again));
    assert!(one.terminate().success());
    other.kill();
    one.restart();
    let here = one.admin();
    host(&here, "later", &realm);
    let mut again = here.follow("resource=host", Some(&seen[15].id));
    let rest = next(&mut again, 5);
    assert_eq!(rest[..4], seen[16..]);
    assert_eq!(rest[4].brief(), ("created", "later"));
    host(&here, "latest", &realm);
    assert_eq!(briefs(&next(&mut again, 1)), [("created", "latest")]);
}

#[test]
fn rights_are_applied_to_what_other_servers_commit() {
    let mongo = Mongo::replica_set(1);
    let (one, other) = (on(&mongo), on(&mongo));
    let (here, there) = (one.admin(), other.admin());
    let realm = |name: &str| {
        let realm = json!({"name": name, "_parent": here.root_realm()});
        text(&here.create("realm", &realm), "_id")
    };
    let (north, south) = (realm("North"), realm("South"));
    let user = json!({"name": "reader", "password": "reader", "_realm": north});
    let user = text(&here.create("user", &user), "_id");
    let role = |realm: &str| {
        json!({"user": user, "realm": realm, "resource": "host", "crud": ["read"],
            "sub_realm": false})
    };
    here.create("userrestrictrole", &role(&north));
    let reader = one.api().login("reader", "reader");
    let mut stream = reader.follow("resource=host", None);

    let hidden = text(&host(&there, "hidden", &south), "_id");
    let shown = text(&host(&there, "shown", &north), "_id");
    change(&there, &format!("/host/{shown}"), &json!({"_realm": south}));
    change(
        &there,
        &format!("/host/{shown}"),
        &json!({"alias": "secret"}),
    );
    change(&there, &format!("/host/{shown}"), &json!({"_realm": north}));
    remove(&there, &format!("/host/{hidden}"));
    remove(&there, &format!("/host/{shown}"));
    let events = next(&mut stream, 4);
    let shown = shown.as_str();
    // A change shows the item as it was when the server looked, which may be later.
    assert_eq!(events[0].name, "created");
    assert_eq!(events.last().unwrap().brief(), ("deleted", shown));
    assert!(events.iter().all(|event| event.data["id"] == shown));

    there.create("userrestrictrole", &role(&south));
    host(&there, "granted", &south);
    let events = next(&mut stream, 2);
    assert_eq!(events[0].data, json!({"reason": "rights"}));
    assert_eq!(events[1].brief(), ("created", "granted"));
    remove(&there, &format!("/user/{user}"));
    assert!(stream.all(|event| event.name.is_empty()), "it is cut off");
}

#[test]
fn a_stand_alone_server_is_followed_too() {
    let mongo = Mongo::alone();
    let server = on(&mongo);
    let admin = server.admin();
    let mut stream = admin.follow("resource=host", None);
    let id = text(&host(&admin, "a", &admin.root_realm()), "_id");
    change(&admin, &format!("/host/{id}"), &json!({"alias": "A"}));
    remove(&admin, &format!("/host/{id}"));
    let events = next(&mut stream, 3);
    let expected = [("created", "a"), ("updated", "a"), ("deleted", &*id)];
    assert_eq!(briefs(&events), expected);
    let mut again = admin.follow("resource=host", Some(&events[0].id));
    assert_eq!(next(&mut again, 2), events[1..]);
}
