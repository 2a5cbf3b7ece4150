//! The names of what has none in a configuration: dependencies and escalations.

use std::collections::HashMap;

use crate::object::Object;
use crate::value::Name;

/// How many characters such a name has at most; the backend takes 255, and a number may follow.
const MAX_CHARACTERS: usize = 240;

/// A name for what has none. A long one is cut and ends with a number that is computed from all of
/// it, so that it stays distinct, and the same in the next import.
pub(super) fn made(name: &str) -> Name {
    if name.chars().count() <= MAX_CHARACTERS {
        return Name::from(name);
    }
    // FNV-1a, which is the same on every computer and in every version.
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let suffix = format!("… {hash:016x}");
    let kept = MAX_CHARACTERS - suffix.chars().count();
    let begin: String = name.chars().take(kept).collect();
    Name::from(begin + &suffix)
}

/// Adds a number to names that occur several times.
pub(super) fn make_distinct(objects: &mut [Object]) {
    let mut seen: HashMap<Name, usize> = HashMap::new();
    for object in objects {
        let count = seen.entry(Name::clone(&object.name)).or_default();
        *count += 1;
        if *count > 1 {
            object.name = Name::from(format!("{} ({count})", object.name));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_and_stay_distinct() {
        let long = |end: &str| made(&format!("{}{end}", "host,".repeat(80)));
        assert_eq!(long("a").chars().count(), MAX_CHARACTERS);
        assert!(long("a").starts_with("host,host,"));
        assert_ne!(long("a"), long("b"));
        assert_eq!(long("a"), long("a"));
        assert_eq!(&*made("he_a,b"), "he_a,b");
    }
}
