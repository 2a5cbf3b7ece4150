//! A check result on its way, and its line in the spool.

use serde::{Deserialize, Serialize};

use crate::model::{Id, LogCheckResult};
use crate::monitoring::{CheckResult, Report};

/// A check result with the identifier under which it is sent, however often.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Record {
    pub(super) id: Id<LogCheckResult>,
    /// When the check ran, in seconds since 1970.
    pub(super) at: i64,
    pub(super) result: CheckResult,
}

impl Record {
    pub(super) fn new(result: CheckResult) -> Self {
        let Report { id, checked_at, .. } = Report::new(&result);
        Self {
            id,
            at: checked_at,
            result,
        }
    }

    pub(super) fn report(&self) -> Report<'_> {
        Report {
            id: self.id,
            result: &self.result,
            checked_at: self.at,
        }
    }

    /// The line: the checksum of the JSON in eight hexadecimal digits, a blank, and the JSON, in
    /// which no line ends.
    pub(super) fn write_line(&self, line: &mut Vec<u8>) -> Result<(), serde_json::Error> {
        let json = serde_json::to_vec(self)?;
        line.extend_from_slice(format!("{:08x} ", crc32fast::hash(&json)).as_bytes());
        line.extend_from_slice(&json);
        line.push(b'\n');
        Ok(())
    }

    /// Reads a line without its end; `None` when it is not as it was written.
    pub(super) fn read_line(line: &[u8]) -> Option<Self> {
        let (checksum, json) = line.split_at_checked(8)?;
        let json = json.strip_prefix(b" ")?;
        let checksum = u32::from_str_radix(std::str::from_utf8(checksum).ok()?, 16).ok()?;
        if checksum != crc32fast::hash(json) {
            return None;
        }
        serde_json::from_slice(json).ok()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    #[test]
    fn a_record_is_read_as_it_was_written_and_not_otherwise() {
        let time = UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        for result in [
            CheckResult::up("srv1"),
            CheckResult::critical("srv1")
                .service("disk")
                .soft()
                .output("97% \"used\"\nof \u{1f4be}")
                .long_output("a\r\nb")
                .perf_data("used=97%;90;95")
                .checked_at(time)
                .latency(0.25)
                .execution_time(1.5)
                .passive(false),
        ] {
            let record = Record::new(result);
            let mut line = Vec::new();
            record.write_line(&mut line).unwrap();
            let (last, line) = line.split_last().unwrap();
            assert_eq!(*last, b'\n');
            assert!(!line.contains(&b'\n'));
            assert_eq!(Record::read_line(line), Some(record));
            for index in 0..line.len() {
                let mut damaged = line.to_vec();
                damaged[index] ^= 4;
                assert_eq!(Record::read_line(&damaged), None, "byte {index}");
                assert_eq!(Record::read_line(&line[..index]), None, "cut at {index}");
            }
        }
    }
}
