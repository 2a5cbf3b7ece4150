//! Replies and their 16-byte header.

use thiserror::Error;

/// The outcome of a request, as the first three characters of a reply header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// 200: the payload is data.
    Data,
    /// 400: a header or a command is malformed.
    BadRequest,
    /// 403: the user lacks a right.
    Forbidden,
    /// 404: there is no such table.
    NotFound,
    /// 413: a limit is exceeded: of size, rows or time.
    TooLarge,
    /// 452: the request is no request at all.
    Invalid,
    /// 500: what the server needs for the reply cannot be had now.
    Unavailable,
}

impl Code {
    /// The number on the wire.
    #[must_use]
    pub const fn number(self) -> u16 {
        match self {
            Self::Data => 200,
            Self::BadRequest => 400,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::TooLarge => 413,
            Self::Invalid => 452,
            Self::Unavailable => 500,
        }
    }
}

/// One reply, complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The outcome.
    pub code: Code,
    /// The rows, or a message for people.
    pub payload: Vec<u8>,
}

impl Reply {
    /// A reply that says what is wrong, on one line.
    #[must_use]
    pub fn refusal(code: Code, message: &str) -> Self {
        let mut payload = message.replace(['\r', '\n'], " ").into_bytes();
        payload.push(b'\n');
        Self { code, payload }
    }

    /// The bytes on the wire: with the header if the request asked for it.
    #[must_use]
    pub fn into_bytes(self, framed: bool) -> Vec<u8> {
        if !framed {
            return self.payload;
        }
        let header = ReplyHeader {
            code: self.code.number(),
            length: self.payload.len(),
        };
        let mut bytes = header.format().into_bytes();
        bytes.extend(self.payload);
        bytes
    }
}

/// The header `fixed16`: a code of three digits, a blank, the length of the payload in bytes,
/// right-aligned in eleven columns, and a line feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReplyHeader {
    /// The outcome; 200 means data.
    pub code: u16,
    /// Bytes that follow.
    pub length: usize,
}

/// The first bytes of a reply are no header.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("the reply does not begin with a header of 16 bytes")]
pub struct MalformedReply;

impl ReplyHeader {
    /// Bytes of a header.
    pub const SIZE: usize = 16;

    /// Reads a header.
    ///
    /// # Errors
    ///
    /// The bytes are not three digits, a blank, a right-aligned number and a line feed.
    pub fn parse(bytes: &[u8; Self::SIZE]) -> Result<Self, MalformedReply> {
        let text = std::str::from_utf8(bytes).map_err(|_| MalformedReply)?;
        let text = text.strip_suffix('\n').ok_or(MalformedReply)?;
        let (code, length) = text.split_once(' ').ok_or(MalformedReply)?;
        let digits = length.trim_start_matches(' ');
        let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
        if code.len() != 3 || !all_digits(code) || !all_digits(digits) {
            return Err(MalformedReply);
        }
        Ok(Self {
            code: code.parse().map_err(|_| MalformedReply)?,
            length: digits.parse().map_err(|_| MalformedReply)?,
        })
    }

    /// The 16 characters on the wire.
    #[must_use]
    pub fn format(self) -> String {
        format!("{:03} {:11}\n", self.code, self.length)
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Reply, ReplyHeader};

    #[test]
    fn a_header_is_read_as_it_is_written() {
        let header = ReplyHeader {
            code: 200,
            length: 132,
        };
        let text = header.format();
        assert_eq!(&*text, "200         132\n");
        let bytes = text.as_bytes().try_into().expect("16 bytes");
        assert_eq!(ReplyHeader::parse(bytes), Ok(header));
    }

    #[test]
    fn other_bytes_are_no_header() {
        for text in [
            "[[\"host_name\",1]]",
            "200 1       32\n\n",
            "20a         132\n",
            "200            \n",
            "2000        132\n",
            "200         132 ",
        ] {
            let bytes: [u8; 16] = text.as_bytes()[..16].try_into().expect("16 bytes");
            assert!(ReplyHeader::parse(&bytes).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_refusal_is_one_line() {
        let reply = Reply::refusal(Code::NotFound, "no\ntable");
        assert_eq!(reply.clone().into_bytes(false), b"no table\n");
        assert_eq!(reply.into_bytes(true), b"404           9\nno table\n");
    }
}
