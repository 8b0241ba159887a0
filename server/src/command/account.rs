//! `account`.

use ambient::Timestamp;
use anyhow::{Context as _, ensure};
use identity::{AccountDetail, AccountSummary, Whom};
use keyring::rfc3339;
use serde_json::{Value, json};

use super::table::{print, print_json, table};
use crate::{cli::AccountCommand, config::Config, open};

/// Lists, shows, or acts.
pub async fn run(config: &Config, command: AccountCommand, json: bool) -> anyhow::Result<()> {
    let identity = open::beside(config).await?;
    let operator = open::operator();
    match command {
        AccountCommand::List { after, limit } => {
            let accounts = identity.accounts(after.as_deref(), limit).await?;
            if json {
                return print_json(&accounts.iter().map(summary).collect());
            }
            let rows: Vec<_> = accounts.iter().map(row).collect();
            print(&table(["USERNAME", "STATE", "ROLE", "E-MAIL", "CREATED", "ID"], &rows))
        }
        AccountCommand::Show { account } => {
            let detail = identity.account_detail(&whom(&account)?).await.context(account)?;
            if json { print_json(&document(&detail)) } else { print(&text(&detail)) }
        }
        AccountCommand::Lock { account } => {
            let done = identity.lock_account(&whom(&account)?, &operator).await.context(account)?;
            tell(&done, json, "is locked, and every session has ended")
        }
        AccountCommand::Unlock { account } => {
            let done =
                identity.unlock_account(&whom(&account)?, &operator).await.context(account)?;
            tell(&done, json, "can sign in again")
        }
        AccountCommand::GrantAdmin { account } => {
            let done = identity.grant_admin(&whom(&account)?, &operator).await.context(account)?;
            tell(&done, json, "is an administrator")
        }
        AccountCommand::RevokeAdmin { account } => {
            let done = identity.revoke_admin(&whom(&account)?, &operator).await.context(account)?;
            tell(&done, json, "is no administrator")
        }
        AccountCommand::EndSessions { account, all: _ } => {
            let ended = match account {
                Some(account) => {
                    let whom = whom(&account)?;
                    identity.end_sessions_of(&whom, &operator).await.context(account)?
                }
                None => identity.end_all_sessions(&operator).await?,
            };
            if json {
                return print_json(&json!({ "ended": ended }));
            }
            print(&format!("{ended} sessions ended.\n"))
        }
        AccountCommand::Erase { account, yes } => {
            ensure!(yes, "this erases {account} here and in every service; say --yes to do it");
            let whom = whom(&account)?;
            let done = identity.erase_account_of(&whom, &operator).await.context(account)?;
            tell(&done, json, "is erased here; a running gateway has every service erase it")
        }
    }
}

fn whom(account: &str) -> anyhow::Result<Whom> {
    account.parse().with_context(|| format!("{account}: neither a username nor an id"))
}

fn tell(account: &AccountSummary, json: bool, what: &str) -> anyhow::Result<()> {
    if json {
        return print_json(&summary(account));
    }
    print(&format!("{} {what}.\n", account.username))
}

fn state(account: &AccountSummary) -> &'static str {
    match (account.locked_at, account.stopped) {
        (Some(_), _) => "locked",
        (None, true) => "stopped",
        (None, false) => "active",
    }
}

const fn role(account: &AccountSummary) -> &'static str {
    if account.admin_since.is_some() { "administrator" } else { "" }
}

fn row(account: &AccountSummary) -> [String; 6] {
    [
        account.username.clone(),
        state(account).to_owned(),
        role(account).to_owned(),
        account.email.clone(),
        rfc3339(account.created_at),
        account.id.to_string(),
    ]
}

fn summary(account: &AccountSummary) -> Value {
    json!({
        "id": account.id.to_string(),
        "username": account.username,
        "email": account.email,
        "state": state(account),
        "created_at": rfc3339(account.created_at),
        "locked_at": account.locked_at.map(rfc3339),
        "admin_since": account.admin_since.map(rfc3339),
        "failures": account.failures,
    })
}

fn document(detail: &AccountDetail) -> Value {
    let mut document = summary(&detail.summary);
    let services: Vec<Value> = detail
        .services
        .iter()
        .map(|service| {
            let (name, attempts) = (&service.service, service.attempts);
            json!({ "name": name, "ready": service.ready, "attempts": attempts })
        })
        .collect();
    let events: Vec<Value> = detail
        .events
        .iter()
        .map(|event| {
            json!({
                "at": rfc3339(event.at), "kind": event.kind.as_str(), "browser": event.browser,
                "address": event.address, "about": event.about, "request": event.request,
                "by": event.by.map(|admin| admin.to_string()),
            })
        })
        .collect();
    let more = json!({
        "sessions": detail.sessions,
        "devices": detail.devices,
        "recovery_codes": detail.recovery_codes,
        "services": services,
        "events": events,
    });
    if let (Value::Object(document), Value::Object(more)) = (&mut document, more) {
        document.extend(more);
    }
    document
}

fn text(detail: &AccountDetail) -> String {
    let account = &detail.summary;
    let when = |instant: Option<Timestamp>| instant.map_or_else(|| "–".to_owned(), rfc3339);
    let facts = [
        ("username", account.username.clone()),
        ("id", account.id.to_string()),
        ("e-mail", account.email.clone()),
        ("state", state(account).to_owned()),
        ("created", rfc3339(account.created_at)),
        ("locked", when(account.locked_at)),
        ("administrator", when(account.admin_since)),
        ("failures in a row", account.failures.to_string()),
        ("sessions", detail.sessions.to_string()),
        ("devices", detail.devices.to_string()),
        ("recovery codes", detail.recovery_codes.to_string()),
    ];
    let mut text: String =
        facts.iter().map(|(name, value)| format!("{name:18} {value}\n")).collect();
    for service in &detail.services {
        let state = if service.ready { "ready" } else { "not yet" };
        text += &format!("{:18} {state} ({} attempts)\n", service.service, service.attempts);
    }
    let rows: Vec<_> = detail
        .events
        .iter()
        .map(|event| {
            [
                rfc3339(event.at),
                event.kind.as_str().to_owned(),
                event.about.clone().unwrap_or_default(),
                event.address.clone().unwrap_or_default(),
                event.browser.clone(),
            ]
        })
        .collect();
    text + "\n" + &table(["WHEN", "WHAT", "ABOUT", "ADDRESS", "BROWSER"], &rows)
}
