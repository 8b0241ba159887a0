//! What an answered challenge opens, in the transaction that consumes it.

use database::Transaction;
use zeroize::Zeroizing;

use super::ChallengeId;
use crate::{AccountId, Error, Identity, Result, throttle::Subject};

/// Drops what the mail of a challenge says.
const DROP_MAIL: &str = "UPDATE mails SET sealed_body = NULL WHERE challenge_id = $1";

/// A challenge whose pattern was drawn right. It is not consumed yet: what it opens happens in
/// the transaction that consumes it.
pub(crate) struct Answered {
    pub id: ChallengeId,
    /// What its failures were counted under.
    pub(super) counter: Subject,
    pub(super) account: Option<AccountId>,
    pub detail: Zeroizing<Vec<u8>>,
}

impl Answered {
    /// The account that it is about.
    pub(crate) fn account(&self) -> Result<&AccountId> {
        self.account.as_ref().ok_or(Error::Stored("a challenge without an account"))
    }
}

/// A challenge that was open until it was ended with all others of its account.
pub(crate) struct Open {
    id: ChallengeId,
    expires_at: i64,
}

impl Identity {
    /// Does what an answered challenge opens: `work` begins one transaction, consumes the challenge
    /// in it, and may be done again as by [`database::Database::repeat`]. Where the time has run
    /// out meanwhile, that is written down once the transaction is undone.
    ///
    /// # Errors
    /// Those of the last attempt.
    pub(crate) async fn redeem<T, F: Future<Output = Result<T>>>(
        &self,
        answered: &Answered,
        work: impl Fn() -> F,
    ) -> Result<T> {
        let done = self.database.repeat(work).await;
        if let Err(Error::ChallengeOver) = done {
            self.end_if_over(&answered.id).await?;
        }
        done
    }

    /// Consumes an answered challenge, together with whatever else `transaction` does.
    ///
    /// # Errors
    /// [`Error::ChallengeOver`] where another answer was faster, or the time ran out.
    pub(crate) async fn consume_challenge(
        &self,
        transaction: &mut Transaction,
        answered: &Answered,
    ) -> Result<()> {
        let now = self.clock.now().millis();
        let consume = sqlx::query(
            "UPDATE challenges SET consumed_at = $2 \
             WHERE id = $1 AND consumed_at IS NULL AND expires_at > $2",
        )
        .bind(answered.id.as_str())
        .bind(now);
        if transaction.execute_both(consume, DROP_MAIL).await? != 1 {
            return Err(Error::ChallengeOver);
        }
        self.clear_counters_of(transaction, answered).await
    }

    /// Makes whoever else wants an answered challenge wait until this transaction ends: challenges
    /// come before counters, also where a counter is needed before the challenge is consumed.
    pub(crate) async fn hold_challenge(
        &self,
        transaction: &mut Transaction,
        answered: &Answered,
    ) -> Result<()> {
        sqlx::query("UPDATE challenges SET tries_left = tries_left WHERE id = $1")
            .bind(answered.id.as_str())
            .execute(&mut **transaction)
            .await?;
        Ok(())
    }

    /// Sets what counted against an answered challenge to zero.
    async fn clear_counters_of(
        &self,
        transaction: &mut Transaction,
        answered: &Answered,
    ) -> Result<()> {
        let counter = &answered.counter;
        match &answered.account {
            // In the order in which they are counted, so that nobody waits in a circle.
            Some(account) => {
                let patterns = self.subject_of_patterns(account);
                self.clear_both(transaction, counter, &patterns).await
            }
            None => self.clear_attempts(transaction, counter).await,
        }
    }

    /// Consumes an answered challenge, and ends all that its account has waiting: what was begun
    /// under the factors or the address as they were must not be finished under the new ones.
    ///
    /// # Errors
    /// As [`Self::consume_challenge`].
    pub(crate) async fn consume_last_challenge(
        &self,
        transaction: &mut Transaction,
        answered: &Answered,
    ) -> Result<()> {
        self.end_open_steps_with(transaction, answered).await?;
        self.clear_counters_of(transaction, answered).await
    }

    /// Consumes an answered challenge and ends all that its account has waiting, but leaves the
    /// counters to what follows.
    ///
    /// # Errors
    /// As [`Self::consume_challenge`].
    pub(crate) async fn end_open_steps_with(
        &self,
        transaction: &mut Transaction,
        answered: &Answered,
    ) -> Result<()> {
        let account = answered.account()?;
        // All in one statement: of two that end everything at once, neither holds its own
        // challenge while it waits for the other's.
        let ended = self.end_challenges(transaction, account).await?;
        let now = self.clock.now().millis();
        if !ended.iter().any(|open| open.id == answered.id && open.expires_at > now) {
            return Err(Error::ChallengeOver);
        }
        self.end_recoveries(transaction, account).await?;
        Ok(())
    }

    /// Ends everything that an account has waiting.
    pub(crate) async fn end_open_steps(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
    ) -> Result<()> {
        self.end_challenges(transaction, account).await?;
        self.end_recoveries(transaction, account).await?;
        Ok(())
    }

    /// Ends every challenge of an account, and says which were open.
    pub(crate) async fn end_challenges(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
    ) -> Result<Vec<Open>> {
        let ended: Vec<(String, i64)> = sqlx::query_as(
            "UPDATE challenges SET consumed_at = $2 \
             WHERE account_id = $1 AND consumed_at IS NULL RETURNING id, expires_at",
        )
        .bind(account.to_string())
        .bind(self.clock.now().millis())
        .fetch_all(&mut **transaction)
        .await?;
        let mut open = Vec::with_capacity(ended.len());
        for (id, expires_at) in ended {
            let id = id.parse().map_err(|_| Error::Stored("a challenge's id"))?;
            self.drop_mail_of(transaction, &id).await?;
            open.push(Open { id, expires_at });
        }
        Ok(open)
    }

    pub(super) async fn drop_mail_of(
        &self,
        transaction: &mut Transaction,
        id: &ChallengeId,
    ) -> Result<()> {
        sqlx::query(DROP_MAIL).bind(id.as_str()).execute(&mut **transaction).await?;
        Ok(())
    }
}
