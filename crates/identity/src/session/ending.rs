//! How sessions end.

use database::Transaction;

use super::{SessionId, SignedIn};
use crate::{
    AccountId, Client, Error, Identity, Result,
    delivery::Message,
    event::{Happening, Kind},
};

/// How many idle sessions are looked up at once.
const BATCH: i64 = 1000;

impl Identity {
    /// Ends a session. The services hear of it through the outbox.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn sign_out(&self, person: &SignedIn, client: &Client) -> Result<()> {
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                let ended = sqlx::query_as(
                    "UPDATE sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL \
                     RETURNING id, browser",
                )
                .bind(person.session().as_bytes().to_vec())
                .bind(self.clock.now().millis())
                .fetch_all(&mut *transaction)
                .await?;
                self.ended(&mut transaction, client, person.account(), Kind::SignedOut, ended)
                    .await?;
                transaction.commit().await?;
                Ok::<_, Error>(())
            })
            .await?;
        Ok(())
    }

    /// Ends one of a person's sessions.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is not one of theirs, or has ended; [`Error::Stale`] where
    /// this needs a fresh pattern.
    pub async fn end_session(&self, person: &SignedIn, client: &Client, sid: &str) -> Result<()> {
        self.check_fresh(person)?;
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                self.end_one_session(&mut transaction, client, person.account(), sid).await?;
                transaction.commit().await?;
                Ok::<_, Error>(())
            })
            .await?;
        Ok(())
    }

    /// Ends the session of an account that services know by `sid`.
    pub(crate) async fn end_one_session(
        &self,
        transaction: &mut Transaction,
        client: &Client,
        account: &AccountId,
        sid: &str,
    ) -> Result<()> {
        let open: Vec<(Vec<u8>,)> =
            sqlx::query_as("SELECT id FROM sessions WHERE account_id = $1 AND ended_at IS NULL")
                .bind(account.to_string())
                .fetch_all(&mut **transaction)
                .await?;
        let mut open = open.into_iter().map(|(id,)| SessionId::stored(id));
        let session = open.find(|session| session.sid() == sid).ok_or(Error::NotFound)?;
        let ended = sqlx::query_as(
            "UPDATE sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL \
             RETURNING id, browser",
        )
        .bind(session.as_bytes().to_vec())
        .bind(self.clock.now().millis())
        .fetch_all(&mut **transaction)
        .await?;
        self.ended(transaction, client, account, Kind::SessionEnded, ended).await
    }

    /// Ends every session of a person but this one; returns how many.
    ///
    /// # Errors
    /// [`Error::Stale`] where this needs a fresh pattern.
    pub async fn end_other_sessions(&self, person: &SignedIn, client: &Client) -> Result<usize> {
        self.check_fresh(person)?;
        let ended = self
            .database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                let kept = Some(person.session());
                let ended =
                    self.end_sessions(&mut transaction, client, person.account(), kept).await?;
                transaction.commit().await?;
                Ok::<_, Error>(ended)
            })
            .await?;
        Ok(ended)
    }

    /// Ends every session of an account, but `kept`; returns how many.
    pub(crate) async fn end_sessions(
        &self,
        transaction: &mut Transaction,
        client: &Client,
        account: &AccountId,
        kept: Option<&SessionId>,
    ) -> Result<usize> {
        let kept = kept.map_or(Vec::new(), |session| session.as_bytes().to_vec());
        let ended: Vec<(Vec<u8>, String)> = sqlx::query_as(
            "UPDATE sessions SET ended_at = $2 \
             WHERE account_id = $1 AND ended_at IS NULL AND id <> $3 RETURNING id, browser",
        )
        .bind(account.to_string())
        .bind(self.clock.now().millis())
        .bind(kept)
        .fetch_all(&mut **transaction)
        .await?;
        let count = ended.len();
        self.ended(transaction, client, account, Kind::SessionEnded, ended).await?;
        Ok(count)
    }

    async fn ended(
        &self,
        transaction: &mut Transaction,
        client: &Client,
        account: &AccountId,
        kind: Kind,
        sessions: Vec<(Vec<u8>, String)>,
    ) -> Result<()> {
        for (id, browser) in sessions {
            let message = Message::SessionEnded(SessionId::stored(id));
            self.tell_services(transaction, &message).await?;
            self.note(transaction, client, Happening::of(kind, account).about(browser)).await?;
        }
        Ok(())
    }

    /// Writes down that idle sessions have ended, so that no clock brings them back, and tells the
    /// services.
    pub(crate) async fn end_idle_sessions(&self) -> Result<()> {
        loop {
            let now = self.clock.now();
            let idle: Vec<(Vec<u8>,)> = sqlx::query_as(
                "SELECT id FROM sessions WHERE ended_at IS NULL \
                 AND (seen_at <= $2 OR expires_at <= $1) LIMIT $3",
            )
            .bind(now.millis())
            .bind(now.minus(self.settings.session_idle).millis())
            .bind(BATCH)
            .fetch_all(self.database.pool())
            .await?;
            let last = idle.len() < usize::try_from(BATCH).unwrap_or(usize::MAX);
            // One at a time, so that nobody waits for more than one.
            for (id,) in idle {
                self.end_if_idle(&SessionId::stored(id)).await?;
            }
            if last {
                return Ok(());
            }
        }
    }

    /// Writes down that a session has ended, where time has ended it, and tells the services.
    pub(super) async fn end_if_idle(&self, session: &SessionId) -> Result<()> {
        let now = self.clock.now();
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                let ended: Option<(String, String)> = sqlx::query_as(
                    "UPDATE sessions SET ended_at = $1 WHERE id = $3 AND ended_at IS NULL \
                     AND (seen_at <= $2 OR expires_at <= $1) RETURNING account_id, browser",
                )
                .bind(now.millis())
                .bind(now.minus(self.settings.session_idle).millis())
                .bind(session.as_bytes().to_vec())
                .fetch_optional(&mut *transaction)
                .await?;
                if let Some((account, browser)) = ended {
                    let account = AccountId::stored(&account)?;
                    let ended = vec![(session.as_bytes().to_vec(), browser)];
                    let by_time = Client { request: "idle".to_owned(), ..Client::default() };
                    self.ended(&mut transaction, &by_time, &account, Kind::SessionEnded, ended)
                        .await?;
                }
                transaction.commit().await?;
                Ok::<_, Error>(())
            })
            .await?;
        Ok(())
    }
}
