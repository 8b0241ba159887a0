//! How a session stands in the database, read once for as long as nobody writes.

use std::{sync::Arc, time::Duration};

use ambient::Timestamp;
use database::{Batches, Database, Loan};
use sqlx::{AssertSqlSafe, FromRow, Row as _, any::AnyRow};
use tokio::time::timeout;

use super::{Person, SessionId, SignedIn};
use crate::{
    AccountId, Error, Identity, Result, ServiceState, device::DeviceId, language,
    remembered::Remembered,
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
        let rows = match self.gathered.ask(digest.to_vec(), read).await? {
            Some(rows) => rows,
            None => {
                let alone = standings(self.database.clone(), None, vec![digest.to_vec()]).await?;
                alone.1.into_iter().next().unwrap_or_default()
            }
        };
        standing_of(rows)
    }
}

/// Sessions that are looked up at the same time.
pub(crate) type Gathered = Batches<Vec<u8>, Vec<Row>>;

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
) -> database::Result<(Loan, Vec<Vec<Row>>)> {
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
         a.admin_since, d.service, d.attempts, d.delivered_at \
         FROM sessions s JOIN accounts a ON a.id = s.account_id \
         LEFT JOIN deliveries d ON d.kind = 'account' AND d.subject = {} \
         WHERE s.token IN ({}) AND s.ended_at IS NULL AND a.disabled_at IS NULL",
        database.bytes_of("s.account_id"),
        named.join(", "),
    );
    let query = sqlx::query_as(AssertSqlSafe(statement));
    let bound = digests.iter().cycle().take(places).fold(query, |query, digest| query.bind(digest));
    let patience = connection.patience();
    let asked = bound.fetch_all(&mut *connection);
    let Ok(rows) = timeout(patience, asked).await else { return Err(connection.silent()) };
    connection.answered_with(&rows);
    let rows: Vec<Row> = rows?;
    let of = |digest: &Vec<u8>| rows.iter().filter(|row| row.token == *digest).cloned().collect();
    Ok((connection, digests.iter().map(of).collect()))
}

/// A session as it is stored, with one of the services that its account is in.
#[derive(Clone)]
pub(crate) struct Row {
    token: Vec<u8>,
    session: Vec<u8>,
    account: String,
    username: String,
    email: String,
    device: Option<DeviceId>,
    language: String,
    pattern_at: i64,
    seen_at: i64,
    expires_at: i64,
    unlocked: i64,
    admin_since: Option<i64>,
    service: Option<String>,
    attempts: Option<i64>,
    delivered_at: Option<i64>,
}

impl FromRow<'_, AnyRow> for Row {
    fn from_row(row: &AnyRow) -> sqlx::Result<Self> {
        Ok(Self {
            token: row.try_get(0)?,
            session: row.try_get(1)?,
            account: row.try_get(2)?,
            username: row.try_get(3)?,
            email: row.try_get(4)?,
            device: row.try_get(5)?,
            language: row.try_get(6)?,
            pattern_at: row.try_get(7)?,
            seen_at: row.try_get(8)?,
            expires_at: row.try_get(9)?,
            unlocked: row.try_get(10)?,
            admin_since: row.try_get(11)?,
            service: row.try_get(12)?,
            attempts: row.try_get(13)?,
            delivered_at: row.try_get(14)?,
        })
    }
}

/// # Errors
/// [`Error::SignedOut`] where there are no rows.
fn standing_of(mut rows: Vec<Row>) -> Result<Standing> {
    let mut services: Vec<ServiceState> = rows.iter_mut().filter_map(service_of).collect();
    services.sort_unstable_by(|one, other| one.service.cmp(&other.service));
    let row = rows.pop().ok_or(Error::SignedOut)?;
    let person = SignedIn(Arc::new(Person {
        session: SessionId::stored(row.session),
        account: AccountId::stored(&row.account)?,
        username: row.username,
        email: row.email,
        device: row.device,
        pattern_at: Timestamp::from_millis(row.pattern_at),
        language: language::stored(&row.language),
        administers: row.admin_since.is_some(),
        services,
    }));
    let [seen_at, expires_at] = [row.seen_at, row.expires_at].map(Timestamp::from_millis);
    Ok(Standing { person, seen_at, expires_at, unlocked: row.unlocked > 0 })
}

/// Takes the service of a row; nothing where the account is in none.
fn service_of(row: &mut Row) -> Option<ServiceState> {
    let attempts = row.attempts.unwrap_or_default();
    Some(ServiceState::stored((row.service.take()?, attempts, row.delivered_at)))
}
