//! What an operator may do to accounts. Each act is an event that the account's owner sees.

use std::str::FromStr;

use ambient::Timestamp;
use database::Transaction;
use factors::Username;

use crate::{
    AccountId, Client, Error, EventView, Identity, Result, ServiceState,
    event::{Happening, Kind},
    language,
    mail::Notice,
};

/// Which account is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// The one of that name.
    Username(Username),
    /// The one with that id.
    Id(AccountId),
}

impl FromStr for Whom {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        if let Ok(id) = text.parse() {
            return Ok(Self::Id(id));
        }
        text.parse().map(Self::Username).map_err(|_| Error::NotFound)
    }
}

/// An account in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountSummary {
    /// Its id.
    pub id: AccountId,
    /// Its name.
    pub username: String,
    /// Where its codes go.
    pub email: String,
    /// When it was created.
    pub created_at: Timestamp,
    /// Since when it is locked by an operator.
    pub locked_at: Option<Timestamp>,
    /// Since when it is an administrator's.
    pub admin_since: Option<Timestamp>,
    /// How many failures in a row its name has, or its patterns where these are more.
    pub failures: u32,
    /// Whether too many of them have stopped sign-in.
    pub stopped: bool,
}

/// Everything that an operator sees of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountDetail {
    /// What the list shows.
    pub summary: AccountSummary,
    /// How many sessions are open.
    pub sessions: u32,
    /// How many devices it knows.
    pub devices: u32,
    /// How many recovery codes are left.
    pub recovery_codes: u32,
    /// Where it exists.
    pub services: Vec<ServiceState>,
    /// Its latest events.
    pub events: Vec<EventView>,
}

pub(crate) type Row = (String, String, String, i64, Option<i64>, Option<i64>);

impl Identity {
    /// The accounts in the order of their names, from after `after` on.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn accounts(&self, after: Option<&str>, most: u32) -> Result<Vec<AccountSummary>> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT id, username, email, created_at, disabled_at, admin_since FROM accounts \
             WHERE username > $1 ORDER BY username LIMIT $2",
        )
        .bind(after.unwrap_or_default())
        .bind(i64::from(most))
        .fetch_all(self.database.pool())
        .await?;
        let mut summaries = Vec::with_capacity(rows.len());
        for row in rows {
            summaries.push(self.summary(row).await?);
        }
        Ok(summaries)
    }

    /// One account.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn account_detail(&self, whom: &Whom) -> Result<AccountDetail> {
        let summary = self.find(whom).await?;
        let id = summary.id;
        let (sessions, devices): (i64, i64) = sqlx::query_as(
            "SELECT (SELECT COUNT(*) FROM sessions WHERE account_id = $1 AND ended_at IS NULL), \
             (SELECT COUNT(*) FROM devices WHERE account_id = $1)",
        )
        .bind(id.to_string())
        .fetch_one(self.database.pool())
        .await?;
        Ok(AccountDetail {
            summary,
            sessions: u32::try_from(sessions).unwrap_or(0),
            devices: u32::try_from(devices).unwrap_or(0),
            recovery_codes: self.codes_left(&id).await?,
            services: self.services_of(&id).await?,
            events: self.events_of(&id, None).await?,
        })
    }

    /// Locks an account: nobody signs in to it, every session ends, and nothing that was begun can
    /// be finished.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn lock_account(&self, whom: &Whom, client: &Client) -> Result<AccountSummary> {
        let account = self.find(whom).await?.id;
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                self.lock_within(&mut transaction, &account, client).await?;
                transaction.commit().await?;
                Ok::<_, Error>(())
            })
            .await?;
        self.find(whom).await
    }

    /// As [`Self::lock_account`], as a part of something larger.
    pub(crate) async fn lock_within(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
        client: &Client,
    ) -> Result<()> {
        self.end_open_steps(transaction, account).await?;
        let locked: Option<(String, String)> = sqlx::query_as(
            "UPDATE accounts SET disabled_at = COALESCE(disabled_at, $2) WHERE id = $1 \
             RETURNING email, language",
        )
        .bind(account.to_string())
        .bind(self.clock.now().millis())
        .fetch_optional(&mut **transaction)
        .await?;
        let (email, language) = locked.ok_or(Error::NotFound)?;
        self.end_sessions(transaction, client, account, None).await?;
        let happening = Happening::of(Kind::AccountLocked, account);
        self.note(transaction, client, happening).await?;
        let to = (email.as_str(), language::stored(&language));
        self.notify(transaction, client, account, to, &Notice::Locked).await
    }

    /// Unlocks an account, and lets a name go on that too many failures have stopped.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn unlock_account(&self, whom: &Whom, client: &Client) -> Result<AccountSummary> {
        let AccountSummary { id, username, .. } = self.find(whom).await?;
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                self.unlock_within(&mut transaction, &id, &username, client).await?;
                transaction.commit().await?;
                Ok::<_, Error>(())
            })
            .await?;
        self.find(whom).await
    }

    /// As [`Self::unlock_account`], as a part of something larger.
    pub(crate) async fn unlock_within(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
        username: &str,
        client: &Client,
    ) -> Result<()> {
        self.let_go_on(transaction, account, username).await?;
        let unlocked: Option<(String, String)> = sqlx::query_as(
            "UPDATE accounts SET disabled_at = NULL WHERE id = $1 RETURNING email, language",
        )
        .bind(account.to_string())
        .fetch_optional(&mut **transaction)
        .await?;
        let (email, language) = unlocked.ok_or(Error::NotFound)?;
        let happening = Happening::of(Kind::AccountUnlocked, account);
        self.note(transaction, client, happening).await?;
        let to = (email.as_str(), language::stored(&language));
        self.notify(transaction, client, account, to, &Notice::Unlocked).await
    }

    /// Ends every session of an account; returns how many.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn end_sessions_of(&self, whom: &Whom, client: &Client) -> Result<usize> {
        let account = self.find(whom).await?.id;
        let ended = self.end_all_of(&account, client).await?;
        Ok(ended)
    }

    /// Ends every session of everybody; returns how many.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn end_all_sessions(&self, client: &Client) -> Result<usize> {
        let accounts: Vec<(String,)> =
            sqlx::query_as("SELECT DISTINCT account_id FROM sessions WHERE ended_at IS NULL")
                .fetch_all(self.database.pool())
                .await?;
        let mut ended = 0;
        // One account at a time, so that nobody who signs in meanwhile waits for all.
        for (account,) in accounts {
            ended += self.end_all_of(&AccountId::stored(&account)?, client).await?;
        }
        Ok(ended)
    }

    async fn end_all_of(&self, account: &AccountId, client: &Client) -> Result<usize> {
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                let ended = self.end_sessions(&mut transaction, client, account, None).await?;
                transaction.commit().await?;
                Ok(ended)
            })
            .await
    }

    /// Erases an account here, and has every service erase it.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn erase_account_of(&self, whom: &Whom, client: &Client) -> Result<AccountSummary> {
        let account = self.find(whom).await?;
        let AccountSummary { id, username, .. } = &account;
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                self.end_open_steps(&mut transaction, id).await?;
                self.erase_account(&mut transaction, client, id, username).await?;
                transaction.commit().await?;
                Ok::<_, Error>(())
            })
            .await?;
        Ok(account)
    }

    /// Notes that a signing key took another's place.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn note_key_rotation(&self, client: &Client, what: &str) -> Result<()> {
        self.note_alone(client, Happening::to_nobody(Kind::KeysRotated).about(what)).await
    }

    pub(crate) async fn find(&self, whom: &Whom) -> Result<AccountSummary> {
        let statement = match whom {
            Whom::Username(_) => {
                "SELECT id, username, email, created_at, disabled_at, admin_since FROM accounts \
                 WHERE username = $1"
            }
            Whom::Id(_) => {
                "SELECT id, username, email, created_at, disabled_at, admin_since FROM accounts \
                 WHERE id = $1"
            }
        };
        let key = match whom {
            Whom::Username(username) => username.as_str().to_owned(),
            Whom::Id(id) => id.to_string(),
        };
        let row: Option<Row> =
            sqlx::query_as(statement).bind(key).fetch_optional(self.database.pool()).await?;
        self.summary(row.ok_or(Error::NotFound)?).await
    }

    pub(crate) async fn summary(&self, row: Row) -> Result<AccountSummary> {
        let (id, username, email, created_at, locked_at, admin_since) = row;
        let id = AccountId::stored(&id)?;
        let (failures, stopped) = self.failures(&self.subject_of_name(&username)).await?;
        let (wrong_patterns, patterns) = self.failures(&self.subject_of_patterns(&id)).await?;
        Ok(AccountSummary {
            id,
            username,
            email,
            created_at: Timestamp::from_millis(created_at),
            locked_at: locked_at.map(Timestamp::from_millis),
            admin_since: admin_since.map(Timestamp::from_millis),
            failures: failures.max(wrong_patterns),
            stopped: stopped || patterns,
        })
    }
}
