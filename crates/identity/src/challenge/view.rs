//! What the page shows of a challenge.

use std::time::Duration;

use ambient::Timestamp;

use super::ChallengeId;
use crate::{EmailAddress, Error, Identity, Result};

/// Where the mail with the code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailState {
    /// About to be handed over.
    Queued,
    /// The mail server has taken it.
    Sent,
    /// The mail server did not take it; it is tried again until the code expires.
    Delayed,
}

/// An open challenge.
#[derive(Clone, Debug)]
pub struct ChallengeView {
    /// Its name.
    pub id: ChallengeId,
    /// How long the code is still accepted.
    pub expires_in: Duration,
    /// How many patterns may still be tried.
    pub tries_left: u32,
    /// How long until "send again" works; as long as the code lives where it was sent often enough.
    pub resend_in: Duration,
    /// The address, masked.
    pub sent_to: String,
    /// Where the mail is.
    pub mail: MailState,
}

impl Identity {
    /// A challenge that is made `now`, and whose mail is queued.
    pub(super) fn unanswered(
        &self,
        id: ChallengeId,
        now: Timestamp,
        expires_at: Timestamp,
        recipient: &str,
    ) -> ChallengeView {
        ChallengeView {
            id,
            expires_in: expires_at.since(now),
            tries_left: self.settings.code_tries,
            resend_in: self.resend_at(1, now, expires_at).since(now),
            sent_to: masked(recipient),
            mail: MailState::Queued,
        }
    }

    /// When a mail that was sent so often, the last time at `queued_at`, can be sent again.
    fn resend_at(&self, sends: i64, queued_at: Timestamp, expires_at: Timestamp) -> Timestamp {
        match sends < i64::from(self.settings.code_sends) {
            true => queued_at.plus(self.settings.resend_after),
            false => expires_at,
        }
    }

    /// The challenge, as long as it can be answered.
    ///
    /// # Errors
    /// [`Error::ChallengeOver`].
    pub async fn challenge(&self, id: &ChallengeId) -> Result<ChallengeView> {
        let now = self.clock.now();
        type Row = (i64, i64, String, i64, i64, i64, Option<i64>, i64, Option<i64>);
        let row: Option<Row> = sqlx::query_as(
            "SELECT c.expires_at, c.tries_left, m.recipient, m.queued_at, m.attempts, \
             m.claimed_until, m.sent_at, m.sends, c.consumed_at \
             FROM challenges c JOIN mails m ON m.challenge_id = c.id WHERE c.id = $1",
        )
        .bind(id.as_str())
        .fetch_optional(self.database.pool())
        .await?;
        let (
            expires_at,
            tries_left,
            recipient,
            queued_at,
            attempts,
            claimed_until,
            sent_at,
            sends,
            consumed_at,
        ) = row.ok_or(Error::ChallengeOver)?;
        if consumed_at.is_some() || tries_left <= 0 {
            return Err(Error::ChallengeOver);
        }
        if expires_at <= now.millis() {
            self.end_if_over(id).await?;
            return Err(Error::ChallengeOver);
        }
        let [queued_at, expires_at] = [queued_at, expires_at].map(Timestamp::from_millis);
        Ok(ChallengeView {
            id: id.clone(),
            expires_in: expires_at.since(now),
            tries_left: u32::try_from(tries_left).unwrap_or(0),
            resend_in: self.resend_at(sends, queued_at, expires_at).since(now),
            sent_to: masked(&recipient),
            mail: match (sent_at, attempts, claimed_until) {
                (Some(_), ..) => MailState::Sent,
                (None, 0, _) => MailState::Queued,
                // The first attempt is under way, and has not failed.
                (None, 1, 1..) => MailState::Queued,
                (None, ..) => MailState::Delayed,
            },
        })
    }
}

fn masked(recipient: &str) -> String {
    recipient.parse().as_ref().map(EmailAddress::masked).unwrap_or_default()
}
