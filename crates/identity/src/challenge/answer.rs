//! Answering a challenge.

use database::Transaction;
use factors::Pattern;
use zeroize::Zeroizing;

use super::{ChallengeId, Kind};
use crate::{
    AccountId, Client, Error, Identity, Result, SessionId,
    event::{self, Happening},
    throttle::Subject,
};

/// A challenge whose pattern was drawn right. It is not consumed yet: what it opens happens in
/// the transaction that consumes it.
pub(crate) struct Answered {
    pub id: ChallengeId,
    /// What its failures were counted under.
    counter: Subject,
    account: Option<AccountId>,
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

/// A try was counted.
struct Try {
    code: Vec<u8>,
    tries_left: u32,
    counter: Subject,
    account: Option<AccountId>,
    sealed: Vec<u8>,
    /// Whether, if it is wrong, it was one too many.
    stops: bool,
}

type Row = (Vec<u8>, i64, Vec<u8>, Option<Vec<u8>>, Option<String>, Vec<u8>);

impl Identity {
    /// Compares `pattern` with the code. The try is counted, and the count committed, before.
    ///
    /// # Errors
    /// [`Error::Throttled`], [`Error::ChallengeOver`], [`Error::WrongPattern`].
    pub(crate) async fn answer_challenge(
        &self,
        id: &ChallengeId,
        kind: Kind,
        session: Option<&SessionId>,
        pattern: &Pattern,
        client: &Client,
    ) -> Result<Answered> {
        let tried = match self.take_try(id, kind, session).await {
            Err(Error::ChallengeOver) => {
                self.end_if_over(id).await?;
                return Err(Error::ChallengeOver);
            }
            tried => tried?,
        };
        if !self.code_digest(id, pattern).matches(&tried.code) {
            self.note_wrong(id, kind, &tried, client).await?;
            return Err(Error::WrongPattern { tries_left: tried.tries_left });
        }
        let detail = self.keys.details.open(id.as_str().as_bytes(), &tried.sealed)?;
        let Try { counter, account, .. } = tried;
        Ok(Answered { id: id.clone(), counter, account, detail })
    }

    /// Writes down that a challenge is over where time has ended it: whoever was told so is told so
    /// for good, whatever the clock does next.
    async fn end_if_over(&self, id: &ChallengeId) -> Result<()> {
        sqlx::query(
            "UPDATE challenges SET consumed_at = expires_at \
             WHERE id = $1 AND consumed_at IS NULL AND expires_at <= $2",
        )
        .bind(id.as_str())
        .bind(self.clock.now().millis())
        .execute(self.database.pool())
        .await?;
        Ok(())
    }

    async fn take_try(
        &self,
        id: &ChallengeId,
        kind: Kind,
        session: Option<&SessionId>,
    ) -> Result<Try> {
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                let row: Row = sqlx::query_as(
                    "UPDATE challenges SET tries_left = tries_left - 1 \
                     WHERE id = $1 AND kind = $2 AND session_id IS NOT DISTINCT FROM $3 \
                     AND consumed_at IS NULL AND expires_at > $4 AND tries_left > 0 \
                     RETURNING code, tries_left, subject, counter, account_id, sealed_detail",
                )
                .bind(id.as_str())
                .bind(kind.as_str())
                .bind(session.map(|session| session.as_bytes().to_vec()))
                .bind(self.clock.now().millis())
                .fetch_optional(&mut *transaction)
                .await?
                .ok_or(Error::ChallengeOver)?;
                let (code, tries_left, subject, counter, account, sealed) = row;
                let counter = counter.unwrap_or(subject);
                let account = account.as_deref().map(AccountId::stored).transpose()?;
                // A name that has to wait does not lose a try by it: the transaction is dropped.
                let stops =
                    self.count_try(&mut transaction, kind, &counter, account.as_ref()).await?;
                transaction.commit().await?;
                Ok(Try {
                    code,
                    tries_left: u32::try_from(tries_left).unwrap_or(0),
                    counter,
                    account,
                    sealed,
                    stops,
                })
            })
            .await
    }

    /// Counts a pattern in advance: with the failures of whoever is asking, and with all patterns
    /// of the account, whatever they are for and wherever they are drawn. Says whether, if it is
    /// wrong, it is one too many.
    async fn count_try(
        &self,
        transaction: &mut Transaction,
        kind: Kind,
        counter: &Subject,
        account: Option<&AccountId>,
    ) -> Result<bool> {
        let recovers = kind == Kind::Recover;
        // Where there is no account there is no recovery that could let its name go on.
        let stops = account.is_some() && !recovers;
        let counted = self.count_attempt(transaction, counter, stops).await?;
        let Some(account) = account else { return Ok(false) };
        let patterns = self.subject_of_patterns(account);
        if recovers {
            // Recovery is what lets an account go on that was stopped.
            self.add_failure(transaction, &patterns).await?;
            return Ok(false);
        }
        let all = self.count_attempt(transaction, &patterns, true).await?;
        Ok(counted.stops || all.stops)
    }

    async fn note_wrong(
        &self,
        id: &ChallengeId,
        kind: Kind,
        tried: &Try,
        client: &Client,
    ) -> Result<()> {
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                if tried.tries_left == 0 {
                    self.drop_mail_of(&mut transaction, id).await?;
                }
                if let Some(account) = &tried.account {
                    let happening =
                        Happening::of(event::Kind::CodeWrong, account).about(kind.as_str());
                    self.note(&mut transaction, client, happening).await?;
                    if tried.stops {
                        self.note_stopped(&mut transaction, client, account).await?;
                    }
                }
                transaction.commit().await?;
                Ok::<_, Error>(())
            })
            .await?;
        Ok(())
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
        let consumed = sqlx::query(
            "UPDATE challenges SET consumed_at = $2 \
             WHERE id = $1 AND consumed_at IS NULL AND expires_at > $2",
        )
        .bind(answered.id.as_str())
        .bind(now)
        .execute(&mut **transaction)
        .await?;
        if consumed.rows_affected() != 1 {
            return Err(Error::ChallengeOver);
        }
        self.drop_mail_of(transaction, &answered.id).await?;
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
        // In the order in which they are counted, so that nobody waits in a circle.
        self.clear_attempts(transaction, &answered.counter).await?;
        if let Some(account) = &answered.account {
            self.clear_attempts(transaction, &self.subject_of_patterns(account)).await?;
        }
        Ok(())
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

    async fn drop_mail_of(&self, transaction: &mut Transaction, id: &ChallengeId) -> Result<()> {
        sqlx::query("UPDATE mails SET sealed_body = NULL WHERE challenge_id = $1")
            .bind(id.as_str())
            .execute(&mut **transaction)
            .await?;
        Ok(())
    }
}
