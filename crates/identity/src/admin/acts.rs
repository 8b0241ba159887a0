//! What an administrator may do to accounts. Each act is an event that names them and that the
//! account's owner sees.
//!
//! None of it is done to the account of an administrator, their own included: whoever has got hold
//! of one such account must be able neither to shut the others out nor to undo what the operator
//! has decided about them. The operator's commands act on every account.

use database::Transaction;

use super::{Admin, AdminAccount};
use crate::{
    AccountId, AccountSummary, Client, Error, Identity, Result, Whom,
    event::{Happening, Kind},
};

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
        let (mut transaction, subject) = self.begin_act(account).await?;
        self.lock_within(&mut transaction, &subject, &admin.acting(client)).await?;
        self.end_act(transaction, admin, account).await
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
        let (mut transaction, subject) = self.begin_act(account).await?;
        self.unlock_within(&mut transaction, &subject, &admin.acting(client)).await?;
        self.end_act(transaction, admin, account).await
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
        let (mut transaction, subject) = self.begin_act(account).await?;
        let client = admin.acting(client);
        self.end_one_session(&mut transaction, &client, &subject.id, sid).await?;
        self.end_act(transaction, admin, account).await
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
        let (mut transaction, subject) = self.begin_act(account).await?;
        let client = admin.acting(client);
        let ended = self.end_sessions(&mut transaction, &client, &subject.id, None).await?;
        if ended == 0 {
            // What is answered is a look at the account, and no act tells of it.
            let happening = Happening::of(Kind::AccountViewed, &subject.id);
            self.note(&mut transaction, &client, happening).await?;
        }
        self.end_act(transaction, admin, account).await
    }

    /// Begins what is done to an account that is no administrator's.
    async fn begin_act(&self, account: &AccountId) -> Result<(Transaction, AccountSummary)> {
        let subject = self.find(&Whom::Id(*account)).await?;
        let mut transaction = self.database.begin().await?;
        let row: Option<(Option<i64>,)> =
            sqlx::query_as("SELECT admin_since FROM accounts WHERE id = $1")
                .bind(account.to_string())
                .fetch_optional(&mut *transaction)
                .await?;
        match row {
            None => Err(Error::NotFound),
            Some((Some(_),)) => Err(Error::Administrator),
            Some((None,)) => Ok((transaction, subject)),
        }
    }

    async fn end_act(
        &self,
        mut transaction: Transaction,
        admin: &Admin,
        account: &AccountId,
    ) -> Result<AdminAccount> {
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
        transaction.commit().await?;
        self.outbox.notify_one();
        self.account_for(admin, account).await
    }
}
