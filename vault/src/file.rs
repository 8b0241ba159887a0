//! Files: contents of records that are too long to be held whole.
//!
//! A file arrives in chunks, each sealed and stored in a short transaction of its own, under a new
//! generation that nobody sees. One last transaction makes that generation the content of its
//! record and removes the former one; what an interrupted upload leaves is swept.

mod arrivals;
mod chunks;
mod reader;
mod receive;
mod remove;
mod upload;

use database::Transaction;
use secrets::{STREAM_PREFIX_BYTES, SealingKey, StreamOpener, StreamSealer};
use serde::{Deserialize, Serialize};
use tickets::AccountId;
use uuid::Uuid;

pub(crate) use arrivals::sweep;
pub(crate) use reader::Reader;
pub(crate) use receive::{drain, receive};
pub(crate) use remove::{remove_all_of_account, remove_all_of_record};
pub(crate) use upload::Upload;

use crate::vault::Vault;

/// Bytes of a chunk before it is sealed.
const CHUNK_BYTES: usize = 256 * 1024;

/// What a record says of its content. It is sealed with the record's summary, which is what keeps
/// an older generation from being passed off as the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Content {
    generation: Uuid,
    /// What the nonces of its chunks begin with.
    prefix: [u8; STREAM_PREFIX_BYTES],
    /// Bytes of the file.
    pub(crate) size: u64,
}

/// One generation of the file of one record of one account; chunks open in this place only.
#[derive(Clone, Copy, Debug)]
struct Place {
    account: AccountId,
    record: Uuid,
    generation: Uuid,
}

impl Place {
    /// The place of another generation of the same file.
    fn of(self, content: Content) -> Self {
        Self { generation: content.generation, ..self }
    }

    async fn remove(self, tx: &mut Transaction) -> database::Result<()> {
        remove::remove(tx, &self.account.to_string(), &self.generation.to_string()).await
    }

    async fn remove_unless_stored(self, tx: &mut Transaction) -> database::Result<()> {
        let [account, generation] = [self.account.to_string(), self.generation.to_string()];
        remove::remove_unless_stored(tx, &account, &generation).await
    }

    fn sealer(self, vault: &Vault, key: &SealingKey) -> ([u8; STREAM_PREFIX_BYTES], StreamSealer) {
        key.stream_sealer(vault.entropy.as_ref(), self.context())
    }

    fn opener(self, prefix: [u8; STREAM_PREFIX_BYTES], key: &SealingKey) -> StreamOpener {
        key.stream_opener(prefix, self.context())
    }

    fn context(self) -> Vec<u8> {
        let Self { account, record, generation } = self;
        format!("tessera/vault/file/v1\0{account}\0{record}\0{generation}").into_bytes()
    }
}
