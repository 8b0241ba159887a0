//! What people keep in the vault. Nobody of the crowd deletes anything.

use super::super::story::Story;
use super::kept::Kept;
use super::{Found, Rule};

pub fn judge(kept: &Kept, stories: &[Story], found: &mut Found) {
    for id in &kept.records {
        let written = kept.added.get(id).copied().unwrap_or_default();
        found
            .unless(written == 1, Rule::WholeRecords, || format!("{id} was added {written} times"));
    }
    for id in kept.added.keys() {
        let there = kept.records.contains(id);
        found.unless(there, Rule::WholeRecords, || format!("{id} was added and is not there"));
    }
    for story in stories {
        for id in &story.records {
            let there = kept.records.contains(id);
            found.unless(there, Rule::ToldRecords, || format!("{}: {id}", story.username));
        }
    }
}
