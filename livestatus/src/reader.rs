//! Requests in a stream of bytes.

use crate::limits::{MAX_LINE_BYTES, MAX_REQUEST_BYTES};
use crate::reply::Code;
use crate::request::{Refused, Request};

/// Cuts a stream of bytes into requests.
///
/// A request ends with an empty line, or with the end of the stream at the end of a line. After a
/// `COMMAND` line, a line that begins with `GET ` or `COMMAND ` begins the next request: some
/// clients send no empty line there. Empty lines before a request, and lines of blanks anywhere, are
/// skipped.
#[derive(Debug, Default)]
pub struct RequestReader {
    buffer: Vec<u8>,
    /// Where the first line that was not looked at begins.
    position: usize,
    /// Up to where the buffer was searched for the end of that line.
    searched: usize,
    lines: Vec<String>,
    size: usize,
}

impl RequestReader {
    /// A reader at the beginning of a stream.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes bytes that were received.
    pub fn push(&mut self, bytes: &[u8]) {
        self.buffer.drain(..self.position);
        self.searched -= self.position;
        self.position = 0;
        self.buffer.extend_from_slice(bytes);
    }

    /// Whether a request has begun and is not complete.
    #[must_use]
    pub fn is_inside(&self) -> bool {
        !self.lines.is_empty() || self.position < self.buffer.len()
    }

    /// The next complete request; `None` if more bytes are needed, or at the end of the stream.
    ///
    /// # Errors
    ///
    /// The request is malformed or exceeds a limit. After an error of size the rest of the stream
    /// cannot be understood: the connection has to be closed.
    pub fn next(&mut self, end_of_stream: bool) -> Option<Result<Request, Refused>> {
        loop {
            match self.line() {
                Ok(Some(line)) => {
                    let begins = line.starts_with("GET ") || line.starts_with("COMMAND ");
                    let is_end = line.is_empty();
                    let after_command = self
                        .lines
                        .first()
                        .is_some_and(|first| first.starts_with("COMMAND "));
                    if is_end && !self.lines.is_empty() {
                        return Some(self.complete(None));
                    }
                    if begins && after_command {
                        return Some(self.complete(Some(line)));
                    }
                    if !line.trim().is_empty() {
                        self.lines.push(line);
                    }
                }
                Ok(None) if !end_of_stream => return None,
                Ok(None) if self.position < self.buffer.len() => {
                    return Some(Err(self.incomplete()));
                }
                Ok(None) if self.lines.is_empty() => return None,
                Ok(None) => return Some(self.complete(None)),
                Err(refused) => return Some(Err(refused)),
            }
        }
    }

    /// The next line without its line feed. Bytes that are no UTF-8 are replaced.
    fn line(&mut self) -> Result<Option<String>, Refused> {
        let found = self.buffer[self.searched..]
            .iter()
            .position(|byte| *byte == b'\n');
        let end = found.map_or(self.buffer.len(), |offset| self.searched + offset);
        let length = end - self.position;
        if length > MAX_LINE_BYTES || self.size + length > MAX_REQUEST_BYTES {
            return Err(Refused::new(
                Code::TooLarge,
                "The request is too large: at most 1 MiB a line and 8 MiB in all",
            ));
        }
        self.searched = end;
        if found.is_none() {
            return Ok(None);
        }
        let bytes = &self.buffer[self.position..end];
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        let line = String::from_utf8_lossy(bytes).into_owned();
        self.size += length + 1;
        self.position = end + 1;
        self.searched = self.position;
        Ok(Some(line))
    }

    fn complete(&mut self, following: Option<String>) -> Result<Request, Refused> {
        self.size = following.as_ref().map_or(0, String::len);
        let next = following.into_iter().collect();
        let lines = std::mem::replace(&mut self.lines, next);
        Request::parse(&lines)
    }

    /// The stream ended in the middle of a line.
    fn incomplete(&mut self) -> Refused {
        self.position = self.buffer.len();
        self.searched = self.position;
        let mut refused = Refused::new(
            Code::BadRequest,
            "Client connection terminated while request still incomplete",
        );
        let lines = std::mem::take(&mut self.lines);
        refused.framed = lines
            .iter()
            .any(|line| crate::request::asks_for_frame(line));
        refused
    }
}

#[cfg(test)]
mod tests {
    use super::RequestReader;
    use crate::limits::MAX_LINE_BYTES;
    use crate::request::Request;

    /// The requests of a stream that arrives in parts of one size.
    fn read(stream: &str, part: usize) -> Vec<String> {
        let mut reader = RequestReader::new();
        let mut requests = Vec::new();
        let mut take = |reader: &mut RequestReader, end| {
            while let Some(request) = reader.next(end) {
                requests.push(match request {
                    Ok(Request::Query(query)) => format!("{} {}", query.table, query.framed),
                    Ok(Request::Command(command)) => command.name,
                    Err(refused) => format!("{}", refused.code.number()),
                });
            }
        };
        for bytes in stream.as_bytes().chunks(part) {
            reader.push(bytes);
            take(&mut reader, false);
        }
        take(&mut reader, true);
        requests
    }

    #[test]
    fn requests_are_the_same_however_they_are_split() {
        let stream = "\n\nGET hosts\nColumns: name\n  \nResponseHeader: fixed16\n\n\
                      COMMAND [1] A;b\nAuthUser: u\nCOMMAND [2] B\nGET services\n\n\
                      COMMAND [3] C\n\nGET status\nColumns: program_start\n";
        let expected = [
            "hosts true",
            "A",
            "B",
            "services false",
            "C",
            "status false",
        ];
        for part in [1, 2, 3, 7, 1000] {
            assert_eq!(read(stream, part), expected, "in parts of {part}");
        }
    }

    #[test]
    fn a_line_without_end_is_no_request() {
        assert_eq!(read("GET hosts\nColumns: na", 4), ["400"]);
        assert_eq!(read("", 1), [""; 0]);
        assert_eq!(read("\n\n", 1), [""; 0]);
    }

    #[test]
    fn a_line_that_is_too_long_is_refused_before_it_ends() {
        let mut reader = RequestReader::new();
        reader.push(b"GET hosts\nFilter: name = ");
        assert!(reader.next(false).is_none());
        reader.push(&vec![b'x'; MAX_LINE_BYTES + 1]);
        let refused = reader.next(false).expect("refused").expect_err("too large");
        assert_eq!(refused.code.number(), 413);
    }
}
