//! One exchange with a monitoring core.

use std::time::Duration;

use livestatus_protocol::{ReplyHeader, reply_names};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};
use tokio::time::timeout;

use crate::rows::{self, Row};
use crate::{Address, Error, Query};

/// How long an exchange may take, and how large a reply may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Until the connection stands.
    pub connect: Duration,
    /// From then until the reply is complete.
    pub total: Duration,
    /// Bytes of a reply.
    pub max_reply: usize,
    /// How long the answer to a command is waited for: a core that accepts it sends nothing.
    pub command: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            total: Duration::from_secs(30),
            max_reply: 256 * 1024 * 1024,
            command: Duration::from_secs(3),
        }
    }
}

/// A livestatus socket. Each call is a connection of its own.
#[derive(Clone, Debug)]
pub struct Socket {
    address: Address,
    limits: Limits,
}

/// What a core answered: the code of the header, if it sent one, and the payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawReply {
    /// The code; `None` if the reply has no header.
    pub code: Option<u16>,
    /// The payload.
    pub payload: Vec<u8>,
}

impl RawReply {
    /// The rows.
    pub(crate) fn rows(self) -> Result<Vec<Vec<Value>>, Error> {
        if self.payload.is_empty() && self.code.is_none() {
            return Err(Error::NoAnswer);
        }
        if let Some(code) = self.code.filter(|code| *code != 200) {
            let message = String::from_utf8_lossy(&self.payload);
            let message = message.lines().next().unwrap_or_default().trim();
            return Err(Error::Refused {
                code,
                message: message.to_owned(),
            });
        }
        Ok(serde_json::from_slice(&self.payload)?)
    }
}

impl Socket {
    /// A socket with the default limits.
    #[must_use]
    pub fn new(address: Address) -> Self {
        Self {
            address,
            limits: Limits::default(),
        }
    }

    /// Other limits.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// The rows of a query as values of a type whose members have the names of the columns.
    ///
    /// # Errors
    ///
    /// As [`Error`] says.
    pub async fn rows<T: DeserializeOwned>(&self, query: &Query) -> Result<Vec<T>, Error> {
        let table = self.table(&query.text()?).await?;
        rows::pair(query.names(), table)
            .into_iter()
            .map(rows::read)
            .collect()
    }

    /// The rows of a query, each with the names of its columns.
    ///
    /// # Errors
    ///
    /// As [`Error`] says.
    pub async fn named_rows(&self, request: &str) -> Result<Vec<Row>, Error> {
        let table = self.table(request).await?;
        Ok(rows::pair(reply_names(request), table))
    }

    /// The rows of a request, as lists of values. The form of the reply is asked for right after the
    /// first line, and an empty line ends the request.
    ///
    /// # Errors
    ///
    /// As [`Error`] says.
    pub async fn table(&self, request: &str) -> Result<Vec<Vec<Value>>, Error> {
        let request = request.trim_start_matches('\n').trim_end_matches('\n');
        let (first, rest) = request.split_once('\n').unwrap_or((request, ""));
        let mut text = format!("{first}\nResponseHeader: fixed16\nOutputFormat: json\n");
        if !rest.is_empty() {
            text.push_str(rest);
            text.push('\n');
        }
        text.push('\n');
        self.exchange(text.as_bytes(), self.limits.total)
            .await?
            .rows()
    }

    /// Sends an external command, such as `ACKNOWLEDGE_HOST_PROBLEM;host;…`, as of `time` (seconds
    /// since 1970). A core that accepts it answers nothing, so that success means: no complaint
    /// within [`Limits::command`].
    ///
    /// # Errors
    ///
    /// As [`Error`] says; [`Error::Refused`] with the code and text of the core.
    pub async fn command(&self, time: i64, command: &str) -> Result<(), Error> {
        let command = command.trim_matches('\n');
        if command.contains(['\n', '\r']) {
            return Err(Error::LineFeed("a command"));
        }
        let text = format!("COMMAND [{time}] {command}\n\n");
        let reply = match self.exchange(text.as_bytes(), self.limits.command).await {
            Err(Error::TimedOut(_)) => return Ok(()),
            reply => reply?,
        };
        let message = String::from_utf8_lossy(&reply.payload);
        let message = message.trim();
        if reply.code == Some(200) || (message.is_empty() && reply.code.is_none()) {
            return Ok(());
        }
        let (code, message) = message
            .split_once(':')
            .and_then(|(code, text)| Some((code.parse().ok()?, text.trim())))
            .unwrap_or((reply.code.unwrap_or(400), message));
        Err(Error::Refused {
            code,
            message: message.to_owned(),
        })
    }

    /// Sends bytes in one write, closes the sending direction, and reads the reply.
    ///
    /// # Errors
    ///
    /// [`Error::Io`], [`Error::TimedOut`] and [`Error::TooLarge`].
    pub async fn exchange(&self, request: &[u8], total: Duration) -> Result<RawReply, Error> {
        match &self.address {
            Address::Unix(path) => {
                let stream = self.connected(UnixStream::connect(path)).await?;
                self.converse(stream, request, total).await
            }
            Address::Tcp(peer) => {
                let stream = self.connected(TcpStream::connect(peer)).await?;
                stream.set_nodelay(true)?;
                self.converse(stream, request, total).await
            }
        }
    }

    async fn connected<S>(
        &self,
        connecting: impl Future<Output = std::io::Result<S>>,
    ) -> Result<S, Error> {
        timeout(self.limits.connect, connecting)
            .await
            .map_err(|_| Error::TimedOut(self.limits.connect.as_secs()))?
            .map_err(Error::Io)
    }

    async fn converse<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        mut stream: S,
        request: &[u8],
        total: Duration,
    ) -> Result<RawReply, Error> {
        let conversation = async {
            stream.write_all(request).await?;
            stream.shutdown().await?;
            read_reply(&mut stream, self.limits.max_reply).await
        };
        timeout(total, conversation)
            .await
            .map_err(|_| Error::TimedOut(total.as_secs()))?
    }
}

/// Reads a reply: with a header so many bytes as it says, without one to the end of the stream.
pub(crate) async fn read_reply<S: AsyncRead + Unpin>(
    stream: &mut S,
    max_reply: usize,
) -> Result<RawReply, Error> {
    let mut payload = Vec::new();
    let mut header = None;
    loop {
        let wanted = header.map_or(usize::MAX, |header: ReplyHeader| header.length);
        if payload.len() >= wanted {
            payload.truncate(wanted);
            break;
        }
        if payload.len() > max_reply || (header.is_some() && wanted > max_reply) {
            return Err(Error::TooLarge(max_reply));
        }
        let read = stream.read_buf(&mut payload).await?;
        if header.is_none()
            && let Some(first) = payload.first_chunk::<{ ReplyHeader::SIZE }>()
            && let Ok(found) = ReplyHeader::parse(first)
        {
            header = Some(found);
            payload.drain(..ReplyHeader::SIZE);
        }
        if read == 0 {
            if header.is_some_and(|header| payload.len() < header.length) {
                return Err(Error::Io(std::io::ErrorKind::UnexpectedEof.into()));
            }
            break;
        }
    }
    Ok(RawReply {
        code: header.map(|header| header.code),
        payload,
    })
}
