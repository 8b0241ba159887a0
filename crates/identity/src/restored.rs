//! After a backup was restored: what was over by then must not come back to life.

use database::Transaction;

use crate::{
    AccountId, Client, Error, Identity, Result,
    event::{Happening, Kind},
};

/// What a restored database had of things that may have ended since its backup, and has no more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Sessions that were open.
    pub sessions: u64,
    /// Codes and tickets that waited.
    pub challenges: u64,
    /// Recoveries whose code and pattern were proven.
    pub recoveries: u64,
    /// Devices that were known.
    pub devices: u64,
    /// Notices that waited for the mail server.
    pub notices: u64,
    /// Links "this wasn't me" that were good.
    pub reports: u64,
    /// Accounts that had the role of an administrator.
    pub administrators: u64,
}

impl Identity {
    /// Ends, in the transaction that restores a backup, whatever may have ended or been used since
    /// it was taken: sessions, open codes with their mails, tickets that wait for their request,
    /// recoveries under way, known devices, notices that waited, links "this wasn't me", roles of
    /// administrators. Services hear of the sessions. Notes that this was done.
    ///
    /// A notice that waited when the backup was taken was sent moments later, by all that can be
    /// known; sent again, it would tell of a sign-in that nobody has seen. What its link, and those
    /// in mails from before, would end has ended here for everybody.
    ///
    /// # Errors
    /// [`Error::Stored`] where a verifier is sealed under a pepper that did not come with the
    /// backup: nobody whose it is could sign in.
    pub async fn settle_restored(
        &self,
        transaction: &mut Transaction,
        client: &Client,
        taken: &str,
    ) -> Result<Settled> {
        self.check_peppers(transaction).await?;
        let sessions = self.end_every_session(transaction, client).await?;
        let challenges = self
            .run(transaction, "UPDATE challenges SET consumed_at = $1 WHERE consumed_at IS NULL")
            .await?;
        let tickets = self
            .run(
                transaction,
                "UPDATE challenges SET redeemed_at = $1 \
                 WHERE unlocked_at IS NOT NULL AND redeemed_at IS NULL",
            )
            .await?;
        let recoveries = self
            .run(transaction, "UPDATE recoveries SET consumed_at = $1 WHERE consumed_at IS NULL")
            .await?;
        sqlx::query("UPDATE mails SET sealed_body = NULL WHERE challenge_id IS NOT NULL")
            .execute(&mut **transaction)
            .await?;
        let notices =
            sqlx::query("DELETE FROM mails WHERE challenge_id IS NULL AND sent_at IS NULL")
                .execute(&mut **transaction)
                .await?;
        let reports =
            self.run(transaction, "UPDATE reports SET used_at = $1 WHERE used_at IS NULL").await?;
        let devices = sqlx::query("DELETE FROM devices").execute(&mut **transaction).await?;
        let administrators = self.take_roles(transaction, client).await?;
        let happening = Happening::to_nobody(Kind::Restored);
        self.note(transaction, client, happening.about(format!("the backup of {taken}"))).await?;
        Ok(Settled {
            sessions,
            challenges: challenges + tickets,
            recoveries,
            devices: devices.rows_affected(),
            notices: notices.rows_affected(),
            reports,
            administrators,
        })
    }

    /// Whoever has lost the role since the backup must not have it again; whoever still has it is
    /// given it once more by the operator.
    async fn take_roles(&self, transaction: &mut Transaction, client: &Client) -> Result<u64> {
        let taken: Vec<(String,)> = sqlx::query_as(
            "UPDATE accounts SET admin_since = NULL WHERE admin_since IS NOT NULL RETURNING id",
        )
        .fetch_all(&mut **transaction)
        .await?;
        for (account,) in &taken {
            let happening = Happening::of(Kind::AdminRevoked, &AccountId::stored(account)?);
            self.note(transaction, client, happening).await?;
        }
        Ok(taken.len() as u64)
    }

    /// Whether every verifier's pepper is there.
    async fn check_peppers(&self, transaction: &mut Transaction) -> Result<()> {
        let needed: Vec<(String,)> = sqlx::query_as("SELECT DISTINCT verifier_key FROM accounts")
            .fetch_all(&mut **transaction)
            .await?;
        if needed.iter().all(|(id,)| self.keys.peppers.knows(id)) {
            return Ok(());
        }
        Err(Error::Stored("a verifier is under an unknown pepper"))
    }

    async fn end_every_session(
        &self,
        transaction: &mut Transaction,
        client: &Client,
    ) -> Result<u64> {
        let accounts: Vec<(String,)> =
            sqlx::query_as("SELECT DISTINCT account_id FROM sessions WHERE ended_at IS NULL")
                .fetch_all(&mut **transaction)
                .await?;
        let mut ended = 0;
        for (account,) in accounts {
            let account = AccountId::stored(&account)?;
            ended += self.end_sessions(transaction, client, &account, None).await? as u64;
        }
        Ok(ended)
    }

    /// Runs a statement whose `$1` is now, and says how many rows it changed.
    async fn run(&self, transaction: &mut Transaction, statement: &'static str) -> Result<u64> {
        let query = sqlx::query(statement).bind(self.clock.now().millis());
        Ok(query.execute(&mut **transaction).await?.rows_affected())
    }
}
