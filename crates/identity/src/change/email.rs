//! Changing the address: a pattern mailed to the old one, then one mailed to the new one.

use factors::Pattern;
use serde::{Deserialize, Serialize};

use crate::{
    ChallengeId, ChallengeView, Client, EmailAddress, Error, Field, Identity, Problem, Result,
    SessionToken, SignedIn,
    challenge::Kind,
    event::{self, Happening},
    mail::{Notice, Purpose},
    step_up::Wish,
};

/// What waits, sealed, for the pattern.
#[derive(Serialize, Deserialize)]
struct Pending {
    email: String,
}

impl Identity {
    /// Mails a code to the address as it is; its pattern allows to go on to the new one.
    ///
    /// # Errors
    /// [`Error::Field`] where the new address is none, or the same; [`Error::TooManyCodes`],
    /// [`Error::Throttled`].
    pub async fn change_email(
        &self,
        person: &SignedIn,
        client: &Client,
        email: &str,
    ) -> Result<ChallengeView> {
        let refused = |problem| Error::Field(Field::Email, problem);
        let new: EmailAddress = email.parse().map_err(|_| refused(Problem::Malformed))?;
        let old = person.email().parse::<EmailAddress>();
        if old.is_ok_and(|old| old.canonical() == new.canonical()) {
            return Err(refused(Problem::Taken));
        }
        self.ask_step_up(person, client, wish(Kind::ChangeEmail, &new)?).await
    }

    /// Accepts the pattern that went to the old address, and mails one to the new address.
    /// Returns this session's new token as well.
    ///
    /// # Errors
    /// Those of a wrong or late pattern; [`Error::TooManyCodes`].
    pub async fn confirm_old_email(
        &self,
        person: &SignedIn,
        client: &Client,
        id: &ChallengeId,
        pattern: &Pattern,
    ) -> Result<(SessionToken, ChallengeView)> {
        let kind = Kind::ChangeEmail;
        let answered = self.answer_step_up(person, client, kind, id, pattern).await?;
        let new = pending(&answered.detail)?;
        let renewed = self
            .redeem(&answered, || async {
                let wish = wish(Kind::NewEmail, &new)?;
                let to = (new.as_str(), person.language());
                // Both in one: where there are too many codes already, this one is not used up.
                let mut transaction = self.database.begin().await?;
                self.hold_challenge(&mut transaction, &answered).await?;
                let name = self.subject_of_name(person.username());
                let name = self.hold_subject(&mut transaction, name).await?;
                self.consume_challenge(&mut transaction, &answered).await?;
                let token = self.step_up(&mut transaction, person.session()).await?;
                let challenge =
                    self.issue_step_up(&mut transaction, person, client, (name, wish), to).await?;
                transaction.commit().await?;
                Ok::<_, Error>((token, challenge))
            })
            .await?;
        Ok(renewed)
    }

    /// Accepts the pattern that went to the new address: codes go there from here on, every other
    /// session ends, and both addresses are told. Returns this session's new token.
    ///
    /// # Errors
    /// Those of a wrong or late pattern.
    pub async fn confirm_new_email(
        &self,
        person: &SignedIn,
        client: &Client,
        id: &ChallengeId,
        pattern: &Pattern,
    ) -> Result<SessionToken> {
        let answered = self.answer_step_up(person, client, Kind::NewEmail, id, pattern).await?;
        let new = pending(&answered.detail)?;
        let account = person.account();
        let token = self
            .redeem(&answered, || async {
                let mut transaction = self.database.begin().await?;
                self.consume_last_challenge(&mut transaction, &answered).await?;
                let (old, language) = self.hold_account(&mut transaction, account).await?;
                sqlx::query("UPDATE accounts SET email = $2 WHERE id = $1")
                    .bind(account.to_string())
                    .bind(new.as_str())
                    .execute(&mut *transaction)
                    .await?;
                let token = self.step_up(&mut transaction, person.session()).await?;
                self.end_sessions(&mut transaction, client, account, Some(person.session()))
                    .await?;
                let happening =
                    Happening::of(event::Kind::EmailChanged, account).about(new.masked());
                self.note(&mut transaction, client, happening).await?;
                let notice = Notice::EmailChanged { new: new.masked() };
                for address in [old.as_str(), new.as_str()] {
                    let to = (address, language);
                    self.notify(&mut transaction, client, account, to, &notice).await?;
                }
                transaction.commit().await?;
                Ok::<_, Error>(token)
            })
            .await?;
        Ok(token)
    }
}

fn wish(kind: Kind, new: &EmailAddress) -> Result<Wish> {
    let pending = Pending { email: new.as_str().to_owned() };
    Ok(Wish {
        kind,
        detail: serde_json::to_vec(&pending).map_err(|_| Error::Stored("a change"))?,
        purpose: Purpose::ChangeEmail,
    })
}

fn pending(detail: &[u8]) -> Result<EmailAddress> {
    let pending: Pending = serde_json::from_slice(detail).map_err(|_| Error::Stored("a change"))?;
    pending.email.parse().map_err(|_| Error::Stored("a change"))
}
