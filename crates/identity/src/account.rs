//! Accounts.

use std::{fmt, str::FromStr};

use ambient::Entropy;
use database::Transaction;
use factors::{ImageFingerprint, Username};
use messages::Language;
use sqlx::{Any, Executor};
use uuid::Uuid;

use crate::{
    Client, DeviceToken, EmailAddress, Error, Field, Identity, Problem, Result, device::DeviceId,
    language, verifier::Verifier,
};

/// The name of an account between the services: a random UUID (RFC 9562 §5.4) that says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AccountId(Uuid);

impl AccountId {
    pub(crate) fn random(entropy: &dyn Entropy) -> Self {
        Self(uuid::Builder::from_random_bytes(entropy.bytes()).into_uuid())
    }

    /// Random, and so spread evenly.
    pub(crate) const fn first_byte(&self) -> u8 {
        let [first, ..] = self.0.into_bytes();
        first
    }

    pub(crate) fn stored(text: &str) -> Result<Self> {
        text.parse().map_err(|_| Error::Stored("an account's id"))
    }
}

/// The text is no account's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the id of an account")]
pub struct AccountIdError;

impl FromStr for AccountId {
    type Err = AccountIdError;

    /// Refuses the other spellings of a UUID: 32 digits without hyphens are also a username, and
    /// must not mean somebody else's account.
    fn from_str(text: &str) -> Result<Self, AccountIdError> {
        let id = Self(Uuid::try_parse(text).map_err(|_| AccountIdError)?);
        if id.to_string() == text { Ok(id) } else { Err(AccountIdError) }
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

/// An account to be inserted.
pub(crate) struct NewAccount<'a> {
    pub id: &'a AccountId,
    pub username: &'a Username,
    pub email: &'a EmailAddress,
    pub verifier: &'a Verifier,
    pub picture: &'a [u8],
    pub language: Language,
}

/// What sign-in needs of an account.
pub(crate) struct KnownAccount {
    pub id: AccountId,
    pub email: String,
    pub verifier: Verifier,
    pub disabled: bool,
    /// When the factors were last enrolled or changed, in milliseconds since the epoch.
    pub factors_at: i64,
    /// What letters to its owner are written in.
    pub language: Language,
    /// The device of the request, where the account knows it.
    pub device: Option<DeviceId>,
}

/// Whether the account exists in a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceState {
    /// The service's name.
    pub service: String,
    /// False while the service has not answered yet.
    pub ready: bool,
    /// How often it was tried.
    pub attempts: u32,
}

impl ServiceState {
    /// From the name of the service, how often it was tried, and when it has answered.
    pub(crate) fn stored((service, attempts, delivered_at): (String, i64, Option<i64>)) -> Self {
        let attempts = u32::try_from(attempts).unwrap_or(u32::MAX);
        Self { service, ready: delivered_at.is_some(), attempts }
    }
}

impl Identity {
    /// Inserts an account.
    ///
    /// # Errors
    /// [`Error::Field`] where the username or the picture is taken.
    pub(crate) async fn insert_account(
        &self,
        transaction: &mut Transaction,
        new: NewAccount<'_>,
    ) -> Result<()> {
        sqlx::query(
            "INSERT INTO accounts (id, username, email, verifier_salt, verifier_parameters, \
             verifier_key, sealed_verifier, picture, created_at, factors_at, language) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)",
        )
        .bind(new.id.to_string())
        .bind(new.username.as_str())
        .bind(new.email.as_str())
        .bind(&new.verifier.salt)
        .bind(&new.verifier.parameters)
        .bind(&new.verifier.key)
        .bind(&new.verifier.sealed)
        .bind(new.picture)
        .bind(self.clock.now().millis())
        .bind(new.language.tag())
        .execute(&mut **transaction)
        .await
        .map_err(|error| match database::Error::from(error) {
            error if error.is_taken("accounts", "username") => {
                Error::Field(Field::Username, Problem::Taken)
            }
            error if error.is_taken("accounts", "picture") => {
                Error::Field(Field::Picture, Problem::Taken)
            }
            error => error.into(),
        })?;
        Ok(())
    }

    /// The account of that name, and whether it knows the device of `client`. The same is asked of
    /// the database for a name that nobody has.
    pub(crate) async fn known_account(
        &self,
        at: impl Executor<'_, Database = Any>,
        username: &Username,
        client: &Client,
    ) -> Result<Option<KnownAccount>> {
        type Text = Option<String>;
        type Bytes = Option<Vec<u8>>;
        type Row = (Text, Text, Bytes, Text, Text, Bytes, Option<i64>, Option<i64>, Text, Bytes);
        let nobody = AccountId::random(&*self.entropy);
        let row: Row = sqlx::query_as(
            "SELECT a.id, a.email, a.verifier_salt, a.verifier_parameters, a.verifier_key, \
             a.sealed_verifier, a.disabled_at, a.factors_at, a.language, d.id \
             FROM (SELECT 1) asked LEFT JOIN accounts a ON a.username = $1 \
             LEFT JOIN devices d ON d.account_id = COALESCE(a.id, $2) AND d.token = $3",
        )
        .bind(username.as_str())
        .bind(nobody.to_string())
        .bind(client.device.as_ref().map(DeviceToken::digest))
        .fetch_one(at)
        .await?;
        let (
            Some(id),
            Some(email),
            Some(salt),
            Some(parameters),
            Some(key),
            Some(sealed),
            disabled_at,
            Some(factors_at),
            Some(language),
            device,
        ) = row
        else {
            return Ok(None);
        };
        Ok(Some(KnownAccount {
            id: AccountId::stored(&id)?,
            email,
            verifier: Verifier { salt, parameters, key, sealed },
            disabled: disabled_at.is_some(),
            factors_at,
            language: language::stored(&language),
            device,
        }))
    }

    /// Whether somebody has `username`, or the picture with this tag, already.
    pub(crate) async fn taken(&self, username: &Username, picture: &[u8]) -> Result<Option<Field>> {
        let rows: Vec<(String,)> =
            sqlx::query_as("SELECT username FROM accounts WHERE username = $1 OR picture = $2")
                .bind(username.as_str())
                .bind(picture)
                .fetch_all(self.database.pool())
                .await?;
        let name = rows.iter().any(|(taken,)| taken == username.as_str());
        Ok(match (name, rows.is_empty()) {
            (true, _) => Some(Field::Username),
            (false, false) => Some(Field::Picture),
            (false, true) => None,
        })
    }

    /// The tag of a picture that nobody but `account` has.
    ///
    /// # Errors
    /// [`Error::Field`] where somebody else has it.
    pub(crate) async fn free_picture(
        &self,
        account: &AccountId,
        fingerprint: &ImageFingerprint,
    ) -> Result<Vec<u8>> {
        let picture = self.picture_tag(fingerprint).await?;
        let taken: Option<(String,)> =
            sqlx::query_as("SELECT id FROM accounts WHERE picture = $1 AND id <> $2")
                .bind(&picture)
                .bind(account.to_string())
                .fetch_optional(self.database.pool())
                .await?;
        match taken {
            Some(_) => Err(Error::Field(Field::Picture, Problem::Taken)),
            None => Ok(picture),
        }
    }

    /// Puts new factors in the place of the old.
    ///
    /// # Errors
    /// [`Error::Field`] where somebody else was faster to take the picture.
    pub(crate) async fn replace_verifier(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
        verifier: &Verifier,
        picture: Option<&[u8]>,
    ) -> Result<()> {
        // Strictly later than before, also where two changes meet in one millisecond.
        sqlx::query(
            "UPDATE accounts SET verifier_salt = $2, verifier_parameters = $3, \
             verifier_key = $4, sealed_verifier = $5, picture = COALESCE($6, picture), \
             factors_at = CASE WHEN factors_at < $7 THEN $7 ELSE factors_at + 1 END WHERE id = $1",
        )
        .bind(account.to_string())
        .bind(&verifier.salt)
        .bind(&verifier.parameters)
        .bind(&verifier.key)
        .bind(&verifier.sealed)
        .bind(picture.map(<[u8]>::to_vec))
        .bind(self.clock.now().millis())
        .execute(&mut **transaction)
        .await
        .map_err(|error| match database::Error::from(error) {
            error if error.is_taken("accounts", "picture") => {
                Error::Field(Field::Picture, Problem::Taken)
            }
            error => error.into(),
        })?;
        Ok(())
    }

    /// Keeps an account from being locked until this transaction ends; its address and its
    /// language, or nothing where it is locked or gone.
    pub(crate) async fn hold_open_account(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
    ) -> Result<Option<(String, Language)>> {
        let held: Option<(String, String)> = sqlx::query_as(
            "UPDATE accounts SET email = email WHERE id = $1 AND disabled_at IS NULL \
             RETURNING email, language",
        )
        .bind(account.to_string())
        .fetch_optional(&mut **transaction)
        .await?;
        Ok(held.map(|(email, language)| (email, language::stored(&language))))
    }

    /// Keeps an account and its address as they are until this transaction ends; where letters to
    /// its owner go, and what they are written in.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is gone.
    pub(crate) async fn hold_account(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
    ) -> Result<(String, Language)> {
        let held: Option<(String, String)> = sqlx::query_as(
            "UPDATE accounts SET email = email WHERE id = $1 RETURNING email, language",
        )
        .bind(account.to_string())
        .fetch_optional(&mut **transaction)
        .await?;
        let (email, language) = held.ok_or(Error::NotFound)?;
        Ok((email, language::stored(&language)))
    }

    /// Where an account exists.
    pub(crate) async fn services_of(&self, account: &AccountId) -> Result<Vec<ServiceState>> {
        let rows: Vec<(String, i64, Option<i64>)> = sqlx::query_as(
            "SELECT service, attempts, delivered_at FROM deliveries \
             WHERE kind = 'account' AND subject = $1 ORDER BY service",
        )
        .bind(account.to_string().into_bytes())
        .fetch_all(self.database.pool())
        .await?;
        Ok(rows.into_iter().map(ServiceState::stored).collect())
    }
}

impl Identity {
    /// Whether anybody has enrolled in this database.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn has_accounts(database: &database::Database) -> Result<bool> {
        let any: Option<(String,)> = sqlx::query_as("SELECT id FROM accounts LIMIT 1")
            .fetch_optional(database.pool())
            .await?;
        Ok(any.is_some())
    }
}
