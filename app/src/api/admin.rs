//! The administration. To whoever is no administrator every function answers that there is no such
//! thing, and to an administrator without a fresh pattern that it needs one.

#[cfg(feature = "ssr")]
mod convert;
mod wire;

use leptos::{prelude::*, server_fn::codec::Json};

use super::ApiError;

pub use wire::{
    AccountAct, AccountState, AdminAccountPage, AdminAccountRow, AdminAccountsPage, AdminEventRow,
    AdminEventsPage, AdminKeysPage, AdminSitePage, KeyRow, NamedRow, QueueRow, ServiceStateRow,
};

/// A page of accounts, from after the place `after` on. `show` is `locked`, `admins`, or
/// else whatever is like `text`.
#[server(prefix = "/api", endpoint = "admin-accounts", input = Json, output = Json)]
pub async fn admin_accounts(
    text: String,
    show: String,
    after: Option<String>,
) -> Result<AdminAccountsPage, ApiError> {
    use crate::backend::{admin, backend};
    use identity::AccountsWanted;
    let admin = admin().await?;
    let wanted = match show.as_str() {
        "locked" => AccountsWanted::Locked,
        "admins" => AccountsWanted::Admins,
        _ => AccountsWanted::Like(text),
    };
    let after = after.map(|place| place.parse()).transpose()?;
    let page = backend()?.identity.find_accounts(&admin, &wanted, after.as_ref()).await?;
    Ok(AdminAccountsPage {
        accounts: page.accounts.into_iter().map(Into::into).collect(),
        next: page.next.map(|place| place.to_string()),
    })
}

/// Everything that is shown of one account.
#[server(prefix = "/api", endpoint = "admin-account", input = Json, output = Json)]
pub async fn admin_account(account: String) -> Result<AdminAccountPage, ApiError> {
    use crate::backend::{admin, backend, client};
    let (admin, backend) = (admin().await?, backend()?);
    let id = account_id(&account)?;
    let seen = backend.identity.view_account(&admin, &client(), &id).await?;
    Ok(AdminAccountPage::of(&backend, seen))
}

/// Fifty more events of an account, from before number `before`.
#[server(prefix = "/api", endpoint = "admin-account-events", input = Json, output = Json)]
pub async fn admin_account_events(
    account: String,
    before: i64,
) -> Result<Vec<AdminEventRow>, ApiError> {
    use crate::backend::{admin, backend, client};
    let (admin, id) = (admin().await?, account_id(&account)?);
    let events = backend()?.identity.view_events(&admin, &client(), &id, before).await?;
    Ok(events.into_iter().map(Into::into).collect())
}

/// Does something to an account, and returns how it stands then. Refused for an administrator's.
#[server(prefix = "/api", endpoint = "admin-act", input = Json, output = Json)]
pub async fn admin_act(account: String, act: AccountAct) -> Result<AdminAccountPage, ApiError> {
    use crate::backend::{admin, backend, client};
    let (admin, backend) = (admin().await?, backend()?);
    let (id, client, identity) = (account_id(&account)?, client(), &backend.identity);
    let seen = match act {
        AccountAct::Lock => identity.lock_as(&admin, &client, &id).await,
        AccountAct::Unlock => identity.unlock_as(&admin, &client, &id).await,
        AccountAct::EndSession(sid) => identity.end_session_as(&admin, &client, &id, &sid).await,
        AccountAct::EndSessions => identity.end_sessions_as(&admin, &client, &id).await,
    };
    Ok(AdminAccountPage::of(&backend, seen?))
}

/// The events of the site, the latest first: fifty of those before the place `before`, of one kind
/// or of all.
#[server(prefix = "/api", endpoint = "admin-events", input = Json, output = Json)]
pub async fn admin_events(
    kind: Option<String>,
    before: Option<String>,
) -> Result<AdminEventsPage, ApiError> {
    use crate::backend::{admin, backend, client};
    let admin = admin().await?;
    let kind = kind.map(|kind| kind.parse().map_err(|_| ApiError::NotFound)).transpose()?;
    let before = before.map(|place| place.parse()).transpose()?;
    let events = backend()?.identity.site_events(&admin, &client(), kind, before).await?;
    Ok(AdminEventsPage::of(events))
}

/// The services behind the lock, and what waits to be handed on.
#[server(prefix = "/api", endpoint = "admin-site", input = Json, output = Json)]
pub async fn admin_site() -> Result<AdminSitePage, ApiError> {
    use crate::backend::{admin, backend};
    let (admin, backend) = (admin().await?, backend()?);
    let report = backend.identity.site_report(&admin).await?;
    Ok(AdminSitePage::of(&backend, report))
}

/// The keys that sign, and the names of the peppers.
#[server(prefix = "/api", endpoint = "admin-keys", input = Json, output = Json)]
pub async fn admin_keys() -> Result<AdminKeysPage, ApiError> {
    use crate::backend::{admin, backend};
    let (admin, backend) = (admin().await?, backend()?);
    let pepper = backend.identity.pepper_report(&admin).await?;
    Ok(AdminKeysPage::of(&backend, pepper))
}

/// The account of that id. What is no id leads nowhere.
#[cfg(feature = "ssr")]
fn account_id(text: &str) -> Result<identity::AccountId, ApiError> {
    text.parse().map_err(|_| ApiError::NotFound)
}
