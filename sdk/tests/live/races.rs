//! Many at once: walks beside writers, and changes beside changes.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use alignak_backend_client::model::{Command, Id};
use alignak_backend_client::{CommandCreate, CommandPatch, HostCreate, HostPatch, command};

use crate::{live, only_ours, unique};

#[tokio::test(flavor = "multi_thread")]
async fn a_walk_beside_writers_sees_what_is_there_throughout() {
    let server = live();
    let backend = server.admin().await;
    let (realm, commands) = (backend.top_realm().await.unwrap(), backend.commands());
    let walk = unique("walk");
    let named = |kind: &str, range: std::ops::Range<u32>| -> Vec<CommandCreate> {
        range
            .map(|number| CommandCreate::new(format!("{walk}-{kind}-{number}"), realm))
            .collect()
    };
    let mut kept: BTreeSet<Id<Command>> = BTreeSet::new();
    let mut doomed = Vec::new();
    for start in [0, 500, 1000, 1500] {
        let some = named("kept", start..start + 500);
        kept.extend(
            commands
                .create_many(&some)
                .await
                .unwrap()
                .iter()
                .map(|c| c.id),
        );
        let some = named("doomed", start..start + 100);
        doomed.extend(commands.create_many(&some).await.unwrap());
    }
    let stop = Arc::new(AtomicBool::new(false));
    let deleting = {
        let (commands, stop) = (commands.clone(), Arc::clone(&stop));
        tokio::spawn(async move {
            for command in doomed {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                commands.delete(&command).await.unwrap();
            }
        })
    };
    let inserting = {
        let (commands, stop) = (commands.clone(), Arc::clone(&stop));
        let walk = walk.clone();
        tokio::spawn(async move {
            for number in 0.. {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                let content = CommandCreate::new(format!("{walk}-new-{number}"), realm);
                commands.create(&content).await.unwrap();
            }
        })
    };
    for concurrency in [1, 4] {
        let ours = command::NAME.matches(&format!("^{walk}-"));
        let list = commands.list().filter(ours);
        let mut items = list.max_results(50).concurrency(concurrency).items();
        let mut seen = BTreeSet::new();
        while let Some(item) = items.next().await {
            let id = item.unwrap().id;
            assert!(seen.insert(id), "{id} came twice");
        }
        let lost: Vec<_> = kept.difference(&seen).collect();
        assert!(lost.is_empty(), "{} were lost", lost.len());
    }
    stop.store(true, Ordering::Relaxed);
    deleting.await.unwrap();
    inserting.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn no_change_of_a_loop_is_lost() {
    if !only_ours("of several changes at once with one etag exactly one is made") {
        return;
    }
    let server = live();
    let backend = server.admin().await;
    let realm = backend.top_realm().await.unwrap();
    let content = HostCreate::new(unique("loop"), realm).notes("");
    let made = backend.hosts().create(&content).await.unwrap();
    let writers = ["a", "b", "c", "d"].map(|letter| {
        let hosts = backend.hosts();
        tokio::spawn(async move {
            for _ in 0..5 {
                hosts
                    .update_with(made.id, |host| {
                        HostPatch::new().notes(format!("{}{letter}", host.notes))
                    })
                    .await
                    .unwrap();
            }
        })
    });
    for writer in writers {
        writer.await.unwrap();
    }
    let notes = backend
        .hosts()
        .get(made.id)
        .await
        .unwrap()
        .into_content()
        .notes;
    assert_eq!(notes.len(), 20);
    for letter in ["a", "b", "c", "d"] {
        assert_eq!(notes.matches(letter).count(), 5);
    }
}

#[tokio::test]
async fn a_late_change_is_told_and_insists_only_when_asked() {
    let server = live();
    let backend = server.admin().await;
    let realm = backend.top_realm().await.unwrap();
    let commands = backend.commands();
    let name = unique("late");
    let content = CommandCreate::new(name.as_str(), realm);
    let made = commands.create(&content).await.unwrap();
    let first = commands
        .update(&made, CommandPatch::new().alias("first"))
        .await
        .unwrap();
    assert_ne!(first.etag, made.etag);
    let late = commands.update(&made, CommandPatch::new().alias("late"));
    assert!(late.await.unwrap_err().is_precondition_failed());
    let insisting = commands.update(&made, CommandPatch::new().alias("late"));
    let last = insisting.inception().await.unwrap();
    assert_eq!(commands.get(made.id).await.unwrap().alias, "late");
    commands.delete(&last).await.unwrap();
    assert_eq!(commands.get_by_name(&name).await.unwrap(), None);
}
