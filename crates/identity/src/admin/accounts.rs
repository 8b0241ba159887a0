//! What an administrator sees of accounts.

mod place;

use ambient::Timestamp;

use super::Admin;
use crate::{
    AccountDetail, AccountId, AccountSummary, Client, EmailAddress, Error, EventView, Identity,
    Result, SessionView, Whom,
    event::{Happening, Kind},
    operator::Row,
};

pub use place::AccountPlace;

/// How many accounts one page holds.
const PAGE: usize = 25;
/// How many are read for a page: one more shows that there is another.
const MOST: i64 = 26;
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
    /// After which place the next page begins, if there is one.
    pub next: Option<AccountPlace>,
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
    /// [`Error::NotFound`] where `after` is no place of this list; [`Error::Database`].
    pub async fn find_accounts(
        &self,
        _: &Admin,
        wanted: &AccountsWanted,
        after: Option<&AccountPlace>,
    ) -> Result<AccountsPage> {
        let places = match wanted {
            AccountsWanted::Like(text) => self.accounts_like(text, after).await?,
            AccountsWanted::Locked => {
                self.latest_accounts(
                    "SELECT id, disabled_at FROM accounts WHERE disabled_at IS NOT NULL \
                     AND (disabled_at, id) < ($1, $2) \
                     ORDER BY disabled_at DESC, id DESC LIMIT $3",
                    after,
                )
                .await?
            }
            AccountsWanted::Admins => {
                self.latest_accounts(
                    "SELECT id, admin_since FROM accounts WHERE admin_since IS NOT NULL \
                     AND (admin_since, id) < ($1, $2) \
                     ORDER BY admin_since DESC, id DESC LIMIT $3",
                    after,
                )
                .await?
            }
        };
        let more = places.len() > PAGE;
        let mut accounts = Vec::with_capacity(PAGE);
        for place in places.iter().take(PAGE) {
            accounts.extend(self.masked_summary(&place.id).await?);
        }
        let next = places.get(PAGE - 1).filter(|_| more).copied();
        Ok(AccountsPage { accounts, next })
    }

    async fn accounts_like(
        &self,
        text: &str,
        after: Option<&AccountPlace>,
    ) -> Result<Vec<AccountPlace>> {
        let after = match after {
            None => None,
            Some(AccountPlace { at: None, id }) => Some(id),
            Some(AccountPlace { at: Some(_), .. }) => return Err(Error::NotFound),
        };
        let text = text.trim();
        if let Ok(id) = text.parse::<AccountId>() {
            return Ok(vec![AccountPlace { at: None, id }]);
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
        let rows: Vec<(String,)> = sqlx::query_as(statement)
            .bind(begins)
            .bind(ends)
            .bind(after.map(ToString::to_string).unwrap_or_default())
            .bind(MOST)
            .fetch_all(self.database.pool())
            .await?;
        let place = |(id,): (String,)| Ok(AccountPlace { at: None, id: AccountId::stored(&id)? });
        rows.into_iter().map(place).collect()
    }

    /// The accounts of a list that goes by an instant, the latest first.
    async fn latest_accounts(
        &self,
        statement: &'static str,
        after: Option<&AccountPlace>,
    ) -> Result<Vec<AccountPlace>> {
        let (at, id) = match after {
            None => (i64::MAX, String::new()),
            Some(AccountPlace { at: Some(at), id }) => (at.millis(), id.to_string()),
            Some(AccountPlace { at: None, .. }) => return Err(Error::NotFound),
        };
        let rows: Vec<(String, i64)> = sqlx::query_as(statement)
            .bind(at)
            .bind(id)
            .bind(MOST)
            .fetch_all(self.database.pool())
            .await?;
        let place = |(id, at): (String, i64)| {
            let at = Some(Timestamp::from_millis(at));
            Ok(AccountPlace { at, id: AccountId::stored(&id)? })
        };
        rows.into_iter().map(place).collect()
    }

    /// An account with its address masked; nothing where it is gone.
    async fn masked_summary(&self, id: &AccountId) -> Result<Option<AccountSummary>> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT id, username, email, created_at, disabled_at, admin_since FROM accounts \
             WHERE id = $1",
        )
        .bind(id.to_string())
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
