//! A connection to Carbon.
//!
//! Carbon acknowledges nothing. What can be known is that it has read everything: it closes the
//! connection when it has come to its end, and resets it when something went wrong before. So a
//! connection lasts for one batch of thousands of values, and ends with this proof.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::{CONNECT_TIMEOUT, Dropped, EXCHANGE_TIMEOUT, SendError};
use crate::outbound::destinations::Database;
use crate::outbound::measurement::Measurement;
use crate::outbound::wire::carbon::{Protocol, encode};

/// Sends values and waits until Carbon has read all of them.
pub(super) async fn send(
    (address, port): (&str, u16),
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
    let mut stream = within(CONNECT_TIMEOUT, TcpStream::connect((address, port))).await?;
    within(EXCHANGE_TIMEOUT, exchange(&mut stream, &bytes)).await?;
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
