//! The samples of the guide (`docs/src/guide`), run against a real server.
//!
//! The pages include the regions between `ANCHOR` and `ANCHOR_END`, so that what is read is what
//! was compiled and run.

mod change;
mod connect;
mod errors;
mod follow;
mod from_python;
mod pages;
mod read;
mod stream;
mod testing;

use alignak_backend_client::model::{Command, Host, Id, Service};
use alignak_backend_client::{Backend, CommandCreate, HostCreate, ServiceCreate};

/// A host with a command and a service, for samples to read and change.
struct Sample {
    command: Id<Command>,
    host: Id<Host>,
    service: Id<Service>,
    /// The name of the host.
    name: String,
}

/// Made under a name that tells which sample it is for.
async fn sample(backend: &Backend, name: &str) -> Sample {
    let realm = backend.top_realm().await.unwrap();
    let name = crate::unique(&format!("guide-{name}"));
    let command = CommandCreate::new(name.as_str(), realm);
    let command = backend.commands().create(&command).await.unwrap().id;
    let host = HostCreate::new(name.as_str(), realm).check_command(command);
    let host = backend.hosts().create(&host).await.unwrap().id;
    let service = ServiceCreate::new("disk", host, realm).check_command(command);
    let service = backend.services().create(&service).await.unwrap().id;
    Sample {
        command,
        host,
        service,
        name,
    }
}
