//! What an administrator sees of accounts.

use super::Admin;
use crate::{
    AccountDetail, AccountId, AccountSummary, Client, EmailAddress, EventView, Identity, Result,
    SessionView, Whom,
    event::{Happening, Kind},
    operator::Row,
};

/// How many accounts one page holds.
const PAGE: usize = 25;
/// Above every text that begins like another: the last code point there is.
const LAST: char = char::MAX;

/// Which accounts are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountsWanted {
    /// Those whose name begins so; with an `@` in it, those whose address does; or the one with
    /// this id.
    Like(String),
    /// Those that are locked, the latest first.
    Locked,
    /// Those of administrators, the latest first.
    Admins,
}

/// Some accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountsPage {
    /// The accounts; their addresses are masked.
    pub accounts: Vec<AccountSummary>,
    /// After which account the next page begins, if there is one.
    pub next: Option<AccountId>,
}

/// An account, as an administrator sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdminAccount {
    /// What the operator sees.
    pub detail: AccountDetail,
    /// Its open sessions, the last used first.
    pub sessions: Vec<SessionView>,
}

impl Identity {
    /// A page of accounts, from after `after` on.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    pub async fn find_accounts(
        &self,
        _: &Admin,
        wanted: &AccountsWanted,
        after: Option<&AccountId>,
    ) -> Result<AccountsPage> {
        let ids = match wanted {
            AccountsWanted::Like(text) => self.accounts_like(text, after).await?,
            AccountsWanted::Locked => {
                self.latest_accounts(
                    "SELECT id FROM accounts WHERE disabled_at IS NOT NULL \
                     ORDER BY disabled_at DESC, id DESC LIMIT $1",
                    "SELECT id FROM accounts WHERE disabled_at IS NOT NULL AND (disabled_at, id) < \
                     (SELECT disabled_at, id FROM accounts WHERE id = $2) \
                     ORDER BY disabled_at DESC, id DESC LIMIT $1",
                    after,
                )
                .await?
            }
            AccountsWanted::Admins => {
                self.latest_accounts(
                    "SELECT id FROM accounts WHERE admin_since IS NOT NULL \
                     ORDER BY admin_since DESC, id DESC LIMIT $1",
                    "SELECT id FROM accounts WHERE admin_since IS NOT NULL AND (admin_since, id) < \
                     (SELECT admin_since, id FROM accounts WHERE id = $2) \
                     ORDER BY admin_since DESC, id DESC LIMIT $1",
                    after,
                )
                .await?
            }
        };
        let more = ids.len() > PAGE;
        let mut accounts = Vec::with_capacity(PAGE);
        for (id,) in ids.into_iter().take(PAGE) {
            accounts.extend(self.masked_summary(&id).await?);
        }
        let next = accounts.last().filter(|_| more).map(|account| account.id);
        Ok(AccountsPage { accounts, next })
    }

    async fn accounts_like(&self, text: &str, after: Option<&AccountId>) -> Result<Vec<(String,)>> {
        let text = text.trim();
        if let Ok(id) = text.parse::<AccountId>() {
            return Ok(vec![(id.to_string(),)]);
        }
        // No name and no address has any, and PostgreSQL refuses one of them.
        if text.contains(char::is_control) {
            return Ok(Vec::new());
        }
        let begins = text.to_ascii_lowercase();
        // The bounds are bytes in both databases, and so are the keys.
        let ends = format!("{begins}{LAST}");
        let statement = if begins.contains('@') {
            "SELECT id FROM account_keys \
             WHERE email_key >= COALESCE((SELECT email_key FROM account_keys WHERE id = $3), $1) \
             AND email_key < $2 AND (email_key, id) > \
             (COALESCE((SELECT email_key FROM account_keys WHERE id = $3), ''), $3) \
             ORDER BY email_key, id LIMIT $4"
        } else {
            "SELECT id FROM account_keys WHERE name_key >= $1 AND name_key < $2 \
             AND name_key > COALESCE((SELECT name_key FROM account_keys WHERE id = $3), '') \
             ORDER BY name_key LIMIT $4"
        };
        let rows = sqlx::query_as(statement)
            .bind(begins)
            .bind(ends)
            .bind(after.map(ToString::to_string).unwrap_or_default())
            .bind(i64::try_from(PAGE + 1).unwrap_or(i64::MAX))
            .fetch_all(self.database.pool())
            .await?;
        Ok(rows)
    }

    async fn latest_accounts(
        &self,
        first: &'static str,
        following: &'static str,
        after: Option<&AccountId>,
    ) -> Result<Vec<(String,)>> {
        let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
        let query = match after {
            None => sqlx::query_as(first).bind(most),
            Some(after) => sqlx::query_as(following).bind(most).bind(after.to_string()),
        };
        Ok(query.fetch_all(self.database.pool()).await?)
    }

    /// An account with its address masked; nothing where it is gone.
    async fn masked_summary(&self, id: &str) -> Result<Option<AccountSummary>> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT id, username, email, created_at, disabled_at, admin_since FROM accounts \
             WHERE id = $1",
        )
        .bind(id)
        .fetch_optional(self.database.pool())
        .await?;
        let Some(row) = row else { return Ok(None) };
        let mut summary = self.summary(row).await?;
        summary.email =
            summary.email.parse().as_ref().map(EmailAddress::masked).unwrap_or_default();
        Ok(Some(summary))
    }

    /// Everything that an administrator sees of one account. That they looked is an event.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn view_account(
        &self,
        admin: &Admin,
        client: &Client,
        account: &AccountId,
    ) -> Result<AdminAccount> {
        let seen = self.account_for(admin, account).await?;
        self.note_view(admin, client, account).await?;
        Ok(seen)
    }

    /// Fifty more events of an account, from before number `before`. That they looked is an event.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn view_events(
        &self,
        admin: &Admin,
        client: &Client,
        account: &AccountId,
        before: i64,
    ) -> Result<Vec<EventView>> {
        let account = self.find(&Whom::Id(*account)).await?.id;
        let events = self.events_of(&account, Some(before)).await?;
        self.note_view(admin, client, &account).await?;
        Ok(events)
    }

    async fn note_view(&self, admin: &Admin, client: &Client, account: &AccountId) -> Result<()> {
        let happening = Happening::of(Kind::AccountViewed, account);
        self.note_alone(&admin.acting(client), happening).await
    }

    /// As [`Self::view_account`], after an act that is an event itself.
    pub(super) async fn account_for(
        &self,
        admin: &Admin,
        account: &AccountId,
    ) -> Result<AdminAccount> {
        let detail = self.account_detail(&Whom::Id(*account)).await?;
        let sessions = self.sessions_of(account, &admin.session).await?;
        Ok(AdminAccount { detail, sessions })
    }
}
