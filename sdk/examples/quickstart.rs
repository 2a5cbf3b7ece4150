//! What an application does with a backend, from the login to the last clean-up.
//!
//! ```text
//! cargo run                                            # starts the backend, in another terminal
//! cargo run -p alignak-backend-client --example quickstart -- http://127.0.0.1:5000
//! ```
//!
//! The user and the password are `admin` unless `ALIGNAK_USER` and `ALIGNAK_PASSWORD` say
//! something else.

use std::env::{args, var};
use std::error::Error;
use std::process::ExitCode;

use alignak_backend_client::model::{Command, HostState, Id, Realm, ServiceState};
use alignak_backend_client::{
    Backend, BackendException, CommandCreate, Generate, HostCreate, HostPatch, RealmCreate,
    ServiceCreate, ServicePatch, command, host, realm, service,
};
use serde::Deserialize;

const REALM: &str = "Quickstart";
const COMMAND: &str = "quickstart_check";
const HOSTS: [&str; 3] = ["quickstart-web", "quickstart-database", "quickstart-mail"];

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let address = args()
        .nth(1)
        .unwrap_or_else(|| "http://127.0.0.1:5000".to_owned());
    match run(&address).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let backend = failure.downcast_ref::<BackendException>();
            if backend.is_some_and(BackendException::is_connect) {
                eprintln!("There is no backend at {address}: start one with `cargo run`.");
            }
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

pub(crate) async fn run(address: &str) -> Outcome {
    let backend = Backend::new(address)?;
    let user = var("ALIGNAK_USER").unwrap_or_else(|_| "admin".to_owned());
    let password = var("ALIGNAK_PASSWORD").unwrap_or_else(|_| "admin".to_owned());
    if !backend.login(&user, &password, Generate::Enabled).await? {
        return Err("wrong user or password: set ALIGNAK_USER and ALIGNAK_PASSWORD".into());
    }
    println!(
        "Logged in as {user} at backend version {}.",
        backend.version().await?
    );

    // What a run that was interrupted left behind.
    clean_up(&backend).await?;
    let outcome = monitor(&backend).await;
    clean_up(&backend).await?;
    println!("Cleaned up: nothing of this is left.");
    outcome
}

async fn monitor(backend: &Backend) -> Outcome {
    let realm = create_realm(backend).await?;
    let command = create_command(backend, realm).await?;
    create_hosts(backend, realm, command).await?;
    report_states(backend, realm).await?;
    show_problems(backend, realm).await?;
    lose_a_race(backend).await
}

/// A realm below the topmost one.
async fn create_realm(backend: &Backend) -> Outcome<Id<Realm>> {
    let top = backend
        .realms()
        .list()
        .filter(realm::LEVEL.eq(0))
        .first()
        .await?;
    let mut content = RealmCreate::new(REALM).alias("Made by the quickstart");
    if let Some(top) = top {
        content = content.parent(&top);
    }
    let made = backend.realms().create(&content).await?;
    println!("Created the realm {REALM}.");
    Ok(made.id)
}

async fn create_command(backend: &Backend, realm: Id<Realm>) -> Outcome<Id<Command>> {
    let content = CommandCreate::new(COMMAND, realm).command_line("check_nothing -H $HOSTADDRESS$");
    let made = backend.commands().create(&content).await?;
    Ok(made.id)
}

/// Several items in one request: all of them are created, or none.
async fn create_hosts(backend: &Backend, realm: Id<Realm>, command: Id<Command>) -> Outcome {
    let contents = HOSTS.map(|name| {
        HostCreate::new(name, realm)
            .address("192.0.2.1")
            .check_command(command)
    });
    let hosts = backend.hosts().create_many(&contents).await?;
    let services: Vec<ServiceCreate> = hosts
        .iter()
        .flat_map(|host| {
            ["disk", "load"]
                .map(|name| ServiceCreate::new(name, host.id, realm).check_command(command))
        })
        .collect();
    let services = backend.services().create_many(&services).await?;
    println!(
        "Created {} hosts and {} services.",
        hosts.len(),
        services.len()
    );
    Ok(())
}

/// The live state, set by patches. Each host takes its etag from what was read.
async fn report_states(backend: &Backend, realm: Id<Realm>) -> Outcome {
    let hosts = backend.hosts();
    for item in hosts.list().filter(host::REALM.eq(realm)).all().await? {
        let (state, output) = match item.name.as_str() {
            "quickstart-mail" => (HostState::Down, "no answer"),
            _ => (HostState::Up, "answers in 3 ms"),
        };
        println!("{} is {state}: {output}", item.name);
        let patch = HostPatch::new().ls_state(state).ls_output(output);
        hosts.update(&item, patch).inception().await?;
    }
    let services = backend.services();
    for item in services
        .list()
        .filter(service::REALM.eq(realm))
        .all()
        .await?
    {
        let (state, output) = match item.name.as_str() {
            "disk" => (ServiceState::Warning, "91% used"),
            _ => (ServiceState::Ok, "load 0.2"),
        };
        let patch = ServicePatch::new().ls_state(state).ls_output(output);
        services.update(&item, patch).inception().await?;
    }
    println!("Reported the states of all hosts and services.");
    Ok(())
}

/// The problems, as streams: of whole items, and of a struct that has only what is shown.
async fn show_problems(backend: &Backend, realm: Id<Realm>) -> Outcome {
    #[derive(Deserialize)]
    struct Problem {
        name: String,
        ls_state: HostState,
        ls_output: String,
    }
    let mut hosts = backend
        .hosts()
        .list()
        .filter(host::REALM.eq(realm).and(host::LS_STATE.ne(HostState::Up)))
        .select::<Problem>()
        .items();
    while let Some(problem) = hosts.next().await.transpose()? {
        println!(
            "Problem: {} is {}: {}",
            problem.name, problem.ls_state, problem.ls_output
        );
    }
    let mut services = backend
        .services()
        .list()
        .filter(service::REALM.eq(realm))
        .filter(service::LS_STATE.one_of([ServiceState::Warning, ServiceState::Critical]))
        .embed(service::HOST)
        .items();
    while let Some(problem) = services.next().await.transpose()? {
        let host = problem.host.as_ref().and_then(|host| host.embedded());
        let host = host.map_or("?", |host| host.name.as_str());
        println!(
            "Problem: {} on {host} is {}: {}",
            problem.name, problem.ls_state, problem.ls_output
        );
    }
    Ok(())
}

/// Two writers read the same host; the second one comes too late, and says so or insists.
async fn lose_a_race(backend: &Backend) -> Outcome {
    let hosts = backend.hosts();
    let named = host::NAME.eq(HOSTS[0]);
    let Some(seen) = hosts.list().filter(named).first().await? else {
        println!("Somebody deleted {}.", HOSTS[0]);
        return Ok(());
    };
    let first = HostPatch::new().notes("written by the first");
    hosts.update(&seen, first).await?;
    let second = HostPatch::new().alias("renamed by the second");
    match hosts.update(&seen, second.clone()).await {
        Err(failure) if failure.is_precondition_failed() => {
            println!("Lost a race on purpose: {failure}");
        }
        other => println!("The race was not lost: {other:?}"),
    }
    let done = hosts.update(&seen, second).inception().await?;
    println!("Won it by inception; the etag is now {}.", done.etag);
    Ok(())
}

/// Deletes what this program creates. Deleting one item may change others, hence the inception.
async fn clean_up(backend: &Backend) -> Outcome {
    let hosts = backend
        .hosts()
        .list()
        .filter(host::NAME.one_of(HOSTS))
        .all()
        .await?;
    for item in &hosts {
        let services = backend.services();
        for item in services.list().filter(service::HOST.eq(item)).all().await? {
            services.delete(&item).inception().await?;
        }
        backend.hosts().delete(item).inception().await?;
    }
    for item in backend
        .commands()
        .list()
        .filter(command::NAME.eq(COMMAND))
        .all()
        .await?
    {
        backend.commands().delete(&item).inception().await?;
    }
    for item in backend
        .realms()
        .list()
        .filter(realm::NAME.eq(REALM))
        .all()
        .await?
    {
        backend.realms().delete(&item).inception().await?;
    }
    Ok(())
}
