//! Making a challenge, and sending its mail again.

use std::time::Duration;

use ambient::Timestamp;
use database::Transaction;
use factors::Pattern;
use messages::{Language, in_language};
use sqlx::AssertSqlSafe;

use super::{ChallengeId, ChallengeView, Kind};
use crate::{
    AccountId, Client, Error, Identity, Result, SessionId,
    account::KnownAccount,
    event::{self, Happening},
    mail::{Letter, NewMail},
    throttle::{Held, STOPPED, Subject},
};

/// The span in which codes are counted.
pub(crate) const CODES_PER: Duration = Duration::from_secs(3600);

/// What may speak against one more code: when the earliest of as many as may be mailed within an
/// hour was made, and what the account is stopped by.
const AGAINST_IT: &str = "(SELECT created_at FROM challenges \
     WHERE subject = $1 AND created_at > $2 ORDER BY created_at DESC LIMIT 1 OFFSET $3), \
     (SELECT failures FROM throttles WHERE subject = $4 AND blocked_until = $5)";

/// A challenge to be made.
pub(crate) struct NewChallenge<'a> {
    pub kind: Kind,
    /// Whose codes are counted together, one after the other.
    pub subject: Held,
    /// What failures are counted under.
    pub counter: Subject,
    /// Nobody where the account is yet to be.
    pub owner: Option<Owner<'a>>,
    /// The only session that may answer, where there is one.
    pub session: Option<&'a SessionId>,
    /// What the challenge is about; sealed.
    pub detail: Vec<u8>,
    /// The ticket that asked for it: accepted once.
    pub ticket: Option<String>,
    /// Open challenges with the same value are one and the same wish.
    pub same_as: Option<String>,
    pub expires_at: Timestamp,
    pub recipient: &'a str,
    /// What the letter is written in.
    pub language: Language,
    /// Who is asking.
    pub client: &'a Client,
}

/// Whose challenge it is.
#[derive(Clone, Copy)]
pub(crate) enum Owner<'a> {
    /// Somebody who is signed in.
    SignedIn(&'a AccountId),
    /// An account that must still be as it was when it was looked up.
    Known(&'a KnownAccount),
}

impl<'a> Owner<'a> {
    const fn account(self) -> &'a AccountId {
        match self {
            Self::SignedIn(account) => account,
            Self::Known(known) => &known.id,
        }
    }
}

impl Identity {
    /// Draws a code, stores its digest and queues its mail.
    ///
    /// # Errors
    /// [`Error::Refused`] where the account is not as it was or is locked, [`Error::TooManyCodes`],
    /// [`Error::Stopped`], [`Error::TicketUsed`].
    pub(crate) async fn issue_challenge(
        &self,
        transaction: &mut Transaction,
        new: NewChallenge<'_>,
        letter: impl FnOnce(&Pattern) -> Letter,
    ) -> Result<ChallengeView> {
        self.check_may_be_mailed(transaction, &new).await?;
        let account = new.owner.map(Owner::account);
        let id = ChallengeId::random(&*self.entropy);
        let pattern = Pattern::generate(&mut self.entropy.rng());
        let now = self.clock.now();
        sqlx::query(
            "INSERT INTO challenges (id, kind, subject, account_id, session_id, code, \
             sealed_detail, ticket_id, same_as, tries_left, created_at, expires_at, counter) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        )
        .bind(id.as_str())
        .bind(new.kind.as_str())
        .bind(new.subject.subject())
        .bind(account.map(ToString::to_string))
        .bind(new.session.map(|session| session.as_bytes().to_vec()))
        .bind(self.code_digest(&id, &pattern).as_bytes().to_vec())
        .bind(self.keys.details.seal(&*self.entropy, id.as_str().as_bytes(), &new.detail)?)
        .bind(new.ticket)
        .bind(new.same_as)
        .bind(i64::from(self.settings.code_tries))
        .bind(now.millis())
        .bind(new.expires_at.millis())
        .bind(&new.counter)
        .execute(&mut **transaction)
        .await
        .map_err(|error| match database::Error::from(error) {
            error if error.is_taken("challenges", "ticket_id") => Error::TicketUsed,
            error => error.into(),
        })?;
        let mail = NewMail {
            challenge: Some(&id),
            recipient: new.recipient,
            letter: in_language(new.language, || letter(&pattern)),
            expires_at: new.expires_at,
        };
        self.queue_mail(transaction, mail).await?;
        if let Some(account) = account {
            let happening = Happening::of(event::Kind::CodeMailed, account);
            self.note(transaction, new.client, happening.about(new.kind.as_str())).await?;
        }
        Ok(self.unanswered(id, now, new.expires_at, new.recipient))
    }

    /// Queues the same mail once more. The code stays the same and lives no longer.
    ///
    /// # Errors
    /// [`Error::ChallengeOver`]; [`Error::SentAlready`] where it was sent a moment ago, or as
    /// often as it is ever sent: then there is nothing to wait for but the code's end.
    pub async fn send_again(&self, id: &ChallengeId) -> Result<()> {
        let now = self.clock.now();
        let latest = now.minus(self.settings.resend_after);
        let queued = sqlx::query(
            "UPDATE mails SET queued_at = $2, due_at = $2, sent_at = NULL, attempts = 0, \
             claimed_until = 0, sends = sends + 1 \
             WHERE challenge_id = $1 AND sealed_body IS NOT NULL AND expires_at > $2 \
             AND queued_at <= $3 AND sends < $4",
        )
        .bind(id.as_str())
        .bind(now.millis())
        .bind(latest.millis())
        .bind(i64::from(self.settings.code_sends))
        .execute(self.database.pool())
        .await?;
        if queued.rows_affected() == 1 {
            self.mail_bell.ring();
            return Ok(());
        }
        let view = self.challenge(id).await?;
        Err(Error::SentAlready { retry_after: view.resend_in })
    }

    /// Makes sure that one more code may be mailed: not where there were as many within the hour as
    /// there may be, nor, but for recovery, where the account's patterns were wrong too often; nor
    /// for factors, or to an address, that were replaced while somebody was judged.
    async fn check_may_be_mailed(
        &self,
        transaction: &mut Transaction,
        new: &NewChallenge<'_>,
    ) -> Result<()> {
        let now = self.clock.now();
        let counted = new.owner.filter(|_| new.kind != Kind::Recover);
        // The account stays so until the transaction ends.
        let statement = match new.owner {
            Some(Owner::Known(_)) => format!(
                "UPDATE accounts SET email = email WHERE id = $6 AND email = $7 \
                 AND factors_at = $8 AND disabled_at IS NULL RETURNING {AGAINST_IT}"
            ),
            _ => format!("SELECT {AGAINST_IT}"),
        };
        let asked = sqlx::query_as(AssertSqlSafe(statement))
            .bind(new.subject.subject())
            .bind(now.minus(CODES_PER).millis())
            .bind(i64::from(self.settings.codes_per_hour) - 1)
            .bind(counted.map(|owner| self.subject_of_patterns(owner.account())))
            .bind(STOPPED);
        let asked = match new.owner {
            Some(Owner::Known(known)) => {
                asked.bind(known.id.to_string()).bind(&known.email).bind(known.factors_at)
            }
            _ => asked,
        };
        let allowed: Option<(Option<i64>, Option<i64>)> =
            asked.fetch_optional(&mut **transaction).await?;
        match allowed.ok_or(Error::Refused)? {
            (Some(earliest), _) => {
                let free_at = Timestamp::from_millis(earliest).plus(CODES_PER);
                Err(Error::TooManyCodes { retry_after: free_at.since(now) })
            }
            (None, Some(_)) => Err(Error::Stopped),
            (None, None) => Ok(()),
        }
    }
}
