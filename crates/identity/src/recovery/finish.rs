//! The second half: the factors are enrolled again.

use database::Transaction;
use factors::Username;

use super::{NewFactors, RecoveryToken};
use crate::{
    AccountId, Client, EmailAddress, Error, Identity, Result,
    event::{self, Happening},
    mail::Notice,
    verifier::Factors,
};

/// Whoever holds a recovery token.
struct Recovering {
    account: AccountId,
    username: Username,
    email: EmailAddress,
    code: Vec<u8>,
}

impl Identity {
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

        let replaced = self
            .database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                self.end_challenges(&mut transaction, &who.account).await?;
                self.use_recovery(&mut transaction, token, &who).await?;
                self.let_go_on(&mut transaction, &who.account, who.username.as_str()).await?;
                // An operator may have locked the account while the factors were hashed.
                let open = self.hold_open_account(&mut transaction, &who.account).await?;
                let (email, language) = open.ok_or(Error::ChallengeOver)?;
                self.note_language(&mut transaction, &who.account, language, client).await?;
                self.replace_verifier(&mut transaction, &who.account, &verifier, Some(&picture))
                    .await?;
                self.end_sessions(&mut transaction, client, &who.account, None).await?;
                self.forget_devices(&mut transaction, &who.account).await?;
                let happening = Happening::of(event::Kind::Recovered, &who.account);
                self.note(&mut transaction, client, happening).await?;
                // Whoever has recovered it may be somebody else, and read another language.
                let (account, to) = (&who.account, (email.as_str(), language));
                self.notify(&mut transaction, client, account, to, &Notice::Recovered).await?;
                transaction.commit().await?;
                Ok(())
            })
            .await;
        if let Err(Error::ChallengeOver) = replaced {
            self.end_recovery_if_over(token).await?;
        }
        replaced?;
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
            self.end_recovery_if_over(token).await?;
            return Err(Error::ChallengeOver);
        };
        Ok(Recovering {
            account: AccountId::stored(&account)?,
            username: username.parse().map_err(|_| Error::Stored("a username"))?,
            email: email.parse().map_err(|_| Error::Stored("an address"))?,
            code,
        })
    }

    /// Writes down that a token is over where time has ended it: whoever was told so is told so for
    /// good, whatever the clock does next.
    async fn end_recovery_if_over(&self, token: &RecoveryToken) -> Result<()> {
        sqlx::query(
            "UPDATE recoveries SET consumed_at = expires_at \
             WHERE token = $1 AND consumed_at IS NULL AND expires_at <= $2",
        )
        .bind(token.0.digest())
        .bind(self.clock.now().millis())
        .execute(self.database.pool())
        .await?;
        Ok(())
    }

    /// Uses up the token and its saved code, and ends every other recovery of the account.
    async fn use_recovery(
        &self,
        transaction: &mut Transaction,
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
}
