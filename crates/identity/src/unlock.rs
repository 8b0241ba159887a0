//! The second lock, from identity's side: a fresh pattern for one wish of one session.

use ambient::Timestamp;
use factors::Pattern;
use serde::{Deserialize, Serialize};

use crate::{
    ChallengeId, ChallengeView, Client, Error, Identity, Result, SessionToken, SignedIn,
    challenge::{Kind, NewChallenge},
    event::{self, Happening},
    mail::Letter,
};

/// What a service's ticket asks a person to confirm. The ticket itself has been verified by the
/// caller.
#[derive(Clone, Serialize, Deserialize)]
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
    /// The ticket, byte for byte. It is stored sealed only.
    pub ticket: String,
    /// The ticket's `jti`: it is accepted once.
    pub ticket_id: String,
    /// The ticket's `exp`, in milliseconds since the epoch.
    pub expires_at: i64,
}

/// The ticket does not show.
impl std::fmt::Debug for UnlockRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UnlockRequest").field("service", &self.service).finish_non_exhaustive()
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
}

/// A fresh pattern was drawn for this request, by this session, just now.
#[derive(Debug)]
pub struct Unlocked {
    request: UnlockRequest,
    at: Timestamp,
    token: SessionToken,
}

impl Unlocked {
    /// What was confirmed.
    pub const fn request(&self) -> &UnlockRequest {
        &self.request
    }

    /// When the pattern was completed: `auth_time`.
    pub const fn at(&self) -> Timestamp {
        self.at
    }

    /// The session's new token: it changes at every step up.
    pub const fn token(&self) -> &SessionToken {
        &self.token
    }
}

impl Identity {
    /// Mails a code for a ticket, or returns the challenge that is open for the same wish, so
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
        let wish = format!("{} {} {}", request.service, request.method, request.path);
        let now = self.clock.now();
        let subject = self.subject_of_name(person.username());
        let mut transaction = self.database.begin().await?;
        self.hold_subject(&mut transaction, &subject).await?;
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
            return id.parse().map_err(|_| Error::Stored("a challenge's id"));
        }
        let life = now.plus(self.settings.code_life);
        let new = NewChallenge {
            kind: Kind::Unlock,
            subject,
            counter: self.subject_of(person),
            account: Some(person.account()),
            session: Some(person.session()),
            detail: serde_json::to_vec(&request).map_err(|_| Error::Stored("a ticket"))?,
            ticket: Some(format!("{} {}", request.service, request.ticket_id)),
            same_as: Some(wish),
            expires_at: life.min(Timestamp::from_millis(request.expires_at)),
            recipient: person.email(),
            client,
        };
        let id = self
            .issue_challenge(&mut transaction, new, |pattern| {
                let username = person.username();
                Letter::unlock(&self.settings, username, &request, client, now, pattern)
            })
            .await?;
        transaction.commit().await?;
        self.outbox.notify_one();
        Ok(id)
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
        let detail = self.keys.details.open(id.as_str().as_bytes(), &sealed)?;
        let request: UnlockRequest =
            serde_json::from_slice(&detail).map_err(|_| Error::Stored("a ticket"))?;
        Ok(UnlockView { challenge, title: request.title, purpose: request.purpose })
    }

    /// Accepts the pattern, once.
    ///
    /// # Errors
    /// Those of a wrong or late pattern; [`Error::SignedOut`] where the session has ended.
    pub async fn unlock(
        &self,
        person: &SignedIn,
        client: &Client,
        id: &ChallengeId,
        pattern: &Pattern,
    ) -> Result<Unlocked> {
        let answered = self.answer_step_up(person, client, Kind::Unlock, id, pattern).await?;
        let request: UnlockRequest =
            serde_json::from_slice(&answered.detail).map_err(|_| Error::Stored("a ticket"))?;
        let mut transaction = self.database.begin().await?;
        self.consume_challenge(&mut transaction, &answered).await?;
        let token = self.step_up(&mut transaction, person.session()).await?;
        let about = format!("{}: {}", request.title, request.purpose);
        let happening = Happening::of(event::Kind::Unlocked, person.account()).about(about);
        self.note(&mut transaction, client, happening).await?;
        transaction.commit().await?;
        Ok(Unlocked { request, at: self.clock.now(), token })
    }
}
