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

/// Chunks that wait, sealed and opened, so that nobody waits for each of them in turn.
const AHEAD: usize = 3;

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
        if self.opener.is_none() {
            return Ok(None);
        }
        let sealed = chunks::load(&self.database, self.place, self.next).await?;
        self.open(sealed)
    }

    /// Opens the chunk that comes next; `None` where there is none any more.
    fn open(&mut self, sealed: Option<Vec<u8>>) -> Result<Option<Bytes>> {
        let Some(mut opener) = self.opener.take() else { return Ok(None) };
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

    /// The file as the body of an answer, of which the first chunk has been seen to be sound. While
    /// one chunk goes out, another is opened and a third is read. What turns out later breaks the
    /// answer off, short of the length that was announced.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub(crate) async fn into_body(mut self) -> Result<Body> {
        let mut next = Ok(self.next().await?);
        let mut sealed = self.read_ahead();
        let (sender, receiver) = mpsc::channel(AHEAD);
        tokio::spawn(async move {
            while let Some(chunk) = next.inspect_err(Error::log).transpose() {
                let broken = chunk.is_err();
                // Whoever is gone needs no more of it.
                if sender.send(chunk).await.is_err() || broken {
                    break;
                }
                next = match sealed.recv().await {
                    Some(chunk) => chunk.and_then(|chunk| self.open(chunk)),
                    None => self.open(None),
                };
            }
        });
        let chunks =
            unfold(receiver, async |mut receiver| Some((receiver.recv().await?, receiver)));
        Ok(Body::from_stream(chunks))
    }

    /// The chunks that follow, sealed as they are stored, up to the one that is not there.
    fn read_ahead(&self) -> mpsc::Receiver<Result<Option<Vec<u8>>>> {
        let (sender, receiver) = mpsc::channel(AHEAD);
        let (database, place, first) = (self.database.clone(), self.place, self.next);
        tokio::spawn(async move {
            for number in first.. {
                let chunk = chunks::load(&database, place, number).await;
                let more = matches!(chunk, Ok(Some(_)));
                if sender.send(chunk).await.is_err() || !more {
                    break;
                }
            }
        });
        receiver
    }
}
