//! Answering a challenge.

use database::Transaction;
use factors::Pattern;
use zeroize::Zeroizing;

use super::{ChallengeId, Kind};
use crate::{Error, Identity, Result, SessionId, throttle::Subject};

/// A challenge whose pattern was drawn right. It is not consumed yet: what it opens happens in
/// the transaction that consumes it.
pub(crate) struct Answered {
    pub id: ChallengeId,
    pub subject: Subject,
    pub account: Option<String>,
    pub detail: Zeroizing<Vec<u8>>,
}

type Row = (Vec<u8>, i64, Vec<u8>, Option<String>, Vec<u8>);

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
    ) -> Result<Answered> {
        let (code, tries_left, subject, account, sealed) = self.take_try(id, kind, session).await?;
        if !self.code_digest(id, pattern).matches(&code) {
            if tries_left == 0 {
                self.drop_mail_of(id).await?;
            }
            return Err(Error::WrongPattern { tries_left: u32::try_from(tries_left).unwrap_or(0) });
        }
        let detail = self.keys.details.open(id.as_str().as_bytes(), &sealed)?;
        Ok(Answered { id: id.clone(), subject, account, detail })
    }

    async fn take_try(
        &self,
        id: &ChallengeId,
        kind: Kind,
        session: Option<&SessionId>,
    ) -> Result<Row> {
        let mut transaction = self.database.begin().await?;
        let row: Row = sqlx::query_as(
            "UPDATE challenges SET tries_left = tries_left - 1 \
             WHERE id = $1 AND kind = $2 AND session_id IS NOT DISTINCT FROM $3 \
             AND consumed_at IS NULL AND expires_at > $4 AND tries_left > 0 \
             RETURNING code, tries_left, subject, account_id, sealed_detail",
        )
        .bind(id.as_str())
        .bind(kind.as_str())
        .bind(session.map(|session| session.as_bytes().to_vec()))
        .bind(self.clock.now().millis())
        .fetch_optional(&mut *transaction)
        .await?
        .ok_or(Error::ChallengeOver)?;
        // A name that has to wait does not lose a try by it: the transaction is dropped.
        self.count_attempt(&mut transaction, &row.2).await?;
        transaction.commit().await?;
        Ok(row)
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
        sqlx::query("UPDATE mails SET sealed_body = NULL WHERE challenge_id = $1")
            .bind(answered.id.as_str())
            .execute(&mut **transaction)
            .await?;
        self.clear_attempts(transaction, &answered.subject).await
    }

    async fn drop_mail_of(&self, id: &ChallengeId) -> Result<()> {
        sqlx::query("UPDATE mails SET sealed_body = NULL WHERE challenge_id = $1")
            .bind(id.as_str())
            .execute(self.database.pool())
            .await?;
        Ok(())
    }
}
