//! What lies in both databases, as far as it is judged.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

use super::super::database::Database;

/// What the vault is called in the gateway's database.
const SERVICE: &str = "vault";

#[derive(Clone, Debug, Default)]
pub struct Kept {
    pub accounts: Vec<Account>,
    pub sessions: i64,
    /// The names under which services know sessions that have ended.
    pub ended: BTreeSet<String>,
    pub challenges: BTreeMap<String, Challenge>,
    /// How often an unlock is written down, by account.
    pub unlocks: BTreeMap<String, i64>,
    /// What counts the most failures.
    pub most_failures: i64,
    pub vaults: BTreeMap<String, Vault>,
    /// How often each ticket was consumed.
    pub consumed: BTreeMap<String, i64>,
    pub spent: BTreeSet<String>,
    /// The sessions that have grants.
    pub granted: BTreeSet<String>,
    pub records: BTreeSet<String>,
    /// How often the adding of each record is written down.
    pub added: BTreeMap<String, i64>,
}

/// An account at the gateway, by how many there are of what belongs to it.
#[derive(Clone, Debug, Default)]
pub struct Account {
    pub id: String,
    pub username: String,
    /// Verifier, salt, picture: how many are not empty.
    pub parts: i64,
    pub codes: i64,
    pub sessions: i64,
    pub created: i64,
    /// How often it is to be made in the vault.
    pub deliveries: i64,
}

#[derive(Clone, Debug, Default)]
pub struct Challenge {
    pub kind: String,
    pub account: String,
    pub consumed: bool,
    pub unlocked: bool,
    /// The `jti` of the vault's ticket that asked for it.
    pub ticket: Option<String>,
    pub has_mail: bool,
}

/// An account at the vault.
#[derive(Clone, Copy, Debug, Default)]
pub struct Vault {
    pub has_key: bool,
    /// How often its making is written down.
    pub created: i64,
}

impl Kept {
    pub fn read(identities: &Database, records: &Database) -> Result<Self> {
        Ok(Self {
            accounts: accounts(identities)?,
            sessions: identities.number("SELECT COUNT(*) FROM sessions")?,
            ended: ended(identities)?,
            challenges: challenges(identities)?,
            unlocks: counts(
                identities,
                "SELECT account_id, COUNT(*) FROM events WHERE kind = 'service.unlocked' \
                 GROUP BY account_id",
            )?,
            most_failures: identities.number("SELECT MAX(failures) FROM throttles")?,
            vaults: vaults(records)?,
            consumed: counts(
                records,
                "SELECT ticket_id, COUNT(*) FROM audit \
                 WHERE action IN ('vault.unlock', 'request.confirm') GROUP BY ticket_id",
            )?,
            spent: names(records, "SELECT id FROM spent")?,
            granted: names(records, "SELECT DISTINCT sid FROM grants")?,
            records: names(records, "SELECT id FROM records")?,
            added: counts(
                records,
                "SELECT record_id, COUNT(*) FROM audit WHERE action = 'record.add' \
                 GROUP BY record_id",
            )?,
        })
    }
}

/// The cells of a row, in their order.
struct Cells(std::vec::IntoIter<String>);

impl Cells {
    fn text(&mut self) -> Result<String> {
        self.0.next().context("a row is too short")
    }

    fn number(&mut self) -> Result<i64> {
        let text = self.text()?;
        text.parse().with_context(|| format!("{text:?} is no number"))
    }

    fn flag(&mut self) -> Result<bool> {
        Ok(self.number()? > 0)
    }
}

fn read<T>(
    database: &Database,
    query: &str,
    row: impl Fn(&mut Cells) -> Result<T>,
) -> Result<Vec<T>> {
    let rows = database.rows(query)?;
    rows.into_iter().map(|cells| row(&mut Cells(cells.into_iter()))).collect()
}

fn counts(database: &Database, query: &str) -> Result<BTreeMap<String, i64>> {
    let rows = read(database, query, |cells| Ok((cells.text()?, cells.number()?)))?;
    Ok(rows.into_iter().collect())
}

fn names(database: &Database, query: &str) -> Result<BTreeSet<String>> {
    Ok(read(database, query, Cells::text)?.into_iter().collect())
}

fn accounts(database: &Database) -> Result<Vec<Account>> {
    let subject = database.hex("d.subject");
    let query = "SELECT a.id, a.username, \
         CASE WHEN length(a.sealed_verifier) > 0 THEN 1 ELSE 0 END \
         + CASE WHEN length(a.verifier_salt) > 0 THEN 1 ELSE 0 END \
         + CASE WHEN length(a.picture) > 0 THEN 1 ELSE 0 END, \
         (SELECT COUNT(*) FROM recovery_codes r WHERE r.account_id = a.id), \
         (SELECT COUNT(*) FROM sessions s WHERE s.account_id = a.id), \
         (SELECT COUNT(*) FROM events e WHERE e.account_id = a.id AND e.kind = 'account.created') \
         FROM accounts a";
    let mut accounts = read(database, query, |cells| {
        Ok(Account {
            id: cells.text()?,
            username: cells.text()?,
            parts: cells.number()?,
            codes: cells.number()?,
            sessions: cells.number()?,
            created: cells.number()?,
            deliveries: 0,
        })
    })?;
    let deliveries = counts(
        database,
        &format!(
            "SELECT {subject}, COUNT(*) FROM deliveries d \
             WHERE d.kind = 'account' AND d.service = '{SERVICE}' GROUP BY {subject}"
        ),
    )?;
    for account in &mut accounts {
        let hex: String = account.id.bytes().map(|byte| format!("{byte:02x}")).collect();
        account.deliveries = deliveries.get(&hex).copied().unwrap_or_default();
    }
    Ok(accounts)
}

/// The names of sessions that have ended: base64url of SHA-256 of their id.
fn ended(database: &Database) -> Result<BTreeSet<String>> {
    let id = database.hex("id");
    let ids = names(database, &format!("SELECT {id} FROM sessions WHERE ended_at IS NOT NULL"))?;
    let name = |hex: &String| {
        let byte = |pair: &[u8]| {
            let pair = std::str::from_utf8(pair)?;
            Ok(u8::from_str_radix(pair, 16)?)
        };
        let bytes = hex.as_bytes().chunks(2).map(byte).collect::<Result<Vec<u8>>>()?;
        Ok(URL_SAFE_NO_PAD.encode(Sha256::digest(bytes)))
    };
    ids.iter().map(name).collect()
}

fn challenges(database: &Database) -> Result<BTreeMap<String, Challenge>> {
    // What has run out is consumed by time.
    let query = "SELECT c.id, c.kind, COALESCE(c.account_id, ''), \
         CASE WHEN c.consumed_at < c.expires_at THEN 1 ELSE 0 END, \
         CASE WHEN c.unlocked_at IS NULL THEN 0 ELSE 1 END, COALESCE(c.ticket_id, ''), \
         CASE WHEN m.id IS NULL THEN 0 ELSE 1 END \
         FROM challenges c LEFT JOIN mails m ON m.challenge_id = c.id";
    let rows = read(database, query, |cells| {
        let id = cells.text()?;
        let (kind, account) = (cells.text()?, cells.text()?);
        let (consumed, unlocked) = (cells.flag()?, cells.flag()?);
        let ticket = cells.text()?.strip_prefix(&format!("{SERVICE} ")).map(str::to_owned);
        let has_mail = cells.flag()?;
        Ok((id, Challenge { kind, account, consumed, unlocked, ticket, has_mail }))
    })?;
    Ok(rows.into_iter().collect())
}

fn vaults(database: &Database) -> Result<BTreeMap<String, Vault>> {
    let query = "SELECT a.id, CASE WHEN a.data_key IS NULL THEN 0 ELSE 1 END, \
         (SELECT COUNT(*) FROM audit u WHERE u.account_id = a.id AND u.action = 'account.create') \
         FROM accounts a";
    let rows = read(database, query, |cells| {
        Ok((cells.text()?, Vault { has_key: cells.flag()?, created: cells.number()? }))
    })?;
    Ok(rows.into_iter().collect())
}
