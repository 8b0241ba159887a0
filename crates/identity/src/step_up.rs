//! Steps up: a fresh pattern of somebody who is signed in, for one wish.

use database::Transaction;
use factors::Pattern;
use messages::Language;

use crate::{
    ChallengeId, ChallengeView, Client, Error, Identity, Result, SessionToken, SignedIn,
    challenge::{Answered, Kind, NewChallenge, Owner},
    event::{self, Happening},
    mail::{Letter, Purpose},
    throttle::Held,
};

/// What a code for somebody who is signed in is asked for.
#[derive(Clone)]
pub(crate) struct Wish {
    pub kind: Kind,
    /// What follows once the pattern is drawn; sealed.
    pub detail: Vec<u8>,
    /// What drawing it allows.
    pub purpose: Purpose,
}

impl Identity {
    /// Mails a code that only this session can answer to the person's address.
    pub(crate) async fn ask_step_up(
        &self,
        person: &SignedIn,
        client: &Client,
        wish: Wish,
    ) -> Result<ChallengeView> {
        self.take_token(client).await?;
        let challenge = self
            .database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                let name = self.subject_of_name(person.username());
                let name = self.hold_subject(&mut transaction, name).await?;
                let open = self.hold_open_account(&mut transaction, person.account()).await?;
                let (email, language) = open.ok_or(Error::SignedOut)?;
                let to = (email.as_str(), language);
                let wish = wish.clone();
                let challenge =
                    self.issue_step_up(&mut transaction, person, client, (name, wish), to).await?;
                transaction.commit().await?;
                Ok::<_, Error>(challenge)
            })
            .await?;
        Ok(challenge)
    }

    /// As [`Self::ask_step_up`], to an address and in a language, as a part of something larger.
    pub(crate) async fn issue_step_up(
        &self,
        transaction: &mut Transaction,
        person: &SignedIn,
        client: &Client,
        (name, wish): (Held, Wish),
        (recipient, language): (&str, Language),
    ) -> Result<ChallengeView> {
        let now = self.clock.now();
        let new = NewChallenge {
            kind: wish.kind,
            subject: name,
            counter: self.subject_of(person),
            owner: Some(Owner::SignedIn(person.account())),
            session: Some(person.session()),
            detail: wish.detail,
            ticket: None,
            same_as: None,
            expires_at: now.plus(self.settings.code_life),
            recipient,
            language,
            client,
        };
        self.issue_challenge(transaction, new, |pattern| {
            let (settings, username) = (&self.settings, person.username());
            Letter::step_up(settings, username, wish.purpose, client, now, pattern)
        })
        .await
    }

    /// Compares the pattern of a code that was mailed for this session.
    pub(crate) async fn answer_step_up(
        &self,
        person: &SignedIn,
        client: &Client,
        kind: Kind,
        id: &ChallengeId,
        pattern: &Pattern,
    ) -> Result<Answered> {
        let session = Some(person.session());
        let answered = self.answer_challenge(id, kind, session, pattern, client).await?;
        if answered.account()? != person.account() {
            return Err(Error::ChallengeOver);
        }
        Ok(answered)
    }

    /// Mails a code whose pattern makes this session fresh.
    ///
    /// # Errors
    /// [`Error::TooManyCodes`], [`Error::Throttled`].
    pub async fn ask_fresh_pattern(
        &self,
        person: &SignedIn,
        client: &Client,
    ) -> Result<ChallengeView> {
        let wish = Wish { kind: Kind::Confirm, detail: Vec::new(), purpose: Purpose::Confirm };
        self.ask_step_up(person, client, wish).await
    }

    /// Makes this session fresh; its token changes.
    ///
    /// # Errors
    /// Those of a wrong or late pattern.
    pub async fn confirm(
        &self,
        person: &SignedIn,
        client: &Client,
        id: &ChallengeId,
        pattern: &Pattern,
    ) -> Result<SessionToken> {
        let answered = self.answer_step_up(person, client, Kind::Confirm, id, pattern).await?;
        let token = self
            .redeem(&answered, || async {
                let mut transaction = self.database.begin().await?;
                self.consume_challenge(&mut transaction, &answered).await?;
                let token = self.step_up(&mut transaction, person.session()).await?;
                let happening = Happening::of(event::Kind::PatternConfirmed, person.account());
                self.note(&mut transaction, client, happening).await?;
                transaction.commit().await?;
                Ok::<_, Error>(token)
            })
            .await?;
        Ok(token)
    }
}
