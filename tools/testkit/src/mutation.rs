//! Inputs for readers, mutated by a generator with a seed.
//!
//! `cargo fuzz` needs an unstable toolchain. In the long tier of the tests new inputs are tried for ten
//! minutes, otherwise a fixed number.

use std::panic::{RefUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

pub use fastrand::Rng;

/// The variable that selects the long tier.
const LONG_TIER: &str = "ALIGNAK_LONG_TESTS";

/// How long new inputs are tried for in the long tier.
const LONG: Duration = Duration::from_mins(10);

/// How long one input may take, on a busy machine.
const SLOW: Duration = Duration::from_secs(10);

/// How inputs are changed.
#[derive(Clone, Copy, Debug)]
pub struct Mutations {
    /// How many changes are made at most.
    pub changes: usize,
    /// How many bytes are removed at most by one change.
    pub removed: usize,
    /// How many bytes of the input itself are repeated at most by one change.
    pub repeated: usize,
    /// What is put in, besides random bytes and pieces of the input itself.
    pub pieces: &'static [&'static str],
}

impl Mutations {
    /// The input with some changes.
    pub fn apply(&self, input: &[u8], random: &mut Rng) -> Vec<u8> {
        let mut bytes = input.to_vec();
        for _ in 0..=random.usize(..self.changes) {
            let at = random.usize(..=bytes.len());
            match random.u8(..6) {
                0 => {
                    let end = (at + random.usize(..=self.removed)).min(bytes.len());
                    bytes.drain(at..end);
                }
                1 => bytes.insert(at, random.u8(..)),
                2 => {
                    let from = random.usize(..=bytes.len());
                    let to = (from + random.usize(..=self.repeated)).min(bytes.len());
                    let piece = bytes[from..to].to_vec();
                    bytes.splice(at..at, piece);
                }
                3 if at < bytes.len() => bytes[at] = random.u8(..),
                4 => bytes.truncate(bytes.len() - random.usize(..=bytes.len() / 10)),
                _ => {
                    let piece = self.pieces[random.usize(..self.pieces.len())];
                    bytes.splice(at..at, piece.bytes());
                }
            }
        }
        bytes
    }
}

/// Tries inputs for ten minutes in the long tier, and otherwise so many. The attempt gets the seed and
/// a generator with it; what makes it panic, or takes long, is reported with the seed, which repeats it.
pub fn try_inputs(few: u64, attempt: impl Fn(u64, &mut Rng) + RefUnwindSafe) {
    let limit = std::env::var_os(LONG_TIER).map(|_| LONG);
    let begin = Instant::now();
    let mut seed = 0;
    while limit.map_or(seed < few, |limit| begin.elapsed() < limit) {
        let began = Instant::now();
        let result = catch_unwind(|| attempt(seed, &mut Rng::with_seed(seed)));
        assert!(
            result.is_ok(),
            "the input of seed {seed} makes a reader panic"
        );
        assert!(
            began.elapsed() < SLOW,
            "the input of seed {seed} takes too long"
        );
        seed += 1;
    }
    println!("{seed} inputs were tried");
}
