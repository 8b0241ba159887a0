//! Signing in: everything in one request, then a mailed code.

use database::Transaction;
use factors::{GestureDigest, ImageDigest, Pattern, Username};

use crate::{
    AccountId, ChallengeId, ChallengeView, Client, DeviceToken, Error, Identity, Password, Result,
    SessionToken,
    account::KnownAccount,
    challenge::{Kind, NewChallenge, Owner},
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

/// A sign-in that was counted as a failure, and is not judged yet.
struct Attempt {
    account: Option<KnownAccount>,
    /// What it is counted under.
    counter: Subject,
    counted: Counted,
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
        let Ok(username) = credentials.username.parse::<Username>() else {
            // Nobody can be called that: there is nothing to guess at, and nothing to compute.
            self.take_token(client).await?;
            self.note_alone(client, Happening::to_nobody(event::Kind::SignInRefused)).await?;
            return Err(Error::Refused);
        };
        let Attempt { account, counter, counted } = self.attempt(&username, client).await?;

        let factors = Factors {
            password: credentials.password,
            image: credentials.image,
            gesture: credentials.gesture,
        };
        let known = account.as_ref().map(|account| (&account.id, &account.verifier));
        // Right factors of a locked account are a failure like any other.
        let open = account.as_ref().is_some_and(|account| !account.disabled);
        match (self.verify_at(place, known, &factors).await? && open, account) {
            (true, Some(account)) => {
                let challenged = async {
                    self.upgrade_verifier(&account, &factors).await?;
                    self.challenge_sign_in(&account, &username, (&counter, &counted), client).await
                };
                let challenged = challenged.await;
                match &challenged {
                    // Then it may be forgiven already.
                    Ok(_) | Err(Error::Database(database::Error::Uncertain(_))) => {}
                    Err(_) => self.forgive_alone(&counter, &counted).await,
                }
                challenged
            }
            (_, account) => {
                self.note_refused(account.as_ref(), client, &counted).await?;
                Err(Error::Refused)
            }
        }
    }

    /// Takes a token, looks the name up, and counts a failure in advance.
    async fn attempt(&self, username: &Username, client: &Client) -> Result<Attempt> {
        let subject = self.subject_of_name(username.as_str());
        let (account, counter, counted) = self
            .database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                match self.take_token_at(&mut *transaction, client).await {
                    Err(refused @ Error::Throttled { .. }) => {
                        transaction.commit().await?;
                        return Err(refused);
                    }
                    taken => taken?,
                }
                let account = self.known_account(&mut *transaction, username, client).await?;
                let device = account.as_ref().and_then(|account| account.device.as_ref());
                let counter =
                    device.map_or_else(|| subject.clone(), |device| self.subject_of_device(device));
                let counted = match self.count_attempt(&mut transaction, &counter, true).await {
                    Err(error @ Error::Database(_)) => return Err(error),
                    // Whoever has to wait has taken their token all the same.
                    counted => counted,
                };
                transaction.commit().await?;
                Ok((account, counter, counted))
            })
            .await?;
        let counted = self.with_wait_cut(counted, &counter).await?;
        Ok(Attempt { account, counter, counted })
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

    /// Mails a code. Everything was right: what was counted in advance was no failure.
    async fn challenge_sign_in(
        &self,
        account: &KnownAccount,
        username: &Username,
        (counter, counted): (&Subject, &Counted),
        client: &Client,
    ) -> Result<ChallengeView> {
        let challenge = self
            .database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                let subject = self.subject_of_name(username.as_str());
                let subject =
                    self.hold_and_forgive(&mut transaction, subject, counter, counted).await?;
                let new = NewChallenge {
                    kind: Kind::SignIn,
                    subject,
                    counter: counter.clone(),
                    owner: Some(Owner::Known(account)),
                    session: None,
                    detail: Vec::new(),
                    ticket: None,
                    same_as: None,
                    expires_at: self.clock.now().plus(self.settings.code_life),
                    recipient: &account.email,
                    language: account.language,
                    client,
                };
                let challenge = self
                    .issue_challenge(&mut transaction, new, |pattern| {
                        let now = self.clock.now();
                        Letter::sign_in(&self.settings, username.as_str(), client, now, pattern)
                    })
                    .await?;
                transaction.commit().await?;
                Ok::<_, Error>(challenge)
            })
            .await?;
        Ok(challenge)
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
        Ok(entered)
    }

    /// Begins a session; says whether the account knew the device.
    pub(crate) async fn enter(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
        client: &Client,
    ) -> Result<(Entered, bool)> {
        let (id, device, known) = self.remember_device(transaction, account, client).await?;
        let session = self.begin_session(transaction, account, &id, client).await?;
        Ok((Entered { session, device }, known))
    }
}
