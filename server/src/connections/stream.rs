//! The bytes of a connection, guarded below the HTTP library: a head that does not arrive in time
//! and a client that does not read end the connection, and targets are written as the library wants
//! them.
//!
//! Clients send characters in queries that must be percent-encoded there, such as `"`; the library
//! refuses the whole request without an answer. They are encoded on the way in. To know where heads
//! begin, the length of each body is followed; after a body of unknown length nothing is changed
//! any more, as after an `Upgrade`.

use std::io::{Error, ErrorKind, Result};
use std::ops::Range;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

/// How long the head of a request may take from its first byte on.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a client that does not read as fast as the server writes may take for each
/// [`WRITE_PACE`] bytes.
const WRITE_TIMEOUT: Duration = Duration::from_secs(30);

/// How many bytes a client must take in [`WRITE_TIMEOUT`] at least.
const WRITE_PACE: usize = 64 << 10;

/// After how long without anything to write a client counts as having read everything.
const PAUSE: Duration = Duration::from_secs(2);

/// The longest head that is looked at; the library refuses longer ones.
const MAX_HEAD: usize = 512 << 10;

/// How many bytes are read at a time.
const CHUNK: usize = 8 << 10;

/// A connection with its limits.
pub(super) struct GuardedStream<S> {
    stream: S,
    /// Where the client is in its requests.
    place: Place,
    /// Of the head that is arriving.
    head: Vec<u8>,
    /// What may be handed on.
    ready: Vec<u8>,
    handed: usize,
    /// When the head that is arriving must be complete.
    head_due: Option<Pin<Box<Sleep>>>,
    /// When the client must have read on, since it fell behind.
    write_due: Option<Pin<Box<Sleep>>>,
    /// How many bytes were written since then.
    written: usize,
    /// When the client last took what was written at once.
    kept_up: Option<Instant>,
}

/// Where a client is in its requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In a head, or between two requests.
    Head,
    /// In a body, with so many bytes to come.
    Body(u64),
    /// After something whose end is not known.
    Unknown,
}

impl Place {
    /// In a body with so many bytes to come, or behind it.
    fn of_body(left: u64) -> Self {
        if left == 0 {
            Self::Head
        } else {
            Self::Body(left)
        }
    }
}

impl<S> GuardedStream<S> {
    pub(super) fn new(stream: S) -> Self {
        Self {
            stream,
            place: Place::Head,
            head: Vec::new(),
            ready: Vec::new(),
            handed: 0,
            head_due: None,
            write_due: None,
            written: 0,
            kept_up: None,
        }
    }

    /// Whether what has been read can be handed on where it is: it is one whole head without
    /// anything to encode, or such a head and bytes of its body, or belongs to a body.
    fn passes(&mut self, bytes: &[u8]) -> bool {
        match self.place {
            Place::Unknown => true,
            Place::Body(left) => {
                let Some(left) = left.checked_sub(bytes.len() as u64) else {
                    return false;
                };
                self.place = Place::of_body(left);
                true
            }
            Place::Head => {
                let Some((head, rest)) = end_of_head(bytes, 0).map(|end| bytes.split_at(end))
                else {
                    return false;
                };
                if refused_target(head).is_some() {
                    return false;
                }
                let behind = after(head);
                match behind {
                    _ if rest.is_empty() => self.place = behind,
                    Place::Body(left) if rest.len() as u64 <= left => {
                        self.place = Place::of_body(left - rest.len() as u64);
                    }
                    _ => return false,
                }
                true
            }
        }
    }

    /// Takes what has been read.
    fn take(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            match self.place {
                Place::Unknown => {
                    self.ready.extend_from_slice(bytes);
                    return;
                }
                Place::Body(left) => {
                    let here = usize::try_from(left).unwrap_or(usize::MAX).min(bytes.len());
                    self.ready.extend_from_slice(&bytes[..here]);
                    bytes = &bytes[here..];
                    self.place = Place::of_body(left - here as u64);
                }
                Place::Head => {
                    let known = self.head.len();
                    self.head.extend_from_slice(bytes);
                    let Some(end) = end_of_head(&self.head, known) else {
                        if self.head.len() > MAX_HEAD {
                            self.place = Place::Unknown;
                            self.ready.append(&mut self.head);
                        }
                        return;
                    };
                    bytes = &bytes[end - known..];
                    self.head.truncate(end);
                    self.place = after(&self.head);
                    encode_target(&self.head, &mut self.ready);
                    self.head.clear();
                }
            }
        }
    }
}

/// The length of the head at the beginning of the bytes, if it is complete. The first `known` bytes
/// have been looked at before.
fn end_of_head(bytes: &[u8], known: usize) -> Option<usize> {
    // Empty lines before a request belong to no head.
    let blank = bytes
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'))
        .count();
    let from = known.saturating_sub(3).max(blank);
    let rest = bytes.get(from..)?;
    memchr::memchr_iter(b'\n', rest).find_map(|at| match rest.get(at + 1..)? {
        [b'\n', ..] => Some(from + at + 2),
        [b'\r', b'\n', ..] => Some(from + at + 3),
        _ => None,
    })
}

/// What follows a head.
fn after(head: &[u8]) -> Place {
    let mut length = 0;
    let mut start = memchr::memchr(b'\n', head).map_or(head.len(), |end| end + 1);
    for end in memchr::memchr_iter(b'\n', head).skip(1) {
        let line = &head[std::mem::replace(&mut start, end + 1)..end];
        let Some(colon) = memchr::memchr(b':', line) else {
            continue;
        };
        let (name, value) = line.split_at(colon);
        let value = value[1..].trim_ascii();
        if name.eq_ignore_ascii_case(b"content-length") {
            let text = std::str::from_utf8(value).unwrap_or_default();
            match text.parse() {
                Ok(number) => length = number,
                Err(_) => return Place::Unknown,
            }
        } else if name.eq_ignore_ascii_case(b"transfer-encoding")
            || name.eq_ignore_ascii_case(b"upgrade")
        {
            return Place::Unknown;
        }
    }
    Place::of_body(length)
}

/// Where the target of a head is, if it has something that the library refuses.
fn refused_target(head: &[u8]) -> Option<Range<usize>> {
    let begin = head.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let line = &head[..begin + memchr::memchr(b'\n', &head[begin..]).unwrap_or(head.len() - begin)];
    let first = memchr::memchr(b' ', line)?;
    let last = memchr::memrchr(b' ', line)?;
    let target = line.get(first + 1..last)?;
    let is_fine = !target.iter().any(|byte| is_refused(*byte)) && str::from_utf8(target).is_ok();
    (!is_fine).then_some(first + 1..last)
}

/// Copies a head, with what the library refuses in the target percent-encoded.
fn encode_target(head: &[u8], out: &mut Vec<u8>) {
    use std::io::Write as _;
    let Some(place) = refused_target(head) else {
        out.extend_from_slice(head);
        return;
    };
    let target = &head[place.clone()];
    let is_text = str::from_utf8(target).is_ok();
    out.extend_from_slice(&head[..place.start]);
    for byte in target {
        if is_refused(*byte) || (!is_text && !byte.is_ascii()) {
            // Writing into a vector has no way to fail.
            let _ = write!(out, "%{byte:02X}");
        } else {
            out.push(*byte);
        }
    }
    out.extend_from_slice(&head[place.end..]);
}

/// Whether the library refuses the character in a query.
fn is_refused(byte: u8) -> bool {
    matches!(byte, b'"' | b'<' | b'>' | b' ' | b'#' | 0x7F)
}

impl<S: AsyncRead + Unpin> AsyncRead for GuardedStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<Result<()>> {
        let this = &mut *self;
        loop {
            if this.handed < this.ready.len() {
                let left = &this.ready[this.handed..];
                let here = left.len().min(buffer.remaining());
                buffer.put_slice(&left[..here]);
                this.handed += here;
                if this.handed == this.ready.len() {
                    this.ready.clear();
                    this.handed = 0;
                }
                return Poll::Ready(Ok(()));
            }
            let is_within_head = !this.head.is_empty();
            if is_within_head {
                // Who asks again has read what came before.
                this.write_due = None;
                let due = this
                    .head_due
                    .get_or_insert_with(|| Box::pin(sleep_until(Instant::now() + HEAD_TIMEOUT)));
                if due.as_mut().poll(context).is_ready() {
                    return Poll::Ready(Err(Error::new(
                        ErrorKind::TimedOut,
                        "the head of a request did not arrive in time",
                    )));
                }
            } else {
                this.head_due = None;
            }
            if this.place == Place::Unknown {
                return Pin::new(&mut this.stream).poll_read(context, buffer);
            }
            if this.head.is_empty() {
                let before = buffer.filled().len();
                ready!(Pin::new(&mut this.stream).poll_read(context, buffer))?;
                let read = &buffer.filled()[before..];
                if read.is_empty() || this.passes(read) {
                    return Poll::Ready(Ok(()));
                }
                this.take(&buffer.filled()[before..]);
                buffer.set_filled(before);
                continue;
            }
            let mut chunk = [const { std::mem::MaybeUninit::uninit() }; CHUNK];
            let mut read = ReadBuf::uninit(&mut chunk);
            ready!(Pin::new(&mut this.stream).poll_read(context, &mut read))?;
            if read.filled().is_empty() {
                // What came of an incomplete head is for the library to refuse.
                this.place = Place::Unknown;
                this.ready.append(&mut this.head);
                if this.ready.is_empty() {
                    return Poll::Ready(Ok(()));
                }
                continue;
            }
            let filled = read.filled().to_vec();
            this.take(&filled);
        }
    }
}

impl<S: AsyncWrite + Unpin> GuardedStream<S> {
    /// Passes on the outcome of a write, unless the client has been too slow.
    fn in_time(
        &mut self,
        context: &mut Context<'_>,
        wrote: Poll<Result<usize>>,
    ) -> Poll<Result<usize>> {
        // Whoever had nothing to read for a while has read everything: a response that goes on for
        // as long as the client likes may meet a full buffer now and then.
        let kept_up = self.kept_up.take();
        if kept_up.is_some_and(|since| since.elapsed() > PAUSE) {
            self.write_due = None;
        }
        if let Poll::Ready(Ok(bytes)) = wrote {
            self.written += bytes;
            self.kept_up = Some(Instant::now());
            if self.written >= WRITE_PACE {
                self.write_due = None;
            }
            return wrote;
        }
        if wrote.is_ready() {
            return wrote;
        }
        if self.write_due.is_none() {
            self.written = 0;
        }
        let due = self
            .write_due
            .get_or_insert_with(|| Box::pin(sleep_until(Instant::now() + WRITE_TIMEOUT)));
        ready!(due.as_mut().poll(context));
        Poll::Ready(Err(Error::new(
            ErrorKind::TimedOut,
            "the client did not read in time",
        )))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for GuardedStream<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<Result<usize>> {
        let wrote = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.in_time(context, wrote)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[std::io::IoSlice<'_>],
    ) -> Poll<Result<usize>> {
        let wrote = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.in_time(context, wrote)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the library gets of these bytes, however they arrive.
    fn handed(bytes: &str) -> String {
        let whole = handed_in(bytes, bytes.len());
        for size in [1, 3, 7] {
            assert_eq!(handed_in(bytes, size), whole, "{size} bytes at a time");
        }
        whole
    }

    fn handed_in(bytes: &str, size: usize) -> String {
        let mut stream = GuardedStream::new(());
        let mut handed = Vec::new();
        for part in bytes.as_bytes().chunks(size) {
            // As `poll_read` does it.
            if stream.head.is_empty() && stream.passes(part) {
                handed.extend_from_slice(part);
            } else {
                stream.take(part);
                handed.append(&mut stream.ready);
            }
        }
        String::from_utf8_lossy(&handed).into_owned()
    }

    #[test]
    fn what_a_query_may_not_hold_is_encoded() {
        let sent = "GET /host?where={\"name\": \"<x>\"}&a=#b HTTP/1.1\r\nHost: a\"b\r\n\r\n";
        let wanted =
            "GET /host?where={%22name%22:%20%22%3Cx%3E%22}&a=%23b HTTP/1.1\r\nHost: a\"b\r\n\r\n";
        assert_eq!(handed(sent), wanted);
    }

    #[test]
    fn bodies_are_left_alone_and_the_next_head_is_found() {
        let post = "POST /host HTTP/1.1\r\nContent-Length: 9\r\n\r\n{\"a\":\"b\"}";
        let get = "GET /host?a=\"b\" HTTP/1.1\r\n\r\n";
        let sent = format!("{post}{get}{get}");
        let got = "GET /host?a=%22b%22 HTTP/1.1\r\n\r\n";
        assert_eq!(handed(&sent), format!("{post}{got}{got}"));
    }

    #[test]
    fn after_a_body_of_unknown_length_nothing_is_changed() {
        let post =
            "POST /host HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n\"a\"\r\n0\r\n\r\n";
        let sent = format!("{post}GET /host?a=\"b\" HTTP/1.1\r\n\r\n");
        assert_eq!(handed(&sent), sent);
    }

    #[test]
    fn odd_heads_are_handed_on_as_they_are() {
        for sent in [
            "GET / HTTP/1.1\nHost: a\n\n",
            "\r\n\r\nGET / HTTP/1.1\r\n\r\n",
            "nonsense\r\n\r\n",
            "GET\r\n\r\n",
            " \r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        ] {
            assert_eq!(handed(sent), sent);
        }
    }

    /// Writes to a client that reads nothing, until the client must be waited for.
    async fn fill(stream: &mut GuardedStream<tokio::io::DuplexStream>) {
        use tokio::io::AsyncWriteExt as _;
        let part = vec![0; 1024];
        let short = Duration::from_millis(1);
        while let Ok(written) = tokio::time::timeout(short, stream.write_all(&part)).await {
            assert!(written.is_ok(), "cut off: {written:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_that_falls_behind_now_and_then_is_not_cut_off_and_one_that_stays_behind_is() {
        use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
        let (ours, mut theirs) = tokio::io::duplex(4096);
        let mut stream = GuardedStream::new(ours);
        let mut bytes = [0; 4096];
        for _ in 0..3 {
            fill(&mut stream).await;
            let _ = theirs.read(&mut bytes).await;
            assert!(stream.write_all(b"event").await.is_ok());
            let _ = theirs.read(&mut bytes).await;
            tokio::time::sleep(WRITE_TIMEOUT).await;
        }
        fill(&mut stream).await;
        for _ in 0..29 {
            tokio::time::sleep(Duration::from_secs(1)).await;
            let _ = theirs.read(&mut bytes[..1]).await;
            fill(&mut stream).await;
        }
        let failed = stream.write_all(&[0; 8192]).await;
        assert_eq!(
            failed.map_err(|error| error.kind()),
            Err(ErrorKind::TimedOut)
        );
    }

    #[test]
    fn an_incomplete_head_waits() {
        assert_eq!(handed("GET /?a=\"b\" HTTP/1.1\r\nHost: a\r\n"), "");
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_that_never_reads_is_given_up() {
        use tokio::io::AsyncWriteExt as _;
        let (server, _client) = tokio::io::duplex(1 << 10);
        let began = Instant::now();
        let outcome = GuardedStream::new(server).write_all(&[0; 8192]).await;
        let kind = outcome.map_err(|error| error.kind());
        assert_eq!(kind, Err(ErrorKind::TimedOut));
        assert_eq!(began.elapsed(), WRITE_TIMEOUT);
    }
}
