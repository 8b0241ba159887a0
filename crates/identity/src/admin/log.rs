//! The events of the whole site, for an administrator.

use std::{collections::HashMap, fmt, str::FromStr};

use ambient::Timestamp;

use super::Admin;
use crate::{
    AccountId, Client, Error, Identity, Result,
    event::{Detail, Happening, Kind},
};

/// How many events one page holds.
const PAGE: i64 = 50;

/// Where an event stands among all of them: by its instant, then by its chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventPlace {
    at: i64,
    lane: i64,
    seq: i64,
}

impl fmt::Display for EventPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.at, self.lane, self.seq)
    }
}

impl FromStr for EventPlace {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let mut parts = text.splitn(3, '.').map(str::parse);
        match (parts.next(), parts.next(), parts.next()) {
            (Some(Ok(at)), Some(Ok(lane)), Some(Ok(seq))) => Ok(Self { at, lane, seq }),
            _ => Err(Error::NotFound),
        }
    }
}

/// An account that an event names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: AccountId,
    /// Its name; nothing where it was erased.
    pub username: Option<String>,
}

/// An event of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteEvent {
    /// Where it stands.
    pub place: EventPlace,
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub kind: Kind,
    /// To whom.
    pub account: Option<Named>,
    /// The administrator who did it.
    pub by: Option<Named>,
    /// The browser, in words; empty where it was none, or where the account was erased.
    pub browser: String,
    /// The address it came from.
    pub address: Option<String>,
    /// What it was about.
    pub about: Option<String>,
    /// The name of the request, as in the logs.
    pub request: String,
}

type Row = (i64, i64, i64, String, Option<String>, String, Option<Vec<u8>>);

impl Identity {
    /// The events of the site, the latest first: fifty of those before `before`, of one kind or of
    /// all. That they looked is an event.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Sealed`].
    pub async fn site_events(
        &self,
        admin: &Admin,
        client: &Client,
        kind: Option<Kind>,
        before: Option<EventPlace>,
    ) -> Result<Vec<SiteEvent>> {
        let rows = self.events_before(kind, before).await?;
        let mut names = HashMap::new();
        let mut events = Vec::with_capacity(rows.len());
        for row in rows {
            events.push(self.site_event(row, &mut names).await?);
        }
        let mut happening = Happening::of(Kind::EventsViewed, admin.account());
        if let Some(kind) = kind {
            happening = happening.about(kind.as_str());
        }
        self.note_alone(client, happening).await?;
        Ok(events)
    }

    async fn events_before(
        &self,
        kind: Option<Kind>,
        before: Option<EventPlace>,
    ) -> Result<Vec<Row>> {
        let first = EventPlace { at: i64::MAX, lane: 0, seq: 0 };
        let EventPlace { at, lane, seq } = before.unwrap_or(first);
        let statement = match kind {
            None => {
                "SELECT lane, seq, at, kind, account_id, request, detail FROM events \
                 WHERE (at, lane, seq) < ($1, $2, $3) \
                 ORDER BY at DESC, lane DESC, seq DESC LIMIT $4"
            }
            Some(_) => {
                "SELECT lane, seq, at, kind, account_id, request, detail FROM events \
                 WHERE kind = $5 AND (at, lane, seq) < ($1, $2, $3) \
                 ORDER BY at DESC, lane DESC, seq DESC LIMIT $4"
            }
        };
        let mut query = sqlx::query_as(statement).bind(at).bind(lane).bind(seq).bind(PAGE);
        if let Some(kind) = kind {
            query = query.bind(kind.as_str());
        }
        Ok(query.fetch_all(self.database.pool()).await?)
    }

    async fn site_event(
        &self,
        (lane, seq, at, kind, account, request, sealed): Row,
        names: &mut HashMap<AccountId, Option<String>>,
    ) -> Result<SiteEvent> {
        let detail = match sealed {
            Some(sealed) => self.open_detail(lane, seq, &sealed)?,
            None => Detail::default(),
        };
        let account = account.as_deref().map(AccountId::stored).transpose()?;
        let by = detail.by()?;
        Ok(SiteEvent {
            place: EventPlace { at, lane, seq },
            at: Timestamp::from_millis(at),
            kind: kind.parse().map_err(|_| Error::Stored("an event's kind"))?,
            account: self.named(account, names).await?,
            by: self.named(by, names).await?,
            browser: detail.browser,
            address: detail.address,
            about: detail.about,
            request,
        })
    }

    /// The account of that id with its name, which is looked up once a page.
    async fn named(
        &self,
        id: Option<AccountId>,
        names: &mut HashMap<AccountId, Option<String>>,
    ) -> Result<Option<Named>> {
        let Some(id) = id else { return Ok(None) };
        if let Some(username) = names.get(&id) {
            return Ok(Some(Named { id, username: username.clone() }));
        }
        let row: Option<(String,)> = sqlx::query_as("SELECT username FROM accounts WHERE id = $1")
            .bind(id.to_string())
            .fetch_optional(self.database.pool())
            .await?;
        let username = row.map(|(username,)| username);
        names.insert(id, username.clone());
        Ok(Some(Named { id, username }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_is_written() {
        let place = EventPlace { at: 1_800_000_000_000, lane: 3, seq: 77 };
        assert_eq!(place.to_string().parse::<EventPlace>().unwrap(), place);
        for wrong in ["", "1", "1.2", "1.2.x", "1.2.3.4", "a.2.3"] {
            assert!(wrong.parse::<EventPlace>().is_err(), "{wrong}");
        }
    }
}
