//! A ticket between its pattern and its service.

use std::time::Duration;

use ambient::{LEEWAY, Timestamp};

use super::{HeldTicket, Wish};
use crate::{Error, Identity, Result, SignedIn};

/// How old a pattern may be where it opens one request, in seconds.
const SINGLE_SHOT_AGE: u64 = 60;

/// A fresh pattern was drawn for this ticket by this session, and nobody else has taken it: only
/// [`Identity::take_unlocked`] makes one.
#[derive(Debug)]
pub struct Unlocked {
    challenge: String,
    ticket: HeldTicket,
    at: Timestamp,
    taken_at: Timestamp,
    tried: bool,
}

impl Unlocked {
    /// The ticket.
    pub fn ticket(&self) -> &str {
        &self.ticket.text
    }

    /// When the pattern was completed: `auth_time`.
    pub const fn at(&self) -> Timestamp {
        self.at
    }

    /// Whether it was on its way before, to a service that did not answer: it may have been used
    /// up there.
    pub const fn was_tried(&self) -> bool {
        self.tried
    }
}

impl Identity {
    /// Takes the ticket that waits for this request of this session, if one does. Of any number
    /// that ask for it, one gets it. Where a service would find its pattern too old, it is gone.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn take_unlocked(
        &self,
        person: &SignedIn,
        wish: Wish<'_>,
    ) -> Result<Option<Unlocked>> {
        let now = self.clock.now();
        // Most requests find nothing, so this only reads.
        let waiting: Option<(String, Vec<u8>, i64, Option<i64>)> = sqlx::query_as(
            "SELECT id, sealed_detail, unlocked_at, given_back_at FROM challenges \
             WHERE session_id = $1 AND same_as = $2 AND unlocked_at IS NOT NULL \
             AND unlocked_at <= $3 AND redeemed_at IS NULL ORDER BY unlocked_at DESC LIMIT 1",
        )
        .bind(person.session().as_bytes().to_vec())
        .bind(wish.to_string())
        .bind(now.plus(LEEWAY).millis())
        .fetch_optional(self.database.pool())
        .await?;
        let Some((id, sealed, unlocked_at, given_back_at)) = waiting else { return Ok(None) };
        let taken = sqlx::query(
            "UPDATE challenges SET redeemed_at = $2 WHERE id = $1 AND redeemed_at IS NULL",
        )
        .bind(&id)
        .bind(now.millis())
        .execute(self.database.pool())
        .await?;
        let request = self.opened(&id, &sealed)?;
        let ticket = request.ticket.ok_or(Error::Stored("a ticket"))?;
        // No service is told of a pattern that is to be drawn.
        let at = Timestamp::from_millis(unlocked_at).min(now);
        let oldest = Duration::from_secs(ticket.max_age.unsigned_abs().max(SINGLE_SHOT_AGE));
        let alive = now.since(at) <= oldest && now < Timestamp::from_millis(ticket.expires_at);
        let tried = given_back_at.is_some();
        let unlocked = Unlocked { challenge: id, ticket, at, taken_at: now, tried };
        Ok((taken.rows_affected() == 1 && alive).then_some(unlocked))
    }

    /// Takes back a ticket that did not reach its service, or whose answer did not come: it waits
    /// for the same request again. The service accepts it once, whatever happened on the way.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn give_back_unlocked(&self, unlocked: &Unlocked) -> Result<()> {
        sqlx::query(
            "UPDATE challenges SET redeemed_at = NULL, given_back_at = $3 \
             WHERE id = $1 AND redeemed_at = $2",
        )
        .bind(&unlocked.challenge)
        .bind(unlocked.taken_at.millis())
        .bind(self.clock.now().millis())
        .execute(self.database.pool())
        .await?;
        Ok(())
    }
}
