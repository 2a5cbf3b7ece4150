//! A tap between the stack and the backend: bytes pass unchanged, and what is asked and answered is
//! recorded.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// A request, and the response to it.
#[derive(Clone, Debug)]
pub(crate) struct Exchange {
    /// Method and address, as in `GET /host?page=2`.
    pub(crate) request: String,
    pub(crate) request_body: String,
    pub(crate) status: u16,
    /// Kept for errors only.
    pub(crate) response_body: String,
}

impl std::fmt::Display for Exchange {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            request,
            request_body,
            status,
            response_body,
        } = self;
        write!(
            formatter,
            "{request} {request_body} -> {status} {response_body}"
        )
    }
}

/// What has passed, in the order of the responses.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record(Arc<Mutex<Vec<Exchange>>>);

impl Record {
    /// Everything since the given position, and the position after it.
    pub(crate) fn since(&self, position: usize) -> (Vec<Exchange>, usize) {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (all[position.min(all.len())..].to_vec(), all.len())
    }

    fn add(&self, exchange: Exchange) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(exchange);
    }
}

/// A listening tap. It listens no more when dropped.
#[derive(Debug)]
pub(crate) struct Tap {
    port: u16,
    is_over: Arc<AtomicBool>,
}

impl Tap {
    /// Listens on the port and passes everything on to the target, such as `127.0.0.1:5000`.
    pub(crate) fn start(port: u16, target: &str, record: &Record) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).expect("the port of the tap is free");
        let is_over = Arc::new(AtomicBool::new(false));
        let (over, target, record) = (Arc::clone(&is_over), target.to_owned(), record.clone());
        std::thread::spawn(move || {
            for client in listener.incoming().filter_map(Result::ok) {
                if over.load(Ordering::Relaxed) {
                    return;
                }
                if let Ok(server) = TcpStream::connect(&target) {
                    join(client, server, record.clone());
                }
            }
        });
        Self { port, is_over }
    }
}

impl Drop for Tap {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        // Wakes the thread that accepts, which then closes its listener.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
    }
}

type Asked = Arc<Mutex<VecDeque<Message>>>;

fn join(client: TcpStream, server: TcpStream, record: Record) {
    let (Ok(from_client), Ok(to_server)) = (client.try_clone(), server.try_clone()) else {
        return;
    };
    let asked = Asked::default();
    let waiting = Arc::clone(&asked);
    std::thread::spawn(move || {
        pass(from_client, to_server, |request| {
            let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
            waiting.push_back(request);
        });
    });
    std::thread::spawn(move || {
        pass(server, client, |response| {
            let mut asked = asked.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(request) = asked.pop_front() {
                record.add(exchange(&request, &response));
            }
        });
    });
}

fn exchange(request: &Message, response: &Message) -> Exchange {
    let status = response.first_line.split(' ').nth(1).unwrap_or_default();
    let status = status.parse().unwrap_or_default();
    let line = &request.first_line;
    Exchange {
        request: line
            .rsplit_once(' ')
            .map_or(line.as_str(), |(before, _)| before)
            .to_owned(),
        request_body: String::from_utf8_lossy(&request.body).into_owned(),
        status,
        response_body: if status < 400 {
            String::new()
        } else {
            String::from_utf8_lossy(&response.body).into_owned()
        },
    }
}

/// Passes bytes on until either side closes, and shows each whole message.
fn pass(mut from: TcpStream, mut to: TcpStream, mut show: impl FnMut(Message)) {
    let mut unread = Vec::new();
    let mut piece = vec![0; 1 << 16];
    while let Ok(length @ 1..) = from.read(&mut piece) {
        unread.extend_from_slice(&piece[..length]);
        while let Some(message) = Message::take(&mut unread) {
            show(message);
        }
        if to.write_all(&piece[..length]).is_err() {
            break;
        }
    }
    drop(to.shutdown(Shutdown::Write));
}

/// A message of HTTP/1.1.
#[derive(Debug, PartialEq, Eq)]
struct Message {
    first_line: String,
    body: Vec<u8>,
}

impl Message {
    /// The first whole message of the bytes, which it is removed from.
    fn take(bytes: &mut Vec<u8>) -> Option<Self> {
        let end_of_head = find(bytes, b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&bytes[..end_of_head]).into_owned();
        let mut lines = head.split("\r\n");
        let first_line = lines.next().unwrap_or_default().to_owned();
        let mut length = 0;
        let mut is_chunked = false;
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.trim().parse().unwrap_or_default(),
                "transfer-encoding" => is_chunked = value.contains("chunked"),
                _ => {}
            }
        }
        let start = end_of_head + 4;
        let (body, end) = if is_chunked {
            chunks(bytes, start)?
        } else {
            (bytes.get(start..start + length)?.to_vec(), start + length)
        };
        bytes.drain(..end);
        Some(Self { first_line, body })
    }
}

/// A chunked body that starts at a position, and the position after it.
fn chunks(bytes: &[u8], mut start: usize) -> Option<(Vec<u8>, usize)> {
    let mut body = Vec::new();
    loop {
        let line = find(bytes.get(start..)?, b"\r\n")?;
        let size = String::from_utf8_lossy(&bytes[start..start + line]).into_owned();
        let size = size.split(';').next().unwrap_or_default().trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        let content = start + line + 2;
        body.extend_from_slice(bytes.get(content..content + size)?);
        bytes.get(content + size..content + size + 2)?;
        start = content + size + 2;
        if size == 0 {
            return Some((body, start));
        }
    }
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_taken_whole_one_after_the_other() {
        let mut bytes =
            b"POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET /b HTTP/1.1\r\n\r\n".to_vec();
        let first = Message::take(&mut bytes).expect("a message");
        assert_eq!(first.first_line, "POST /a HTTP/1.1");
        assert_eq!(first.body, b"abc");
        let second = Message::take(&mut bytes).expect("a message");
        assert_eq!(second.first_line, "GET /b HTTP/1.1");
        assert!(bytes.is_empty());
        bytes.extend_from_slice(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x\r\nc",
        );
        assert_eq!(Message::take(&mut bytes), None);
        bytes.extend_from_slice(b"\r\n0\r\n\r\n");
        assert_eq!(Message::take(&mut bytes).expect("a message").body, b"abc");
        assert!(bytes.is_empty());
    }
}
