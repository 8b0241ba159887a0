//! The bytes of an upload, as they come.

use axum::body::{Body, BodyDataStream, Bytes};
use futures_util::StreamExt;
use secrets::PIECE_OVERHEAD;
use tokio::{sync::mpsc, time::timeout};

use super::{CHUNK_BYTES, Upload};
use crate::{
    error::{Error, Result},
    record::Shown,
    vault::Vault,
};

/// Receives a file to its end, and makes it the content of its record; or removes what has arrived
/// of it.
///
/// It goes on by itself, so that it tidies up even where nobody waits for its answer any more.
///
/// # Errors
/// [`Error::FileTooLarge`] at the first byte too many, [`Error::TooSlow`] where nothing comes for
/// a while or all of it takes too long, [`Error::Malformed`] where the connection broke.
pub(crate) async fn receive(vault: &Vault, upload: Upload, body: Body) -> Result<Shown> {
    let (pause, whole) = (vault.body_timeout(), vault.upload_timeout());
    let limit = vault.settings.file_bytes;
    let receiving = tokio::spawn(async move {
        let arrival = upload.arrival().clone();
        let mut arriving = Arriving { body: body.into_data_stream(), pause, limit, bytes: 0 };
        let received = timeout(whole, arriving.take(upload));
        match received.await.unwrap_or(Err(Error::TooSlow)) {
            Ok(record) => Ok(record),
            Err(error) => {
                arrival.abandon().await;
                tokio::spawn(arriving.drain());
                Err(error)
            }
        }
    });
    receiving.await.map_err(|_| Error::Interrupted)?
}

/// Reads on for a while what is not wanted: a gateway that is still sending would otherwise find
/// the connection closed instead of the answer.
pub(crate) fn drain(vault: &Vault, body: Body) {
    let (pause, limit) = (vault.body_timeout(), vault.settings.file_bytes);
    let arriving = Arriving { body: body.into_data_stream(), pause, limit, bytes: 0 };
    tokio::spawn(arriving.drain());
}

struct Arriving {
    body: BodyDataStream,
    pause: std::time::Duration,
    limit: u64,
    bytes: u64,
}

impl Arriving {
    /// Stores one chunk while the next arrives.
    async fn take(&mut self, mut upload: Upload) -> Result<Shown> {
        let (full, mut waiting) = mpsc::channel(1);
        let storing = async {
            while let Some(chunk) = waiting.recv().await {
                upload.store(chunk).await?;
            }
            Ok(upload)
        };
        let (upload, last) = tokio::try_join!(storing, self.cut(full))?;
        upload.finish(last).await
    }

    /// Hands full chunks on, and returns the last, however full.
    async fn cut(&mut self, full: mpsc::Sender<Vec<u8>>) -> Result<Vec<u8>> {
        let mut chunk = empty_chunk();
        while let Some(mut bytes) = self.next().await? {
            while !bytes.is_empty() {
                // A full chunk waits for the next byte: it may be the last.
                if chunk.len() == CHUNK_BYTES {
                    let chunk = std::mem::replace(&mut chunk, empty_chunk());
                    full.send(chunk).await.map_err(|_| Error::Interrupted)?;
                }
                let room = (CHUNK_BYTES - chunk.len()).min(bytes.len());
                chunk.extend_from_slice(&bytes.split_to(room));
            }
        }
        Ok(chunk)
    }

    async fn next(&mut self) -> Result<Option<Bytes>> {
        let next = timeout(self.pause, self.body.next()).await.map_err(|_| Error::TooSlow)?;
        let Some(bytes) = next.transpose().map_err(|_| Error::Malformed)? else {
            return Ok(None);
        };
        self.bytes = self.bytes.saturating_add(bytes.len() as u64);
        if self.bytes > self.limit { Err(Error::FileTooLarge) } else { Ok(Some(bytes)) }
    }

    /// As much again as a file may have, in the time in which a part of it must come.
    async fn drain(mut self) {
        self.bytes = 0;
        let (pause, rest) = (self.pause, async { while let Ok(Some(_)) = self.next().await {} });
        // Whether all of it came does not matter.
        let _ = timeout(pause, rest).await;
    }
}

fn empty_chunk() -> Vec<u8> {
    Vec::with_capacity(CHUNK_BYTES + PIECE_OVERHEAD)
}
