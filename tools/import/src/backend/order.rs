//! Which drafts of one section can be sent together: what a draft refers to is sent before it.

use std::collections::HashMap;

use super::draft::{Draft, Key};

/// Indices of drafts, in the order in which they are sent; each group refers only to those before.
///
/// Links of drafts that refer to each other in a circle become late.
pub(super) fn levels(drafts: &mut [Draft]) -> Vec<Vec<usize>> {
    let index: HashMap<Key, usize> = drafts
        .iter()
        .enumerate()
        .map(|(index, draft)| (draft.key.clone(), index))
        .collect();
    let mut waits_for: Vec<usize> = vec![0; drafts.len()];
    let mut waiting: Vec<Vec<usize>> = vec![Vec::new(); drafts.len()];
    for (number, draft) in drafts.iter().enumerate() {
        let links = draft.links.iter().filter(|link| !link.is_late);
        for key in links.flat_map(|link| link.links.keys()) {
            if let Some(&needed) = index.get(key) {
                waiting[needed].push(number);
                waits_for[number] += 1;
            }
        }
    }
    let mut levels = Vec::new();
    let mut sent = vec![false; drafts.len()];
    let mut next: Vec<usize> = (0..drafts.len())
        .filter(|one| waits_for[*one] == 0)
        .collect();
    while !next.is_empty() {
        let level = std::mem::take(&mut next);
        for &one in &level {
            sent[one] = true;
            for &other in &waiting[one] {
                waits_for[other] -= 1;
                if waits_for[other] == 0 {
                    next.push(other);
                }
            }
        }
        next.sort_unstable();
        levels.push(level);
    }
    let rest: Vec<usize> = (0..drafts.len()).filter(|one| !sent[*one]).collect();
    if !rest.is_empty() {
        for &one in &rest {
            for link in &mut drafts[one].links {
                link.is_late |= link
                    .links
                    .keys()
                    .iter()
                    .any(|key| index.get(key).is_some_and(|needed| !sent[*needed]));
            }
        }
        levels.push(rest);
    }
    levels
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(name: &str, needs: &[&str]) -> Draft {
        let mut draft = Draft::new(Key::new("host", name), None);
        draft.link_all(
            "parents",
            needs.iter().map(|name| Key::new("host", *name)).collect(),
        );
        draft
    }

    #[test]
    fn what_is_needed_comes_before() {
        let mut drafts = [
            draft("c", &["b"]),
            draft("a", &["elsewhere"]),
            draft("b", &["a"]),
        ];
        assert_eq!(levels(&mut drafts), [vec![1], vec![2], vec![0]]);
    }

    #[test]
    fn circles_are_linked_late() {
        let mut drafts = [draft("a", &["b"]), draft("b", &["a"]), draft("c", &[])];
        assert_eq!(levels(&mut drafts), [vec![2], vec![0, 1]]);
        assert!(drafts[0].links[0].is_late && drafts[1].links[0].is_late);
    }
}
