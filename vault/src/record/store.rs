//! Records in the database. Every statement names the account, so that no id of a record leads
//! into somebody else's vault.

use std::ops::DerefMut;

use ambient::Timestamp;
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{
    Draft, Fields, Listed, Record, Search, Summary,
    sealed::{Half, Place},
};
use crate::{
    error::{Error, Result},
    file::{self, Content},
    unlocked::Unlocked,
};

/// A record, sealed.
struct Halves {
    summary: Vec<u8>,
    content: Vec<u8>,
}

/// Version, sealed summary, sealed content, made at, changed at.
type Row = (i64, Vec<u8>, Vec<u8>, i64, i64);

impl<At: DerefMut<Target = AnyConnection>> Unlocked<'_, At> {
    /// The ids of the account's records, the oldest first.
    pub(crate) async fn ids(&mut self) -> Result<Vec<Uuid>> {
        let ids: Vec<String> = sqlx::query_scalar(
            "SELECT id FROM records WHERE account_id = $1 ORDER BY created_at, id",
        )
        .bind(self.account().to_string())
        .fetch_all(&mut *self.at)
        .await?;
        ids.iter().map(|id| id.parse().map_err(|_| Error::Corrupt)).collect()
    }

    /// The account's records of which `search` finds the titles, the last changed first.
    pub(crate) async fn records(&mut self, search: &Search) -> Result<Vec<Listed>> {
        let rows: Vec<(String, i64, Vec<u8>, i64)> = sqlx::query_as(
            "SELECT id, version, summary, updated_at FROM records WHERE account_id = $1 \
             ORDER BY updated_at DESC, id",
        )
        .bind(self.account().to_string())
        .fetch_all(&mut *self.at)
        .await?;
        rows.into_iter()
            .map(|(id, version, summary, updated_at)| {
                let id: Uuid = id.parse().map_err(|_| Error::Corrupt)?;
                let summary: Summary = self.open(id, version, Half::Summary, &summary)?;
                Ok(Listed::new(id, summary, Timestamp::from_millis(updated_at)))
            })
            .filter(|listed| !matches!(listed, Ok(record) if !search.finds(&record.title)))
            .collect()
    }

    /// One record.
    pub(crate) async fn record(&mut self, id: Uuid) -> Result<Record> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT version, summary, content, created_at, updated_at FROM records \
             WHERE account_id = $1 AND id = $2",
        )
        .bind(self.account().to_string())
        .bind(id.to_string())
        .fetch_optional(&mut *self.at)
        .await?;
        let (version, summary, content, created_at, updated_at) = row.ok_or(Error::NoRecord)?;
        let summary: Summary = self.open(id, version, Half::Summary, &summary)?;
        let fields: Fields = self.open(id, version, Half::Content, &content)?;
        let [created_at, updated_at] = [created_at, updated_at].map(Timestamp::from_millis);
        Ok(Record { id, version, summary, created_at, updated_at, fields })
    }

    fn open<T: serde::de::DeserializeOwned>(
        &self,
        id: Uuid,
        version: i64,
        half: Half,
        sealed: &[u8],
    ) -> Result<T> {
        Place { account: self.account(), record: id, version }.open(
            half,
            self.data_key.sealing(),
            sealed,
        )
    }
}

impl Unlocked<'_> {
    /// Adds a record.
    pub(crate) async fn add(&mut self, draft: Draft) -> Result<Record> {
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM records WHERE account_id = $1")
            .bind(self.account().to_string())
            .fetch_one(&mut *self.at)
            .await?;
        if count >= self.vault.settings.records_per_account {
            return Err(Error::Full);
        }
        let id = uuid::Builder::from_random_bytes(self.vault.entropy.bytes()).into_uuid();
        let Draft { kind, title, fields, .. } = draft;
        let summary = Summary { kind, title, content: None };
        let halves = self.seal(id, 1, &summary, &fields)?;
        sqlx::query(
            "INSERT INTO records (account_id, id, version, summary, content, created_at, updated_at) \
             VALUES ($1, $2, 1, $3, $4, $5, $5)",
        )
        .bind(self.account().to_string())
        .bind(id.to_string())
        .bind(halves.summary)
        .bind(halves.content)
        .bind(self.now.millis())
        .execute(&mut *self.at)
        .await?;
        Ok(Record { id, version: 1, summary, created_at: self.now, updated_at: self.now, fields })
    }

    /// Changes `version` of a record. Its kind stays what it is.
    pub(crate) async fn change(&mut self, id: Uuid, version: i64, draft: Draft) -> Result<Record> {
        let before = self.record(id).await?;
        if before.version != version {
            return Err(Error::Conflict);
        }
        if before.summary.kind != draft.kind {
            return Err(Error::kind_changed());
        }
        let Draft { kind, title, fields, .. } = draft.over(&before);
        let summary = Summary { kind, title, content: before.summary.content };
        self.replace(Record { summary, fields, ..before }).await
    }

    /// Gives a file another content. What was there before is to be removed by the caller.
    pub(crate) async fn set_content(&mut self, before: Record, content: Content) -> Result<Record> {
        let summary = Summary { content: Some(content), ..before.summary };
        self.replace(Record { summary, ..before }).await
    }

    /// Writes a record over the version of it that was read.
    async fn replace(&mut self, record: Record) -> Result<Record> {
        let next = record.version.saturating_add(1);
        let halves = self.seal(record.id, next, &record.summary, &record.fields)?;
        let changed = sqlx::query(
            "UPDATE records SET version = $4, summary = $5, content = $6, updated_at = $7 \
             WHERE account_id = $1 AND id = $2 AND version = $3",
        )
        .bind(self.account().to_string())
        .bind(record.id.to_string())
        .bind(record.version)
        .bind(next)
        .bind(halves.summary)
        .bind(halves.content)
        .bind(self.now.millis())
        .execute(&mut *self.at)
        .await?;
        // Somebody else may have been faster since it was read.
        if changed.rows_affected() != 1 {
            return Err(Error::Conflict);
        }
        Ok(Record { version: next, updated_at: self.now, ..record })
    }

    /// Removes a record, and its file.
    pub(crate) async fn delete(&mut self, id: Uuid) -> Result<()> {
        let account = self.account();
        file::remove_all_of_record(&mut self.at, account, id).await?;
        let deleted = sqlx::query("DELETE FROM records WHERE account_id = $1 AND id = $2")
            .bind(self.account().to_string())
            .bind(id.to_string())
            .execute(&mut *self.at)
            .await?;
        if deleted.rows_affected() == 1 { Ok(()) } else { Err(Error::NoRecord) }
    }

    fn seal(&self, id: Uuid, version: i64, summary: &Summary, fields: &Fields) -> Result<Halves> {
        let place = Place { account: self.account(), record: id, version };
        let (key, entropy) = (self.data_key.sealing(), self.vault.entropy.as_ref());
        let summary = place.seal(Half::Summary, key, entropy, summary)?;
        let content = place.seal(Half::Content, key, entropy, fields)?;
        Ok(Halves { summary, content })
    }
}
