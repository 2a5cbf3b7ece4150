//! An item as the server handles it: a JSON object with ids as text and dates as RFC 1123 text.

use serde_json::{Map, Value};
use sha1::{Digest, Sha1};

/// One stored thing: a JSON object.
pub type Item = Map<String, Value>;

/// A text member, or the empty text.
pub fn text<'a>(item: &'a Item, name: &str) -> &'a str {
    item.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// A boolean member, false when absent.
pub fn flag(item: &Item, name: &str) -> bool {
    item.get(name).and_then(Value::as_bool).unwrap_or_default()
}

/// An integer member, 0 when absent.
pub fn integer(item: &Item, name: &str) -> i64 {
    item.get(name).and_then(Value::as_i64).unwrap_or_default()
}

/// The texts of a list member.
pub fn texts<'a>(item: &'a Item, name: &str) -> Vec<&'a str> {
    let values = item.get(name).and_then(Value::as_array);
    values
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

/// Puts `changes` into `target`: objects are merged, at every depth, everything else is replaced.
pub fn merge(target: &mut Item, changes: Item) {
    for (name, value) in changes {
        match (target.get_mut(&name), value) {
            (Some(Value::Object(present)), Value::Object(value)) => merge(present, value),
            (_, value) => {
                target.insert(name, value);
            }
        }
    }
}

/// Gives the item the etag of its new content.
///
/// The former etag goes into the hash, so that every write changes the etag, even one that leaves
/// all else as it was. Ids do not: the same content posted twice gets the same etag.
pub fn seal(item: &mut Item, former_etag: Option<&str>) {
    let id = item.remove("_id");
    item.remove("_etag");
    let mut hash = HashWriter(Sha1::new());
    if let Some(former) = former_etag {
        hash.0.update(former.as_bytes());
    }
    // Writing JSON into a hash has no way to fail.
    let written = serde_json::to_writer(&mut hash, &*item);
    debug_assert!(written.is_ok());
    let etag = hash
        .0
        .finalize()
        .iter()
        .fold(String::with_capacity(40), |mut digits, byte| {
            const HEX: &[u8; 16] = b"0123456789abcdef";
            digits.push(char::from(HEX[usize::from(byte >> 4)]));
            digits.push(char::from(HEX[usize::from(byte & 15)]));
            digits
        });
    item.insert("_etag".to_owned(), Value::String(etag));
    if let Some(id) = id {
        item.insert("_id".to_owned(), id);
    }
}

struct HashWriter(Sha1);

impl std::io::Write for HashWriter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Makes ids that grow with time, as `MongoDB`'s drivers make them: seconds, a random part for this
/// process, a counter.
pub fn new_id() -> String {
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicU32, Ordering};
    static PROCESS: LazyLock<u64> = LazyLock::new(|| rand::random::<u64>() & 0xff_ffff_ffff);
    static COUNTER: LazyLock<AtomicU32> =
        LazyLock::new(|| AtomicU32::new(rand::random::<u32>() & 0x3f_ffff));
    let counter = COUNTER.fetch_add(1, Ordering::Relaxed) & 0xff_ffff;
    let seconds = now() & 0xffff_ffff;
    format!("{seconds:08x}{:010x}{counter:06x}", *PROCESS)
}

/// Now, in Unix seconds.
pub fn now() -> i64 {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |elapsed| {
            i64::try_from(elapsed.as_secs()).unwrap_or(i64::MAX)
        })
}

/// A date as the wire has it: `Mon, 05 Feb 2024 09:03:07 GMT`.
pub fn date_text(seconds: i64) -> String {
    let seconds = u64::try_from(seconds).unwrap_or_default();
    httpdate::fmt_http_date(std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds))
}

/// The Unix seconds of a date in a header or an item; `None` when it is no RFC 1123 date.
pub fn date_seconds(text: &str) -> Option<i64> {
    let date = httpdate::parse_http_date(text).ok()?;
    let elapsed = date.duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(elapsed.as_secs()).ok()
}
