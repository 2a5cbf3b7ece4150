//! Several items in one call, items that exist already, and what a user with few rights sees.

use alignak_backend_client::model::{Id, Realm};
use alignak_backend_client::{
    HostCreate, HostPatch, RealmCreate, ServiceCreate, UserCreate, UserRequired, realm,
};

use crate::{live, only_ours, unique};

#[tokio::test]
async fn several_items_are_changed_and_deleted_and_each_has_its_outcome() {
    let server = live();
    let backend = server.admin().await;
    let top = backend.top_realm().await.unwrap();
    let hosts = backend.hosts();
    let contents: Vec<HostCreate> = (0..3)
        .map(|number| HostCreate::new(unique(&format!("many-{number}")), top))
        .collect();
    let made = hosts.create_many(&contents).await.unwrap();
    let patch = || HostPatch::new().alias("changed");
    let changes = [
        ((made[0].id, made[0].etag.as_str()), patch()),
        ((made[1].id, "an etag of another time"), patch()),
        ((made[2].id, made[2].etag.as_str()), patch()),
    ];
    let changed = hosts.update_many(changes).await;
    let refused = changed[1].as_ref().unwrap_err();
    assert!(refused.is_precondition_failed(), "{refused}");
    for position in [0, 2] {
        let changed = changed[position].as_ref().unwrap();
        assert_eq!(changed.id, made[position].id);
        assert_eq!(hosts.get(changed.id).await.unwrap().alias, "changed");
    }
    assert_ne!(hosts.get(made[1].id).await.unwrap().alias, "changed");

    let gone: Id<_> = "0123456789abcdef01234567".parse().unwrap();
    let known = |position: usize| {
        let changed = changed[position].as_ref().unwrap();
        (changed.id, changed.etag.as_str())
    };
    let deleted = hosts.delete_many([known(0), (gone, "any"), known(2)]);
    let deleted = deleted.await;
    assert!(deleted[0].is_ok() && deleted[2].is_ok());
    assert!(deleted[1].as_ref().unwrap_err().is_not_found());
    assert!(hosts.get(made[0].id).await.unwrap_err().is_not_found());
    hosts.delete(&made[1]).await.unwrap();
}

#[tokio::test]
async fn a_child_may_stand_before_its_parent_and_goes_before_it() {
    if !only_ours("the client chooses the ids of realms") {
        return;
    }
    let server = live();
    let backend = server.admin().await;
    let top = backend.top_realm().await.unwrap();
    let realms = backend.realms();
    let (parent, child) = (Id::<Realm>::generate(), Id::<Realm>::generate());
    let (upper, lower) = (unique("upper"), unique("lower"));
    let contents = [
        RealmCreate::new(lower.as_str()).id(child).parent(parent),
        RealmCreate::new(upper.as_str()).id(parent).parent(top),
    ];
    let made = realms.create_many(&contents).await.unwrap();
    let ids: Vec<_> = made.iter().map(|made| made.id).collect();
    assert_eq!(ids, [child, parent], "in the order of the caller");
    assert_eq!(realms.get(child).await.unwrap().level, 2);
    let both = realm::NAME.one_of([upper.as_str(), lower.as_str()]);
    assert_eq!(realms.delete_where(both).await.unwrap(), 2);
    assert!(realms.get(parent).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn what_exists_already_is_named_whatever_the_backend_calls_it() {
    let server = live();
    let backend = server.admin().await;
    let top = backend.top_realm().await.unwrap();
    let host = HostCreate::new(unique("twice"), top);
    let made = backend.hosts().create(&host).await.unwrap();
    let service = ServiceCreate::new("load", made.id, top);
    backend.services().create(&service).await.unwrap();
    let refusals = [
        backend.hosts().create(&host).await.unwrap_err(),
        backend.services().create(&service).await.unwrap_err(),
    ];
    for refusal in refusals {
        assert!(refusal.is_already_exists(), "{refusal}");
        assert_eq!(refusal.existing_field(), Some("name"), "{refusal}");
        assert!(!refusal.is_precondition_failed(), "{refusal}");
    }
    let host = backend.hosts().get(made.id).await.unwrap();
    backend.hosts().delete(&host).await.unwrap();
}

#[tokio::test]
async fn an_item_is_read_again_only_if_it_has_changed() {
    let server = live();
    let backend = server.admin().await;
    let top = backend.top_realm().await.unwrap();
    let hosts = backend.hosts();
    let host = HostCreate::new(unique("known"), top);
    let made = hosts.create(&host).await.unwrap();
    let read = hosts.get(made.id).await.unwrap();
    let again = hosts.get(made.id).if_changed(&read.etag).await.unwrap();
    assert!(again.is_none());
    let patch = HostPatch::new().alias("new");
    let changed = hosts.update(&read, patch).await.unwrap();
    let again = hosts.get(made.id).if_changed(&read.etag).await.unwrap();
    assert_eq!(again.unwrap().alias, "new");
    hosts.delete(&changed).await.unwrap();
}

#[tokio::test]
async fn a_user_of_a_lower_realm_finds_the_realms_it_may_read() {
    if !only_ours("a new user may read its realm") {
        return;
    }
    let server = live();
    let admin = server.admin().await;
    let top = admin.top_realm().await.unwrap();
    let name = unique("lower-only");
    let own = RealmCreate::new(name.as_str()).parent(top);
    let own = admin.realms().create(&own).await.unwrap();
    let period = admin.time_periods().list().first().await.unwrap();
    let period = period.unwrap().id;
    let user = UserCreate::new(UserRequired {
        name: name.clone(),
        realm: own.id,
        host_notification_period: period,
        service_notification_period: period,
    });
    let user = user.password("one secret");
    let user = admin.users().create(&user).await.unwrap();
    let backend = server.user(&name, "one secret").await;
    let visible = backend.visible_realms().await.unwrap();
    let names: Vec<_> = visible.iter().map(|realm| realm.name.as_str()).collect();
    assert_eq!(names, [name.as_str()]);
    let refused = backend.top_realm().await.unwrap_err();
    assert!(refused.is_invalid());
    assert!(refused.to_string().contains("visible_realms"), "{refused}");
    let user = admin.users().get(user.id).await.unwrap();
    admin.users().delete(&user).await.unwrap();
    let own = admin.realms().get(own.id).await.unwrap();
    admin.realms().delete(&own).await.unwrap();
}
