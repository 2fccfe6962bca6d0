//! Which writes were taken back again. The one rule: a change says itself what it takes back, in
//! lines after its command, so that everybody who has the change knows.

use std::collections::BTreeSet;

use automerge::{ChangeHash, ObjId, ROOT, ReadDoc};

use crate::{ChangeId, Edit, Error};

/// What a line begins with that names a change taken back.
const UNDOES: &str = "undoes ";

/// What a change says of itself: its command, and the changes that it takes back.
pub(crate) fn message(why: &str, undoes: &[ChangeHash]) -> String {
    let lines = undoes.iter().map(|change| format!("\n{UNDOES}{}", ChangeId::from(*change).hex()));
    std::iter::once(why.to_owned()).chain(lines).collect()
}

/// The command in a message.
pub(crate) fn command(message: &str) -> &str {
    message.split('\n').next().unwrap_or_default()
}

/// The changes that a message names. What can't be read names none.
fn undone(message: &str) -> impl Iterator<Item = ChangeHash> {
    let lines = message.split('\n').skip(1);
    lines.filter_map(|line| Some(ChangeId::parse(line.strip_prefix(UNDOES)?)?.into()))
}

impl Edit {
    /// Whether the write `now` of a leaf is the write `then`, or gave back what stood there when
    /// `then` was the last.
    pub(super) fn stands_for(&self, at: &str, now: &ObjId, then: &ObjId) -> Result<bool, Error> {
        let (mut open, mut seen) = (vec![now.clone()], BTreeSet::new());
        while let Some(id) = open.pop() {
            if id == *then {
                return Ok(true);
            }
            for change in self.undone_by(&id) {
                let Some(change) = self.tx.get_change_by_hash(&change) else { continue };
                if seen.insert(change.hash())
                    && let [(_, before)] = self.tx.get_all_at(ROOT, at, change.deps())?.as_slice()
                {
                    open.push(before.clone());
                }
            }
        }
        Ok(false)
    }

    /// What the change takes back that made this write.
    fn undone_by(&self, id: &ObjId) -> Vec<ChangeHash> {
        // A write of this edit has no change yet.
        let Some(hash) = self.tx.hash_for_opid(id) else { return self.undoes.clone() };
        let change = self.tx.get_change_by_hash(&hash);
        change.and_then(|c| c.message().map(|said| undone(said).collect())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_gives_its_command_and_its_changes_back_and_nothing_else() {
        let changes = [ChangeHash([7; 32]), ChangeHash([0xaf; 32])];
        let said = message("item_update", &changes);
        assert_eq!(command(&said), "item_update");
        assert!(undone(&said).eq(changes));
        assert_eq!(message("item_update", &[]), "item_update");
        for odd in ["", "undoes 07", "a\nundoes 07", "a\nundoes", "a\n\nundoes \u{7}"] {
            assert_eq!(undone(odd).count(), 0, "{odd:?}");
        }
    }
}
