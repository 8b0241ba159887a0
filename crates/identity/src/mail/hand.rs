//! From whoever queues a mail to whoever sends it, within one process.

use parking_lot::Mutex;
use tokio::sync::mpsc::{OwnedPermit, Receiver, Sender, channel};

use super::OutgoingMail;

/// How many may wait for whoever sends them. More than that are left to whoever comes first.
const MOST: usize = 20;

/// Hands mails over that are claimed as they are written: whoever sends them has nothing to look
/// for. A place is taken before the mail is written, so that none is claimed that nobody takes.
#[derive(Default)]
pub(crate) struct Hand(Mutex<Option<Sender<OutgoingMail>>>);

impl Hand {
    /// Has mails handed over from now on, and to nobody else any more. Nothing is lost where the
    /// receiver is closed and then read to its end.
    pub(super) fn open(&self) -> Receiver<OutgoingMail> {
        let (sender, receiver) = channel(MOST);
        *self.0.lock() = Some(sender);
        receiver
    }

    /// A place for one; nothing where nobody takes mails, or not as fast as they come.
    pub(super) fn place(&self) -> Option<OwnedPermit<OutgoingMail>> {
        self.0.lock().clone()?.try_reserve_owned().ok()
    }
}
