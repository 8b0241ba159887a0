//! The end of an account: here, and in every service.

use database::Transaction;
use factors::Pattern;

use crate::{
    AccountId, ChallengeId, ChallengeView, Client, Error, Identity, Result, SignedIn,
    challenge::Kind,
    event::{self, Happening},
    mail::{Notice, Purpose},
    step_up::Wish,
};

impl Identity {
    /// Mails a code whose pattern erases the account.
    ///
    /// # Errors
    /// [`Error::TooManyCodes`], [`Error::Throttled`].
    pub async fn ask_erasure(&self, person: &SignedIn, client: &Client) -> Result<ChallengeView> {
        let wish = Wish { kind: Kind::Erase, detail: Vec::new(), purpose: Purpose::Erase };
        self.ask_step_up(person, client, wish).await
    }

    /// Erases the account here, and has every service erase it.
    ///
    /// # Errors
    /// Those of a wrong or late pattern; [`Error::SignedOut`] where the session has ended.
    pub async fn erase(
        &self,
        person: &SignedIn,
        client: &Client,
        id: &ChallengeId,
        pattern: &Pattern,
    ) -> Result<()> {
        let answered = self.answer_step_up(person, client, Kind::Erase, id, pattern).await?;
        self.redeem(&answered, || async {
            let mut transaction = self.database.begin().await?;
            self.end_open_steps_with(&mut transaction, &answered).await?;
            // Counters, then sessions: the order in which everybody takes them.
            let (account, username) = (person.account(), person.username());
            self.let_go_on(&mut transaction, account, username).await?;
            // A session that has ended in the meantime erases nothing.
            self.step_up(&mut transaction, person.session()).await?;
            self.erase_account(&mut transaction, client, account, username).await?;
            transaction.commit().await?;
            Ok::<_, Error>(())
        })
        .await?;
        Ok(())
    }

    /// What the end of an account consists of. That it was there, and is gone, stays in the log
    /// under its number, which says nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] where somebody else was faster.
    pub(crate) async fn erase_account(
        &self,
        transaction: &mut Transaction,
        client: &Client,
        account: &AccountId,
        username: &str,
    ) -> Result<()> {
        // Counters, then the account, then its log: the order in which everybody takes them.
        self.let_go_on(transaction, account, username).await?;
        let (email, language) = self.hold_account(transaction, account).await?;
        self.end_sessions(transaction, client, account, None).await?;
        self.tell_of_erasure(transaction, account).await?;
        self.note(transaction, client, Happening::of(event::Kind::AccountErased, account)).await?;
        self.empty_events(transaction, account).await?;
        let to = (email.as_str(), language);
        self.notify(transaction, client, account, to, &Notice::Erased).await?;
        sqlx::query("DELETE FROM accounts WHERE id = $1")
            .bind(account.to_string())
            .execute(&mut **transaction)
            .await?;
        Ok(())
    }
}
