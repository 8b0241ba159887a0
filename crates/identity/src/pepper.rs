//! The pepper: what seals every verifier, kept apart from the database.
//!
//! A rotation seals every verifier anew, without anybody signing in. The pepper before stays
//! beside the new one until the next rotation, for applications that were under way and for
//! gateways that have not noticed yet.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use ambient::Entropy;
use database::Transaction;
use secrets::{KEY_BYTES, MacKey, SealingKey, SecretFile, hand_over};
use zeroize::Zeroizing;

use crate::{
    AccountId, Client, Error, Identity, KeysError, Result,
    event::{Happening, Kind},
};

const CURRENT: &str = "pepper";
const FORMER: &str = "pepper.former";
const NEXT: &str = "pepper.next";
/// How many verifiers are sealed anew in one go.
const BATCH: i64 = 500;

struct Pepper {
    id: String,
    key: SealingKey,
}

impl Pepper {
    fn new(bytes: &[u8; KEY_BYTES]) -> Self {
        let id = MacKey::new(bytes).derive("key id");
        let id = id.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        Self { id, key: SealingKey::new(bytes) }
    }
}

struct Ring {
    current: Pepper,
    former: Option<Pepper>,
}

impl Ring {
    fn load(folder: &Path) -> Result<Self, KeysError> {
        let read = |name| SecretFile::at(folder.join(name)).read_key::<KEY_BYTES>();
        let current = Pepper::new(&*read(CURRENT)?);
        // Asked for by reading: a rotation may take it away at any moment.
        let former = match read(FORMER) {
            Ok(bytes) => Some(Pepper::new(&bytes)),
            Err(KeysError::Missing { .. }) => None,
            Err(error) => return Err(error),
        };
        Ok(Self { current, former })
    }

    fn find(&self, id: &str) -> Option<&Pepper> {
        [Some(&self.current), self.former.as_ref()]
            .into_iter()
            .flatten()
            .find(|pepper| pepper.id == id)
    }
}

/// The peppers in use. Another process may rotate them: a name that is not known makes the folder
/// be read again.
pub(crate) struct Peppers {
    ring: RwLock<Arc<Ring>>,
    folder: Option<PathBuf>,
}

impl Peppers {
    pub(crate) fn load(folder: &Path) -> Result<Self, KeysError> {
        let ring = RwLock::new(Arc::new(Ring::load(folder)?));
        Ok(Self { ring, folder: Some(folder.to_owned()) })
    }

    pub(crate) fn from_bytes(bytes: &[u8; KEY_BYTES]) -> Self {
        let ring = Ring { current: Pepper::new(bytes), former: None };
        Self { ring: RwLock::new(Arc::new(ring)), folder: None }
    }

    fn ring(&self) -> Arc<Ring> {
        Arc::clone(&self.ring.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The names of the one in use and of the one before, which say nothing of them.
    pub(crate) fn names(&self) -> (String, Option<String>) {
        let ring = self.ring();
        (ring.current.id.clone(), ring.former.as_ref().map(|pepper| pepper.id.clone()))
    }

    fn reload(&self) -> Result<Arc<Ring>> {
        if let Some(folder) = &self.folder {
            let ring = Arc::new(Ring::load(folder)?);
            *self.ring.write().unwrap_or_else(PoisonError::into_inner) = ring;
        }
        Ok(self.ring())
    }

    /// The name of the pepper that new verifiers are sealed under.
    pub(crate) fn current(&self) -> String {
        self.ring().current.id.clone()
    }

    /// Whether what is sealed under the pepper of that name can be opened.
    pub(crate) fn knows(&self, id: &str) -> bool {
        self.ring().find(id).is_some()
    }

    /// Seals a tag for an account; returns the pepper's name as well. The folder is read each
    /// time, which is little beside the hash before: what is sealed under a pepper that others
    /// have replaced twice would be lost.
    pub(crate) fn seal(
        &self,
        entropy: &dyn Entropy,
        account: &AccountId,
        tag: &[u8],
    ) -> Result<(String, Vec<u8>)> {
        let ring = self.reload()?;
        let sealed = ring.current.key.seal(entropy, account.to_string().as_bytes(), tag)?;
        Ok((ring.current.id.clone(), sealed))
    }

    /// Opens a tag that was sealed under the pepper of that name.
    pub(crate) fn open(
        &self,
        id: &str,
        account: &AccountId,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>> {
        let mut ring = self.ring();
        if ring.find(id).is_none() {
            ring = self.reload()?;
        }
        let pepper = ring.find(id).ok_or(Error::Stored("a verifier is under an unknown pepper"))?;
        Ok(pepper.key.open(account.to_string().as_bytes(), sealed)?)
    }

    /// Puts a new pepper in the place of the current one, which becomes the former. At every
    /// moment in between, the folder holds every pepper that a verifier may be sealed under.
    fn replace(&self, entropy: &dyn Entropy) -> Result<()> {
        let folder = self.folder.as_ref().ok_or(Error::Settings("pepper: there is no folder"))?;
        let [current, former, next] = [CURRENT, FORMER, NEXT].map(|name| folder.join(name));
        let kept = |source| KeysError::Io { path: folder.clone(), source };
        for left in [&next, &former] {
            match fs::remove_file(left) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(kept(error).into());
                }
                _ => {}
            }
        }
        SecretFile::at(&next).create(&entropy.bytes::<KEY_BYTES>())?;
        hand_over(&next, &current).map_err(kept)?;
        fs::hard_link(&current, &former).map_err(kept)?;
        fs::rename(&next, &current).map_err(kept)?;
        // Before anything is sealed under the new pepper, its name must be safe from a power cut.
        fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(kept)?;
        self.reload()?;
        Ok(())
    }
}

impl Identity {
    /// Replaces the pepper and seals every verifier anew; returns how many there were.
    ///
    /// It can be done beside running gateways, and again where it was interrupted.
    ///
    /// # Errors
    /// [`Error::Keys`], [`Error::Database`], [`Error::Sealed`].
    pub async fn rotate_pepper(&self, client: &Client) -> Result<u64> {
        loop {
            // What an earlier rotation has left under the former pepper needs it once more.
            self.seal_anew().await?;
            if self.replace_pepper().await? {
                break;
            }
        }
        let sealed = self.seal_anew().await?;
        self.note_alone(client, Happening::to_nobody(Kind::PepperRotated)).await?;
        Ok(sealed)
    }

    /// Replaces the pepper where no verifier needs the former one any more. One process at a
    /// time: two that moved the files at once could lose the pepper that is in use.
    async fn replace_pepper(&self) -> Result<bool> {
        let turn = self.keys.subjects.digest(&[b"pepper rotation"]).as_bytes().to_vec();
        // The transaction holds the turn and writes nothing else. Done again after the files were
        // moved, it finds the verifiers under the former pepper, and leaves them to be sealed anew.
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                self.hold_subject(&mut transaction, turn.clone()).await?;
                self.keys.peppers.reload()?;
                let (open,): (i64,) =
                    sqlx::query_as("SELECT COUNT(*) FROM accounts WHERE verifier_key <> $1")
                        .bind(self.keys.peppers.current())
                        .fetch_one(&mut *transaction)
                        .await?;
                if open == 0 {
                    self.keys.peppers.replace(&*self.entropy)?;
                }
                transaction.commit().await?;
                Ok(open == 0)
            })
            .await
    }

    async fn seal_anew(&self) -> Result<u64> {
        let mut sealed = 0;
        self.keys.peppers.reload()?;
        let mut after = String::new();
        loop {
            let rows: Vec<(String, String, Vec<u8>)> = sqlx::query_as(
                "SELECT id, verifier_key, sealed_verifier FROM accounts \
                 WHERE verifier_key <> $1 AND id > $2 ORDER BY id LIMIT $3",
            )
            .bind(self.keys.peppers.current())
            .bind(&after)
            .bind(BATCH)
            .fetch_all(self.database.pool())
            .await?;
            let Some((last, ..)) = rows.last() else { return Ok(sealed) };
            after.clone_from(last);
            sealed += self.database.repeat(|| self.seal_these_anew(&rows)).await?;
        }
    }

    /// Seals verifiers anew, all or none; returns how many still were as they were read.
    async fn seal_these_anew(&self, rows: &[(String, String, Vec<u8>)]) -> Result<u64> {
        let mut sealed = 0;
        let mut transaction = self.database.begin().await?;
        for (id, key, old) in rows {
            let account = AccountId::stored(id)?;
            let tag = match self.keys.peppers.open(key, &account, old) {
                Err(_) if !is_sealed_so(&mut transaction, id, old).await? => continue,
                tag => tag?,
            };
            let (key, new) = self.keys.peppers.seal(&*self.entropy, &account, &tag)?;
            // Whoever has signed in or changed a factor meanwhile has a newer one.
            let done = sqlx::query(
                "UPDATE accounts SET verifier_key = $2, sealed_verifier = $3 \
                 WHERE id = $1 AND sealed_verifier = $4",
            )
            .bind(id)
            .bind(key)
            .bind(new)
            .bind(old)
            .execute(&mut *transaction)
            .await?;
            sealed += done.rows_affected();
        }
        transaction.commit().await?;
        Ok(sealed)
    }
}

/// Whether a verifier is still what was read: other rotations may have sealed it anew since, and
/// have forgotten the pepper that it was under.
async fn is_sealed_so(at: &mut Transaction, id: &str, sealed: &[u8]) -> Result<bool> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT id FROM accounts WHERE id = $1 AND sealed_verifier = $2")
            .bind(id)
            .bind(sealed)
            .fetch_optional(&mut **at)
            .await?;
    Ok(row.is_some())
}
