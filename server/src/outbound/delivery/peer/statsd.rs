//! Datagrams to a `StatsD` daemon, which answers nothing: what was handed to the network counts as
//! taken.

use tokio::net::{UdpSocket, lookup_host};

use super::Dropped;
use crate::outbound::destinations::{Database, Statsd};
use crate::outbound::measurement::Measurement;
use crate::outbound::wire::statsd::encode;

/// Sends values; those that cannot be sent are dropped.
pub(super) async fn send(statsd: &Statsd, database: &Database, values: &[Measurement]) -> Dropped {
    let (datagrams, left_out) = encode(database, values);
    let mut dropped = Dropped::default();
    dropped.add(left_out, "not a number, or a negative time");
    if datagrams.is_empty() {
        return dropped;
    }
    match connect(statsd).await {
        Ok(socket) => {
            for datagram in datagrams {
                // An error here tells of an earlier datagram that came back: this one may be taken.
                if let Err(error) = socket.send(datagram.as_bytes()).await
                    && let Err(_) = socket.send(datagram.as_bytes()).await
                {
                    dropped.add(datagram.lines().count() as u64, error.to_string());
                }
            }
        }
        Err(error) => dropped.add(values.len() as u64 - left_out, error.to_string()),
    }
    dropped
}

async fn connect(statsd: &Statsd) -> std::io::Result<UdpSocket> {
    let mut addresses = lookup_host((statsd.address.as_str(), statsd.port)).await?;
    let address = addresses.next().ok_or(std::io::ErrorKind::NotFound)?;
    let local = if address.is_ipv4() {
        "0.0.0.0:0"
    } else {
        "[::]:0"
    };
    let socket = UdpSocket::bind(local).await?;
    socket.connect(address).await?;
    Ok(socket)
}
