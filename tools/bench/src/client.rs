//! A load generator that costs little: HTTP/1.1 over kept-alive connections, no more than the
//! servers under test need.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::Failure;

/// One connection.
pub(crate) struct Connection {
    stream: TcpStream,
    host: String,
    buffer: Vec<u8>,
    /// Whether an answer came by this stream.
    used: bool,
    /// Whether the server closes a connection after each answer, as the original does.
    closes: bool,
}

/// What came back.
pub(crate) struct Answer {
    /// The status code.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON.
    pub(crate) fn json(&self) -> Result<serde_json::Value, Failure> {
        Ok(serde_json::from_slice(&self.body)?)
    }
}

impl Connection {
    /// Connects to `host:port`.
    pub(crate) async fn open(host: &str) -> Result<Self, Failure> {
        Ok(Self {
            stream: connect(host).await?,
            host: host.to_owned(),
            buffer: Vec::with_capacity(64 << 10),
            used: false,
            closes: false,
        })
    }

    /// The bytes of a request, made once and sent many times.
    pub(crate) fn prepare(&self, method: &str, path: &str, headers: &str, body: &str) -> Vec<u8> {
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\n{headers}Content-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            self.host,
            body.len()
        )
        .into_bytes()
    }

    /// Sends a prepared request and reads the answer, by another stream if the server has closed
    /// this one after its last answer.
    pub(crate) async fn send(&mut self, request: &[u8]) -> Result<Answer, Failure> {
        if !(self.used && self.closes) {
            match self.exchange(request).await {
                Err(_) if self.used && self.buffer.is_empty() => self.closes = true,
                outcome => return outcome,
            }
        }
        self.stream = connect(&self.host).await?;
        self.used = false;
        self.exchange(request).await
    }

    async fn exchange(&mut self, request: &[u8]) -> Result<Answer, Failure> {
        self.buffer.clear();
        self.stream.write_all(request).await?;
        let head_end = loop {
            if let Some(position) = find(&self.buffer, b"\r\n\r\n") {
                break position + 4;
            }
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err("the server closed the connection".into());
            }
        };
        let head = String::from_utf8_lossy(&self.buffer[..head_end]).to_ascii_lowercase();
        let status: u16 = head
            .split(' ')
            .nth(1)
            .and_then(|code| code.parse().ok())
            .ok_or("no status line")?;
        let length: usize = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length:"))
            .and_then(|length| length.trim().parse().ok())
            .unwrap_or(0);
        while self.buffer.len() < head_end + length {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err("the body was cut".into());
            }
        }
        self.used = true;
        Ok(Answer {
            status,
            body: self.buffer[head_end..head_end + length].to_vec(),
        })
    }

    /// Prepares, sends, and insists on the status.
    pub(crate) async fn ask(
        &mut self,
        method: &str,
        path: &str,
        headers: &str,
        body: &str,
        expected: u16,
    ) -> Result<Answer, Failure> {
        let request = self.prepare(method, path, headers, body);
        let answer = self.send(&request).await?;
        if answer.status == expected {
            return Ok(answer);
        }
        let text = String::from_utf8_lossy(&answer.body);
        let text: String = text.chars().take(500).collect();
        Err(format!(
            "{method} {path}: {} instead of {expected}: {text}",
            answer.status
        )
        .into())
    }
}

async fn connect(host: &str) -> Result<TcpStream, Failure> {
    let stream = TcpStream::connect(host).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .position(|window| window == needle)
}
