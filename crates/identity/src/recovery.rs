//! Recovery: a saved code and a mailed pattern, and the factors are enrolled again.

mod codes;

use factors::{GestureDigest, ImageDigest, ImageFingerprint, Pattern, Username};
use serde::{Deserialize, Serialize};

use crate::{
    AccountId, ChallengeId, ChallengeView, Client, EmailAddress, Error, Identity, Password, Result,
    account::KnownAccount,
    challenge::{Kind, NewChallenge},
    event::{self, Happening},
    mail::{Letter, Notice, Purpose},
    throttle::Subject,
    token::Token,
    verifier::Factors,
};

pub use codes::RecoveryCode;

/// All three factors, as they came from the browser.
pub struct NewFactors {
    /// The password.
    pub password: Password,
    /// The picture, bound to site and username.
    pub image: ImageDigest,
    /// The picture, bound to the site.
    pub fingerprint: ImageFingerprint,
    /// The gesture, bound to site and username.
    pub gesture: GestureDigest,
}

/// What allows to enrol the factors again, for a quarter of an hour, once: 256 random bits. Only
/// its SHA-256 is stored.
#[derive(Debug)]
pub struct RecoveryToken(Token);

impl RecoveryToken {
    /// base64url, 43 characters.
    pub fn reveal(&self) -> String {
        self.0.reveal()
    }
}

impl std::str::FromStr for RecoveryToken {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Token::read(text).map(Self).ok_or(Error::ChallengeOver)
    }
}

/// What waits, sealed, for the pattern.
#[derive(Serialize, Deserialize)]
struct Pending {
    code: Vec<u8>,
}

/// Whoever holds a recovery token.
struct Recovering {
    account: AccountId,
    username: Username,
    email: EmailAddress,
    code: Vec<u8>,
}

impl Identity {
    /// Checks a saved code and, where it matches, mails a code to draw.
    ///
    /// An unknown name, a locked account and a wrong or used code get the same answer.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::Throttled`], [`Error::TooManyCodes`].
    pub async fn recover(
        &self,
        username: &str,
        code: &str,
        client: &Client,
    ) -> Result<ChallengeView> {
        self.take_token(client).await?;
        let name = username.parse::<Username>().ok();
        let folded = username.trim().to_lowercase();
        let folded = name.as_ref().map_or(folded.as_str(), Username::as_str);
        let account = match &name {
            Some(name) => self.known_account(name).await?,
            None => None,
        };
        let subject = self.subject_of_name(folded);
        let counter = self.recovery_counter(account.as_ref(), folded, client).await?;
        let (slowed, failed) = self
            .database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                let slowed = self.count_attempt(&mut transaction, &counter, false).await?;
                let failed = self.add_failure(&mut transaction, &subject).await?;
                transaction.commit().await?;
                Ok::<_, Error>((slowed, failed))
            })
            .await?;

        let nobody = AccountId::random(&*self.entropy);
        let owner = account.as_ref().map_or(&nobody, |account| &account.id);
        let code = self.unused_code(owner, code).await?;
        let (Some(account), Some(name), Some(code)) = (&account, &name, code) else {
            self.note_recovery_refused(account.as_ref(), client).await?;
            return Err(Error::Refused);
        };
        if account.disabled {
            self.note_recovery_refused(Some(account), client).await?;
            return Err(Error::Refused);
        }
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                // The code was right: what was counted in advance was no failure.
                self.forgive_attempt(&mut transaction, &counter, &slowed).await?;
                self.forgive_attempt(&mut transaction, &subject, &failed).await?;
                transaction.commit().await?;
                Ok::<_, Error>(())
            })
            .await?;
        self.challenge_recovery(account, name, (subject, counter), code, client).await
    }

    async fn note_recovery_refused(
        &self,
        account: Option<&KnownAccount>,
        client: &Client,
    ) -> Result<()> {
        let kind = event::Kind::RecoveryRefused;
        let happening = match account {
            Some(account) => Happening::of(kind, &account.id),
            None => Happening::to_nobody(kind),
        };
        self.note_alone(client, happening).await
    }

    async fn challenge_recovery(
        &self,
        account: &KnownAccount,
        username: &Username,
        (subject, counter): (Subject, Subject),
        code: Vec<u8>,
        client: &Client,
    ) -> Result<ChallengeView> {
        let now = self.clock.now();
        let pending = Pending { code };
        let id = self
            .database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                self.hold_subject(&mut transaction, &subject).await?;
                self.check_as_known(&mut transaction, account).await?;
                let new = NewChallenge {
                    kind: Kind::Recover,
                    subject: subject.clone(),
                    counter: counter.clone(),
                    account: Some(&account.id),
                    session: None,
                    detail: serde_json::to_vec(&pending).map_err(|_| Error::Stored("a code"))?,
                    ticket: None,
                    same_as: None,
                    expires_at: now.plus(self.settings.code_life),
                    recipient: &account.email,
                    language: account.language,
                    client,
                };
                let id = self
                    .issue_challenge(&mut transaction, new, |pattern| {
                        let purpose = Purpose::Recover;
                        Letter::step_up(
                            &self.settings,
                            username.as_str(),
                            purpose,
                            client,
                            now,
                            pattern,
                        )
                    })
                    .await?;
                transaction.commit().await?;
                Ok::<_, Error>(id)
            })
            .await?;
        self.outbox.notify_one();
        self.challenge(&id).await
    }

    /// Accepts the pattern: from here on the factors may be enrolled again. The saved code is not
    /// used up before they are.
    ///
    /// # Errors
    /// Those of a wrong or late pattern.
    pub async fn prove_recovery(
        &self,
        id: &ChallengeId,
        pattern: &Pattern,
        client: &Client,
    ) -> Result<RecoveryToken> {
        let answered = self.answer_challenge(id, Kind::Recover, None, pattern, client).await?;
        let pending: Pending =
            serde_json::from_slice(&answered.detail).map_err(|_| Error::Stored("a recovery"))?;
        let token = Token::random(&*self.entropy);
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                self.consume_challenge(&mut transaction, &answered).await?;
                sqlx::query(
                    "INSERT INTO recoveries (token, account_id, code, expires_at) \
                     VALUES ($1, $2, $3, $4)",
                )
                .bind(token.digest())
                .bind(answered.account()?.to_string())
                .bind(&pending.code)
                .bind(self.clock.now().plus(self.settings.recovery_life).millis())
                .execute(&mut *transaction)
                .await?;
                transaction.commit().await?;
                Ok::<_, Error>(())
            })
            .await?;
        Ok(RecoveryToken(token))
    }

    /// Replaces all three factors, uses the saved code up, ends every session and forgets every
    /// device. Returns how many saved codes are left.
    ///
    /// # Errors
    /// [`Error::ChallengeOver`] where the token is used or expired; [`Error::Field`] for the first
    /// field that is wrong, after which it can be tried again.
    pub async fn finish_recovery(
        &self,
        token: &RecoveryToken,
        new: NewFactors,
        client: &Client,
    ) -> Result<u32> {
        self.take_token(client).await?;
        let who = self.recovering(token).await?;
        self.check_password(&new.password, &who.username, &who.email)?;
        let picture = self.free_picture(&who.account, &new.fingerprint).await?;
        let factors = Factors { password: new.password, image: new.image, gesture: new.gesture };
        let verifier = self.make_verifier(&who.account, &factors).await?;

        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                self.end_challenges(&mut transaction, &who.account).await?;
                self.use_recovery(&mut transaction, token, &who).await?;
                self.let_go_on(&mut transaction, &who.account, who.username.as_str()).await?;
                // An operator may have locked the account while the factors were hashed.
                let open = self.hold_open_account(&mut transaction, &who.account).await?;
                let (_, language) = open.ok_or(Error::ChallengeOver)?;
                self.note_language(&mut transaction, &who.account, language, client).await?;
                self.replace_verifier(&mut transaction, &who.account, &verifier, Some(&picture))
                    .await?;
                self.end_sessions(&mut transaction, client, &who.account, None).await?;
                self.forget_devices(&mut transaction, &who.account).await?;
                let happening = Happening::of(event::Kind::Recovered, &who.account);
                self.note(&mut transaction, client, happening).await?;
                // Whoever has recovered it may be somebody else, and read another language.
                let (account, to) = (&who.account, (who.email.as_str(), language));
                self.notify(&mut transaction, client, account, to, &Notice::Recovered).await?;
                transaction.commit().await?;
                Ok::<_, Error>(())
            })
            .await?;
        self.outbox.notify_one();
        self.codes_left(&who.account).await
    }

    async fn recovering(&self, token: &RecoveryToken) -> Result<Recovering> {
        let row: Option<(String, String, String, Vec<u8>)> = sqlx::query_as(
            "SELECT a.id, a.username, a.email, r.code \
             FROM recoveries r JOIN accounts a ON a.id = r.account_id \
             WHERE r.token = $1 AND r.consumed_at IS NULL AND r.expires_at > $2 \
             AND a.disabled_at IS NULL",
        )
        .bind(token.0.digest())
        .bind(self.clock.now().millis())
        .fetch_optional(self.database.pool())
        .await?;
        let Some((account, username, email, code)) = row else {
            // Whoever is told that it is over is told so for good, whatever the clock does next.
            sqlx::query(
                "UPDATE recoveries SET consumed_at = expires_at \
                 WHERE token = $1 AND consumed_at IS NULL AND expires_at <= $2",
            )
            .bind(token.0.digest())
            .bind(self.clock.now().millis())
            .execute(self.database.pool())
            .await?;
            return Err(Error::ChallengeOver);
        };
        Ok(Recovering {
            account: AccountId::stored(&account)?,
            username: username.parse().map_err(|_| Error::Stored("a username"))?,
            email: email.parse().map_err(|_| Error::Stored("an address"))?,
            code,
        })
    }

    /// Uses up the token and its saved code, and ends every other recovery of the account.
    async fn use_recovery(
        &self,
        transaction: &mut database::Transaction,
        token: &RecoveryToken,
        who: &Recovering,
    ) -> Result<()> {
        let now = self.clock.now().millis();
        // All in one statement: of two that recover at once, neither holds its own while it waits
        // for the other's.
        let ended = self.end_recoveries(transaction, &who.account).await?;
        let digest = token.0.digest();
        if !ended.iter().any(|(token, expires_at)| *token == digest && *expires_at > now) {
            return Err(Error::ChallengeOver);
        }
        let code = sqlx::query(
            "UPDATE recovery_codes SET used_at = $3 \
             WHERE account_id = $1 AND code = $2 AND used_at IS NULL",
        )
        .bind(who.account.to_string())
        .bind(&who.code)
        .bind(now)
        .execute(&mut **transaction)
        .await?;
        if code.rows_affected() == 1 { Ok(()) } else { Err(Error::ChallengeOver) }
    }

    /// The throttle's subject for failures to recover a name, or to do so from a device that its
    /// account knows. It is slowed down, but never stopped: a name that was stopped is let go on
    /// by recovery.
    async fn recovery_counter(
        &self,
        account: Option<&KnownAccount>,
        name: &str,
        client: &Client,
    ) -> Result<Subject> {
        let device = match account {
            Some(account) => self.known_device(&account.id, client).await?,
            None => None,
        };
        Ok(device.map_or_else(
            || self.subject_of_recovery(name.as_bytes()),
            |device| self.subject_of_recovery(&device),
        ))
    }

    fn subject_of_recovery(&self, whom: &[u8]) -> Subject {
        self.keys.subjects.digest(&[b"recovery", whom]).as_bytes().to_vec()
    }

    /// Sets every counter of an account to zero.
    pub(crate) async fn let_go_on(
        &self,
        transaction: &mut database::Transaction,
        account: &AccountId,
        username: &str,
    ) -> Result<()> {
        let devices: Vec<(Vec<u8>,)> =
            sqlx::query_as("SELECT id FROM devices WHERE account_id = $1")
                .bind(account.to_string())
                .fetch_all(&mut **transaction)
                .await?;
        let devices = || devices.iter().map(|(id,)| id);
        // In the order in which everybody takes them: nobody waits in a circle.
        let recovering = std::iter::once(self.subject_of_recovery(username.as_bytes()))
            .chain(devices().map(|id| self.subject_of_recovery(id)));
        let signing_in = std::iter::once(self.subject_of_name(username))
            .chain(devices().map(|id| self.subject_of_device(id)));
        let patterns = std::iter::once(self.subject_of_patterns(account));
        for subject in recovering.chain(signing_in).chain(patterns) {
            self.clear_attempts(transaction, &subject).await?;
        }
        Ok(())
    }

    /// Ends every recovery of an account that waits for its factors; their tokens' digests, and
    /// when they would have expired.
    pub(crate) async fn end_recoveries(
        &self,
        transaction: &mut database::Transaction,
        account: &AccountId,
    ) -> Result<Vec<(Vec<u8>, i64)>> {
        let ended = sqlx::query_as(
            "UPDATE recoveries SET consumed_at = $2 WHERE account_id = $1 \
             AND consumed_at IS NULL RETURNING token, expires_at",
        )
        .bind(account.to_string())
        .bind(self.clock.now().millis())
        .fetch_all(&mut **transaction)
        .await?;
        Ok(ended)
    }
}
