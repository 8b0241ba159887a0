//! What an administrator may do to accounts. Each act is an event that names them and that the
//! account's owner sees.
//!
//! None of it is done to the account of an administrator, their own included: whoever has got hold
//! of one such account must be able neither to shut the others out nor to undo what the operator
//! has decided about them. The operator's commands act on every account.

use database::Transaction;

use super::{Admin, AdminAccount};
use crate::{
    AccountId, Client, Error, Identity, Result,
    event::{Happening, Kind},
};

/// What is done to an account.
#[derive(Clone, Copy)]
enum Act<'a> {
    Lock,
    Unlock,
    /// The session that services know by this name ends.
    EndSession(&'a str),
    EndSessions,
}

impl Identity {
    /// Locks an account: nobody signs in to it, every session ends, and nothing that was begun can
    /// be finished. One that is locked stays so since when it was.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Administrator`] where it is an administrator's.
    pub async fn lock_as(
        &self,
        admin: &Admin,
        client: &Client,
        account: &AccountId,
    ) -> Result<AdminAccount> {
        self.act_on(admin, client, account, Act::Lock).await
    }

    /// Unlocks an account, and lets it go on where too many failures have stopped it.
    ///
    /// # Errors
    /// As [`Self::lock_as`].
    pub async fn unlock_as(
        &self,
        admin: &Admin,
        client: &Client,
        account: &AccountId,
    ) -> Result<AdminAccount> {
        self.act_on(admin, client, account, Act::Unlock).await
    }

    /// Ends the session of an account that services know by `sid`.
    ///
    /// # Errors
    /// As [`Self::lock_as`]; [`Error::NotFound`] also where there is no such session any more.
    pub async fn end_session_as(
        &self,
        admin: &Admin,
        client: &Client,
        account: &AccountId,
        sid: &str,
    ) -> Result<AdminAccount> {
        self.act_on(admin, client, account, Act::EndSession(sid)).await
    }

    /// Ends every session of an account.
    ///
    /// # Errors
    /// As [`Self::lock_as`].
    pub async fn end_sessions_as(
        &self,
        admin: &Admin,
        client: &Client,
        account: &AccountId,
    ) -> Result<AdminAccount> {
        self.act_on(admin, client, account, Act::EndSessions).await
    }

    async fn act_on(
        &self,
        admin: &Admin,
        client: &Client,
        account: &AccountId,
        act: Act<'_>,
    ) -> Result<AdminAccount> {
        let client = admin.acting(client);
        self.database
            .repeat(|| async {
                let (mut transaction, username) = self.begin_act(account).await?;
                let subject = (account, username.as_str());
                self.carry_out(&mut transaction, &client, subject, act).await?;
                self.end_act(transaction, admin).await
            })
            .await?;
        self.account_for(admin, account).await
    }

    async fn carry_out(
        &self,
        transaction: &mut Transaction,
        client: &Client,
        (account, username): (&AccountId, &str),
        act: Act<'_>,
    ) -> Result<()> {
        match act {
            Act::Lock => self.lock_within(transaction, account, client).await,
            Act::Unlock => self.unlock_within(transaction, account, username, client).await,
            Act::EndSession(sid) => self.end_one_session(transaction, client, account, sid).await,
            Act::EndSessions => {
                let ended = self.end_sessions(transaction, client, account, None).await?;
                if ended > 0 {
                    return Ok(());
                }
                // What is answered is a look at the account, and no act tells of it.
                let happening = Happening::of(Kind::AccountViewed, account);
                self.note(transaction, client, happening).await
            }
        }
    }

    /// Begins what is done to an account that is no administrator's; its name.
    async fn begin_act(&self, account: &AccountId) -> Result<(Transaction, String)> {
        let mut transaction = self.database.begin().await?;
        let row: Option<(String, Option<i64>)> =
            sqlx::query_as("SELECT username, admin_since FROM accounts WHERE id = $1")
                .bind(account.to_string())
                .fetch_optional(&mut *transaction)
                .await?;
        match row {
            None => Err(Error::NotFound),
            Some((_, Some(_))) => Err(Error::Administrator),
            Some((username, None)) => Ok((transaction, username)),
        }
    }

    async fn end_act(&self, mut transaction: Transaction, admin: &Admin) -> Result<()> {
        // Whoever has waited for their turn may be no administrator any more.
        let still: Option<(String,)> = sqlx::query_as(
            "SELECT a.id FROM accounts a JOIN sessions s ON s.account_id = a.id \
             WHERE a.id = $1 AND a.admin_since IS NOT NULL AND a.disabled_at IS NULL \
             AND s.id = $2 AND s.ended_at IS NULL",
        )
        .bind(admin.account.to_string())
        .bind(admin.session.as_bytes().to_vec())
        .fetch_optional(&mut *transaction)
        .await?;
        still.ok_or(Error::NotFound)?;
        Ok(transaction.commit().await?)
    }
}
