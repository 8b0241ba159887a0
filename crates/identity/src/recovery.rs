//! Recovery: a saved code and a mailed pattern, and the factors are enrolled again.

mod begin;
mod codes;
mod finish;

use database::Transaction;
use factors::{GestureDigest, ImageDigest, ImageFingerprint};

use crate::{AccountId, Error, Identity, Password, Result, throttle::Subject, token::Token};

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

impl Identity {
    fn subject_of_recovery(&self, whom: &[u8]) -> Subject {
        self.keys.subjects.digest(&[b"recovery", whom]).as_bytes().to_vec()
    }

    /// Sets every counter of an account to zero.
    pub(crate) async fn let_go_on(
        &self,
        transaction: &mut Transaction,
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
        transaction: &mut Transaction,
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
