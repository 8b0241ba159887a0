//! The second lock, from identity's side: a fresh pattern for one wish of one session.

mod repeat;
mod waiting;

use std::fmt;

use ambient::Timestamp;
use factors::Pattern;
use serde::{Deserialize, Serialize};

use crate::{
    ChallengeId, ChallengeView, Client, Error, Identity, Result, SessionToken, SignedIn,
    challenge::{Kind, NewChallenge, Owner},
    event::{self, Happening},
    mail::Letter,
};

pub use self::{repeat::AttemptKey, waiting::Unlocked};

/// What somebody is asked to confirm with a fresh pattern.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UnlockRequest {
    /// The service's name in the configuration.
    pub service: String,
    /// The service's title, for people.
    pub title: String,
    /// What will be opened, for people.
    pub purpose: String,
    /// The method of the request that was refused.
    pub method: String,
    /// Its path with query, at the service.
    pub path: String,
    /// The path of this site where the person goes on.
    pub return_to: String,
    /// What the service asks with; nothing where this site itself asks.
    pub ticket: Option<HeldTicket>,
}

/// A service's ticket while it waits for its pattern. The caller has verified it.
#[derive(Clone, Serialize, Deserialize)]
pub struct HeldTicket {
    /// The ticket, byte for byte. It is stored sealed only.
    pub text: String,
    /// Its `jti`: it is accepted once.
    pub id: String,
    /// Its `exp`, in milliseconds since the epoch.
    pub expires_at: i64,
    /// Its `max_age`, in seconds; 0 = one request.
    pub max_age: i64,
}

/// The ticket does not show.
impl fmt::Debug for HeldTicket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HeldTicket").field("id", &self.id).finish_non_exhaustive()
    }
}

/// What the unlock page shows.
#[derive(Clone, Debug)]
pub struct UnlockView {
    /// The challenge.
    pub challenge: ChallengeView,
    /// The service's title.
    pub title: String,
    /// What will be opened.
    pub purpose: String,
    /// The path of this site where the person goes on.
    pub return_to: String,
}

/// The pattern was right: where the person goes on, and their session's new token.
#[derive(Debug)]
pub struct Confirmed {
    /// The path of this site.
    pub return_to: String,
    /// The token changes at every step up.
    pub token: SessionToken,
}

/// What somebody wants of a service: one and the same request is one and the same wish.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// The service's name in the configuration.
    pub service: &'a str,
    /// The request's method.
    pub method: &'a str,
    /// Its path with query, at the service.
    pub path: &'a str,
}

impl fmt::Display for Wish<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.service, self.method, self.path)
    }
}

impl Identity {
    /// Mails a code for a wish, or returns the challenge that is open for the same wish, so
    /// that a reloaded page sends no second mail.
    ///
    /// # Errors
    /// [`Error::TicketUsed`], [`Error::TooManyCodes`].
    pub async fn ask_unlock(
        &self,
        person: &SignedIn,
        client: &Client,
        request: UnlockRequest,
    ) -> Result<ChallengeId> {
        let ask = || self.open_or_new(person, client, &request);
        let (id, open) = self.database.repeat(ask).await?;
        if open {
            // Answers take challenges before counters; none is held here any more.
            self.lead_to(&id, request.return_to).await?;
            return Ok(id);
        }
        Ok(id)
    }

    /// The challenge that is open for the same wish, or a new one; says whether it was open.
    async fn open_or_new(
        &self,
        person: &SignedIn,
        client: &Client,
        request: &UnlockRequest,
    ) -> Result<(ChallengeId, bool)> {
        let UnlockRequest { service, method, path, .. } = request;
        let wish = Wish { service, method, path }.to_string();
        let now = self.clock.now();
        let subject = self.subject_of_name(person.username());
        let mut transaction = self.database.begin().await?;
        let subject = self.hold_subject(&mut transaction, subject).await?;
        let open: Option<(String,)> = sqlx::query_as(
            "SELECT id FROM challenges WHERE session_id = $1 AND same_as = $2 AND kind = $3 \
             AND consumed_at IS NULL AND tries_left > 0 AND expires_at > $4 LIMIT 1",
        )
        .bind(person.session().as_bytes().to_vec())
        .bind(&wish)
        .bind(Kind::Unlock.as_str())
        .bind(now.millis())
        .fetch_optional(&mut *transaction)
        .await?;
        if let Some((id,)) = open {
            transaction.commit().await?;
            let id = id.parse().map_err(|_| Error::Stored("a challenge's id"))?;
            return Ok((id, true));
        }
        let account = self.hold_open_account(&mut transaction, person.account()).await?;
        let (email, language) = account.ok_or(Error::SignedOut)?;
        let ticket_id = |held: &HeldTicket| format!("{} {}", request.service, held.id);
        let expires_at = request.ticket.as_ref().map_or(i64::MAX, |held| held.expires_at);
        let life = now.plus(self.settings.code_life);
        let new = NewChallenge {
            kind: Kind::Unlock,
            subject,
            counter: self.subject_of(person),
            owner: Some(Owner::SignedIn(person.account())),
            session: Some(person.session()),
            detail: serde_json::to_vec(request).map_err(|_| Error::Stored("a ticket"))?,
            ticket: request.ticket.as_ref().map(ticket_id),
            same_as: Some(wish),
            expires_at: life.min(Timestamp::from_millis(expires_at)),
            recipient: &email,
            language,
            client,
        };
        let challenge = self
            .issue_challenge(&mut transaction, new, |pattern| {
                let username = person.username();
                Letter::unlock(&self.settings, username, request, client, now, pattern)
            })
            .await?;
        transaction.commit().await?;
        Ok((challenge.id, false))
    }

    /// Whoever asks once more goes on where they ask now.
    async fn lead_to(&self, id: &ChallengeId, return_to: String) -> Result<()> {
        let row: Option<(Vec<u8>,)> =
            sqlx::query_as("SELECT sealed_detail FROM challenges WHERE id = $1")
                .bind(id.as_str())
                .fetch_optional(self.database.pool())
                .await?;
        let (sealed,) = row.ok_or(Error::ChallengeOver)?;
        let mut request = self.opened(id.as_str(), &sealed)?;
        if request.return_to == return_to {
            return Ok(());
        }
        request.return_to = return_to;
        let detail = serde_json::to_vec(&request).map_err(|_| Error::Stored("a ticket"))?;
        sqlx::query("UPDATE challenges SET sealed_detail = $2 WHERE id = $1")
            .bind(id.as_str())
            .bind(self.keys.details.seal(&*self.entropy, id.as_str().as_bytes(), &detail)?)
            .execute(self.database.pool())
            .await?;
        Ok(())
    }

    fn opened(&self, id: &str, sealed: &[u8]) -> Result<UnlockRequest> {
        let detail = self.keys.details.open(id.as_bytes(), sealed)?;
        serde_json::from_slice(&detail).map_err(|_| Error::Stored("a ticket"))
    }

    /// What an open challenge of this session would unlock.
    ///
    /// # Errors
    /// [`Error::ChallengeOver`], also for another session's.
    pub async fn unlock_view(&self, person: &SignedIn, id: &ChallengeId) -> Result<UnlockView> {
        let row: Option<(Vec<u8>,)> = sqlx::query_as(
            "SELECT sealed_detail FROM challenges WHERE id = $1 AND session_id = $2 AND kind = $3",
        )
        .bind(id.as_str())
        .bind(person.session().as_bytes().to_vec())
        .bind(Kind::Unlock.as_str())
        .fetch_optional(self.database.pool())
        .await?;
        let (sealed,) = row.ok_or(Error::ChallengeOver)?;
        let challenge = self.challenge(id).await?;
        let UnlockRequest { title, purpose, return_to, .. } = self.opened(id.as_str(), &sealed)?;
        Ok(UnlockView { challenge, title, purpose, return_to })
    }

    /// Accepts the pattern, once. Where there is a ticket, it waits for the request that it was
    /// made for. With a key, the answer can be given again by [`Identity::unlock_again`].
    ///
    /// # Errors
    /// Those of a wrong or late pattern; [`Error::SignedOut`] where the session has ended.
    pub async fn unlock(
        &self,
        person: &SignedIn,
        client: &Client,
        id: &ChallengeId,
        pattern: &Pattern,
        key: Option<&AttemptKey>,
    ) -> Result<Confirmed> {
        let answered = self.answer_step_up(person, client, Kind::Unlock, id, pattern).await?;
        let request: UnlockRequest =
            serde_json::from_slice(&answered.detail).map_err(|_| Error::Stored("a ticket"))?;
        let token = self
            .redeem(&answered, || async {
                let mut transaction = self.database.begin().await?;
                self.consume_challenge(&mut transaction, &answered).await?;
                if request.ticket.is_some() {
                    sqlx::query("UPDATE challenges SET unlocked_at = consumed_at WHERE id = $1")
                        .bind(id.as_str())
                        .execute(&mut *transaction)
                        .await?;
                }
                if let Some(key) = key {
                    self.remember_attempt(&mut transaction, person.session(), id, key).await?;
                }
                let token = self.step_up(&mut transaction, person.session()).await?;
                let about = format!("{}: {}", request.title, request.purpose);
                let happening = Happening::of(event::Kind::Unlocked, person.account()).about(about);
                self.note(&mut transaction, client, happening).await?;
                transaction.commit().await?;
                Ok::<_, Error>(token)
            })
            .await?;
        Ok(Confirmed { return_to: request.return_to, token })
    }
}
