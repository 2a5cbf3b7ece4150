//! A connection to Carbon.
//!
//! Carbon acknowledges nothing. What can be known is that it has read everything: it closes the
//! connection when it has come to its end, and resets it when something went wrong before. What it
//! has read it may still lose when it ends in the next moment, before it has written it down. So
//! values count as taken only when it has read all of them and is still there a while later, which
//! a second connection tells that is kept open all the time.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::Mutex;
use tokio::time::{sleep, timeout};

use super::{CONNECT_TIMEOUT, Dropped, EXCHANGE_TIMEOUT, SendError};
use crate::outbound::destinations::Database;
use crate::outbound::measurement::Measurement;
use crate::outbound::wire::carbon::{Protocol, encode};

/// How long Carbon must still be there after it has read values.
const SETTLE: Duration = Duration::from_secs(1);

/// The connection that is kept open to see whether Carbon is still the same process.
#[derive(Debug, Default)]
pub(super) struct Witness(Mutex<Option<TcpStream>>);

/// Sends values and waits until Carbon has read all of them.
pub(super) async fn send(
    witness: &Witness,
    address: (&str, u16),
    protocol: Protocol,
    database: &Database,
    values: &[Measurement],
) -> Result<Dropped, SendError> {
    let (bytes, left_out) = encode(protocol, database, values);
    let mut dropped = Dropped::default();
    dropped.add(left_out, "not a number, or a path that is too long");
    if bytes.is_empty() {
        return Ok(dropped);
    }
    let mut kept = witness.0.lock().await;
    let first = kept.take().filter(is_open);
    let first = match first {
        Some(first) => first,
        None => within(CONNECT_TIMEOUT, TcpStream::connect(address)).await?,
    };
    let mut stream = within(CONNECT_TIMEOUT, TcpStream::connect(address)).await?;
    within(EXCHANGE_TIMEOUT, exchange(&mut stream, &bytes)).await?;
    sleep(SETTLE).await;
    if !is_open(&first) {
        let reason = "Carbon ended just after it had read the values".to_owned();
        return Err(SendError::Unavailable(reason, None));
    }
    *kept = Some(first);
    Ok(dropped)
}

async fn exchange(stream: &mut TcpStream, bytes: &[u8]) -> io::Result<()> {
    stream.write_all(bytes).await?;
    stream.shutdown().await?;
    let mut answer = [0; 64];
    // Carbon says nothing: whatever comes is passed over until the end.
    while stream.read(&mut answer).await? > 0 {}
    Ok(())
}

/// Whether the other end has not closed the connection.
fn is_open(stream: &TcpStream) -> bool {
    match stream.try_read(&mut [0; 64]) {
        Ok(read) => read > 0,
        Err(error) => error.kind() == io::ErrorKind::WouldBlock,
    }
}

async fn within<T>(
    limit: Duration,
    work: impl Future<Output = io::Result<T>>,
) -> Result<T, SendError> {
    match timeout(limit, work).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(SendError::Unavailable(error.to_string(), None)),
        Err(_) => Err(SendError::Unavailable("no answer in time".to_owned(), None)),
    }
}
