//! Devices: browsers that somebody has signed in with.
//!
//! A known browser has its own count of failures, so that a stranger who guesses at a name does
//! not slow down its owner. Its cookie is worth nothing for signing in.

use std::str::FromStr;

use ambient::Timestamp;
use database::Transaction;

use crate::{
    AccountId, Client, Error, Identity, Result, SignedIn,
    event::{Happening, Kind},
    throttle::Subject,
    token::Token,
};

/// The most devices that one account remembers; the one unused for longest is forgotten.
const MOST: i64 = 20;

/// What the device cookie holds: 256 random bits. Only its SHA-256 is stored.
#[derive(Clone, Debug)]
pub struct DeviceToken(Token);

impl DeviceToken {
    /// The cookie's value: base64url, 43 characters.
    pub fn reveal(&self) -> String {
        self.0.reveal()
    }

    /// What is stored of it.
    pub(crate) fn digest(&self) -> Vec<u8> {
        self.0.digest()
    }
}

/// The text is no device token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a device token")]
pub struct DeviceTokenError;

impl FromStr for DeviceToken {
    type Err = DeviceTokenError;

    fn from_str(text: &str) -> std::result::Result<Self, DeviceTokenError> {
        Token::read(text).map(Self).ok_or(DeviceTokenError)
    }
}

/// The lasting name of a device, for one account; its token changes at every sign-in.
pub(crate) type DeviceId = Vec<u8>;

/// A device, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceView {
    /// Its name, for [`Identity::forget_device`].
    pub id: String,
    /// The browser, in words.
    pub browser: String,
    /// When somebody first signed in with it.
    pub created_at: Timestamp,
    /// When somebody last signed in with it.
    pub seen_at: Timestamp,
    /// Whether it is the one that is asking.
    pub this: bool,
}

impl Identity {
    /// The throttle's subject for failures from a device.
    pub(crate) fn subject_of_device(&self, device: &DeviceId) -> Subject {
        self.keys.subjects.digest(&[b"device", device]).as_bytes().to_vec()
    }

    /// Remembers the device of this request for `account`, and gives it a new token: whoever
    /// planted or read the old one holds nothing.
    ///
    /// Returns the device, its new token, and whether the account knew it before.
    pub(crate) async fn remember_device(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
        client: &Client,
    ) -> Result<(DeviceId, DeviceToken, bool)> {
        let (now, token) = (self.clock.now().millis(), Token::random(&*self.entropy));
        if let Some(old) = &client.device {
            // Of every account that has signed in with it; seen by this one.
            let renewed: Vec<(Vec<u8>, String)> = sqlx::query_as(
                "UPDATE devices SET token = $2, \
                 seen_at = CASE WHEN account_id = $3 THEN $4 ELSE seen_at END, \
                 browser = CASE WHEN account_id = $3 THEN $5 ELSE browser END \
                 WHERE token = $1 RETURNING id, account_id",
            )
            .bind(old.digest())
            .bind(token.digest())
            .bind(account.to_string())
            .bind(now)
            .bind(client.browser())
            .fetch_all(&mut **transaction)
            .await?;
            let known = renewed.into_iter().find(|(_, owner)| *owner == account.to_string());
            if let Some((id, _)) = known {
                return Ok((id, DeviceToken(token), true));
            }
        }
        let id = self.entropy.bytes::<16>().to_vec();
        sqlx::query(
            "INSERT INTO devices (id, account_id, token, browser, created_at, seen_at) \
             VALUES ($1, $2, $3, $4, $5, $5)",
        )
        .bind(&id)
        .bind(account.to_string())
        .bind(token.digest())
        .bind(client.browser())
        .bind(now)
        .execute(&mut **transaction)
        .await?;
        sqlx::query(
            "DELETE FROM devices WHERE account_id = $1 AND id <> $3 AND id NOT IN \
             (SELECT id FROM devices WHERE account_id = $1 AND id <> $3 \
             ORDER BY seen_at DESC, id LIMIT $2)",
        )
        .bind(account.to_string())
        .bind(MOST - 1)
        .bind(&id)
        .execute(&mut **transaction)
        .await?;
        Ok((id, DeviceToken(token), false))
    }

    /// Forgets every device of an account.
    pub(crate) async fn forget_devices(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
    ) -> Result<()> {
        sqlx::query("DELETE FROM devices WHERE account_id = $1")
            .bind(account.to_string())
            .execute(&mut **transaction)
            .await?;
        Ok(())
    }

    /// Forgets every device of a person but the one that this session began with.
    pub(crate) async fn forget_other_devices(
        &self,
        transaction: &mut Transaction,
        person: &SignedIn,
    ) -> Result<()> {
        sqlx::query("DELETE FROM devices WHERE account_id = $1 AND id <> $2")
            .bind(person.account().to_string())
            .bind(person.device().cloned().unwrap_or_default())
            .execute(&mut **transaction)
            .await?;
        Ok(())
    }

    /// The devices that a person has signed in with, the latest first.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn devices(&self, person: &SignedIn) -> Result<Vec<DeviceView>> {
        let rows: Vec<(Vec<u8>, String, i64, i64)> = sqlx::query_as(
            "SELECT id, browser, created_at, seen_at FROM devices WHERE account_id = $1 \
             ORDER BY seen_at DESC, id",
        )
        .bind(person.account().to_string())
        .fetch_all(self.database.pool())
        .await?;
        let views = rows.into_iter().map(|(id, browser, created_at, seen_at)| DeviceView {
            this: person.device() == Some(&id),
            id: hex(&id),
            browser,
            created_at: Timestamp::from_millis(created_at),
            seen_at: Timestamp::from_millis(seen_at),
        });
        Ok(views.collect())
    }

    /// Forgets a device: the next sign-in with it is that of a new browser.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is not one of theirs.
    pub async fn forget_device(&self, person: &SignedIn, client: &Client, id: &str) -> Result<()> {
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                let rows: Vec<(Vec<u8>, String)> =
                    sqlx::query_as("SELECT id, browser FROM devices WHERE account_id = $1")
                        .bind(person.account().to_string())
                        .fetch_all(&mut *transaction)
                        .await?;
                let (id, browser) = rows
                    .into_iter()
                    .find(|(stored, _)| hex(stored) == id)
                    .ok_or(Error::NotFound)?;
                sqlx::query("DELETE FROM devices WHERE id = $1")
                    .bind(id)
                    .execute(&mut *transaction)
                    .await?;
                let happening =
                    Happening::of(Kind::DeviceForgotten, person.account()).about(browser);
                self.note(&mut transaction, client, happening).await?;
                transaction.commit().await?;
                Ok::<_, Error>(())
            })
            .await?;
        Ok(())
    }
}

/// Bytes for people and addresses.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
