//! How much one request may ask for. What exceeds a limit is refused with code 413.

/// Bytes of one request. `NagVis` sends about 150 KB for a map of 2,000 services.
pub const MAX_REQUEST_BYTES: usize = 8 * 1024 * 1024;

/// Bytes of one line of a request.
pub const MAX_LINE_BYTES: usize = 1024 * 1024;

/// Conditions in one request: of its filter, its statistics and what it waits for. A map of `NagVis`
/// names each of its objects by one or two.
pub const MAX_CONDITIONS: usize = 20_000;

/// Steps in one request that combine conditions (`And`, `Or` and `Negate`, of all kinds).
pub const MAX_COMBINATIONS: usize = 100_000;

/// Regular expressions in one request.
pub const MAX_PATTERNS: usize = 500;

/// Bytes of memory of one compiled regular expression.
pub const MAX_PATTERN_MEMORY: usize = 1024 * 1024;

/// Columns in one request.
pub const MAX_COLUMNS: usize = 500;

/// Statistics in one request.
pub const MAX_STATISTICS: usize = 1_000;

/// Sort keys in one request.
pub const MAX_SORT_KEYS: usize = 10;

/// Values that are kept for one reply: those of its rows, with the elements of lists, and the sort
/// keys of all rows.
pub const MAX_CELLS: usize = 10_000_000;

/// Bytes of one reply, and of what is kept for it.
pub const MAX_REPLY_BYTES: usize = 256 * 1024 * 1024;
