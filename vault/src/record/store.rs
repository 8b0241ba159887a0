//! Records in the database. Every statement names the account, so that no id of a record leads
//! into somebody else's vault.

use ambient::Timestamp;
use uuid::Uuid;

use super::{
    Draft, Fields, Listed, Record, Summary,
    sealed::{Half, Place},
};
use crate::{
    error::{Error, Result},
    unlocked::Unlocked,
};

/// Version, sealed summary, sealed content, made at, changed at.
type Row = (i64, Vec<u8>, Vec<u8>, i64, i64);

impl Unlocked<'_> {
    /// The account's records, the last changed first.
    pub(crate) async fn records(&mut self) -> Result<Vec<Listed>> {
        let rows: Vec<(String, i64, Vec<u8>, i64)> = sqlx::query_as(
            "SELECT id, version, summary, updated_at FROM records WHERE account_id = $1 \
             ORDER BY updated_at DESC, id",
        )
        .bind(self.account().to_string())
        .fetch_all(&mut *self.tx)
        .await?;
        rows.into_iter()
            .map(|(id, version, summary, updated_at)| {
                let id: Uuid = id.parse().map_err(|_| Error::Corrupt)?;
                let summary = self.open(id, version, Half::Summary, &summary)?;
                Ok(Listed { id, summary, updated_at: Timestamp::from_millis(updated_at) })
            })
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
        .fetch_optional(&mut *self.tx)
        .await?;
        let (version, summary, content, created_at, updated_at) = row.ok_or(Error::NoRecord)?;
        let summary: Summary = self.open(id, version, Half::Summary, &summary)?;
        let fields: Fields = self.open(id, version, Half::Content, &content)?;
        let [created_at, updated_at] = [created_at, updated_at].map(Timestamp::from_millis);
        Ok(Record { id, version, summary, created_at, updated_at, fields })
    }

    /// Adds a record.
    pub(crate) async fn add(&mut self, draft: Draft) -> Result<Record> {
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM records WHERE account_id = $1")
            .bind(self.account().to_string())
            .fetch_one(&mut *self.tx)
            .await?;
        if count >= self.vault.settings.records_per_account {
            return Err(Error::Full);
        }
        let id = uuid::Builder::from_random_bytes(self.vault.entropy.bytes()).into_uuid();
        let (summary, content) = self.seal(id, 1, &draft)?;
        sqlx::query(
            "INSERT INTO records (account_id, id, version, summary, content, created_at, updated_at) \
             VALUES ($1, $2, 1, $3, $4, $5, $5)",
        )
        .bind(self.account().to_string())
        .bind(id.to_string())
        .bind(summary)
        .bind(content)
        .bind(self.now.millis())
        .execute(&mut *self.tx)
        .await?;
        let Draft { summary, fields, .. } = draft;
        Ok(Record { id, version: 1, summary, created_at: self.now, updated_at: self.now, fields })
    }

    /// Changes `version` of a record. Its kind stays what it is.
    pub(crate) async fn change(&mut self, id: Uuid, version: i64, draft: Draft) -> Result<Record> {
        let before = self.record(id).await?;
        if before.version != version {
            return Err(Error::Conflict);
        }
        if before.summary.kind != draft.summary.kind {
            return Err(Error::kind_changed());
        }
        let next = version.saturating_add(1);
        let (summary, content) = self.seal(id, next, &draft)?;
        let changed = sqlx::query(
            "UPDATE records SET version = $4, summary = $5, content = $6, updated_at = $7 \
             WHERE account_id = $1 AND id = $2 AND version = $3",
        )
        .bind(self.account().to_string())
        .bind(id.to_string())
        .bind(version)
        .bind(next)
        .bind(summary)
        .bind(content)
        .bind(self.now.millis())
        .execute(&mut *self.tx)
        .await?;
        // Somebody else may have been faster since it was read.
        if changed.rows_affected() != 1 {
            return Err(Error::Conflict);
        }
        let Draft { summary, fields, .. } = draft;
        Ok(Record { version: next, summary, fields, updated_at: self.now, ..before })
    }

    /// Removes a record.
    pub(crate) async fn delete(&mut self, id: Uuid) -> Result<()> {
        let deleted = sqlx::query("DELETE FROM records WHERE account_id = $1 AND id = $2")
            .bind(self.account().to_string())
            .bind(id.to_string())
            .execute(&mut *self.tx)
            .await?;
        if deleted.rows_affected() == 1 { Ok(()) } else { Err(Error::NoRecord) }
    }

    fn seal(&self, id: Uuid, version: i64, draft: &Draft) -> Result<(Vec<u8>, Vec<u8>)> {
        let place = Place { account: self.account(), record: id, version };
        let (key, entropy) = (self.data_key.sealing(), self.vault.entropy.as_ref());
        let summary = place.seal(Half::Summary, key, entropy, &draft.summary)?;
        let content = place.seal(Half::Content, key, entropy, &draft.fields)?;
        Ok((summary, content))
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
