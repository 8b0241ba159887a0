//! The outbox of mails.

use std::time::Duration;

use ambient::Timestamp;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use database::{Outcome, Transaction};
use tokio::sync::mpsc::Receiver;

use super::Letter;
use crate::{ChallengeId, Error, Identity, Result, claim::Outbox, delivery::backoff};

const OUTBOX: Outbox = Outbox {
    due: "SELECT 1 FROM mails WHERE sent_at IS NULL AND sealed_body IS NOT NULL \
          AND (due_at <= $1 OR due_at > $3) AND (claimed_until <= $1 OR claimed_until > $2) \
          AND expires_at > $1 LIMIT 1",
    claim: "WITH due AS MATERIALIZED \
            (SELECT id FROM mails WHERE sent_at IS NULL AND sealed_body IS NOT NULL \
            AND (due_at <= $1 OR due_at > $4) AND (claimed_until <= $1 OR claimed_until > $5) \
            AND expires_at > $1 ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED) \
            UPDATE mails SET attempts = attempts + 1, claimed_until = $3 FROM due \
            WHERE mails.id = due.id \
            RETURNING mails.id, challenge_id, recipient, sealed_body, attempts, due_at",
    held: Duration::from_secs(60),
};

/// A mail to be queued.
pub(crate) struct NewMail<'a> {
    /// The challenge whose code is in it.
    pub challenge: Option<&'a ChallengeId>,
    pub recipient: &'a str,
    pub letter: Letter,
    /// When it is worth nothing any more.
    pub expires_at: Timestamp,
}

/// A claimed mail, to be handed to the mail server.
#[derive(Debug)]
pub struct OutgoingMail {
    id: String,
    /// Whether there is a code in it.
    of_challenge: bool,
    attempts: i64,
    /// The address.
    pub recipient: String,
    /// What to send.
    pub letter: Letter,
}

/// A mail in the local inbox.
#[derive(Debug)]
pub struct InboxMessage {
    /// The address.
    pub recipient: String,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// What was sent.
    pub letter: Letter,
}

impl Identity {
    pub(crate) async fn queue_mail(
        &self,
        transaction: &mut Transaction,
        mail: NewMail<'_>,
    ) -> Result<()> {
        let id = URL_SAFE_NO_PAD.encode(self.entropy.bytes::<16>());
        let body = serde_json::to_vec(&mail.letter).map_err(|_| Error::Stored("a letter"))?;
        let now = self.clock.now();
        let place = self.mail_hand.place();
        let (attempts, claimed_until) = match place {
            Some(_) => (1, now.plus(OUTBOX.held).millis()),
            None => (0, 0),
        };
        sqlx::query(
            "INSERT INTO mails (id, challenge_id, recipient, subject, sealed_body, created_at, \
             expires_at, queued_at, due_at, attempts, claimed_until) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $6, $8, $9)",
        )
        .bind(&id)
        .bind(mail.challenge.map(ChallengeId::as_str))
        .bind(mail.recipient)
        .bind(&mail.letter.subject)
        .bind(self.keys.mail.seal(&*self.entropy, id.as_bytes(), &body)?)
        .bind(now.millis())
        .bind(mail.expires_at.millis())
        .bind(attempts)
        .bind(claimed_until)
        .execute(&mut **transaction)
        .await?;
        let Some(place) = place else {
            self.mail_bell.ring_after(transaction);
            return Ok(());
        };
        let handed = OutgoingMail {
            id,
            of_challenge: mail.challenge.is_some(),
            attempts,
            recipient: mail.recipient.to_owned(),
            letter: mail.letter,
        };
        let release = self.release_mail(handed.id.clone());
        transaction.once_settled(move |outcome| match outcome {
            Outcome::Lasting => drop(place.send(handed)),
            Outcome::Uncertain => drop(tokio::spawn(release)),
        });
        Ok(())
    }

    /// Leaves a mail that was to be handed over, if it is there, to whoever comes first.
    fn release_mail(&self, id: String) -> impl Future<Output = ()> + Send + use<> {
        let (statements, bell) = (self.database.pool().idempotent(), self.mail_bell.clone());
        async move {
            let released = sqlx::query(
                "UPDATE mails SET attempts = 0, claimed_until = 0 WHERE id = $1 AND attempts = 1",
            )
            .bind(id)
            .execute(&statements)
            .await;
            match released {
                Ok(_) => bell.ring(),
                Err(error) => tracing::warn!(%error, "a mail waits until its claim runs out"),
            }
        }
    }

    /// What this process queues from now on is handed over, claimed, as soon as it is lasting; what
    /// is queued faster than it is taken is left to be claimed. Close it and read it to its end,
    /// and nothing waits that nobody sends.
    pub fn mails_by_hand(&self) -> Receiver<OutgoingMail> {
        self.mail_hand.open()
    }

    /// Claims what is due. Each is handed to one worker at a time.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Sealed`].
    pub async fn claim_mails(&self) -> Result<Vec<OutgoingMail>> {
        type Row = (String, Option<String>, String, Vec<u8>, i64, i64);
        let mut rows: Vec<Row> = self.claim(&OUTBOX, &self.mail_bell).await?;
        rows.sort_by_key(|(.., due_at)| *due_at);
        let mut claimed = Vec::with_capacity(rows.len());
        for (id, challenge, recipient, sealed, attempts, _) in rows {
            let of_challenge = challenge.is_some();
            // One that does not open must not hold the others up.
            match self.open_letter(&id, &sealed) {
                Ok(letter) => {
                    claimed.push(OutgoingMail { id, of_challenge, attempts, recipient, letter });
                }
                Err(error) => tracing::error!(%error, "a mail cannot be opened"),
            }
        }
        Ok(claimed)
    }

    /// The mail server has taken the mail. Where it held no code it is forgotten: an account that
    /// was erased must not live on in the addresses of its notices.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn mail_sent(&self, mail: &OutgoingMail) -> Result<()> {
        if mail.of_challenge {
            return self.mail_shown(mail).await;
        }
        sqlx::query("DELETE FROM mails WHERE id = $1")
            .bind(&mail.id)
            .execute(&self.database.pool().idempotent())
            .await?;
        Ok(())
    }

    /// The local inbox shows the mail: it is sent, and its body stays, sealed, to be read there.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn mail_shown(&self, mail: &OutgoingMail) -> Result<()> {
        let sent = "UPDATE mails SET sent_at = $2, claimed_until = 0 \
                    WHERE id = $1 AND attempts = $3";
        self.settle_mail(sent, mail, self.clock.now()).await
    }

    /// The mail server did not take the mail: it is tried again until it is worth nothing.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn mail_failed(&self, mail: &OutgoingMail) -> Result<()> {
        let due = self.clock.now().plus(backoff(mail.attempts).min(Duration::from_secs(30)));
        let again = "UPDATE mails SET due_at = $2, claimed_until = 0 \
                     WHERE id = $1 AND attempts = $3";
        self.settle_mail(again, mail, due).await
    }

    /// Writes down what has become of a mail, where nobody has claimed it since.
    async fn settle_mail(
        &self,
        statement: &'static str,
        mail: &OutgoingMail,
        at: Timestamp,
    ) -> Result<()> {
        sqlx::query(statement)
            .bind(&mail.id)
            .bind(at.millis())
            .bind(mail.attempts)
            .execute(&self.database.pool().idempotent())
            .await?;
        Ok(())
    }

    /// The mails of the last day that still have their bodies, newest first.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Sealed`].
    pub async fn inbox(&self) -> Result<Vec<InboxMessage>> {
        let rows: Vec<(String, String, Vec<u8>, i64)> = sqlx::query_as(
            "SELECT id, recipient, sealed_body, sent_at FROM mails \
             WHERE sent_at IS NOT NULL AND sealed_body IS NOT NULL AND expires_at > $1 \
             ORDER BY sent_at DESC, queued_at DESC LIMIT 50",
        )
        .bind(self.clock.now().millis())
        .fetch_all(self.database.pool())
        .await?;
        rows.into_iter()
            .map(|(id, recipient, sealed, sent_at)| {
                let letter = self.open_letter(&id, &sealed)?;
                Ok(InboxMessage { recipient, sent_at: Timestamp::from_millis(sent_at), letter })
            })
            .collect()
    }

    fn open_letter(&self, id: &str, sealed: &[u8]) -> Result<Letter> {
        let body = self.keys.mail.open(id.as_bytes(), sealed)?;
        serde_json::from_slice(&body).map_err(|_| Error::Stored("a letter"))
    }
}
