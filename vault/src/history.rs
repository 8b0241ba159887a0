//! What was done in an account, as its owner sees it.

use std::{collections::BTreeMap, ops::DerefMut};

use ambient::Timestamp;
use serde::Serialize;
use sqlx::AnyConnection;
use uuid::Uuid;

use crate::{
    audit::Action,
    error::{Error, Result},
    record::{Kind, Listed, Search, seconds},
    unlocked::Unlocked,
};

/// Something that was done.
#[derive(Debug, Serialize)]
pub(crate) struct Event {
    /// Where it stands in the history; later ones have greater positions.
    position: i64,
    #[serde(serialize_with = "seconds")]
    at: Timestamp,
    action: String,
    /// The session that did it; `null` for what the gateway did by itself.
    session: Option<String>,
    /// Whether that is the session that asks.
    this_session: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<Mentioned>,
}

/// The record that it was done to.
#[derive(Debug, Serialize)]
struct Mentioned {
    id: String,
    /// Both are there as long as the record is.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
}

/// A part of the history, newest first.
#[derive(Debug, Serialize)]
pub(crate) struct Page {
    events: Vec<Event>,
    /// Where the next page begins: what to ask for as `before`; `null` on the last.
    next: Option<i64>,
}

/// Position, at, action, session, record.
type Row = (i64, i64, String, Option<String>, Option<String>);

impl<At: DerefMut<Target = AnyConnection>> Unlocked<'_, At> {
    /// At most `limit` events before a position. Looking at the history is no part of it, or it
    /// would soon tell of nothing else.
    pub(crate) async fn history(&mut self, before: Option<i64>, limit: u16) -> Result<Page> {
        // The act that begins it is written out, as an index knows it.
        let mut rows: Vec<Row> = sqlx::query_as(
            "SELECT position, at, action, sid, record_id FROM audit \
             WHERE account_id = $1 AND position < $2 AND action <> $3 \
             AND position >= (SELECT MAX(position) FROM audit \
             WHERE account_id = $1 AND action = 'account.create') \
             ORDER BY position DESC LIMIT $4",
        )
        .bind(self.account().to_string())
        .bind(before.unwrap_or(i64::MAX))
        .bind(Action::ViewHistory.as_str())
        .bind(i64::from(limit) + 1)
        .fetch_all(&mut *self.at)
        .await?;
        let more = rows.len() > usize::from(limit);
        rows.truncate(usize::from(limit));

        let records = self.records(&Search::default()).await?;
        let records: BTreeMap<Uuid, Listed> =
            records.into_iter().map(|record| (record.id, record)).collect();
        let next = rows.last().filter(|_| more).map(|(position, ..)| *position);
        let events = rows.into_iter().map(|row| self.event(row, &records));
        Ok(Page { events: events.collect::<Result<_>>()?, next })
    }

    fn event(&self, row: Row, records: &BTreeMap<Uuid, Listed>) -> Result<Event> {
        let (position, at, action, session, record) = row;
        let record = record.map(|id| mentioned(id, records)).transpose()?;
        let this_session = session.as_deref() == Some(self.session().as_str());
        let at = Timestamp::from_millis(at);
        Ok(Event { position, at, action, session, this_session, record })
    }
}

fn mentioned(id: String, records: &BTreeMap<Uuid, Listed>) -> Result<Mentioned> {
    let known = records.get(&id.parse().map_err(|_| Error::Corrupt)?);
    let (kind, title) = known.map(|known| (known.kind, known.title.clone())).unzip();
    Ok(Mentioned { id, kind, title })
}
