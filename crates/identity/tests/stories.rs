//! Stories of people, each told on SQLite and on PostgreSQL.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a story that breaks has failed")]

#[path = "stories/world.rs"]
mod world;

#[path = "stories/codes.rs"]
mod codes;
#[path = "stories/enrolment.rs"]
mod enrolment;
#[path = "stories/outboxes.rs"]
mod outboxes;
#[path = "stories/sessions.rs"]
mod sessions;
#[path = "stories/sign_in.rs"]
mod sign_in;
#[path = "stories/unlock.rs"]
mod unlock;
