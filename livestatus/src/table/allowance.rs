//! How much one evaluation may do, counted while it is done.

use std::cell::Cell;

use crate::limits::{MAX_CELLS, MAX_REPLY_BYTES};
use crate::value::Value;

/// How much is done between two looks at the time.
const STEPS_BETWEEN_LOOKS: u32 = 64;

/// Why an evaluation was ended.
#[derive(Clone, Copy, Debug, thiserror::Error, PartialEq, Eq)]
pub enum Exceeded {
    /// More than [`MAX_CELLS`] values.
    #[error(
        "the reply would have more than {MAX_CELLS} values, with the elements of lists and the sort \
         keys: ask for fewer columns, or use Limit"
    )]
    Cells,
    /// More than [`MAX_REPLY_BYTES`].
    #[error(
        "the reply would be larger than {} MiB: ask for fewer columns, or use Limit",
        MAX_REPLY_BYTES >> 20
    )]
    Bytes,
    /// The time is over.
    #[error("the query takes too long")]
    Time,
}

/// How much one evaluation may do.
pub struct Allowance<'a> {
    is_over: &'a dyn Fn() -> bool,
    steps: Cell<u32>,
    cells: Cell<usize>,
    bytes: Cell<usize>,
    most_cells: usize,
    most_bytes: usize,
}

impl<'a> Allowance<'a> {
    /// What the limits allow, until `is_over` says that the time is over.
    #[must_use]
    pub fn new(is_over: &'a dyn Fn() -> bool) -> Self {
        Self::with(is_over, MAX_CELLS, MAX_REPLY_BYTES)
    }

    /// The same with other limits.
    pub(super) fn with(
        is_over: &'a dyn Fn() -> bool,
        most_cells: usize,
        most_bytes: usize,
    ) -> Self {
        Self {
            is_over,
            steps: Cell::new(0),
            cells: Cell::new(0),
            bytes: Cell::new(0),
            most_cells,
            most_bytes,
        }
    }

    /// Counts a step: a comparison, or the computation of a value.
    ///
    /// # Errors
    ///
    /// The time is over.
    pub(crate) fn step(&self) -> Result<(), Exceeded> {
        self.steps.set(self.steps.get() + 1);
        if self.steps.get() >= STEPS_BETWEEN_LOOKS {
            self.look()?;
        }
        Ok(())
    }

    /// Looks at the time.
    ///
    /// # Errors
    ///
    /// The time is over.
    pub(crate) fn look(&self) -> Result<(), Exceeded> {
        self.steps.set(0);
        if (self.is_over)() {
            return Err(Exceeded::Time);
        }
        Ok(())
    }

    /// Counts a value that is kept.
    ///
    /// # Errors
    ///
    /// There are too many, or they are too large.
    pub(crate) fn keep(&self, value: &Value<'_>) -> Result<(), Exceeded> {
        let (cells, bytes) = value.size();
        self.keep_all(cells, bytes)
    }

    /// Counts so many values that are kept, and their bytes.
    ///
    /// # Errors
    ///
    /// There are too many, or they are too large.
    pub(crate) fn keep_all(&self, cells: usize, bytes: usize) -> Result<(), Exceeded> {
        self.cells.set(self.cells.get().saturating_add(cells));
        self.bytes.set(self.bytes.get().saturating_add(bytes));
        if self.cells.get() > self.most_cells {
            return Err(Exceeded::Cells);
        }
        self.fits(self.bytes.get())
    }

    /// Refuses a reply of so many bytes if they are too many.
    ///
    /// # Errors
    ///
    /// They are.
    pub(crate) fn fits(&self, bytes: usize) -> Result<(), Exceeded> {
        if bytes > self.most_bytes {
            return Err(Exceeded::Bytes);
        }
        Ok(())
    }
}
