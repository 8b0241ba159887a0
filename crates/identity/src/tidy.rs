//! What is worth nothing any more ends, and is forgotten later.

use std::time::Duration;

use crate::{Error, Identity, Result, challenge, throttle};

/// How long a mail that was sent stays visible in the local inbox.
const MAILS_KEPT: Duration = Duration::from_secs(24 * 3600);

const CLOSE_MAILS: &str = "UPDATE mails SET sealed_body = NULL WHERE id IN \
    (SELECT id FROM mails WHERE sealed_body IS NOT NULL AND expires_at <= $1 \
    LIMIT $2 FOR UPDATE SKIP LOCKED)";
const FORGET_MAILS: &str = "DELETE FROM mails WHERE id IN \
    (SELECT id FROM mails WHERE expires_at <= $1 LIMIT $2 FOR UPDATE SKIP LOCKED)";
const END_CHALLENGES: &str = "UPDATE challenges SET consumed_at = expires_at WHERE id IN \
    (SELECT id FROM challenges WHERE consumed_at IS NULL AND expires_at <= $1 \
    LIMIT $2 FOR UPDATE SKIP LOCKED)";
const FORGET_CHALLENGES: &str = "DELETE FROM challenges WHERE id IN \
    (SELECT id FROM challenges WHERE expires_at <= $1 LIMIT $2 FOR UPDATE SKIP LOCKED)";
/// Those that were stopped stay so.
const FORGET_THROTTLES: &str = "DELETE FROM throttles WHERE subject IN \
    (SELECT subject FROM throttles WHERE counted_at <= $1 AND blocked_until < 9223372036854775807 \
    LIMIT $2 FOR UPDATE SKIP LOCKED)";
const FORGET_BUCKETS: &str = "DELETE FROM buckets WHERE network IN \
    (SELECT network FROM buckets WHERE filled_at <= $1 LIMIT $2 FOR UPDATE SKIP LOCKED)";
const FORGET_RECOVERIES: &str = "DELETE FROM recoveries WHERE token IN \
    (SELECT token FROM recoveries WHERE expires_at <= $1 LIMIT $2 FOR UPDATE SKIP LOCKED)";
const FORGET_REPORTS: &str = "DELETE FROM reports WHERE token IN \
    (SELECT token FROM reports WHERE expires_at <= $1 LIMIT $2 FOR UPDATE SKIP LOCKED)";
const END_RECOVERIES: &str = "UPDATE recoveries SET consumed_at = expires_at WHERE token IN \
    (SELECT token FROM recoveries WHERE consumed_at IS NULL AND expires_at <= $1 \
    LIMIT $2 FOR UPDATE SKIP LOCKED)";
/// Only those whose end was written down.
const FORGET_SESSIONS: &str = "DELETE FROM sessions WHERE id IN \
    (SELECT id FROM sessions WHERE expires_at <= $1 AND ended_at IS NOT NULL \
    LIMIT $2 FOR UPDATE SKIP LOCKED)";

impl Identity {
    /// Writes down what time has ended, so that no clock brings it back, and forgets what is worth
    /// nothing any more; to be called now and then.
    ///
    /// # Errors
    /// [`Error::Database`]; the rest is done at the next call.
    pub async fn tidy(&self) -> Result<()> {
        self.hasher.give_back();
        let mut done = self.end_idle_sessions().await;
        let now = self.clock.now();
        // Challenges still count against the number of codes of an hour.
        let codes = now.minus(challenge::CODES_PER * 2);
        let recoveries = now.minus(self.settings.recovery_life);
        for (statement, until) in [
            (CLOSE_MAILS, now),
            (FORGET_MAILS, now.minus(MAILS_KEPT)),
            (END_CHALLENGES, now),
            (FORGET_CHALLENGES, codes),
            (FORGET_THROTTLES, now.minus(throttle::FORGOTTEN_AFTER)),
            (FORGET_BUCKETS, now.minus(self.full_again())),
            (END_RECOVERIES, now),
            (FORGET_RECOVERIES, recoveries),
            (FORGET_REPORTS, now),
            // With a session go its challenges.
            (FORGET_SESSIONS, codes),
        ] {
            // Whatever keeps one of them from being done keeps none of the others.
            let swept = self.database.sweep(statement, until.millis()).await;
            done = done.and(swept.map_err(Error::from));
        }
        done
    }
}
