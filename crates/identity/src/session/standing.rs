//! How a session stands in the database, read once for as long as nobody writes.

use std::{sync::Arc, time::Duration};

use ambient::Timestamp;
use database::{Batches, Database, Loan};
use sqlx::AssertSqlSafe;
use tokio::time::timeout;

use super::{Person, SessionId, SignedIn};
use crate::{
    AccountId, Error, Identity, Result, device::DeviceId, language, remembered::Remembered,
};

/// A session that has not been ended, of an account that is not disabled.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
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

/// Sessions by the digest of their token. One that ends is forgotten at once.
pub(crate) type Standings = Remembered<Vec<u8>, Standing>;

impl Identity {
    /// How the session with this token stands.
    ///
    /// # Errors
    /// [`Error::SignedOut`] where there is none that goes on at `now`.
    pub(super) async fn standing(&self, digest: Vec<u8>, now: Timestamp) -> Result<Standing> {
        let read = || self.read_standing(&digest);
        let standing = self.standings.or_read(&self.database, &digest, read).await?;
        if standing.goes_on(now, self.settings.session_idle) {
            return Ok(standing);
        }
        // Whoever is told that it is over is told so for good, whatever the clock does next.
        Box::pin(self.end_if_idle(standing.person.session())).await?;
        Err(Error::SignedOut)
    }

    /// Where nothing is remembered, those who ask at the same time are looked up together.
    async fn read_standing(&self, digest: &[u8]) -> Result<Standing> {
        let database = self.database.clone();
        let read = move |kept, digests| standings(database.clone(), kept, digests);
        let row = match self.gathered.ask(digest.to_vec(), read).await? {
            Some(row) => row,
            None => {
                let alone = standings(self.database.clone(), None, vec![digest.to_vec()]).await?;
                alone.1.into_iter().next().flatten()
            }
        };
        standing_of(row.ok_or(Error::SignedOut)?)
    }
}

/// Sessions that are looked up at the same time.
pub(crate) type Gathered = Batches<Vec<u8>, Option<Row>>;

/// The most that are looked up in one statement.
const TOGETHER: usize = 32;

/// No session is looked up yet.
pub(crate) fn gathered() -> Gathered {
    Batches::of(TOGETHER)
}

/// How the sessions with these tokens are stored, and the connection that it was read over.
async fn standings(
    database: Database,
    kept: Option<Loan>,
    digests: Vec<Vec<u8>>,
) -> database::Result<(Loan, Vec<Option<Row>>)> {
    let mut connection = match kept {
        Some(kept) => kept,
        None => database.lend().await?,
    };
    // Few sizes, so that few statements are prepared; a token that is named twice is found once.
    let places = digests.len().next_power_of_two();
    let named: Vec<String> = (1..=places).map(|place| format!("${place}")).collect();
    let statement = format!(
        "SELECT s.token, s.id, s.account_id, a.username, a.email, s.device_id, a.language, \
         s.pattern_at, s.seen_at, s.expires_at, (SELECT COUNT(*) FROM challenges c \
         WHERE c.session_id = s.id AND c.unlocked_at IS NOT NULL AND c.redeemed_at IS NULL), \
         a.admin_since \
         FROM sessions s JOIN accounts a ON a.id = s.account_id \
         WHERE s.token IN ({}) AND s.ended_at IS NULL AND a.disabled_at IS NULL",
        named.join(", ")
    );
    let query = sqlx::query_as(AssertSqlSafe(statement));
    let bound = digests.iter().cycle().take(places).fold(query, |query, digest| query.bind(digest));
    let patience = connection.patience();
    let asked = bound.fetch_all(&mut *connection);
    let Ok(rows) = timeout(patience, asked).await else { return Err(connection.silent()) };
    connection.answered_with(&rows);
    let rows: Vec<Row> = rows?;
    let found = |digest: &Vec<u8>| rows.iter().find(|row| row.0 == *digest).cloned();
    Ok((connection, digests.iter().map(found).collect()))
}

/// A session as it is stored: the digest of its token, and what [`standing_of`] makes of the rest.
type Row = (
    Vec<u8>,
    Vec<u8>,
    String,
    String,
    String,
    Option<DeviceId>,
    String,
    i64,
    i64,
    i64,
    i64,
    Option<i64>,
);

fn standing_of(row: Row) -> Result<Standing> {
    let (_, id, account, username, email, device, language, drawn, seen, expires, unlocked, admin) =
        row;
    let [pattern_at, seen_at, expires_at] = [drawn, seen, expires].map(Timestamp::from_millis);
    let language = language::stored(&language);
    let session = SessionId::stored(id);
    let account = AccountId::stored(&account)?;
    let administers = admin.is_some();
    let person =
        Person { session, account, username, email, device, pattern_at, language, administers };
    let person = SignedIn(Arc::new(person));
    Ok(Standing { person, seen_at, expires_at, unlocked: unlocked > 0 })
}
