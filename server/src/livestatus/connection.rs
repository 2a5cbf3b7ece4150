//! One connection: requests, one after the other, and their replies.

use std::time::Duration;

use livestatus_protocol::limits::MAX_REQUEST_BYTES;
use livestatus_protocol::{Code, Refused, Reply, Request, RequestReader};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::sync::SemaphorePermit;
use tokio::time::{Instant, timeout, timeout_at};

use super::{Listener, Shared};

/// How long a kept connection may be idle.
const IDLE_TIMEOUT: Duration = Duration::from_mins(5);

/// How long a request may take to arrive, from its first byte to its last.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a client may take for a part of a reply.
const WRITE_TIMEOUT: Duration = Duration::from_secs(30);

/// How long a client may go on sending after the end.
const DRAIN_TIMEOUT: Duration = Duration::from_secs(2);

/// Bytes that are written or read at a time.
const PART: usize = 1 << 20;

/// Answers requests until the client or the server ends the connection.
pub(super) async fn converse<S>(shared: &Shared, listener: &Listener, mut stream: S)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let _open = shared.statistics.open();
    let mut reader = RequestReader::new();
    let mut has_ended = false;
    // What was wrong with the last command. Some clients send a query right after it, and would
    // take it for the reply to that.
    let mut complaint: Option<Vec<u8>> = None;
    let mut patience: Option<Patience> = None;
    loop {
        let next = reader.next(has_ended);
        if next.is_some() {
            patience = None;
        }
        // The room is taken until the reply is sent.
        let mut room: Option<SemaphorePermit<'_>> = None;
        let (bytes, goes_on) = match next {
            None if has_ended => break,
            None => {
                let patience = patience.get_or_insert_with(Patience::begin);
                if !receive(&mut stream, &mut reader, patience, &mut has_ended).await {
                    break;
                }
                continue;
            }
            Some(Ok(Request::Query(query))) => {
                complaint = None;
                let (framed, keep_alive) = (query.framed, query.keep_alive);
                match shared.answer(listener, *query).await {
                    Ok(payload) => {
                        room = payload.room;
                        let reply = Reply {
                            code: Code::Data,
                            payload: payload.bytes,
                        };
                        (reply.into_bytes(framed), keep_alive)
                    }
                    Err(refused) => {
                        let goes_on = refused.keep_alive;
                        (refused.into_bytes(), goes_on)
                    }
                }
            }
            Some(Ok(Request::Command(command))) => {
                complaint = None;
                let framed = command.framed;
                let outcome = shared.command(listener, &command).await;
                let refused = outcome.err().map(|(code, message)| {
                    tracing::info!(command = command.name, message, "a command is refused");
                    Refused {
                        framed,
                        is_command: true,
                        ..Refused::new(code, message)
                    }
                });
                match (refused, framed) {
                    (None, false) => continue,
                    (None, true) => {
                        let done = Reply {
                            code: Code::Data,
                            payload: Vec::new(),
                        };
                        (done.into_bytes(true), true)
                    }
                    (Some(refused), true) => (refused.into_bytes(), true),
                    (Some(refused), false) => {
                        complaint = Some(refused.into_bytes());
                        continue;
                    }
                }
            }
            Some(Err(refused)) => {
                let is_readable = refused.code != Code::TooLarge;
                if refused.is_command && !refused.framed && is_readable {
                    complaint = Some(refused.into_bytes());
                    continue;
                }
                let goes_on = is_readable && (refused.keep_alive || refused.is_command);
                complaint = None;
                (refused.into_bytes(), goes_on)
            }
        };
        let is_sent = send(&mut stream, &bytes).await;
        drop(room);
        if !is_sent || !goes_on {
            break;
        }
    }
    if let Some(complaint) = complaint {
        send(&mut stream, &complaint).await;
    }
    // The client may be gone already.
    let _ = timeout(WRITE_TIMEOUT, stream.shutdown()).await;
    if !has_ended {
        // A connection that is closed with bytes unread takes the reply with it.
        let _ = timeout(DRAIN_TIMEOUT, drain(&mut stream)).await;
    }
}

/// Reads what a client still sends, up to the largest request.
async fn drain<S: AsyncRead + Unpin>(stream: &mut S) {
    let mut bytes = vec![0; PART / 16];
    let mut left = MAX_REQUEST_BYTES;
    while left > 0 {
        match stream.read(&mut bytes).await {
            Ok(count) if count > 0 => left = left.saturating_sub(count),
            _ => return,
        }
    }
}

/// Until when a request is waited for.
struct Patience {
    /// Until when it has to begin.
    idle: Instant,
    /// Until when it has to be complete, once it has begun.
    complete: Option<Instant>,
}

impl Patience {
    /// From now on a request is waited for.
    fn begin() -> Self {
        Self {
            idle: Instant::now() + IDLE_TIMEOUT,
            complete: None,
        }
    }

    fn until(&mut self, has_begun: bool) -> Instant {
        if has_begun {
            let complete = || Instant::now() + REQUEST_TIMEOUT;
            *self.complete.get_or_insert_with(complete)
        } else {
            self.idle
        }
    }
}

/// Waits for more of a request; `false` if it is not complete in time.
async fn receive<S: AsyncRead + Unpin>(
    stream: &mut S,
    reader: &mut RequestReader,
    patience: &mut Patience,
    has_ended: &mut bool,
) -> bool {
    let until = patience.until(reader.is_inside());
    let mut bytes = vec![0; PART / 16];
    match timeout_at(until, stream.read(&mut bytes)).await {
        Err(_) => return false,
        // A command is carried out although its client has left.
        Ok(Ok(0) | Err(_)) => *has_ended = true,
        Ok(Ok(count)) => reader.push(&bytes[..count]),
    }
    true
}

/// Sends a reply; `false` if the client does not take it.
async fn send<S: AsyncWrite + Unpin>(stream: &mut S, bytes: &[u8]) -> bool {
    for part in bytes.chunks(PART) {
        match timeout(WRITE_TIMEOUT, stream.write_all(part)).await {
            Ok(Ok(())) => {}
            _ => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use livestatus_protocol::RequestReader;
    use tokio::io::{AsyncWriteExt as _, duplex};
    use tokio::time::{Instant, sleep};

    use super::{IDLE_TIMEOUT, Patience, REQUEST_TIMEOUT, receive};

    /// How long a client is listened to that sends a part now and then.
    async fn listened_to(part: &'static [u8], pause: Duration) -> Duration {
        let (mut client, mut server) = duplex(1 << 10);
        let sending = tokio::spawn(async move {
            while client.write_all(part).await.is_ok() {
                sleep(pause).await;
            }
        });
        let began = Instant::now();
        let (mut reader, mut patience) = (RequestReader::new(), Patience::begin());
        let mut has_ended = false;
        while receive(&mut server, &mut reader, &mut patience, &mut has_ended).await {
            assert!(reader.next(false).is_none(), "no request is complete");
            assert!(began.elapsed() < 2 * IDLE_TIMEOUT, "it does not end");
        }
        sending.abort();
        began.elapsed()
    }

    fn is_about(took: Duration, expected: Duration) -> bool {
        took >= expected && took < expected + Duration::from_secs(1)
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_that_comes_in_drops_has_one_time_limit() {
        let took = listened_to(b"GET hosts Columns", Duration::from_secs(6)).await;
        assert!(is_about(took, REQUEST_TIMEOUT), "{took:?}");
        // Empty lines begin no request, and do not prolong the time without one.
        let took = listened_to(b"\n", Duration::from_secs(61)).await;
        assert!(is_about(took, IDLE_TIMEOUT), "{took:?}");
    }
}
