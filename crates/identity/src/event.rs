//! Events: what happened to an account, for its owner and for the operator.
//!
//! Rows are only ever appended. [`chain`] makes a removed or an altered one show.

mod chain;
mod kind;

use ambient::Timestamp;
use database::Transaction;
use serde::{Deserialize, Serialize};

use crate::{AccountId, Client, Error, Identity, Result, SignedIn};

pub use chain::{Anchor, Flaw, Verified};
pub use kind::Kind;

/// How many events one page holds.
const PAGE: i64 = 50;

/// Something that has happened, to be noted.
#[derive(Clone)]
pub(crate) struct Happening {
    kind: Kind,
    account: Option<AccountId>,
    about: Option<String>,
}

impl Happening {
    /// To an account.
    pub(crate) const fn of(kind: Kind, account: &AccountId) -> Self {
        Self { kind, account: Some(*account), about: None }
    }

    /// To nobody who is known.
    pub(crate) const fn to_nobody(kind: Kind) -> Self {
        Self { kind, account: None, about: None }
    }

    /// What it was about, in words.
    pub(crate) fn about(mut self, about: impl Into<String>) -> Self {
        self.about = Some(about.into());
        self
    }
}

/// What is sealed in a row: it can be erased without breaking the chain.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Detail {
    pub browser: String,
    pub address: Option<String>,
    pub about: Option<String>,
    /// The administrator who did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
}

impl Detail {
    pub(crate) fn by(&self) -> Result<Option<AccountId>> {
        self.by.as_deref().map(AccountId::stored).transpose()
    }
}

/// An event of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventView {
    /// Its number in its lane; later events have higher ones.
    pub seq: i64,
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub kind: Kind,
    /// The browser, in words; empty where it was none.
    pub browser: String,
    /// The address it came from.
    pub address: Option<String>,
    /// What it was about.
    pub about: Option<String>,
    /// The name of the request, as in the logs.
    pub request: String,
    /// The administrator who did it.
    pub by: Option<AccountId>,
}

impl EventView {
    /// As the account's owner may see it: where an administrator did it, neither who that was nor
    /// where from.
    fn for_owner(self) -> Self {
        match self.by {
            Some(_) => Self { browser: String::new(), address: None, ..self },
            None => self,
        }
    }
}

impl Identity {
    /// Notes what has happened, in the transaction in which it happens.
    pub(crate) async fn note(
        &self,
        transaction: &mut Transaction,
        client: &Client,
        happening: Happening,
    ) -> Result<()> {
        let detail = Detail {
            browser: client.browser(),
            address: client.address(),
            about: happening.about,
            by: client.acting.map(|admin| admin.to_string()),
        };
        let detail = serde_json::to_vec(&detail).map_err(|_| Error::Stored("an event"))?;
        let account = happening.account.as_ref();
        self.append(transaction, happening.kind, account, &client.request, &detail).await
    }

    /// Notes something that stands by itself.
    pub(crate) async fn note_alone(&self, client: &Client, happening: Happening) -> Result<()> {
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                self.note(&mut transaction, client, happening.clone()).await?;
                transaction.commit().await?;
                Ok::<_, Error>(())
            })
            .await?;
        Ok(())
    }

    /// A person's own events, the latest first: fifty of those before number `before`.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Sealed`].
    pub async fn events(&self, person: &SignedIn, before: Option<i64>) -> Result<Vec<EventView>> {
        let events = self.events_of(person.account(), before).await?;
        Ok(events.into_iter().map(EventView::for_owner).collect())
    }

    pub(crate) async fn events_of(
        &self,
        account: &AccountId,
        before: Option<i64>,
    ) -> Result<Vec<EventView>> {
        type Row = (i64, i64, i64, String, String, Vec<u8>);
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT lane, seq, at, kind, request, detail FROM events \
             WHERE account_id = $1 AND detail IS NOT NULL AND seq < $2 \
             ORDER BY seq DESC LIMIT $3",
        )
        .bind(account.to_string())
        .bind(before.unwrap_or(i64::MAX))
        .bind(PAGE)
        .fetch_all(self.database.pool())
        .await?;
        rows.into_iter()
            .map(|(lane, seq, at, kind, request, sealed)| {
                let detail = self.open_detail(lane, seq, &sealed)?;
                Ok(EventView {
                    seq,
                    at: Timestamp::from_millis(at),
                    kind: kind.parse().map_err(|_| Error::Stored("an event's kind"))?,
                    by: detail.by()?,
                    browser: detail.browser,
                    address: detail.address,
                    about: detail.about,
                    request,
                })
            })
            .collect()
    }

    pub(crate) fn open_detail(&self, lane: i64, seq: i64, sealed: &[u8]) -> Result<Detail> {
        let detail = self.keys.events.seal.open(&chain::place(lane, seq), sealed)?;
        serde_json::from_slice(&detail).map_err(|_| Error::Stored("an event"))
    }
}
