//! Stories of people, each told on SQLite and on PostgreSQL.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a story that breaks has failed"
)]

#[path = "stories/world.rs"]
mod world;

#[path = "stories/admin.rs"]
mod admin;
#[path = "stories/admin_lists.rs"]
mod admin_lists;
#[path = "stories/admin_sight.rs"]
mod admin_sight;
#[path = "stories/broken_off.rs"]
mod broken_off;
#[path = "stories/changes.rs"]
mod changes;
#[path = "stories/clock.rs"]
mod clock;
#[path = "stories/codes.rs"]
mod codes;
#[path = "stories/devices.rs"]
mod devices;
#[path = "stories/enrolment.rs"]
mod enrolment;
#[path = "stories/erasure.rs"]
mod erasure;
#[path = "stories/events.rs"]
mod events;
#[path = "stories/languages.rs"]
mod languages;
#[path = "stories/notices.rs"]
mod notices;
#[path = "stories/operators.rs"]
mod operators;
#[path = "stories/outboxes.rs"]
mod outboxes;
#[path = "stories/pepper.rs"]
mod pepper;
#[path = "stories/reconciling.rs"]
mod reconciling;
#[path = "stories/recovery.rs"]
mod recovery;
#[path = "stories/replicas.rs"]
mod replicas;
#[path = "stories/restored.rs"]
mod restored;
#[path = "stories/sessions.rs"]
mod sessions;
#[path = "stories/sign_in.rs"]
mod sign_in;
#[path = "stories/skew.rs"]
mod skew;
#[path = "stories/unlock.rs"]
mod unlock;
