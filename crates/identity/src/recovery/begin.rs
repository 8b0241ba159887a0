//! The first half: a saved code, and then a mailed pattern.

use factors::{Pattern, Username};
use serde::{Deserialize, Serialize};

use super::RecoveryToken;
use crate::{
    AccountId, ChallengeId, ChallengeView, Client, Error, Identity, Result,
    account::KnownAccount,
    challenge::{Kind, NewChallenge, Owner},
    event::{self, Happening},
    mail::{Letter, Purpose},
    throttle::Subject,
    token::Token,
};

/// What waits, sealed, for the pattern.
#[derive(Serialize, Deserialize)]
struct Pending {
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
            Some(name) => self.known_account(self.database.pool(), name, client).await?,
            None => None,
        };
        let subject = self.subject_of_name(folded);
        let counter = self.recovery_counter(account.as_ref(), folded);
        let counted = self
            .database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                let slowed = self.count_attempt(&mut transaction, &counter, false).await?;
                let failed = self.add_failure(&mut transaction, &subject).await?;
                transaction.commit().await?;
                Ok((slowed, failed))
            })
            .await;
        let (slowed, failed) = self.with_wait_cut(counted, &counter).await?;

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
        let challenge = self
            .database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                let subject = self.hold_subject(&mut transaction, subject.clone()).await?;
                let new = NewChallenge {
                    kind: Kind::Recover,
                    subject,
                    counter: counter.clone(),
                    owner: Some(Owner::Known(account)),
                    session: None,
                    detail: serde_json::to_vec(&pending).map_err(|_| Error::Stored("a code"))?,
                    ticket: None,
                    same_as: None,
                    expires_at: now.plus(self.settings.code_life),
                    recipient: &account.email,
                    language: account.language,
                    client,
                };
                let challenge = self
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
                Ok::<_, Error>(challenge)
            })
            .await?;
        Ok(challenge)
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
        self.redeem(&answered, || async {
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

    /// The throttle's subject for failures to recover a name, or to do so from a device that its
    /// account knows. It is slowed down, but never stopped: a name that was stopped is let go on
    /// by recovery.
    fn recovery_counter(&self, account: Option<&KnownAccount>, name: &str) -> Subject {
        match account.and_then(|account| account.device.as_ref()) {
            Some(device) => self.subject_of_recovery(device),
            None => self.subject_of_recovery(name.as_bytes()),
        }
    }
}
