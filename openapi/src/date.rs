//! Dates as HTTP writes them: to the second, in Greenwich time.

use std::{
    fmt,
    str::FromStr,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The last second that the format can write, 31 December 9999 at 23:59:59.
const LAST_SECOND: u64 = 253_402_300_799;

/// A moment to the second, written `Mon, 05 Feb 2024 09:03:07 GMT`.
///
/// It lies between 1970 and 9999. Reading also accepts the two older spellings that HTTP
/// allows; writing always results in the one above.
///
/// ```
/// use alignak_model::HttpDate;
///
/// let date: HttpDate = "Mon, 05 Feb 2024 09:03:07 GMT".parse()?;
/// assert_eq!(date.unix_seconds(), 1_707_123_787);
/// assert_eq!(date.to_string(), "Mon, 05 Feb 2024 09:03:07 GMT");
/// # Ok::<(), alignak_model::ParseHttpDateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HttpDate(u64);

/// A text is not a date of HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a date looks like `Mon, 05 Feb 2024 09:03:07 GMT`")]
#[non_exhaustive]
pub struct ParseHttpDateError;

impl HttpDate {
    /// The date that lies `seconds` after the start of 1970, or `None` after the year 9999.
    pub const fn from_unix_seconds(seconds: u64) -> Option<Self> {
        if seconds <= LAST_SECOND {
            Some(Self(seconds))
        } else {
            None
        }
    }

    /// Seconds since the start of 1970.
    pub const fn unix_seconds(self) -> u64 {
        self.0
    }
}

impl From<HttpDate> for SystemTime {
    fn from(date: HttpDate) -> Self {
        UNIX_EPOCH + Duration::from_secs(date.0)
    }
}

impl From<SystemTime> for HttpDate {
    /// Drops the fraction of the second; a time outside the range becomes its nearest end.
    fn from(time: SystemTime) -> Self {
        let seconds = time
            .duration_since(UNIX_EPOCH)
            .map_or(0, |duration| duration.as_secs());
        Self(seconds.min(LAST_SECOND))
    }
}

impl FromStr for HttpDate {
    type Err = ParseHttpDateError;

    fn from_str(text: &str) -> Result<Self, ParseHttpDateError> {
        httpdate::parse_http_date(text)
            .map(Self::from)
            .map_err(|_| ParseHttpDateError)
    }
}

impl fmt::Display for HttpDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        httpdate::HttpDate::from(SystemTime::from(*self)).fmt(formatter)
    }
}

impl fmt::Debug for HttpDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "HttpDate({self})")
    }
}

impl Serialize for HttpDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for HttpDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl de::Visitor<'_> for Visitor {
            type Value = HttpDate;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a date such as `Mon, 05 Feb 2024 09:03:07 GMT`")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<HttpDate, E> {
                text.parse()
                    .map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(Visitor)
    }
}
