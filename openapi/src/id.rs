//! Identifiers of items: 24 lower-case hexadecimal digits on the wire, twelve bytes here.

use std::{
    cmp::Ordering,
    fmt,
    hash::{BuildHasher, Hash, Hasher, RandomState},
    marker::PhantomData,
    str::FromStr,
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering as Memory},
    },
    time::{SystemTime, UNIX_EPOCH},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

const BYTES: usize = 12;
const DIGITS: usize = 2 * BYTES;

/// The identifier of an item of the resource `T`.
///
/// The type parameter keeps the identifier of a host from being given where that of a realm is
/// wanted. It costs nothing: an `Id` is twelve bytes, copied freely, and ordered as the backend
/// orders identifiers, roughly by age.
///
/// ```
/// use alignak_model::{Host, Id};
///
/// let id: Id<Host> = "5f3a0c9e8d1b2a4c6e7f8091".parse()?;
/// assert_eq!(id.to_string(), "5f3a0c9e8d1b2a4c6e7f8091");
/// assert!("not an identifier".parse::<Id<Host>>().is_err());
/// # Ok::<(), alignak_model::ParseIdError>(())
/// ```
pub struct Id<T> {
    bytes: [u8; BYTES],
    resource: PhantomData<fn() -> T>,
}

/// A text is not an identifier: it must be exactly 24 digits out of `0-9a-f`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an identifier is 24 lower-case hexadecimal digits")]
#[non_exhaustive]
pub struct ParseIdError;

impl<T> Id<T> {
    /// Makes an identifier from its twelve bytes.
    pub const fn from_bytes(bytes: [u8; BYTES]) -> Self {
        Self {
            bytes,
            resource: PhantomData,
        }
    }

    /// A new identifier, as `MongoDB`'s drivers and the backend make them: the time in seconds, five
    /// random bytes for this process, and a counter. Those that one process makes are ordered by
    /// age, unless its clock is set back.
    ///
    /// A creation that carries one can be repeated when its reply was lost: had it been made, the
    /// repetition is refused as a duplicate, and makes no second item.
    ///
    /// ```
    /// use alignak_model::{Host, Id};
    ///
    /// assert!(Id::<Host>::generate() < Id::generate());
    /// ```
    pub fn generate() -> Self {
        /// The first five bytes stand for the process, the others start the counter. Each state
        /// of the standard library's hasher has random keys of its own.
        static RANDOM: LazyLock<[u8; 8]> = LazyLock::new(|| {
            RandomState::new()
                .hash_one(std::process::id())
                .to_be_bytes()
        });
        /// Starts in the lower quarter of its three bytes, so that it does not soon start anew.
        static COUNTER: LazyLock<AtomicU32> = LazyLock::new(|| {
            let [.., high, middle, low] = *RANDOM;
            AtomicU32::new(u32::from_be_bytes([0, high & 0x3f, middle, low]))
        });
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        let counter = COUNTER.fetch_add(1, Memory::Relaxed);
        let mut bytes = [0; BYTES];
        // The lower four bytes, as in `MongoDB`: they last until 2106.
        bytes[..4].copy_from_slice(&now.as_secs().to_be_bytes()[4..]);
        bytes[4..9].copy_from_slice(&RANDOM[..5]);
        bytes[9..].copy_from_slice(&counter.to_be_bytes()[1..]);
        Self::from_bytes(bytes)
    }

    /// The twelve bytes of the identifier.
    pub const fn to_bytes(self) -> [u8; BYTES] {
        self.bytes
    }

    /// The same identifier, said to be one of another resource.
    ///
    /// For code that learns the resource at run time; nothing checks the claim.
    pub const fn cast<U>(self) -> Id<U> {
        Id::from_bytes(self.bytes)
    }

    /// The 24 digits, without an allocation.
    fn digits(self) -> [u8; DIGITS] {
        const ALPHABET: &[u8; 16] = b"0123456789abcdef";
        let mut digits = [0; DIGITS];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(self.bytes) {
            pair[0] = ALPHABET[usize::from(byte >> 4)];
            pair[1] = ALPHABET[usize::from(byte & 0x0f)];
        }
        digits
    }
}

fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

impl<T> FromStr for Id<T> {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        let digits: &[u8; DIGITS] = text.as_bytes().try_into().map_err(|_| ParseIdError)?;
        let mut bytes = [0; BYTES];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let (Some(high), Some(low)) = (nibble(pair[0]), nibble(pair[1])) else {
                return Err(ParseIdError);
            };
            *byte = high << 4 | low;
        }
        Ok(Self::from_bytes(bytes))
    }
}

impl<T> TryFrom<&str> for Id<T> {
    type Error = ParseIdError;

    fn try_from(text: &str) -> Result<Self, ParseIdError> {
        text.parse()
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(std::str::from_utf8(&self.digits()).map_err(|_| fmt::Error)?)
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Id({self})")
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bytes.cmp(&other.bytes)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(PhantomData<fn() -> T>);

        impl<T> de::Visitor<'_> for Visitor<T> {
            type Value = Id<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an identifier of 24 lower-case hexadecimal digits")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Id<T>, E> {
                text.parse()
                    .map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(Visitor(PhantomData))
    }
}
