//! Backups of a small database, each story on SQLite and on PostgreSQL.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a story that breaks has failed"
)]

#[path = "stories/damage.rs"]
mod damage;
#[path = "stories/moving.rs"]
mod moving;
#[path = "stories/place.rs"]
mod place;
#[path = "stories/restoring.rs"]
mod restoring;
#[path = "stories/writing.rs"]
mod writing;
