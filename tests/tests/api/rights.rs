//! Rights over HTTP: what reaches further than the item that is written, and what ends at once.

use std::time::{Duration, Instant};

use alignak_testkit::Server;
use alignak_testkit::http::{Api, text};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

/// Two realms side by side, and `ann`, who may do everything in the first.
struct Neighbours {
    _server: Server,
    admin: Api,
    ann: Api,
    own: String,
    other: String,
}

impl Neighbours {
    fn new() -> Self {
        let server = Server::start();
        let admin = server.admin();
        let realm = |name: &str| text(&admin.create("realm", &json!({"name": name})), "_id");
        let (own, other) = (realm("own"), realm("other"));
        let user = json!({"name": "ann", "password": "secret", "_realm": own});
        let user = text(&admin.create("user", &user), "_id");
        let all = ["create", "read", "update", "delete"];
        let role = json!({"user": user, "realm": own, "resource": "*", "crud": all});
        admin.create("userrestrictrole", &role);
        let ann = server.api().login("ann", "secret");
        Self {
            _server: server,
            admin,
            ann,
            own,
            other,
        }
    }

    fn foreign_host(&self, is_template: bool) -> String {
        let host = json!({
            "name": format!("foreign-{is_template}"), "_realm": self.other, "_sub_realm": false,
            "_is_template": is_template, "customs": {"_COMMUNITY": "private"},
        });
        text(&self.admin.create("host", &host), "_id")
    }
}

fn issue(id: &str) -> String {
    format!("value '{id}' must exist in resource 'host', field '_id'.")
}

#[test]
fn a_template_that_is_not_readable_cannot_be_inherited_from() {
    let fixture = Neighbours::new();
    let template = fixture.foreign_host(true);
    let host = json!({"name": "mine", "_realm": fixture.own, "_templates": [template]});
    let refused = fixture
        .ann
        .post("/host")
        .json(&host)
        .send()
        .expect_status(422);
    assert_eq!(
        refused.json()["_issues"]["_templates"]["0"],
        issue(&template)
    );
    let host = json!({"name": "mine", "_realm": fixture.own});
    let host = fixture.ann.create("host", &host);
    let patch = fixture.ann.patch(&format!("/host/{}", text(&host, "_id")));
    let patch = patch.if_match(&text(&host, "_etag"));
    let refused = patch.json(&json!({"_templates": [template]})).send();
    assert_eq!(
        refused.expect_status(422).json()["_issues"]["_templates"]["0"],
        issue(&template)
    );
}

#[test]
fn a_service_cannot_be_put_on_a_host_that_is_not_readable() {
    let fixture = Neighbours::new();
    let host = fixture.foreign_host(false);
    let service = json!({"name": "evil", "host": host, "_realm": fixture.own});
    let refused = fixture
        .ann
        .post("/service")
        .json(&service)
        .send()
        .expect_status(422);
    assert_eq!(refused.json()["_issues"]["host"], issue(&host));
}

#[test]
fn a_service_template_makes_no_services_where_its_maker_may_not() {
    let fixture = Neighbours::new();
    // A template that both realms see, used by a host of the other one.
    let template = json!({
        "name": "shared", "_realm": fixture.admin.root_realm(), "_sub_realm": true,
        "_is_template": true,
    });
    let template = text(&fixture.admin.create("host", &template), "_id");
    let host = json!({"name": "theirs", "_realm": fixture.other, "_templates": [template]});
    let host = text(&fixture.admin.create("host", &host), "_id");
    let service = json!({
        "name": "spread", "host": template, "_realm": fixture.own, "_is_template": true,
        "_templates_from_host_template": true,
    });
    fixture
        .ann
        .post("/service")
        .json(&service)
        .send()
        .expect_status(401);
    let filter = json!({"host": host}).to_string();
    let services = fixture.admin.get("/service").query(&[("where", &filter)]);
    let services = services.send().expect_status(200).json();
    assert_eq!(services["_meta"]["total"], 0, "{services}");
    fixture
        .admin
        .post("/service")
        .json(&service)
        .send()
        .expect_status(201);
}

#[test]
fn a_right_ends_at_once_even_when_who_took_it_away_has_hung_up() {
    let fixture = Neighbours::new();
    fixture.ann.get("/command").send().expect_status(200);
    let command = json!({"name": "own", "_realm": fixture.own});
    fixture
        .ann
        .post("/command")
        .json(&command)
        .send()
        .expect_status(201);

    let credentials = STANDARD.encode(format!("{}:", fixture.admin.token()));
    let request = format!(
        "DELETE /userrestrictrole HTTP/1.1\r\nHost: a\r\nAuthorization: Basic \
         {credentials}\r\nContent-Length: 0\r\n\r\n"
    );
    let hang_up = || {
        let _connection = fixture.admin.connection(request.as_bytes());
        // Long enough to be heard, too short to be answered.
        std::thread::sleep(Duration::from_millis(20));
    };

    let roles = || -> Value { fixture.admin.get("/userrestrictrole").send().json() };
    let began = Instant::now();
    while roles()["_meta"]["total"] != 0 {
        hang_up();
        assert!(
            began.elapsed() < Duration::from_secs(10),
            "the roles are still there"
        );
    }
    let command = json!({"name": "late", "_realm": fixture.own});
    fixture
        .ann
        .post("/command")
        .json(&command)
        .send()
        .expect_status(401);
}
