//! Mail: what is written, and the outbox from which it is sent.
//!
//! Bodies are sealed while they wait. The body of a code's mail stays, sealed, until the code is
//! used or expires, so that "send again" sends the very same one; then it is dropped.
//!
//! A letter is written in the language of now: whoever has it written says which one that is.

mod hand;
mod html;
mod letter;
mod notice;
mod outbox;
mod purpose;

pub(crate) use hand::Hand;
pub use letter::Letter;
pub(crate) use notice::Notice;
pub(crate) use outbox::NewMail;
pub use outbox::{InboxMessage, OutgoingMail};
pub(crate) use purpose::{Purpose, SomeFactors};
