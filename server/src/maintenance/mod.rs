//! What an operator does to a store beside serving it: verify, back up, restore.

pub mod backup;
pub mod check;
pub mod integrity;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests;
