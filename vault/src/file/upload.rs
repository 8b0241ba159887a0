//! One upload, from its first chunk to the new version of its record.

use std::sync::Arc;

use secrets::{STREAM_PREFIX_BYTES, StreamSealer};
use uuid::Uuid;

use super::{Content, Place, chunks};
use crate::{
    audit::Action,
    error::{Error, Result},
    record::{Kind, Shown},
    unlocked::{Underway, Unlocked},
    vault::Vault,
};

/// A file that is arriving. Nobody sees anything of it until it is [`finish`](Self::finish)ed.
pub(crate) struct Upload {
    underway: Underway,
    prefix: [u8; STREAM_PREFIX_BYTES],
    sealer: StreamSealer,
    /// The version that is to be changed, where one was named.
    version: Option<i64>,
    arrival: Arrival,
}

/// What has arrived of a file.
#[derive(Clone)]
pub(super) struct Arrival {
    vault: Arc<Vault>,
    place: Place,
    chunks: i64,
    size: u64,
}

impl Upload {
    /// Begins, for a session that may write.
    ///
    /// # Errors
    /// [`Error::NoRecord`], [`Error::NotAFile`], [`Error::Conflict`] for another version.
    pub(crate) async fn begin(
        mut unlocked: Unlocked<'_>,
        vault: &Arc<Vault>,
        record: Uuid,
        version: Option<i64>,
    ) -> Result<Self> {
        let before = unlocked.record(record).await?;
        if before.summary.kind != Kind::File {
            return Err(Error::NotAFile);
        }
        if version.is_some_and(|version| version != before.version) {
            return Err(Error::Conflict);
        }
        let generation = uuid::Builder::from_random_bytes(vault.entropy.bytes()).into_uuid();
        let place = Place { account: unlocked.account(), record, generation };
        let now = unlocked.now;
        chunks::begin(&mut unlocked.at, place, now).await?;
        let (prefix, sealer) = place.sealer(vault, unlocked.data_key.sealing());
        let underway = unlocked.go_on(vault).await?;
        let arrival = Arrival { vault: Arc::clone(vault), place, chunks: 0, size: 0 };
        Ok(Self { underway, prefix, sealer, version, arrival })
    }

    /// Stores a chunk, of which the last is still to come.
    pub(super) async fn store(&mut self, chunk: Vec<u8>) -> Result<()> {
        let bytes = chunk.len();
        let sealed = self.sealer.seal(chunk)?;
        self.arrival.store(bytes, sealed).await
    }

    /// Stores the last chunk, and makes all of them the content of the record.
    pub(super) async fn finish(self, last: Vec<u8>) -> Result<Shown> {
        let Self { underway, prefix, sealer, version, mut arrival } = self;
        let bytes = last.len();
        arrival.store(bytes, sealer.seal_last(last)?).await?;

        let Arrival { place, size, .. } = arrival;
        let complete = || async {
            let mut unlocked = underway.resume_to_change().await?;
            let before = unlocked.record(place.record).await?;
            if version.is_some_and(|version| version != before.version) {
                return Err(Error::Conflict);
            }
            if let Some(former) = before.summary.content {
                place.of(former).remove(&mut unlocked.at).await?;
            }
            let now = unlocked.now;
            chunks::complete(&mut unlocked.at, place, now).await?;
            let content = Content { generation: place.generation, prefix, size };
            let record = Shown::from(unlocked.set_content(before, content).await?);
            unlocked.commit(Action::StoreFile, Some(record.id())).await?;
            Ok(record)
        };
        underway.vault().database.repeat(complete).await
    }

    pub(super) fn arrival(&self) -> &Arrival {
        &self.arrival
    }
}

impl Arrival {
    async fn store(&mut self, bytes: usize, sealed: Vec<u8>) -> Result<()> {
        let counted = i64::try_from(bytes).map_err(|_| Error::FileTooLarge)?;
        chunks::store(&self.vault, self.place, self.chunks, counted, sealed).await?;
        self.chunks += 1;
        self.size = self.size.saturating_add(bytes as u64);
        Ok(())
    }

    /// Removes what has arrived; what cannot be removed now is swept later.
    pub(super) async fn abandon(&self) {
        if let Err(error) = self.remove().await {
            tracing::warn!(%error, "what has arrived of a file could not be removed yet");
        }
    }

    async fn remove(&self) -> database::Result<()> {
        let mut tx = self.vault.database.begin().await?;
        self.place.remove_unless_stored(&mut tx).await?;
        tx.commit().await
    }
}
