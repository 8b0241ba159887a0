//! Signing in: everything in one request, then a mailed code.

use factors::{GestureDigest, ImageDigest, Pattern, Username};

use crate::{
    AccountId, ChallengeId, ChallengeView, Client, DeviceToken, Error, Identity, Password, Result,
    SessionToken,
    account::KnownAccount,
    challenge::{Kind, NewChallenge},
    event::{self, Happening},
    mail::{Letter, Notice},
    throttle::{Counted, Subject},
    verifier::Factors,
};

/// What a person hands in to be recognised.
pub struct Credentials {
    /// The username, in any spelling.
    pub username: String,
    /// The password.
    pub password: Password,
    /// The picture, bound to site and username.
    pub image: ImageDigest,
    /// The gesture, bound to site and username.
    pub gesture: GestureDigest,
}

/// Somebody has signed in; both values go into cookies.
#[derive(Debug)]
pub struct Entered {
    /// The new session.
    pub session: SessionToken,
    /// The device, under its new token.
    pub device: DeviceToken,
}

impl Identity {
    /// Judges all factors together and, where they match, mails a code.
    ///
    /// An unknown name, a disabled account and any wrong factor get the same answer after the
    /// same work.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::Throttled`], [`Error::TooManyCodes`], [`Error::Busy`].
    pub async fn sign_in(
        &self,
        credentials: Credentials,
        client: &Client,
    ) -> Result<ChallengeView> {
        if credentials.password.is_overlong() {
            return Err(Error::Refused);
        }
        // Whoever has to be sent away is, before anything is read or written for them.
        let place = self.hasher.place()?;
        self.take_token(client).await?;
        let Ok(username) = credentials.username.parse::<Username>() else {
            // Nobody can be called that: there is nothing to guess at, and nothing to compute.
            self.note_alone(client, Happening::to_nobody(event::Kind::SignInRefused)).await?;
            return Err(Error::Refused);
        };
        let account = self.known_account(&username).await?;
        let subject = self.subject_of_name(username.as_str());
        let counter = self.counter(account.as_ref(), &subject, client).await?;
        let counted = self.count_alone(&counter, true).await?;

        let factors = Factors {
            password: credentials.password,
            image: credentials.image,
            gesture: credentials.gesture,
        };
        let known = account.as_ref().map(|account| (&account.id, &account.verifier));
        // Right factors of a locked account are a failure like any other.
        let open = account.as_ref().is_some_and(|account| !account.disabled);
        let matches = self.verify_at(place, known, &factors).await? && open;
        if matches {
            // Everything was right: what was counted in advance was no failure.
            self.database
                .repeat(|| async {
                    let mut transaction = self.database.begin().await?;
                    self.forgive_attempt(&mut transaction, &counter, &counted).await?;
                    transaction.commit().await?;
                    Ok::<_, Error>(())
                })
                .await?;
        }
        match (matches, account) {
            (true, Some(account)) => {
                self.upgrade_verifier(&account, &factors).await?;
                self.challenge_sign_in(&account, &username, (subject, counter), client).await
            }
            (_, account) => {
                self.note_refused(account.as_ref(), client, &counted).await?;
                Err(Error::Refused)
            }
        }
    }

    /// What the failures of this sign-in count under: the device, where the account knows it.
    async fn counter(
        &self,
        account: Option<&KnownAccount>,
        subject: &Subject,
        client: &Client,
    ) -> Result<Subject> {
        // The same question is asked of the database for a name that nobody has.
        let nobody = AccountId::random(&*self.entropy);
        let id = account.map_or(&nobody, |account| &account.id);
        let device = self.known_device(id, client).await?;
        Ok(device.map_or_else(|| subject.clone(), |device| self.subject_of_device(&device)))
    }

    async fn note_refused(
        &self,
        account: Option<&KnownAccount>,
        client: &Client,
        counted: &Counted,
    ) -> Result<()> {
        let kind = event::Kind::SignInRefused;
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                match account {
                    Some(account) => {
                        self.note(&mut transaction, client, Happening::of(kind, &account.id))
                            .await?;
                        if counted.stops {
                            self.note_stopped(&mut transaction, client, &account.id).await?;
                        }
                    }
                    None => self.note(&mut transaction, client, Happening::to_nobody(kind)).await?,
                }
                transaction.commit().await?;
                Ok::<_, Error>(())
            })
            .await?;
        Ok(())
    }

    async fn challenge_sign_in(
        &self,
        account: &KnownAccount,
        username: &Username,
        (subject, counter): (Subject, Subject),
        client: &Client,
    ) -> Result<ChallengeView> {
        let id = self
            .database
            .repeat(|| async {
                let new = NewChallenge {
                    kind: Kind::SignIn,
                    subject: subject.clone(),
                    counter: counter.clone(),
                    account: Some(&account.id),
                    session: None,
                    detail: Vec::new(),
                    ticket: None,
                    same_as: None,
                    expires_at: self.clock.now().plus(self.settings.code_life),
                    recipient: &account.email,
                    language: account.language,
                    client,
                };
                let mut transaction = self.database.begin().await?;
                self.hold_subject(&mut transaction, &new.subject).await?;
                self.check_as_known(&mut transaction, account).await?;
                let id = self
                    .issue_challenge(&mut transaction, new, |pattern| {
                        let now = self.clock.now();
                        Letter::sign_in(&self.settings, username.as_str(), client, now, pattern)
                    })
                    .await?;
                transaction.commit().await?;
                Ok::<_, Error>(id)
            })
            .await?;
        self.outbox.notify_one();
        self.challenge(&id).await
    }

    /// Begins a session where the pattern is right, and remembers the device.
    ///
    /// # Errors
    /// Those of a wrong or late pattern; [`Error::Refused`] where the account was locked in the
    /// meantime.
    pub async fn complete_sign_in(
        &self,
        id: &ChallengeId,
        pattern: &Pattern,
        client: &Client,
    ) -> Result<Entered> {
        let answered = self.answer_challenge(id, Kind::SignIn, None, pattern, client).await?;
        let account = answered.account()?;
        let entered = self
            .redeem(&answered, || async {
                let mut transaction = self.database.begin().await?;
                self.consume_challenge(&mut transaction, &answered).await?;
                let open = self.hold_open_account(&mut transaction, account).await?;
                let (email, language) = open.ok_or(Error::Refused)?;
                self.note_language(&mut transaction, account, language, client).await?;
                let (entered, known) = self.enter(&mut transaction, account, client).await?;
                let kind = if known { event::Kind::SignedIn } else { event::Kind::SignedInAnew };
                self.note(&mut transaction, client, Happening::of(kind, account)).await?;
                if !known {
                    // Whoever has come in may be somebody else, and read another language.
                    let to = (email.as_str(), language);
                    self.notify(&mut transaction, client, account, to, &Notice::NewBrowser).await?;
                }
                transaction.commit().await?;
                Ok::<_, Error>(entered)
            })
            .await?;
        self.outbox.notify_one();
        Ok(entered)
    }

    /// Begins a session; says whether the account knew the device.
    pub(crate) async fn enter(
        &self,
        transaction: &mut database::Transaction,
        account: &AccountId,
        client: &Client,
    ) -> Result<(Entered, bool)> {
        let (id, device, known) = self.remember_device(transaction, account, client).await?;
        let session = self.begin_session(transaction, account, &id, client).await?;
        Ok((Entered { session, device }, known))
    }
}
