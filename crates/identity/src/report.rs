//! "This wasn't me": what the links in mails lead to.

use std::str::FromStr;

use database::Transaction;
use messages::{Language, in_language};

use crate::{
    AccountId, Client, Error, Identity, Result,
    event::{Happening, Kind},
    language,
    mail::{Letter, NewMail, Notice},
    token::Token,
};

/// What the link in a mail holds: 256 random bits. Only its SHA-256 is stored.
#[derive(Debug)]
pub struct ReportToken(Token);

impl FromStr for ReportToken {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Token::read(text).map(Self).ok_or(Error::NotFound)
    }
}

impl Identity {
    /// Mails a notice about an account to an address, in a language, with a link to disown what
    /// happened.
    pub(crate) async fn notify(
        &self,
        transaction: &mut Transaction,
        client: &Client,
        account: &AccountId,
        (recipient, language): (&str, Language),
        notice: &Notice,
    ) -> Result<()> {
        let now = self.clock.now();
        let expires_at = now.plus(self.settings.report_life);
        let link = match notice.can_be_disowned() {
            true => {
                let token = Token::random(&*self.entropy);
                sqlx::query(
                    "INSERT INTO reports (token, account_id, expires_at) VALUES ($1, $2, $3)",
                )
                .bind(token.digest())
                .bind(account.to_string())
                .bind(expires_at.millis())
                .execute(&mut **transaction)
                .await?;
                // Behind the `#`: it stays in the browser, out of every log on the way.
                Some(format!("{}/not-me#{}", self.settings.public_url, token.reveal()))
            }
            false => None,
        };
        let letter = in_language(language, || {
            Letter::notice(&self.settings, notice, client, now, link.as_deref())
        });
        let mail = NewMail { challenge: None, recipient, letter, expires_at };
        self.queue_mail(transaction, mail).await
    }

    /// Notes that one failure was one too many, and tells the address.
    pub(crate) async fn note_stopped(
        &self,
        transaction: &mut Transaction,
        client: &Client,
        account: &AccountId,
    ) -> Result<()> {
        self.note(transaction, client, Happening::of(Kind::AccountStopped, account)).await?;
        let (email, language): (String, String) =
            sqlx::query_as("SELECT email, language FROM accounts WHERE id = $1")
                .bind(account.to_string())
                .fetch_one(&mut **transaction)
                .await?;
        let to = (email.as_str(), language::stored(&language));
        self.notify(transaction, client, account, to, &Notice::Stopped).await
    }

    /// Somebody says that what a mail told was not them: every session ends, every device is
    /// forgotten, and nothing that was begun can be finished.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the link is unknown, used or expired.
    pub async fn disown(&self, token: &ReportToken, client: &Client) -> Result<()> {
        let disowned = self
            .database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                let row: Option<(String,)> = sqlx::query_as(
                    "UPDATE reports SET used_at = $2 \
                     WHERE token = $1 AND used_at IS NULL AND expires_at > $2 RETURNING account_id",
                )
                .bind(token.0.digest())
                .bind(self.clock.now().millis())
                .fetch_optional(&mut *transaction)
                .await?;
                let (account,) = row.ok_or(Error::NotFound)?;
                let account = AccountId::stored(&account)?;
                self.end_open_steps(&mut transaction, &account).await?;
                self.end_sessions(&mut transaction, client, &account, None).await?;
                self.forget_devices(&mut transaction, &account).await?;
                self.note(&mut transaction, client, Happening::of(Kind::Disowned, &account))
                    .await?;
                transaction.commit().await?;
                Ok(())
            })
            .await;
        if let Err(Error::NotFound) = disowned {
            self.end_report_if_over(token).await?;
        }
        disowned
    }

    /// Writes down that a link is over where time has ended it: whoever was told so is told so for
    /// good, whatever the clock does next.
    async fn end_report_if_over(&self, token: &ReportToken) -> Result<()> {
        sqlx::query(
            "UPDATE reports SET used_at = expires_at \
             WHERE token = $1 AND used_at IS NULL AND expires_at <= $2",
        )
        .bind(token.0.digest())
        .bind(self.clock.now().millis())
        .execute(self.database.pool())
        .await?;
        Ok(())
    }
}
