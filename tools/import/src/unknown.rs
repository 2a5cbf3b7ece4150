//! What is written and not known: each name is reported once, with a count.

use std::collections::BTreeMap;

use crate::kind::{IGNORED, Kind, NOT_IMPORTED};
use crate::message::{Messages, Place, Severity};
use crate::object::custom_name;

/// How often something was met, how often it was kept, and where it was met first.
#[derive(Debug)]
struct Tally {
    count: usize,
    kept: usize,
    first: Place,
}

/// How often something that is not known was met, and where first.
#[derive(Debug, Default)]
pub(crate) struct Unknown {
    properties: BTreeMap<(Kind, String), Tally>,
    /// Custom variables of kinds for which the backend has none.
    customs: BTreeMap<(Kind, String), Tally>,
    kinds: BTreeMap<String, Tally>,
}

impl Unknown {
    /// A property that its kind does not have; whether it is kept as a custom variable.
    pub(crate) fn property(&mut self, kind: Kind, key: &str, is_kept: bool, place: &Place) {
        let key = (kind, key.to_owned());
        count(self.properties.entry(key), is_kept, place);
    }

    /// A custom variable of a kind for which the backend has none.
    pub(crate) fn custom(&mut self, kind: Kind, name: &str, place: &Place) {
        let key = (kind, name.to_owned());
        count(self.customs.entry(key), false, place);
    }

    /// An object of a type that is not imported.
    pub(crate) fn kind(&mut self, word: &str, place: &Place) {
        count(self.kinds.entry(word.to_owned()), false, place);
    }

    /// One message per name.
    pub(crate) fn report(self, messages: &mut Messages) {
        for ((kind, key), Tally { count, kept, first }) in self.properties {
            let name = custom_name(&key);
            let text = match count - kept {
                0 => format!(
                    "the property '{key}' is not known; kept as the custom variable {name} \
                     ({count} times)"
                ),
                lost if kept > 0 => format!(
                    "the property '{key}' is not known; kept as the custom variable {name} \
                     ({kept} times), and not imported where the object has {name} already \
                     ({lost} times)"
                ),
                _ => format!("the property '{key}' is not known and not imported ({count} times)"),
            };
            messages.push(Severity::Warning, Some(&first), kind.word(), text);
        }
        for ((kind, name), Tally { count, first, .. }) in self.customs {
            let text = format!(
                "the custom variable {name} is not imported: the backend has none for this type \
                 ({count} times)"
            );
            messages.push(Severity::Warning, Some(&first), kind.word(), text);
        }
        for (word, Tally { count, first, .. }) in self.kinds {
            let (severity, text) = if IGNORED.contains(&word.as_str()) {
                let text =
                    format!("objects of the type '{word}' are not imported ({count} of them)");
                (Severity::Information, text)
            } else if NOT_IMPORTED.contains(&word.as_str()) {
                let text = format!(
                    "objects of the type '{word}' are not imported, and nothing is modulated \
                     ({count} of them)"
                );
                (Severity::Warning, text)
            } else {
                let text = format!("'{word}' is not a type of objects: {count} ignored");
                (Severity::Warning, text)
            };
            messages.push(severity, Some(&first), "", text);
        }
    }
}

fn count<K: Ord>(
    entry: std::collections::btree_map::Entry<'_, K, Tally>,
    is_kept: bool,
    place: &Place,
) {
    let tally = entry.or_insert_with(|| Tally {
        count: 0,
        kept: 0,
        first: place.clone(),
    });
    tally.count += 1;
    tally.kept += usize::from(is_kept);
}
