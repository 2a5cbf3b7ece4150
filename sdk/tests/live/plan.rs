//! Making a backend equal to a desired configuration.

use std::time::Instant;

use alignak_backend_client::plan::{Desired, Step};
use alignak_backend_client::{
    Backend, CommandCreate, HostPatch, Query, service, user_restrict_role,
};
use serde_json::{Value, json};

use crate::{live, unique};

fn desired(value: &Value) -> Desired {
    serde_json::from_value(value.clone()).unwrap()
}

/// Carries out what is left to do, and checks that nothing is left then.
async fn apply(backend: &Backend, desired: &Desired) -> (usize, usize, usize) {
    let plan = backend.plan(desired).await.unwrap();
    let counts = plan.counts();
    let applied = plan.apply().await;
    let failed: Vec<String> = applied.failed.iter().map(ToString::to_string).collect();
    assert!(applied.is_complete(), "{failed:#?}");
    let left = backend.plan(desired).await.unwrap();
    assert!(left.is_empty(), "{left}");
    counts
}

/// A configuration with an item of each kind.
fn whole(owner: &str) -> Value {
    let named = |name: &str| format!("{owner}-{name}");
    json!({
        "imported_from": owner,
        "realms": [
            {"name": named("below"), "_parent": named("europe")},
            {"name": named("europe"), "_parent": "All"},
        ],
        "commands": [{
            "name": named("ping"), "_realm": named("europe"), "command_line": "check_ping",
        }],
        "time_periods": [{
            "name": named("always"), "_realm": "All", "is_active": true,
            "dateranges": [{"monday": "00:00-24:00"}],
        }],
        "user_groups": [{"name": named("staff"), "_realm": "All"}],
        "users": [{
            "name": named("bob"), "_realm": named("europe"), "password": "secret of bob",
            "host_notification_period": named("always"),
            "service_notification_period": named("always"),
            "rights": [
                {"realm": named("europe"), "sub_realm": true, "crud": ["read", "update"]},
                {"realm": named("below"), "resource": "host", "crud": ["create", "read"]},
            ],
        }],
        "hosts": [
            {
                "name": named("template"), "_realm": "All", "_is_template": true,
                "check_interval": 7, "tags": ["from-template"],
                "customs": {"_RACK": "1"}, "check_command": named("ping"),
                "services": [{"name": "load", "_is_template": true, "check_interval": 3}],
            },
            {
                "name": named("web"), "_realm": named("below"), "address": "192.0.2.1",
                "_templates": [named("template")], "tags": ["own"], "customs": {"_SITE": "a"},
                "users": [named("bob")],
                "services": [{"name": "http", "check_command": named("ping")}],
            },
            {"name": named("db"), "_realm": named("below"), "parents": [named("web")]},
        ],
        "service_groups": [{"name": named("sites"), "_realm": "All"}],
        "host_groups": [{
            "name": named("group"), "_realm": "All", "hosts": [named("web"), named("db")],
        }],
        "service_dependencies": [{
            "name": named("needs"), "_realm": "All",
            "services": [format!("{}/http", named("web"))],
            "hosts": [named("web")], "dependency_period": named("always"),
        }],
        "host_dependencies": [{
            "name": named("behind"), "_realm": "All", "hosts": [named("web")],
            "dependent_hosts": [named("db")], "dependency_period": named("always"),
        }],
        "host_escalations": [{
            "name": named("louder"), "_realm": "All", "hosts": [named("web")],
            "users": [named("bob")], "first_notification_time": 30, "last_notification_time": 60,
        }],
        "service_escalations": [{
            "name": named("loudest"), "_realm": "All", "users": [named("bob")],
            "usergroups": [named("staff")],
            "services": [format!("{}/http", named("web"))],
            "first_notification_time": 60, "last_notification_time": 90,
        }],
    })
}

#[tokio::test]
async fn a_configuration_is_made_once_and_then_is_there() {
    let server = live();
    let backend = server.admin().await;
    let owner = unique("plan");
    let desired = desired(&whole(&owner));
    let plan = backend.plan(&desired).await.unwrap();
    let text = plan.to_string();
    assert!(text.contains(&format!("+ host {owner}-web\n")), "{text}");
    assert!(
        text.contains(&format!("    _realm: {owner}-below\n")),
        "{text}"
    );
    assert!(!text.contains("secret of bob"), "{text}");
    assert!(
        serde_json::to_string(&plan)
            .unwrap()
            .contains("\"action\":\"create\"")
    );
    apply(&backend, &desired).await;
    let web = backend.hosts().get_by_name(&format!("{owner}-web")).await;
    let web = web.unwrap().unwrap();
    assert_eq!(web.check_interval, 7);
    assert!(web.tags.contains(&"own".to_owned()) && web.tags.contains(&"from-template".to_owned()));
    let services = backend.services().of_host(&web).all().await.unwrap();
    assert_eq!(
        services.len(),
        2,
        "the one that is listed, and the one of the template"
    );
    let bob = backend.users().get_by_name(&format!("{owner}-bob")).await;
    let bob = bob.unwrap().unwrap();
    let rights = backend.user_restrict_roles().list();
    let rights = rights.filter(user_restrict_role::USER.eq(&bob));
    assert_eq!(rights.all().await.unwrap().len(), 2);

    // What was written is read back as the same configuration.
    let mut seen = Vec::new();
    let exported = backend.export_with_progress(&owner, |read, kinds| seen.push((read, kinds)));
    let exported = exported.await.unwrap();
    let kinds = seen.len();
    assert!(kinds > 5, "{seen:?}");
    assert!(seen.into_iter().eq((1..=kinds).map(|read| (read, kinds))));
    assert_eq!(backend.export(&owner).await.unwrap(), exported);
    let text = serde_json::to_string(&exported).unwrap();
    for secret in ["password", "token", "secret of bob"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    let again: Desired = serde_json::from_str(&text).unwrap();
    assert_eq!(again, exported);
    let left = backend.plan(&again).await.unwrap();
    assert!(left.is_empty(), "{left}");

    // Nothing is wanted any more, and all of it goes.
    let nothing = Desired::new(&owner);
    let (created, changed, deleted) = apply(&backend, &nothing).await;
    assert_eq!((created, changed), (0, 0));
    assert_eq!(deleted, 17);
}

#[tokio::test]
async fn differences_are_mended_and_nothing_else() {
    let server = live();
    let backend = server.admin().await;
    let owner = unique("mend");
    let mut value = whole(&owner);
    apply(&backend, &desired(&value)).await;
    let foreign = unique("foreign");
    let realm = backend.top_realm().await.unwrap();
    let foreign_item = CommandCreate::new(foreign.as_str(), realm).command_line("x");
    backend.commands().create(&foreign_item).await.unwrap();

    // Somebody changes a field that is configured, and one that is not.
    let db = backend.hosts().get_by_name(&format!("{owner}-db")).await;
    let db = db.unwrap().unwrap();
    let patch = HostPatch::new()
        .notes("by hand")
        .parents([] as [&alignak_backend_client::Item<_>; 0]);
    backend
        .hosts()
        .update(&db, patch)
        .inception()
        .await
        .unwrap();
    let plan = backend.plan(&desired(&value)).await.unwrap();
    assert_eq!(plan.counts(), (0, 1, 0), "{plan}");
    assert!(
        matches!(&plan.steps()[0], Step::Update { changes, .. } if changes[0].field == "parents")
    );
    apply(&backend, &desired(&value)).await;
    let db = backend.hosts().get(&db).await.unwrap();
    assert_eq!((db.notes.as_str(), db.parents.len()), ("by hand", 1));

    // A service is not wanted any more, and a right is another one.
    value["hosts"][1]["services"] = json!([]);
    value["service_dependencies"] = json!([]);
    value["service_escalations"] = json!([]);
    value["users"][0]["rights"][1]["crud"] = json!(["read"]);
    let counts = apply(&backend, &desired(&value)).await;
    assert_eq!(counts, (0, 1, 3));
    let http = backend.services().list().filter(service::NAME.eq("http"));
    let http = http.filter(service::IMPORTED_FROM.eq(owner.as_str()));
    assert_eq!(http.count().await.unwrap(), 0);
    assert!(
        backend
            .commands()
            .get_by_name(&foreign)
            .await
            .unwrap()
            .is_some()
    );
    apply(&backend, &Desired::new(&owner)).await;
}

#[tokio::test]
async fn what_a_configuration_lacks_is_named_before_anything_is_done() {
    let server = live();
    let backend = server.admin().await;
    let owner = unique("lacks");
    let wanted = json!({
        "imported_from": owner,
        "hosts": [{"name": owner, "_realm": "All", "check_command": "no-such-command"}],
    });
    let failure = backend.plan(&desired(&wanted)).await.unwrap_err();
    assert!(failure.is_invalid());
    let message = failure.to_string();
    assert!(
        message.contains("the command `no-such-command`, which does not exist"),
        "{message}"
    );
    assert!(backend.hosts().get_by_name(&owner).await.unwrap().is_none());

    for (wrong, why) in [
        (json!({"hosts": [{"address": "x"}]}), "needs a `name`"),
        (
            json!({"hosts": [{"name": "a", "adress": "x"}]}),
            "`adress` of the host `a` does not exist",
        ),
        (
            json!({"hosts": [{"name": "a", "_etag": "x"}]}),
            "set by the backend alone",
        ),
        (
            json!({"hosts": [{"name": "a"}, {"name": "a"}]}),
            "there are two hosts `a`",
        ),
        (json!({"histories": []}), ""),
        (
            json!({"history": [{"name": "a"}]}),
            "a configuration has no `history`",
        ),
        (json!({"hosts": {}}), "`hosts` is not a list"),
    ] {
        match serde_json::from_value::<Desired>(wrong.clone()) {
            Ok(_) => assert!(why.is_empty(), "{wrong}"),
            Err(failure) => assert!(failure.to_string().contains(why), "{failure}"),
        }
    }
}

#[tokio::test]
async fn a_service_with_a_slash_in_its_name_is_found_whoever_owns_it() {
    let server = live();
    let backend = server.admin().await;
    let host = unique("sda/1");
    let of = |owner: &str| {
        let services = json!([{"name": "Disk /var"}]);
        desired(&json!({
            "imported_from": unique(owner),
            "hosts": [{"name": host, "_realm": "All", "services": services}],
        }))
    };
    apply(&backend, &of("first")).await;
    let plan = backend.plan(&of("second")).await.unwrap();
    assert_eq!(plan.counts(), (0, 2, 0), "{plan}");
}

/// 200 hosts with five services each; the figures are printed, not judged.
#[tokio::test]
async fn a_thousand_services_are_a_few_requests() {
    let server = live();
    let backend = server.admin().await;
    let owner = unique("many");
    let services: Vec<Value> = (0..5)
        .map(|number| json!({"name": format!("s{number}")}))
        .collect();
    let hosts: Vec<Value> = (0..200)
        .map(|number| {
            json!({"name": format!("{owner}-{number}"), "_realm": "All", "services": services})
        })
        .collect();
    let desired = desired(&json!({"imported_from": owner, "hosts": hosts}));
    let begin = Instant::now();
    let mut tried = Vec::new();
    let plan = backend.plan(&desired).await.unwrap();
    let applied = plan.apply_with_progress(|steps| tried.push(steps)).await;
    let first = begin.elapsed();
    assert!(applied.is_complete(), "{:?}", applied.failed);
    assert_eq!(applied.created, 1200);
    assert_eq!(tried, (1..=12).map(|list| list * 100).collect::<Vec<_>>());
    let mut pages = Vec::new();
    let query = Query::new()
        .filter(&json!({"imported_from": owner}))
        .max_results(150);
    let read = backend
        .get_all_with_progress::<Value>("host", query, |read, total| pages.push((read, total)));
    assert_eq!(read.await.unwrap().items.len(), 200);
    assert_eq!(pages, [(150, 200), (200, 200)]);
    let begin = Instant::now();
    assert!(backend.plan(&desired).await.unwrap().is_empty());
    println!("first run {first:?}, second run {:?}", begin.elapsed());
    let applied = backend
        .plan(&Desired::new(&owner))
        .await
        .unwrap()
        .apply()
        .await;
    assert!(applied.is_complete(), "{:?}", applied.failed);
    assert_eq!(applied.deleted, 1200);
}

/// What another client did between the plan and its application is not overwritten, and costs
/// nothing else.
#[tokio::test]
async fn what_has_changed_since_the_plan_is_left_and_planned_again() {
    let server = live();
    let backend = server.admin().await;
    let owner = unique("since");
    let host = |name: &str, alias: &str| {
        let name = format!("{owner}-{name}");
        json!({"name": name, "_realm": "All", "alias": alias})
    };
    let wanted = |hosts: Value| desired(&json!({"imported_from": owner, "hosts": hosts}));
    let names = ["changed", "kept", "given", "left"];
    let all: Vec<Value> = names.iter().map(|name| host(name, "old")).collect();
    apply(&backend, &wanted(json!(all))).await;

    let next = wanted(json!([host("changed", "new"), host("kept", "new")]));
    let plan = backend.plan(&next).await.unwrap();
    assert_eq!(plan.counts(), (0, 2, 2), "{plan}");
    let change = async |name: &str, patch: HostPatch| {
        let (hosts, name) = (backend.hosts(), format!("{owner}-{name}"));
        let found = hosts.get_by_name(&name).await.unwrap().unwrap();
        hosts.update(&found, patch).await.unwrap();
    };
    change("changed", HostPatch::new().alias("of another")).await;
    change("given", HostPatch::new().imported_from("another owner")).await;
    let applied = plan.apply().await;
    let failed: Vec<String> = applied.failed.iter().map(ToString::to_string).collect();
    assert_eq!(failed.len(), 2, "{failed:#?}");
    for name in ["changed", "given"] {
        let name = format!("{owner}-{name}");
        assert!(failed.iter().any(|one| one.contains(&name)), "{failed:#?}");
        let host = backend.hosts().get_by_name(&name).await.unwrap().unwrap();
        assert_ne!(host.alias, "new");
    }
    let kept = backend.hosts().get_by_name(&format!("{owner}-kept")).await;
    assert_eq!(kept.unwrap().unwrap().alias, "new");

    // A second plan finds what is left of the first, and only what is its owner's.
    let counts = apply(&backend, &next).await;
    assert_eq!(counts, (0, 1, 0));
    let given = backend.hosts().get_by_name(&format!("{owner}-given")).await;
    backend
        .hosts()
        .delete(&given.unwrap().unwrap())
        .await
        .unwrap();
    apply(&backend, &wanted(json!([]))).await;
}
