//! Sessions: who is signed in.

use std::str::FromStr;

use ambient::{Entropy, Timestamp};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use database::Transaction;
use sha2::{Digest as _, Sha256};

use crate::{AccountId, Error, Identity, Result};

/// How stale "last seen" may be, so that not every request writes.
const SEEN_EVERY: std::time::Duration = std::time::Duration::from_secs(60);
/// The longest description of a browser that is kept.
const BROWSER_LENGTH: usize = 200;

/// What the cookie holds: 256 random bits. Only its SHA-256 is stored.
pub struct SessionToken([u8; 32]);

impl SessionToken {
    fn random(entropy: &dyn Entropy) -> Self {
        Self(entropy.bytes())
    }

    /// The cookie's value: base64url, 43 characters.
    pub fn reveal(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    fn stored(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }
}

impl FromStr for SessionToken {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| Error::SignedOut)?;
        bytes.try_into().map(Self).map_err(|_| Error::SignedOut)
    }
}

impl std::fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionToken(redacted)")
    }
}

/// The lasting name of a session; the token changes at every step up, this does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionId(Vec<u8>);

impl SessionId {
    pub(crate) const fn stored(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// What services know the session by: base64url(SHA-256(session id)).
    pub fn sid(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(&self.0))
    }
}

/// Somebody who has passed every step of signing in, and whose session has not ended.
#[derive(Clone, Debug)]
pub struct SignedIn {
    session: SessionId,
    account: AccountId,
    username: String,
    email: String,
}

impl SignedIn {
    /// Their session.
    pub const fn session(&self) -> &SessionId {
        &self.session
    }

    /// Their account.
    pub const fn account(&self) -> &AccountId {
        &self.account
    }

    /// Their username.
    pub fn username(&self) -> &str {
        &self.username
    }

    /// Their address.
    pub fn email(&self) -> &str {
        &self.email
    }
}

impl Identity {
    /// Begins a session of `account` and returns what goes into the cookie.
    pub(crate) async fn begin_session(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
        browser: &str,
    ) -> Result<SessionToken> {
        let token = SessionToken::random(&*self.entropy);
        let now = self.clock.now();
        sqlx::query(
            "INSERT INTO sessions (id, token, account_id, browser, created_at, seen_at, \
             expires_at) VALUES ($1, $2, $3, $4, $5, $5, $6)",
        )
        .bind(self.entropy.bytes::<32>().to_vec())
        .bind(token.stored())
        .bind(account.to_string())
        .bind(browser.chars().take(BROWSER_LENGTH).collect::<String>())
        .bind(now.millis())
        .bind(now.plus(self.settings.session_life).millis())
        .execute(&mut **transaction)
        .await?;
        Ok(token)
    }

    /// Gives a session a new token: the old one is worth nothing from here on.
    pub(crate) async fn renew_token(
        &self,
        transaction: &mut Transaction,
        session: &SessionId,
    ) -> Result<SessionToken> {
        let token = SessionToken::random(&*self.entropy);
        let renewed =
            sqlx::query("UPDATE sessions SET token = $2 WHERE id = $1 AND ended_at IS NULL")
                .bind(session.as_bytes().to_vec())
                .bind(token.stored())
                .execute(&mut **transaction)
                .await?;
        if renewed.rows_affected() == 1 { Ok(token) } else { Err(Error::SignedOut) }
    }

    /// Who holds this token.
    ///
    /// # Errors
    /// [`Error::SignedOut`] where the session has ended, was idle for too long, or never was.
    pub async fn session(&self, token: &SessionToken) -> Result<SignedIn> {
        let now = self.clock.now();
        let row: (Vec<u8>, String, i64, String, String) = sqlx::query_as(
            "SELECT s.id, s.account_id, s.seen_at, a.username, a.email \
             FROM sessions s JOIN accounts a ON a.id = s.account_id \
             WHERE s.token = $1 AND s.ended_at IS NULL AND s.expires_at > $2 \
             AND s.seen_at > $3 AND a.disabled_at IS NULL",
        )
        .bind(token.stored())
        .bind(now.millis())
        .bind(now.minus(self.settings.session_idle).millis())
        .fetch_optional(self.database.pool())
        .await?
        .ok_or(Error::SignedOut)?;
        let (id, account, seen_at, username, email) = row;
        let session = SessionId::stored(id);
        if now.since(Timestamp::from_millis(seen_at)) >= SEEN_EVERY {
            sqlx::query("UPDATE sessions SET seen_at = $2 WHERE id = $1")
                .bind(session.as_bytes().to_vec())
                .bind(now.millis())
                .execute(self.database.pool())
                .await?;
        }
        Ok(SignedIn { session, account: AccountId::stored(&account)?, username, email })
    }

    /// Ends a session. The services hear of it through the outbox.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn sign_out(&self, person: &SignedIn) -> Result<()> {
        let mut transaction = self.database.begin().await?;
        sqlx::query("UPDATE sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL")
            .bind(person.session.as_bytes().to_vec())
            .bind(self.clock.now().millis())
            .execute(&mut *transaction)
            .await?;
        self.queue_revocations(&mut transaction, &person.session).await?;
        transaction.commit().await?;
        self.outbox.notify_one();
        Ok(())
    }

    /// Writes down that idle sessions have ended, so that no clock brings them back, and tells the
    /// services.
    pub(crate) async fn end_idle_sessions(&self) -> Result<()> {
        let now = self.clock.now();
        let mut transaction = self.database.begin().await?;
        let idle: Vec<(Vec<u8>,)> = sqlx::query_as(
            "UPDATE sessions SET ended_at = $1 WHERE ended_at IS NULL \
             AND (seen_at <= $2 OR expires_at <= $1) RETURNING id",
        )
        .bind(now.millis())
        .bind(now.minus(self.settings.session_idle).millis())
        .fetch_all(&mut *transaction)
        .await?;
        for (id,) in idle {
            self.queue_revocations(&mut transaction, &SessionId::stored(id)).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Forgets sessions that cannot be used any more.
    pub(crate) async fn drop_ended_sessions(&self) -> Result<()> {
        let now = self.clock.now();
        sqlx::query("DELETE FROM sessions WHERE expires_at <= $1 OR ended_at <= $2")
            .bind(now.millis())
            .bind(now.minus(self.settings.session_life).millis())
            .execute(self.database.pool())
            .await?;
        Ok(())
    }
}
