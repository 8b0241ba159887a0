//! Sessions: who is signed in.

mod ending;
mod list;
mod standing;

use std::{str::FromStr, sync::Arc};

use ambient::{LEEWAY, Timestamp};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use database::Transaction;
use messages::Language;
use sha2::{Digest as _, Sha256};
use sqlx::any::AnyQueryResult;

use crate::{
    AccountId, Client, Error, Identity, Result, ServiceState, device::DeviceId, throttle::Subject,
    token::Token,
};

use self::standing::Standing;

pub(crate) use self::standing::{Gathered, Standings, gathered};
pub use list::SessionView;

/// How stale "last seen" may be, so that not every request writes.
const SEEN_EVERY: std::time::Duration = std::time::Duration::from_secs(60);

/// What the cookie holds: 256 random bits. Only its SHA-256 is stored.
#[derive(Debug)]
pub struct SessionToken(Token);

impl SessionToken {
    /// The cookie's value: base64url, 43 characters.
    pub fn reveal(&self) -> String {
        self.0.reveal()
    }

    /// What is stored of it.
    pub(crate) fn digest(&self) -> Vec<u8> {
        self.0.digest()
    }
}

impl FromStr for SessionToken {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Token::read(text).map(Self).ok_or(Error::SignedOut)
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
pub struct SignedIn(Arc<Person>);

/// What is known of them. It is shared, as it is handed on many times for one page.
#[derive(Debug)]
struct Person {
    session: SessionId,
    account: AccountId,
    username: String,
    email: String,
    device: Option<DeviceId>,
    pattern_at: Timestamp,
    language: Language,
    administers: bool,
    services: Vec<ServiceState>,
}

impl SignedIn {
    /// Their session.
    pub fn session(&self) -> &SessionId {
        &self.0.session
    }

    /// Their account.
    pub fn account(&self) -> &AccountId {
        &self.0.account
    }

    /// Their username.
    pub fn username(&self) -> &str {
        &self.0.username
    }

    /// Their address.
    pub fn email(&self) -> &str {
        &self.0.email
    }

    /// What letters to them are written in.
    pub fn language(&self) -> Language {
        self.0.language
    }

    /// Whether they were an administrator when they were looked up. It opens nothing:
    /// [`Identity::admin`] does.
    pub fn administers(&self) -> bool {
        self.0.administers
    }

    /// Where their account existed when they were looked up, in the order of the services' names.
    pub fn services(&self) -> &[ServiceState] {
        &self.0.services
    }

    /// The device that they signed in with.
    pub(crate) fn device(&self) -> Option<&DeviceId> {
        self.0.device.as_ref()
    }
}

/// Somebody who is signed in and asks for something.
#[derive(Clone, Debug)]
pub struct Visit {
    /// Who it is.
    pub person: SignedIn,
    /// Whether a ticket waits, for this or for another wish, that their pattern has opened.
    pub unlocked: bool,
}

impl Identity {
    /// Begins a session of `account` and returns what goes into the cookie.
    pub(crate) async fn begin_session(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
        device: &DeviceId,
        client: &Client,
    ) -> Result<SessionToken> {
        let token = Token::random(&*self.entropy);
        let now = self.clock.now();
        sqlx::query(
            "INSERT INTO sessions (id, token, account_id, browser, created_at, seen_at, \
             expires_at, device_id, address, pattern_at) \
             VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $5)",
        )
        .bind(self.entropy.bytes::<32>().to_vec())
        .bind(token.digest())
        .bind(account.to_string())
        .bind(client.browser())
        .bind(now.millis())
        .bind(now.plus(self.settings.session_life).millis())
        .bind(device)
        .bind(client.address())
        .execute(&mut **transaction)
        .await?;
        Ok(SessionToken(token))
    }

    /// A pattern was drawn: the session gets a new token, and the old one is worth nothing from
    /// here on.
    pub(crate) async fn step_up(
        &self,
        transaction: &mut Transaction,
        session: &SessionId,
    ) -> Result<SessionToken> {
        let token = Token::random(&*self.entropy);
        let stepped_up = sqlx::query(
            "UPDATE sessions SET token = $2, pattern_at = $3 WHERE id = $1 AND ended_at IS NULL",
        )
        .bind(session.as_bytes().to_vec())
        .bind(token.digest())
        .bind(self.clock.now().millis())
        .execute(&mut **transaction)
        .await?;
        renewed(&stepped_up, token)
    }

    /// Gives a session a new token in place of the one it has.
    pub(crate) async fn renew_token(
        &self,
        transaction: &mut Transaction,
        session: &SessionId,
    ) -> Result<SessionToken> {
        let token = Token::random(&*self.entropy);
        let changed =
            sqlx::query("UPDATE sessions SET token = $2 WHERE id = $1 AND ended_at IS NULL")
                .bind(session.as_bytes().to_vec())
                .bind(token.digest())
                .execute(&mut **transaction)
                .await?;
        renewed(&changed, token)
    }

    /// Who holds this token.
    ///
    /// # Errors
    /// [`Error::SignedOut`] where the session has ended, was idle for too long, or never was.
    pub async fn session(&self, token: &SessionToken) -> Result<SignedIn> {
        Ok(self.visit(token).await?.person)
    }

    /// Who holds this token, and whether anything waits for [`Identity::take_unlocked`].
    ///
    /// # Errors
    /// As [`Identity::session`].
    pub async fn visit(&self, token: &SessionToken) -> Result<Visit> {
        let now = self.clock.now();
        let Standing { person, seen_at, unlocked, .. } =
            self.standing(token.0.digest(), now).await?;
        if now.since(seen_at) >= SEEN_EVERY {
            // Of many requests at once, the first writes.
            sqlx::query("UPDATE sessions SET seen_at = $2 WHERE id = $1 AND seen_at = $3")
                .bind(person.session().as_bytes().to_vec())
                .bind(now.millis())
                .bind(seen_at.millis())
                .execute(self.database.pool())
                .await?;
        }
        Ok(Visit { person, unlocked })
    }

    /// What the failures of a session count under.
    pub(crate) fn subject_of(&self, person: &SignedIn) -> Subject {
        match person.device() {
            Some(device) => self.subject_of_device(device),
            None => self.subject_of_name(person.username()),
        }
    }

    /// Whether a pattern was drawn in this session just now. A clock that went back by more than
    /// two may be apart makes no pattern fresh.
    ///
    /// # Errors
    /// [`Error::Stale`] where it was not.
    pub fn check_fresh(&self, person: &SignedIn) -> Result<()> {
        match self.pattern_age(person) {
            Some(age) if age < self.settings.pattern_fresh => Ok(()),
            _ => Err(Error::Stale),
        }
    }

    /// How long ago the last pattern of this session was drawn; nothing where that is to come,
    /// because the clock went back by more than two clocks may be apart.
    pub fn pattern_age(&self, person: &SignedIn) -> Option<std::time::Duration> {
        let now = self.clock.now();
        (person.0.pattern_at <= now.plus(LEEWAY)).then(|| now.since(person.0.pattern_at))
    }

    /// Whether the session of somebody who was signed in goes on. Asking does not prolong it.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn still_signed_in(&self, person: &SignedIn) -> Result<bool> {
        let now = self.clock.now();
        let row: Option<(i64,)> = sqlx::query_as(
            "SELECT s.seen_at FROM sessions s JOIN accounts a ON a.id = s.account_id \
             WHERE s.id = $1 AND s.ended_at IS NULL AND s.expires_at > $2 \
             AND a.disabled_at IS NULL",
        )
        .bind(person.session().as_bytes().to_vec())
        .bind(now.millis())
        .fetch_optional(self.database.pool())
        .await?;
        Ok(row.is_some())
    }
}

/// The new token, where the session has not ended.
fn renewed(changed: &AnyQueryResult, token: Token) -> Result<SessionToken> {
    if changed.rows_affected() == 1 { Ok(SessionToken(token)) } else { Err(Error::SignedOut) }
}
