//! How a session stands in the database, read once for as long as nobody writes.

use std::{sync::Arc, time::Duration};

use ambient::Timestamp;
use database::{Batches, Database, Found, Teller, Version, Wanted};
use sqlx::{FromRow, Row as _, any::AnyRow};

use super::{Person, SessionId, SignedIn};
use crate::{
    AccountId, Error, Identity, Result, ServiceState,
    device::DeviceId,
    language,
    remembered::{Known, Remembered},
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
        // Told before it is read: what is written meanwhile makes another.
        let version = self.database.version();
        let standing = match self.standings.of(&digest) {
            Some(known) if version.as_ref() == Some(&known.version) => known.value,
            // Apart, so that whoever carries this future along does not carry what it seldom does.
            known => Box::pin(self.read_standing(digest, known, version)).await?,
        };
        if standing.goes_on(now, self.settings.session_idle) {
            return Ok(standing);
        }
        // Whoever is told that it is over is told so for good, whatever the clock does next.
        Box::pin(self.end_if_idle(standing.person.session())).await?;
        Err(Error::SignedOut)
    }

    /// Those who ask at the same time are looked up together.
    async fn read_standing(
        &self,
        digest: Vec<u8>,
        known: Option<Known<Standing>>,
        version: Option<Version>,
    ) -> Result<Standing> {
        let asked = Asked { digest, known };
        let database = self.database.clone();
        let read =
            move |kept: Option<_>, asked| read_together(database.clone(), kept.flatten(), asked);
        let found = match self.gathered.ask(asked.clone(), read).await? {
            Some(found) => found,
            None => self.read_alone(asked.digest.clone()).await?,
        };
        match (found, asked.known) {
            (Found::Same, Some(known)) => Ok(known.value),
            // Nothing is the same as what is not known.
            (Found::Same, None) => Err(Error::SignedOut),
            (Found::Rows(rows, told), _) => {
                let standing = standing_of(rows)?;
                if let Some(version) = version.or(told) {
                    self.standings.keep(version, asked.digest, standing.clone());
                }
                Ok(standing)
            }
        }
    }

    /// For whom nobody else is looked up, over a connection of their own.
    async fn read_alone(&self, digest: Vec<u8>) -> Result<Found<Row>> {
        let teller = Some(self.database.lend().await?.into());
        let asked = vec![Asked { digest, known: None }];
        let found = read_together(self.database.clone(), teller, asked).await?.1.pop();
        found.ok_or(Error::SignedOut)
    }
}

/// Sessions that are looked up at the same time.
pub(crate) type Gathered = Batches<Asked, Found<Row>>;

/// The most that are looked up in one statement.
const TOGETHER: usize = 32;

/// No session is looked up yet.
pub(crate) fn gathered() -> Gathered {
    Batches::of(TOGETHER)
}

/// Whose session somebody asks for.
#[derive(Clone)]
pub(crate) struct Asked {
    /// Of the token.
    digest: Vec<u8>,
    /// What is known of it.
    known: Option<Known<Standing>>,
}

const COLUMNS: &str = "s.token, s.id, s.account_id, a.username, a.email, s.device_id, a.language, \
    s.pattern_at, s.seen_at, s.expires_at, (SELECT COUNT(*) FROM challenges c \
    WHERE c.session_id = s.id AND c.unlocked_at IS NOT NULL AND c.redeemed_at IS NULL), \
    a.admin_since, d.service, d.attempts, d.delivered_at";

/// How the sessions with these tokens are stored, unless all of them are known as they are now.
async fn read_together(
    database: Database,
    kept: Option<Teller>,
    asked: Vec<Asked>,
) -> database::Result<(Option<Teller>, Vec<Found<Row>>)> {
    let wanted = || rows_of(&database, &asked);
    let (teller, found) = database.read_unless(kept, known_to_all(&asked), wanted).await?;
    let each = match found {
        Found::Same => asked.iter().map(|_| Found::Same).collect(),
        Found::Rows(rows, version) => {
            let rows: Vec<Row> = rows;
            let of = |asked: &Asked| {
                let rows = rows.iter().filter(|row| row.token == asked.digest).cloned().collect();
                Found::Rows(rows, version.clone())
            };
            asked.iter().map(of).collect()
        }
    };
    Ok((teller, each))
}

/// Every service that the account of each of these sessions is in.
fn rows_of(database: &Database, asked: &[Asked]) -> Wanted {
    // Few sizes, so that few statements are prepared; a token that is named twice is found once.
    let places = asked.len().next_power_of_two();
    let named: Vec<String> = (1..=places).map(|place| format!("${place}")).collect();
    let source = format!(
        "FROM sessions s JOIN accounts a ON a.id = s.account_id \
         LEFT JOIN deliveries d ON d.kind = 'account' AND d.subject = {} \
         WHERE s.token IN ({}) AND s.ended_at IS NULL AND a.disabled_at IS NULL",
        database.bytes_of("s.account_id"),
        named.join(", "),
    );
    let keys = asked.iter().map(|asked| asked.digest.clone()).cycle().take(places).collect();
    Wanted { columns: COLUMNS, source, keys }
}

/// The version in which everybody knows what they ask for, where it is one.
fn known_to_all(asked: &[Asked]) -> Option<&Version> {
    let known: Vec<_> = asked.iter().map(|asked| asked.known.as_ref()).collect::<Option<_>>()?;
    let version = &known.first()?.version;
    known.iter().all(|known| known.version == *version).then_some(version)
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
