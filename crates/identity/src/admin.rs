//! Administrators: accounts whose owners may look at others, and stop them.
//!
//! The role is given and taken by the operator's commands alone. Whoever has it shows it anew at
//! each request: [`Identity::admin`] reads it from the database, and wants a pattern that was drawn
//! just now. What the other functions here do, they do for an [`Admin`] only.

mod accounts;
mod acts;
mod log;
mod site;

use crate::{
    AccountId, AccountSummary, Client, Error, Identity, Result, SessionId, SignedIn, Whom,
    event::{Happening, Kind},
    language,
    mail::Notice,
};

pub use accounts::{AccountPlace, AccountsPage, AccountsWanted, AdminAccount};
pub use log::{EventPlace, Named, SiteEvent};
pub use site::{PepperReport, Queue, ServiceReport, SiteReport};

/// An administrator who has drawn a pattern just now.
#[derive(Debug)]
pub struct Admin {
    account: AccountId,
    session: SessionId,
}

impl Admin {
    /// Their account.
    pub const fn account(&self) -> &AccountId {
        &self.account
    }

    /// Whoever is asking, as the one who acts.
    fn acting(&self, client: &Client) -> Client {
        Client { acting: Some(self.account), ..client.clone() }
    }
}

impl Identity {
    /// Whether the account of whoever is signed in is an administrator's now.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn is_admin(&self, person: &SignedIn) -> Result<bool> {
        let row: Option<(String,)> = sqlx::query_as(
            "SELECT id FROM accounts \
             WHERE id = $1 AND admin_since IS NOT NULL AND disabled_at IS NULL",
        )
        .bind(person.account().to_string())
        .fetch_optional(self.database.pool())
        .await?;
        Ok(row.is_some())
    }

    /// Makes sure that somebody is an administrator now, and that it is them.
    ///
    /// # Errors
    /// [`Error::NotFound`] where they are none: to others there is nothing here.
    /// [`Error::Stale`] where this needs a fresh pattern.
    pub async fn admin(&self, person: &SignedIn) -> Result<Admin> {
        if !self.is_admin(person).await? {
            return Err(Error::NotFound);
        }
        match self.pattern_age(person) {
            Some(age) if age < self.settings.admin_fresh => {
                Ok(Admin { account: *person.account(), session: person.session().clone() })
            }
            _ => Err(Error::Stale),
        }
    }

    /// Makes an account an administrator's. One that is one already stays so since when it was.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn grant_admin(&self, whom: &Whom, client: &Client) -> Result<AccountSummary> {
        let statement = "UPDATE accounts SET admin_since = $2 \
             WHERE id = $1 AND admin_since IS NULL RETURNING email, language";
        let now = Some(self.clock.now().millis());
        self.set_admin(whom, client, statement, now).await
    }

    /// Takes the role away; the next request of their sessions finds no administrator.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn revoke_admin(&self, whom: &Whom, client: &Client) -> Result<AccountSummary> {
        let statement = "UPDATE accounts SET admin_since = $2 \
             WHERE id = $1 AND admin_since IS NOT NULL RETURNING email, language";
        self.set_admin(whom, client, statement, None).await
    }

    async fn set_admin(
        &self,
        whom: &Whom,
        client: &Client,
        statement: &'static str,
        since: Option<i64>,
    ) -> Result<AccountSummary> {
        let account = self.find(whom).await?.id;
        let (kind, notice) = match since {
            Some(_) => (Kind::AdminGranted, Notice::AdminGranted),
            None => (Kind::AdminRevoked, Notice::AdminRevoked),
        };
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                let changed: Option<(String, String)> = sqlx::query_as(statement)
                    .bind(account.to_string())
                    .bind(since)
                    .fetch_optional(&mut *transaction)
                    .await?;
                // What is so already is no act.
                if let Some((email, language)) = changed {
                    self.note(&mut transaction, client, Happening::of(kind, &account)).await?;
                    let to = (email.as_str(), language::stored(&language));
                    self.notify(&mut transaction, client, &account, to, &notice).await?;
                }
                transaction.commit().await?;
                Ok::<_, Error>(())
            })
            .await?;
        self.find(whom).await
    }
}
