//! How a session stands in the database, read once for as long as nobody writes.

use std::{collections::HashMap, time::Duration};

use ambient::Timestamp;
use database::Version;
use parking_lot::Mutex;

use super::{SessionId, SignedIn};
use crate::{AccountId, Error, Identity, Result, device::DeviceId, language};

/// The most sessions that are remembered at a time.
const MOST: usize = 4096;

/// A session that has not been ended, of an account that is not disabled.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub(super) person: SignedIn,
    pub(super) seen_at: Timestamp,
    expires_at: Timestamp,
    /// Whether a ticket waits that a pattern of this session has opened.
    pub(super) unlocked: bool,
}

impl Standing {
    /// Whether it goes on at `now`, by its age and by when somebody was last seen in it.
    fn goes_on(&self, now: Timestamp, idle: Duration) -> bool {
        self.expires_at > now && self.seen_at > now.minus(idle)
    }
}

/// Sessions by the digest of their token, as they stood in one version of the database. Whatever is
/// written by anybody makes another version, so that a session that ends is forgotten at once.
#[derive(Debug, Default)]
pub(crate) struct Remembered(Mutex<Memory>);

#[derive(Debug, Default)]
struct Memory {
    version: Option<Version>,
    sessions: HashMap<Vec<u8>, Standing>,
}

impl Remembered {
    fn find(&self, version: Version, digest: &[u8]) -> Option<Standing> {
        let memory = self.0.lock();
        let same = memory.version == Some(version);
        same.then(|| memory.sessions.get(digest).cloned()).flatten()
    }

    /// Keeps what was read after `version` was told.
    fn keep(&self, version: Version, digest: Vec<u8>, standing: &Standing) {
        let mut memory = self.0.lock();
        if memory.version != Some(version) || memory.sessions.len() >= MOST {
            memory.sessions.clear();
            memory.version = Some(version);
        }
        memory.sessions.insert(digest, standing.clone());
    }
}

impl Identity {
    /// How the session with this token stands.
    ///
    /// # Errors
    /// [`Error::SignedOut`] where there is none that goes on at `now`.
    pub(super) async fn standing(&self, digest: Vec<u8>, now: Timestamp) -> Result<Standing> {
        let version = self.database.version();
        let known = version.and_then(|version| self.remembered.find(version, &digest));
        let standing = match known {
            Some(known) => known,
            None => {
                let read = self.read_standing(&digest).await?;
                if let Some(version) = version {
                    self.remembered.keep(version, digest, &read);
                }
                read
            }
        };
        if standing.goes_on(now, self.settings.session_idle) {
            return Ok(standing);
        }
        // Whoever is told that it is over is told so for good, whatever the clock does next.
        self.end_if_idle(standing.person.session()).await?;
        Err(Error::SignedOut)
    }

    async fn read_standing(&self, digest: &[u8]) -> Result<Standing> {
        type Row = (Vec<u8>, String, String, String, Option<DeviceId>, String, i64, i64, i64, i64);
        let row: Row = sqlx::query_as(
            "SELECT s.id, s.account_id, a.username, a.email, s.device_id, a.language, \
             s.pattern_at, s.seen_at, s.expires_at, (SELECT COUNT(*) FROM challenges c \
             WHERE c.session_id = s.id AND c.unlocked_at IS NOT NULL AND c.redeemed_at IS NULL) \
             FROM sessions s JOIN accounts a ON a.id = s.account_id \
             WHERE s.token = $1 AND s.ended_at IS NULL AND a.disabled_at IS NULL",
        )
        .bind(digest)
        .fetch_optional(self.database.pool())
        .await?
        .ok_or(Error::SignedOut)?;
        let (id, account, username, email, device, language, drawn, seen, expires, unlocked) = row;
        let [pattern_at, seen_at, expires_at] = [drawn, seen, expires].map(Timestamp::from_millis);
        let language = language::stored(&language);
        let session = SessionId::stored(id);
        let account = AccountId::stored(&account)?;
        let person = SignedIn { session, account, username, email, device, pattern_at, language };
        Ok(Standing { person, seen_at, expires_at, unlocked: unlocked > 0 })
    }
}
