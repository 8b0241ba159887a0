//! Enrolment: an application, a mailed code, and then an account, complete or absent.

use factors::{GestureDigest, ImageDigest, ImageFingerprint, Pattern, Username, UsernameError};
use serde::{Deserialize, Serialize};

use crate::{
    AccountId, ChallengeId, ChallengeView, Client, EmailAddress, Entered, Error, Field, Identity,
    Password, Problem, RecoveryCode, Result, Settings,
    account::NewAccount,
    challenge::{Kind, NewChallenge},
    delivery::Message,
    event::{self, Happening},
    mail::Letter,
    verifier::{Factors, Verifier},
};

/// What a person hands in to become known. Everything is as it came from the browser.
pub struct Application {
    /// The username, in any spelling.
    pub username: String,
    /// The address that codes will go to.
    pub email: String,
    /// The password.
    pub password: Password,
    /// The picture, bound to site and username.
    pub image: ImageDigest,
    /// The picture, bound to the site.
    pub fingerprint: ImageFingerprint,
    /// The gesture, bound to site and username.
    pub gesture: GestureDigest,
}

/// Somebody has enrolled, and is signed in.
#[derive(Debug)]
pub struct Enrolled {
    /// The first session, and the device.
    pub entered: Entered,
    /// The recovery codes: they are never shown again.
    pub recovery_codes: Vec<RecoveryCode>,
}

/// What waits, sealed, for the code.
#[derive(Serialize, Deserialize)]
struct Pending {
    account: String,
    username: Username,
    email: String,
    salt: Vec<u8>,
    parameters: String,
    key: String,
    sealed: Vec<u8>,
    picture: Vec<u8>,
}

impl Identity {
    /// Checks an application and mails a code to its address.
    ///
    /// # Errors
    /// [`Error::Field`] for the first field that is wrong, [`Error::TooManyCodes`],
    /// [`Error::Busy`].
    pub async fn apply(&self, application: Application, client: &Client) -> Result<ChallengeView> {
        self.take_token(client).await?;
        let (username, email) = self.check(&application)?;
        // The cheap check first: a taken name is told before anything is hashed.
        if let Some(field) = self.taken(&username, &[]).await? {
            return Err(Error::Field(field, Problem::Taken));
        }
        let picture = self.picture_tag(&application.fingerprint).await?;
        if let Some(field) = self.taken(&username, &picture).await? {
            return Err(Error::Field(field, Problem::Taken));
        }
        let account = AccountId::random(&*self.entropy);
        let factors = Factors {
            password: application.password,
            image: application.image,
            gesture: application.gesture,
        };
        let verifier = self.make_verifier(&account, &factors).await?;
        let pending = Pending {
            account: account.to_string(),
            username,
            email: email.as_str().to_owned(),
            salt: verifier.salt,
            parameters: verifier.parameters,
            key: verifier.key,
            sealed: verifier.sealed,
            picture,
        };
        self.challenge_application(&email, &pending, client).await
    }

    async fn challenge_application(
        &self,
        email: &EmailAddress,
        pending: &Pending,
        client: &Client,
    ) -> Result<ChallengeView> {
        let now = self.clock.now();
        let canonical = email.canonical();
        let subject = self.keys.subjects.digest(&[b"address", canonical.as_bytes()]);
        let subject = subject.as_bytes().to_vec();
        let challenge = self
            .database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                let new = NewChallenge {
                    kind: Kind::Enrol,
                    counter: subject.clone(),
                    subject: self.hold_subject(&mut transaction, subject.clone()).await?,
                    owner: None,
                    session: None,
                    detail: serde_json::to_vec(pending)
                        .map_err(|_| Error::Stored("an application"))?,
                    ticket: None,
                    same_as: None,
                    expires_at: now.plus(self.settings.code_life),
                    recipient: email.as_str(),
                    language: client.language,
                    client,
                };
                let challenge = self
                    .issue_challenge(&mut transaction, new, |pattern| {
                        Letter::enrol(&self.settings, pending.username.as_str(), pattern)
                    })
                    .await?;
                transaction.commit().await?;
                Ok::<_, Error>(challenge)
            })
            .await?;
        Ok(challenge)
    }

    /// Makes the account, with its place in every service's outbox, its recovery codes and its
    /// first session, all in one transaction.
    ///
    /// # Errors
    /// Those of a wrong or late pattern; [`Error::Field`] where somebody else was faster to take
    /// the username or the picture.
    pub async fn enrol(
        &self,
        id: &ChallengeId,
        pattern: &Pattern,
        client: &Client,
    ) -> Result<Enrolled> {
        let answered = self.answer_challenge(id, Kind::Enrol, None, pattern, client).await?;
        let pending: Pending = serde_json::from_slice(&answered.detail)
            .map_err(|_| Error::Stored("an application"))?;
        let account = AccountId::stored(&pending.account)?;
        let email = pending.email.parse().map_err(|_| Error::Stored("an application"))?;
        let verifier = Verifier {
            salt: pending.salt,
            parameters: pending.parameters,
            key: pending.key,
            sealed: pending.sealed,
        };
        let (entered, recovery_codes) = self
            .redeem(&answered, || async {
                let mut transaction = self.database.begin().await?;
                self.consume_challenge(&mut transaction, &answered).await?;
                // Whoever has guessed at the name before it was somebody's slows nobody down now.
                let subject = self.subject_of_name(pending.username.as_str());
                self.clear_attempts(&mut transaction, &subject).await?;
                let new = NewAccount {
                    id: &account,
                    username: &pending.username,
                    email: &email,
                    verifier: &verifier,
                    picture: &pending.picture,
                    language: client.language,
                };
                self.insert_account(&mut transaction, new).await?;
                self.tell_services(&mut transaction, &Message::Account(account)).await?;
                let recovery_codes = self.make_recovery_codes(&mut transaction, &account).await?;
                let (entered, _) = self.enter(&mut transaction, &account, client).await?;
                let happening = Happening::of(event::Kind::AccountCreated, &account);
                self.note(&mut transaction, client, happening).await?;
                transaction.commit().await?;
                Ok::<_, Error>((entered, recovery_codes))
            })
            .await?;
        Ok(Enrolled { entered, recovery_codes })
    }

    fn check(&self, application: &Application) -> Result<(Username, EmailAddress)> {
        let username: Username = application.username.parse().map_err(|error| {
            let problem = match error {
                UsernameError::TooShort => Problem::TooShort,
                UsernameError::TooLong => Problem::TooLong,
                UsernameError::Character => Problem::Malformed,
            };
            Error::Field(Field::Username, problem)
        })?;
        let email: EmailAddress = application
            .email
            .parse()
            .map_err(|_| Error::Field(Field::Email, Problem::Malformed))?;
        self.check_password(&application.password, &username, &email)?;
        Ok((username, email))
    }

    /// Checks a password that somebody wants to have.
    pub(crate) fn check_password(
        &self,
        password: &Password,
        username: &Username,
        email: &EmailAddress,
    ) -> Result<()> {
        let Settings { password_length, site_name, .. } = &self.settings;
        match password.problem(*password_length, site_name, username, email) {
            Some(problem) => Err(Error::Field(Field::Password, problem)),
            None => Ok(()),
        }
    }
}
