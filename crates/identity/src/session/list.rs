//! A person's own sessions.

use ambient::Timestamp;

use super::{SessionId, SignedIn};
use crate::{AccountId, Identity, Result};

/// An open session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionView {
    /// What services know it by, and what [`Identity::end_session`] takes.
    pub sid: String,
    /// The browser, in words.
    pub browser: String,
    /// The address it began from.
    pub address: Option<String>,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, to the minute.
    pub seen_at: Timestamp,
    /// Whether it is the one that is asking.
    pub this: bool,
}

impl Identity {
    /// The sessions of a person that have not ended, the last used first.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    pub async fn sessions(&self, person: &SignedIn) -> Result<Vec<SessionView>> {
        self.sessions_of(person.account(), person.session()).await
    }

    /// The open sessions of an account, as whoever is in session `asking` sees them.
    pub(crate) async fn sessions_of(
        &self,
        account: &AccountId,
        asking: &SessionId,
    ) -> Result<Vec<SessionView>> {
        let now = self.clock.now();
        type Row = (Vec<u8>, String, Option<String>, i64, i64);
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT id, browser, address, created_at, seen_at FROM sessions \
             WHERE account_id = $1 AND ended_at IS NULL AND expires_at > $2 AND seen_at > $3 \
             ORDER BY seen_at DESC, created_at DESC",
        )
        .bind(account.to_string())
        .bind(now.millis())
        .bind(now.minus(self.settings.session_idle).millis())
        .fetch_all(self.database.pool())
        .await?;
        let views = rows.into_iter().map(|(id, browser, address, created_at, seen_at)| {
            let session = SessionId::stored(id);
            SessionView {
                this: session == *asking,
                sid: session.sid(),
                browser,
                address,
                created_at: Timestamp::from_millis(created_at),
                seen_at: Timestamp::from_millis(seen_at),
            }
        });
        Ok(views.collect())
    }
}
