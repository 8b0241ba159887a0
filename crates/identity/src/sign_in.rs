//! Signing in: everything in one request, then a mailed code.

use factors::{GestureDigest, ImageDigest, Pattern, Username};
use serde::{Deserialize, Serialize};

use crate::{
    AccountId, ChallengeId, ChallengeView, Error, Identity, Password, Result, SessionToken,
    account::KnownAccount,
    challenge::{Kind, NewChallenge},
    mail::Letter,
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
    /// The browser, in words.
    pub browser: String,
}

/// What waits, sealed, for the code.
#[derive(Serialize, Deserialize)]
struct Pending {
    browser: String,
}

impl Identity {
    /// Judges all factors together and, where they match, mails a code.
    ///
    /// An unknown name, a disabled account and any wrong factor get the same answer after the
    /// same work.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::Throttled`], [`Error::TooManyCodes`], [`Error::Busy`].
    pub async fn sign_in(&self, credentials: Credentials) -> Result<ChallengeView> {
        if credentials.password.is_overlong() {
            return Err(Error::Refused);
        }
        let username = credentials.username.parse::<Username>().ok();
        let folded = credentials.username.trim().to_lowercase();
        let subject = self.subject_of_name(username.as_ref().map_or(&folded, Username::as_str));
        let mut transaction = self.database.begin().await?;
        self.count_attempt(&mut transaction, &subject).await?;
        transaction.commit().await?;

        let account = match &username {
            Some(username) => self.known_account(username).await?,
            None => None,
        };
        let factors = Factors {
            password: credentials.password,
            image: credentials.image,
            gesture: credentials.gesture,
        };
        let known = account.as_ref().map(|account| (&account.id, &account.verifier));
        let matches = self.verify(known, &factors).await;
        // Nothing was checked, or everything was right: either way nothing was wrong.
        if matches!(matches, Err(Error::Busy) | Ok(true)) {
            let mut transaction = self.database.begin().await?;
            self.forgive_attempt(&mut transaction, &subject).await?;
            transaction.commit().await?;
        }
        match (matches?, account, username) {
            (true, Some(account), Some(username)) if !account.disabled => {
                self.upgrade_verifier(&account, &factors).await?;
                let pending = Pending { browser: credentials.browser };
                self.challenge_sign_in(&account, &username, subject, &pending).await
            }
            _ => Err(Error::Refused),
        }
    }

    async fn challenge_sign_in(
        &self,
        account: &KnownAccount,
        username: &Username,
        subject: Vec<u8>,
        pending: &Pending,
    ) -> Result<ChallengeView> {
        let new = NewChallenge {
            kind: Kind::SignIn,
            subject,
            account: Some(&account.id),
            session: None,
            detail: serde_json::to_vec(pending).map_err(|_| Error::Stored("a sign-in"))?,
            ticket: None,
            same_as: None,
            expires_at: self.clock.now().plus(self.settings.code_life),
            recipient: &account.email,
        };
        let mut transaction = self.database.begin().await?;
        let id = self
            .issue_challenge(&mut transaction, new, |pattern| {
                let now = self.clock.now();
                Letter::sign_in(&self.settings, username.as_str(), &pending.browser, now, pattern)
            })
            .await?;
        transaction.commit().await?;
        self.outbox.notify_one();
        self.challenge(&id).await
    }

    /// Begins a session where the pattern is right.
    ///
    /// # Errors
    /// Those of a wrong or late pattern; [`Error::Refused`] where the account was disabled in
    /// the meantime.
    pub async fn complete_sign_in(
        &self,
        id: &ChallengeId,
        pattern: &Pattern,
    ) -> Result<SessionToken> {
        let answered = self.answer_challenge(id, Kind::SignIn, None, pattern).await?;
        let pending: Pending =
            serde_json::from_slice(&answered.detail).map_err(|_| Error::Stored("a sign-in"))?;
        let account = answered.account.as_deref().ok_or(Error::Stored("a sign-in"))?;
        let account = AccountId::stored(account)?;
        let mut transaction = self.database.begin().await?;
        let active: Option<(String,)> =
            sqlx::query_as("SELECT id FROM accounts WHERE id = $1 AND disabled_at IS NULL")
                .bind(account.to_string())
                .fetch_optional(&mut *transaction)
                .await?;
        if active.is_none() {
            return Err(Error::Refused);
        }
        self.consume_challenge(&mut transaction, &answered).await?;
        let token = self.begin_session(&mut transaction, &account, &pending.browser).await?;
        transaction.commit().await?;
        Ok(token)
    }
}
