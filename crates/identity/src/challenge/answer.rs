//! Answering a challenge.

use database::Transaction;
use factors::Pattern;

use super::{Answered, ChallengeId, Kind};
use crate::{
    AccountId, Client, Error, Identity, Result, SessionId,
    event::{self, Happening},
    throttle::Subject,
};

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
            Err(refused) if self.may_be_overlong(&refused) => {
                self.cut_waits_at(id).await?;
                return Err(refused);
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
    pub(super) async fn end_if_over(&self, id: &ChallengeId) -> Result<()> {
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

    /// Cuts the waits of those whom the patterns of a challenge are counted under.
    async fn cut_waits_at(&self, id: &ChallengeId) -> Result<()> {
        let row: Option<(Vec<u8>, Option<String>)> = sqlx::query_as(
            "SELECT COALESCE(counter, subject), account_id FROM challenges WHERE id = $1",
        )
        .bind(id.as_str())
        .fetch_optional(self.database.pool())
        .await?;
        let Some((counter, account)) = row else { return Ok(()) };
        self.cut_wait(&counter).await?;
        if let Some(account) = account {
            let account = AccountId::stored(&account)?;
            self.cut_wait(&self.subject_of_patterns(&account)).await?;
        }
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
        let Some(account) = account else {
            // Where there is no account there is no recovery that could let its name go on.
            self.count_attempt(transaction, counter, false).await?;
            return Ok(false);
        };
        let patterns = self.subject_of_patterns(account);
        if kind == Kind::Recover {
            // Recovery is what lets an account go on that was stopped.
            self.count_attempt(transaction, counter, false).await?;
            self.add_failure(transaction, &patterns).await?;
            return Ok(false);
        }
        let counted = self.count_attempts(transaction, [counter, &patterns], true).await?;
        Ok(counted.iter().any(|counted| counted.stops))
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
}
