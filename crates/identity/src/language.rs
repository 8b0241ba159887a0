//! Which language somebody reads.
//!
//! Letters to whoever has an account are in the account's language and not in that of a request:
//! whoever made the request may be somebody else. Only who has drawn a right pattern changes it.

use database::Transaction;
use messages::Language;

use crate::{AccountId, Client, Identity, Result, SignedIn};

const SPEAK: &str = "UPDATE accounts SET language = $2 WHERE id = $1 AND language <> $2";

/// The language of a tag that was stored. What this program does not speak it says in English.
pub(crate) fn stored(tag: &str) -> Language {
    Language::tagged(tag).unwrap_or_default()
}

impl Identity {
    /// Has the letters to somebody written in another language from here on.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    pub async fn speak(&self, signed_in: &SignedIn, language: Language) -> Result<()> {
        sqlx::query(SPEAK)
            .bind(signed_in.account().to_string())
            .bind(language.tag())
            .execute(self.database.pool())
            .await?;
        Ok(())
    }

    /// Notes the language of a client that has proven to be the account's owner, where it is not
    /// the one that is `known` of the account. The transaction holds the account already.
    pub(crate) async fn note_language(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
        known: Language,
        client: &Client,
    ) -> Result<()> {
        if client.language != known {
            sqlx::query(SPEAK)
                .bind(account.to_string())
                .bind(client.language.tag())
                .execute(&mut **transaction)
                .await?;
        }
        Ok(())
    }
}
