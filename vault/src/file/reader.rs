//! A file on its way out.

use axum::body::{Body, Bytes};
use database::Database;
use futures_util::stream::unfold;
use secrets::{PIECE_OVERHEAD, SealingKey, StreamOpener};
use tickets::AccountId;
use tokio::sync::mpsc;
use uuid::Uuid;

use super::{Content, Place, chunks};
use crate::error::{Error, Result};

/// Reads one generation of a file, a chunk at a time; between two it holds neither a connection nor
/// a lock. Where the file is replaced or removed meanwhile, it ends with an error.
pub(crate) struct Reader {
    database: Database,
    place: Place,
    /// Until the last chunk has been opened.
    opener: Option<StreamOpener>,
    next: i64,
    left: u64,
}

impl Reader {
    pub(crate) fn new(
        database: &Database,
        key: &SealingKey,
        (account, record): (AccountId, Uuid),
        content: Content,
    ) -> Self {
        let place = Place { account, record, generation: content.generation };
        let opener = Some(place.opener(content.prefix, key));
        Self { database: database.clone(), place, opener, next: 0, left: content.size }
    }

    /// The next bytes; `None` after the last, when as many have come as the record says.
    ///
    /// # Errors
    /// [`Error::Seal`] where a chunk was altered or is not in its place, [`Error::Interrupted`]
    /// where it is gone.
    pub(crate) async fn next(&mut self) -> Result<Option<Bytes>> {
        let Some(mut opener) = self.opener.take() else { return Ok(None) };
        let sealed = chunks::load(&self.database, self.place, self.next).await?;
        let sealed = sealed.ok_or(Error::Interrupted)?;
        let bytes = sealed.len().saturating_sub(PIECE_OVERHEAD) as u64;
        let left = self.left.checked_sub(bytes).ok_or(Error::Corrupt)?;
        let chunk = if left == 0 {
            opener.open_last(sealed)?
        } else {
            let chunk = opener.open(sealed)?;
            self.opener = Some(opener);
            chunk
        };
        self.left = left;
        self.next += 1;
        Ok(Some(chunk.into()))
    }

    /// The file as the body of an answer, of which the first chunk has been seen to be sound. One
    /// chunk is read while another goes out. What turns out later breaks the answer off, short of
    /// the length that was announced.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub(crate) async fn into_body(mut self) -> Result<Body> {
        let mut next = Ok(self.next().await?);
        let (sender, receiver) = mpsc::channel(1);
        tokio::spawn(async move {
            while let Some(chunk) = next.inspect_err(Error::log).transpose() {
                let broken = chunk.is_err();
                // Whoever is gone needs no more of it.
                if sender.send(chunk).await.is_err() || broken {
                    break;
                }
                next = self.next().await;
            }
        });
        let chunks =
            unfold(receiver, async |mut receiver| Some((receiver.recv().await?, receiver)));
        Ok(Body::from_stream(chunks))
    }
}
