//! `services`.

use std::sync::Arc;

use ambient::SystemClock;
use anyhow::{Context as _, bail, ensure};
use app::backend::LockError;
use identity::{AccountId, Identity};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::table::{print, print_json, table};
use crate::{
    cli::ServicesCommand,
    config::Config,
    lock::{Foundations, ServiceClient, Services},
    open::{self, Surroundings},
    signing::SigningKeys,
};

/// How many accounts are read at once, and how many are asked for at a time.
const PAGE: u32 = 500;
const AT_ONCE: usize = 8;

/// Lists or compares.
pub async fn run(config: &Config, command: ServicesCommand, json: bool) -> anyhow::Result<()> {
    let identity = Arc::new(open::beside(config).await?);
    match command {
        ServicesCommand::List => list(config, &identity, json).await,
        ServicesCommand::Reconcile { service } => {
            reconcile(config, &identity, service.as_deref(), json).await
        }
    }
}

async fn list(config: &Config, identity: &Identity, json: bool) -> anyhow::Result<()> {
    let mut rows = Vec::new();
    for service in config.all_services() {
        rows.push((service, identity.waiting_for(&service.name).await?));
    }
    if json {
        let document: Vec<Value> = rows
            .iter()
            .map(|(service, waiting)| {
                json!({
                    "name": service.name, "title": service.title, "url": service.url,
                    "paths": service.paths, "scripts": service.scripts, "waiting": waiting,
                })
            })
            .collect();
        return print_json(&Value::from(document));
    }
    let rows: Vec<[String; 5]> = rows
        .iter()
        .map(|(service, waiting)| {
            let paths = service.paths.join(" ");
            [
                service.name.clone(),
                service.title.clone(),
                service.issuer(),
                paths,
                waiting.to_string(),
            ]
        })
        .collect();
    print(&table(["NAME", "TITLE", "URL", "PATHS", "WAITING"], &rows))
}

/// What was found of one service.
#[derive(Default)]
struct Found {
    asked: u64,
    made: u64,
    erased: u64,
    failed: u64,
}

/// What was found of one account.
enum Outcome {
    There,
    Made,
    Erased,
    Failed,
}

async fn reconcile(
    config: &Config,
    identity: &Arc<Identity>,
    only: Option<&str>,
    json: bool,
) -> anyhow::Result<()> {
    let services = clients(config, identity)?;
    let chosen: Vec<_> = services
        .iter()
        .filter(|client| only.is_none_or(|name| client.service().name == name))
        .cloned()
        .collect();
    ensure!(!chosen.is_empty(), "--service: there is no service of that name");
    let mut document = Vec::new();
    let mut failed = 0;
    for client in chosen {
        let found = compare(identity, &client).await?;
        let name = &client.service().name;
        let Found { asked, made, erased, failed: here } = found;
        failed += here;
        let about =
            format!("{name}: {asked} asked for, {made} made, {erased} erased, {here} failed");
        identity.note_reconciliation(&open::operator(), &about).await?;
        if !json {
            print(&format!("{about}\n"))?;
        }
        document.push(json!({
            "service": name, "asked": asked, "made": made, "erased": erased, "failed": here,
        }));
    }
    if json {
        print_json(&Value::from(document))?;
    }
    if failed > 0 {
        bail!(
            "{failed} accounts could not be compared; they are tried again by a running gateway, or run this again"
        );
    }
    Ok(())
}

/// Asks for every account, and then for those that were erased here.
async fn compare(identity: &Arc<Identity>, client: &Arc<ServiceClient>) -> anyhow::Result<Found> {
    let mut found = Found::default();
    let (mut after, mut erased): (Option<AccountId>, bool) = (None, false);
    loop {
        let page = match erased {
            false => identity.account_ids(after.as_ref(), PAGE).await?,
            true => identity.erased_account_ids(after.as_ref(), PAGE).await?,
        };
        let Some(last) = page.last().copied() else {
            if erased {
                return Ok(found);
            }
            (after, erased) = (None, true);
            continue;
        };
        after = Some(last);
        let mut asking = JoinSet::new();
        for account in page {
            if asking.len() >= AT_ONCE {
                count(&mut found, asking.join_next().await)?;
            }
            let (identity, client) = (Arc::clone(identity), Arc::clone(client));
            match erased {
                false => asking.spawn(settle(identity, client, account)),
                true => asking.spawn(settle_erased(client, account)),
            };
        }
        while let Some(settled) = asking.join_next().await {
            count(&mut found, Some(settled))?;
        }
    }
}

type Settled = Result<identity::Result<Outcome>, tokio::task::JoinError>;

fn count(found: &mut Found, settled: Option<Settled>) -> anyhow::Result<()> {
    let Some(settled) = settled else { return Ok(()) };
    found.asked += 1;
    match settled?? {
        Outcome::There => {}
        Outcome::Made => found.made += 1,
        Outcome::Erased => found.erased += 1,
        Outcome::Failed => found.failed += 1,
    }
    Ok(())
}

async fn settle(
    identity: Arc<Identity>,
    client: Arc<ServiceClient>,
    account: AccountId,
) -> identity::Result<Outcome> {
    let name = &client.service().name;
    match client.has_account(&account).await {
        Ok(true) => {
            identity.found_account(&account, name).await?;
            return Ok(Outcome::There);
        }
        Ok(false) => {}
        Err(_) => return Ok(Outcome::Failed),
    }
    match client.account_at_once(&account).await {
        Ok(()) => Ok(Outcome::Made),
        // It was erased meanwhile.
        Err(LockError::Identity(identity::Error::SignedOut)) => Ok(Outcome::There),
        Err(LockError::Identity(error)) => Err(error),
        Err(_) => Ok(Outcome::Failed),
    }
}

async fn settle_erased(
    client: Arc<ServiceClient>,
    account: AccountId,
) -> identity::Result<Outcome> {
    Ok(match client.erase_again(&account).await {
        Ok(true) => Outcome::Erased,
        Ok(false) => Outcome::There,
        Err(_) => Outcome::Failed,
    })
}

fn clients(config: &Config, identity: &Arc<Identity>) -> anyhow::Result<Services> {
    let Surroundings { clock, entropy } = Surroundings::of_this_machine();
    let signing = SigningKeys::open(config, &clock, false).context("the gateway's keys")?;
    let foundations = Foundations {
        gateway: config.issuer(),
        signing: Arc::new(signing),
        clock: Arc::new(SystemClock),
        entropy,
        identity: Arc::clone(identity),
    };
    Services::new(config, &foundations)
}
