//! Server-sent events, from the bytes of a reply.

use std::time::Duration;

use tokio::time::timeout;

use crate::transport::{BodyStream, TransportError};

/// How long a connection may be silent before it counts as broken. Backends send a sign of life
/// every fifteen seconds, unless their settings say otherwise.
const MAX_SILENCE: Duration = Duration::from_secs(90);

/// The longest event, in bytes.
const MAX_EVENT: usize = 64 << 20;

/// One event as it was sent. A sign of life has neither name nor data.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sent {
    pub(super) name: String,
    pub(super) id: Option<String>,
    pub(super) data: Vec<u8>,
}

/// A reply that is read event by event.
pub(super) struct Reader {
    body: Box<dyn BodyStream>,
    buffer: Vec<u8>,
    /// Bytes of the buffer that are known to hold no end of an event.
    searched: usize,
}

impl Reader {
    pub(super) fn new(body: Box<dyn BodyStream>) -> Self {
        Self {
            body,
            buffer: Vec::new(),
            searched: 0,
        }
    }

    /// The next event; none at the end of the reply.
    pub(super) async fn next(&mut self) -> Result<Option<Sent>, TransportError> {
        loop {
            if let Some(end) = self.end_of_event() {
                let sent = parse(&self.buffer[..end]);
                self.buffer.drain(..end);
                self.searched = 0;
                return Ok(Some(sent));
            }
            if self.buffer.len() > MAX_EVENT {
                let message = format!("an event is longer than {MAX_EVENT} bytes");
                return Err(TransportError::unreadable(message));
            }
            let chunk = timeout(MAX_SILENCE, self.body.chunk()).await;
            match chunk.map_err(TransportError::timeout)?? {
                Some(chunk) => self.buffer.extend_from_slice(&chunk),
                None => return Ok(None),
            }
        }
    }

    /// The length of the first event with the blank line behind it.
    fn end_of_event(&mut self) -> Option<usize> {
        let from = self.searched.saturating_sub(1);
        let found = memchr::memmem::find(&self.buffer[from..], b"\n\n");
        self.searched = self.buffer.len();
        found.map(|at| from + at + 2)
    }
}

fn parse(event: &[u8]) -> Sent {
    let mut sent = Sent::default();
    for line in event.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let Some(colon) = memchr::memchr(b':', line) else {
            continue;
        };
        let (name, value) = (&line[..colon], &line[colon + 1..]);
        let value = value.strip_prefix(b" ").unwrap_or(value);
        let text = || String::from_utf8_lossy(value).into_owned();
        match name {
            b"event" => sent.name = text(),
            b"id" => sent.id = Some(text()),
            b"data" if sent.data.is_empty() => sent.data = value.to_vec(),
            b"data" => {
                sent.data.push(b'\n');
                sent.data.extend_from_slice(value);
            }
            _ => {}
        }
    }
    sent
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use bytes::Bytes;

    use super::*;
    use crate::transport::BoxFuture;

    struct Pieces(Vec<Bytes>);

    impl BodyStream for Pieces {
        fn chunk(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
            let next = (!self.0.is_empty()).then(|| self.0.remove(0));
            Box::pin(std::future::ready(Ok(next)))
        }
    }

    #[tokio::test]
    async fn events_are_the_same_however_they_arrive() {
        let text = "id: 1\nevent: created\ndata: {\"a\":1}\n\n: still here\nid: 2\n\n\
            event: x\ndata:one\ndata: two\nother: y\n\nid: cut";
        for size in [1, 2, 3, 7, 1000] {
            let pieces = text.as_bytes().chunks(size).map(Bytes::copy_from_slice);
            let mut reader = Reader::new(Box::new(Pieces(pieces.collect())));
            let mut events = Vec::new();
            while let Some(event) = reader.next().await.unwrap() {
                events.push(event);
            }
            let sent = |name: &str, id: Option<&str>, data: &str| Sent {
                name: name.to_owned(),
                id: id.map(str::to_owned),
                data: data.as_bytes().to_vec(),
            };
            let expected = [
                sent("created", Some("1"), "{\"a\":1}"),
                sent("", Some("2"), ""),
                sent("x", None, "one\ntwo"),
            ];
            assert_eq!(events, expected, "{size} bytes at a time");
        }
    }
}
