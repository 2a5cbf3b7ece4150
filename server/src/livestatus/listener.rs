//! Sockets on which livestatus is spoken.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
#[cfg(unix)]
use tokio::net::UnixListener;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::connection::converse;
use super::{Address, Listener, Shared};
use crate::api::Api;

/// How many connections there may be at a time on all sockets; further ones wait.
const MAX_CONNECTIONS: usize = 1_000;

/// How long to wait before connections are taken again, when none can be taken.
const PAUSE: Duration = Duration::from_secs(1);

/// A socket that listens.
pub struct Bound {
    listener: Listener,
    socket: Socket,
    /// Where it listens, with the port that was chosen.
    pub address: String,
}

enum Socket {
    Tcp(TcpListener),
    #[cfg(unix)]
    Unix {
        socket: UnixListener,
        _file: SocketFile,
    },
}

/// The file of a socket, removed when it is dropped.
struct SocketFile(PathBuf);

impl Drop for SocketFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Begins to listen.
///
/// # Errors
/// When the socket cannot be had.
pub async fn bind(listener: Listener) -> std::io::Result<Bound> {
    let (socket, address) = match &listener.address {
        Address::Tcp(address) => {
            let socket = TcpListener::bind(address).await?;
            let address = socket.local_addr()?.to_string();
            (Socket::Tcp(socket), address)
        }
        #[cfg(unix)]
        Address::Unix(path) => {
            let socket = bind_file(path).await?;
            let address = listener.address.to_string();
            {
                let bound = Socket::Unix {
                    socket,
                    _file: SocketFile(path.clone()),
                };
                (bound, address)
            }
        }
        #[cfg(not(unix))]
        Address::Unix(_) => {
            let reason = "this system has no sockets in the file system";
            return Err(std::io::Error::new(ErrorKind::Unsupported, reason));
        }
    };
    Ok(Bound {
        listener,
        socket,
        address,
    })
}

/// Listens at a path. A socket that a server has left behind is replaced, one that is in use is not.
/// Owner and group may connect.
#[cfg(unix)]
async fn bind_file(path: &Path) -> std::io::Result<UnixListener> {
    use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _};
    if std::fs::symlink_metadata(path).is_ok_and(|found| found.file_type().is_socket()) {
        if tokio::net::UnixStream::connect(path).await.is_ok() {
            return Err(ErrorKind::AddrInUse.into());
        }
        std::fs::remove_file(path)?;
    }
    let socket = UnixListener::bind(path)?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o660))?;
    Ok(socket)
}

/// Speaks livestatus on sockets until the tasks are ended.
pub fn serve(api: &Arc<Api>, sockets: Vec<Bound>) -> JoinSet<()> {
    let mut tasks = JoinSet::new();
    if sockets.is_empty() {
        return tasks;
    }
    let shared = Arc::new(Shared::new(Arc::clone(api)));
    let (mirror, api) = (Arc::clone(&shared.mirror), Arc::clone(api));
    tasks.spawn(async move { mirror.run(&api).await });
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    for bound in sockets {
        tasks.spawn(accept(bound, Arc::clone(&shared), Arc::clone(&places)));
    }
    tasks
}

/// Takes connections. They end with this task.
async fn accept(bound: Bound, shared: Arc<Shared>, places: Arc<Semaphore>) {
    let listener = Arc::new(bound.listener);
    let mut connections = JoinSet::new();
    loop {
        // Never closed, so there is always a place in the end.
        let place = Arc::clone(&places).acquire_owned().await.ok();
        while connections.try_join_next().is_some() {}
        let (shared, listener) = (Arc::clone(&shared), Arc::clone(&listener));
        let failed = match &bound.socket {
            Socket::Tcp(socket) => match socket.accept().await {
                Ok((stream, peer)) if listener.clients.contains(&peer.ip().to_canonical()) => {
                    // Each reply is one write.
                    let _ = stream.set_nodelay(true);
                    connections.spawn(async move {
                        let _place = place;
                        converse(&shared, &listener, stream).await;
                    });
                    None
                }
                Ok((_, peer)) => {
                    tracing::warn!(%peer, "livestatus is not for this address (LIVESTATUS_ADDRESSES)");
                    None
                }
                Err(error) => Some(error),
            },
            #[cfg(unix)]
            Socket::Unix { socket, .. } => match socket.accept().await {
                Ok((stream, _)) => {
                    connections.spawn(async move {
                        let _place = place;
                        converse(&shared, &listener, stream).await;
                    });
                    None
                }
                Err(error) => Some(error),
            },
        };
        if let Some(error) = failed
            && !matches!(
                error.kind(),
                ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset
            )
        {
            tracing::error!(%error, "no connection can be accepted");
            tokio::time::sleep(PAUSE).await;
        }
    }
}
