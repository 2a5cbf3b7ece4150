//! The everyday calls, and what they do to the state of the server.

use std::time::{Duration, SystemTime};

use alignak_backend_client::model::{HistoryType, HostState, ServiceState, StateType};
use alignak_backend_client::{
    CheckResult, CommandCreate, HostCreate, HostPatch, LogCheckResultCreate,
    LogCheckResultRequired, RealmCreate, ServiceCreate, history_event, host,
};
use serde::Deserialize;
use serde_json::Value;

use crate::{live, only_ours, unique};

#[tokio::test]
async fn a_report_moves_the_live_state_and_keeps_the_acknowledgement() {
    let server = live();
    let backend = server.admin().await;
    let realm = backend.top_realm().await.unwrap();
    let hosts = backend.hosts();
    let name = unique("reported");
    let content = HostCreate::new(name.as_str(), realm);
    let made = hosts.create(&content).await.unwrap();
    let service = ServiceCreate::new("load", made.id, realm);
    let service = backend.services().create(&service).await.unwrap();

    let down = CheckResult::down(&*name).output("no answer");
    backend.report(&down).await.unwrap();
    let item = hosts.get(made.id).await.unwrap();
    assert_eq!(item.ls_state, HostState::Down);
    assert_eq!(item.ls_output, "no answer");
    assert!(item.ls_last_check > 0);

    let patch = HostPatch::new()
        .ls_acknowledged(true)
        .ls_acknowledgement_type(2);
    hosts.update(&item, patch).await.unwrap();
    backend.report(&down).await.unwrap();
    let item = hosts.get(made.id).await.unwrap();
    assert!(item.ls_acknowledged);
    assert_eq!(item.ls_last_state, HostState::Down);
    let up = CheckResult::up(&*name);
    backend.report(&up).await.unwrap();
    let item = hosts.get(made.id).await.unwrap();
    assert!(!item.ls_acknowledged);
    assert_eq!(
        (item.ls_state.clone(), item.ls_last_state.clone()),
        (HostState::Up, HostState::Down)
    );

    let warning = CheckResult::warning(&*name).service("load").soft();
    backend.report(&warning).await.unwrap();
    let found = backend
        .services()
        .get_by_name(made.id, "load")
        .await
        .unwrap();
    let found = found.unwrap();
    assert_eq!(found.id, service.id);
    assert_eq!(found.ls_state, ServiceState::Warning);
    assert_eq!(found.ls_state_type, StateType::Soft);

    let events = backend
        .history_events()
        .list()
        .filter(history_event::HOST.eq(made.id));
    let checks = events.filter(history_event::TYPE.eq(HistoryType::CheckResult));
    assert_eq!(checks.count().await.unwrap(), 4);
    let nowhere = CheckResult::up("nowhere");
    assert!(backend.report(&nowhere).await.unwrap_err().is_invalid());
}

#[tokio::test]
async fn of_many_results_the_good_ones_are_stored() {
    let server = live();
    let backend = server.admin().await;
    let realm = backend.top_realm().await.unwrap();
    let name = unique("in-a-list");
    let content = HostCreate::new(name.as_str(), realm);
    backend.hosts().create(&content).await.unwrap();
    let result = |host: &str| {
        LogCheckResultCreate::new(LogCheckResultRequired {
            last_state_type: StateType::Hard,
            state: "UP".into(),
            state_type: StateType::Hard,
        })
        .host_name(host)
        .last_state("UP".into())
    };
    if !only_ours("the good results of a list are stored when another of it is not") {
        return;
    }
    let results = [result(&name), result("not-there"), result(&name)];
    let fates = backend.log_check_results().create_each(&results).await;
    assert!(fates[0].is_ok() && fates[2].is_ok());
    assert!(
        fates[1]
            .as_ref()
            .unwrap_err()
            .issues()
            .unwrap()
            .get("host_name")
            .is_some()
    );
    let failure = backend.log_check_results().create_many(&results).await;
    assert!(failure.unwrap_err().is_validation());
}

#[tokio::test]
async fn actions_are_recorded_in_the_name_of_the_user() {
    let server = live();
    let backend = server.admin().await;
    let realm = backend.top_realm().await.unwrap();
    let host = backend
        .hosts()
        .create(&HostCreate::new(unique("acted-on"), realm))
        .await
        .unwrap();
    let made = backend.acknowledge(host.id).comment("seen").await.unwrap();
    let item = backend.action_acknowledges().get(made.id).await.unwrap();
    let user = backend.current_user().await.unwrap();
    assert_eq!(item.user.id(), Some(user.id));
    assert_eq!((item.comment.as_str(), item.sticky), ("seen", true));
    let start = SystemTime::now() + Duration::from_secs(3600);
    let period = start..start + Duration::from_secs(3600);
    let made = backend.schedule_downtime(host.id, period).await.unwrap();
    let item = backend.action_downtimes().get(made.id).await.unwrap();
    assert_eq!((item.end_time - item.start_time, item.fixed), (3600, true));
    backend.force_check(host.id).await.unwrap();
    backend.unacknowledge(host.id).await.unwrap();
    backend.cancel_downtime(host.id).await.unwrap();
    let events = backend
        .history_events()
        .list()
        .filter(history_event::HOST.eq(host.id));
    assert_eq!(events.count().await.unwrap(), 5);
}

#[tokio::test]
async fn problems_and_counters_cover_the_realms_below() {
    let server = live();
    let backend = server.admin().await;
    let top = backend.top_realm().await.unwrap();
    let upper = backend
        .realms()
        .create(&RealmCreate::new(unique("Upper")).parent(top))
        .await
        .unwrap();
    let lower = RealmCreate::new(unique("Lower")).parent(upper.id);
    let lower = backend.realms().create(&lower).await.unwrap();
    let hosts = backend.hosts();
    let host = |name: &str, realm| HostCreate::new(unique(name), realm);
    let content = [
        host("upper-1", upper.id).ls_state(HostState::Down),
        host("lower-1", lower.id).ls_state(HostState::Down),
        host("lower-2", lower.id)
            .ls_state(HostState::Down)
            .ls_downtimed(true),
        host("lower-3", lower.id).ls_state(HostState::Up),
    ];
    let made = hosts.create_many(&content).await.unwrap();
    let service = ServiceCreate::new("disk", made[3].id, lower.id).ls_state(ServiceState::Critical);
    backend.services().create(&service).await.unwrap();
    let problems = backend.problems(upper.id).await.unwrap();
    let names: Vec<&str> = problems
        .hosts
        .iter()
        .map(|host| host.name.as_str())
        .collect();
    assert_eq!(names, [unique("upper-1"), unique("lower-1")]);
    assert_eq!(problems.services.len(), 1);
    assert_eq!(
        backend
            .services()
            .of_host(made[3].id)
            .count()
            .await
            .unwrap(),
        1
    );

    let own = backend.live_synthesis(upper.id).await.unwrap().unwrap();
    assert_eq!(own.now.hosts_total, 1);
    let mut all = backend.live_synthesis(upper.id).with_realms_below();
    if only_ours("the sum of several realms together with its history") {
        all = all.history();
    }
    let all = all.await.unwrap().unwrap();
    if only_ours("the counters of a new realm are right after a list of hosts") {
        assert_eq!((all.now.hosts_total, all.now.hosts_in_downtime), (4, 1));
    }
    assert!(all.history.is_empty());
}

#[tokio::test]
async fn reading_is_as_the_query_asks() {
    #[derive(Debug, Deserialize, PartialEq)]
    struct Row {
        name: String,
        business_impact: i64,
    }
    let server = live();
    let backend = server.admin().await;
    let realm = backend.top_realm().await.unwrap();
    let check = CommandCreate::new(unique("read-check"), realm);
    let check = backend.commands().create(&check).await.unwrap();
    let read = |number: i64| unique(&format!("read-{number}"));
    let contents: Vec<HostCreate> = (0..7)
        .map(|number| {
            HostCreate::new(read(number), realm)
                .business_impact(number % 3)
                .check_command(check.id)
        })
        .collect();
    backend.hosts().create_many(&contents).await.unwrap();
    let ours = host::CHECK_COMMAND.eq(check.id);
    let list = || backend.hosts().list().filter(ours.clone());
    assert_eq!(list().count().await.unwrap(), 7);
    let rows = list()
        .filter(host::BUSINESS_IMPACT.gte(1))
        .sort(host::BUSINESS_IMPACT.descending())
        .sort(host::NAME.ascending())
        .select::<Row>();
    let names: Vec<String> = rows
        .all()
        .await
        .unwrap()
        .into_iter()
        .map(|row| row.name)
        .collect();
    assert_eq!(names, [read(2), read(5), read(1), read(4)]);
    let first = list()
        .embed(host::CHECK_COMMAND)
        .first()
        .await
        .unwrap()
        .unwrap();
    let command = first.into_content().check_command.unwrap();
    assert_eq!(command.embedded().unwrap().name, unique("read-check"));
    let either = list().filter(!(host::NAME.eq(read(1)) | host::NAME.eq(read(2))));
    assert_eq!(either.count().await.unwrap(), 5);
    let page = list().max_results(3).at_page(3).page().await.unwrap();
    assert_eq!((page.items.len(), page.has_next()), (1, false));
    let everything = backend.get_all::<Value>("host", ()).await.unwrap();
    assert!(everything.items.len() >= 7);
}
