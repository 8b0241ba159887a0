//! Connections, and who has them.

use std::{
    fmt,
    ops::{Deref, DerefMut},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use deadpool::{
    Runtime,
    managed::{
        Manager, Metrics, Object, Pool, PoolConfig, PoolError, QueueMode, RecycleError,
        RecycleResult, Timeouts, WeakPool,
    },
};
use sqlx::{AnyConnection, Connection as _, Error, Result};
use tokio::time::sleep;

use crate::{
    Backend, Connections,
    error::{is_lost, starts_soon},
    fitness::{Limits, leads, prepare},
};

/// How long a server is believed to be there, and to lead, after it has answered.
const BELIEVED: Duration = Duration::from_secs(1);
/// A connection to a server ends when it is as old as this: what a session has gathered there is
/// given back.
const OLDEST: Duration = Duration::from_mins(30);
/// … and when nobody has used it for so long.
const IDLE: Duration = Duration::from_mins(10);

/// Between two attempts to reach a server that does not run; it doubles with each,
const PAUSE: Duration = Duration::from_millis(10);
/// up to this.
const LONGEST_PAUSE: Duration = Duration::from_millis(500);

/// Lends connections to one database.
///
/// SQLite's connections are threads, PostgreSQL's are far away: asking one whether it is still there
/// costs as much as a statement. So it is asked only where there is reason to doubt: it has not
/// answered for a while, or it was given back without a word, or any other one has failed since.
#[derive(Clone)]
pub(crate) struct Lender {
    pool: Pool<Connector>,
}

/// Opens connections, and looks at them before they are lent once more.
struct Connector {
    url: Arc<str>,
    backend: Backend,
    limits: Limits,
    failures: Failures,
}

/// How often connections of one lender have failed.
type Failures = Arc<AtomicU64>;

struct Kept {
    connection: AnyConnection,
    /// What the failures were when it answered; nothing where it was lent since.
    answered: Option<u64>,
    failures: Failures,
}

impl Kept {
    /// Every connection is asked before it is lent the next time.
    fn doubt_all(&self) {
        self.failures.fetch_add(1, Ordering::Relaxed);
    }
}

impl fmt::Debug for Lender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pool.status().fmt(f)
    }
}

impl Manager for Connector {
    type Type = Kept;
    type Error = Error;

    async fn create(&self) -> Result<Kept> {
        let connection = self.connect().await?;
        Ok(Kept { connection, answered: None, failures: Arc::clone(&self.failures) })
    }

    async fn recycle(&self, kept: &mut Kept, metrics: &Metrics) -> RecycleResult<Error> {
        let failures = self.failures.load(Ordering::Relaxed);
        let believed = kept.answered.take() == Some(failures);
        // A file that was full has rolled the transaction back by itself, and whoever ends it then
        // is refused: sqlx counts it as open for ever after.
        if kept.connection.is_in_transaction() {
            return Err(RecycleError::message("it is in a transaction"));
        }
        if self.backend == Backend::Sqlite || believed && metrics.last_used() < BELIEVED {
            return Ok(());
        }
        if metrics.age() > OLDEST {
            return Err(RecycleError::message("it is old"));
        }
        match leads(&mut kept.connection).await {
            Ok(true) => Ok(()),
            _ => {
                kept.doubt_all();
                Err(RecycleError::message("it is gone, or only follows another one"))
            }
        }
    }
}

impl Connector {
    /// Opens one; to a server that is about to start, as soon as it has.
    async fn connect(&self) -> Result<AnyConnection> {
        let mut pause = PAUSE;
        loop {
            match self.open().await {
                Err(error) if self.backend == Backend::Postgres && starts_soon(&error) => {
                    sleep(pause).await;
                    pause = LONGEST_PAUSE.min(pause * 2);
                }
                opened => return opened,
            }
        }
    }

    async fn open(&self) -> Result<AnyConnection> {
        let mut connection = AnyConnection::connect(&self.url).await?;
        prepare(&mut connection, self.backend, self.limits).await?;
        Ok(connection)
    }
}

impl Lender {
    /// Lends at most so many at a time.
    pub(crate) fn new(url: &str, backend: Backend, most: u32, limits: Limits) -> Result<Self> {
        let connector =
            Connector { url: url.into(), backend, limits, failures: Failures::default() };
        let mut config = PoolConfig::new(usize::try_from(most).unwrap_or(1));
        // The one that was used last has read the most.
        config.queue_mode = QueueMode::Lifo;
        let patience = Some(limits.patience);
        config.timeouts = Timeouts { wait: patience, create: patience, recycle: patience };
        let built = Pool::builder(connector).config(config).runtime(Runtime::Tokio1).build();
        let pool = built.map_err(Error::config)?;
        if backend == Backend::Postgres {
            tokio::spawn(end_idle(pool.weak()));
        }
        Ok(Self { pool })
    }

    /// Lends one.
    pub(crate) async fn lend(&self) -> Result<Loan> {
        match self.pool.get().await {
            Ok(lent) => Ok(Loan(lent)),
            Err(PoolError::Backend(error)) => Err(error),
            Err(PoolError::Closed) => Err(Error::PoolClosed),
            Err(_) => Err(Error::PoolTimedOut),
        }
    }

    /// Opens one that is nobody else's.
    pub(crate) async fn connect(&self) -> Result<AnyConnection> {
        self.pool.manager().open().await
    }

    pub(crate) fn connections(&self) -> Connections {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let status = self.pool.status();
        Connections {
            open: count(status.size),
            idle: count(status.available),
            most: count(status.max_size),
        }
    }

    /// Ends every connection, those in use once they are given back.
    pub(crate) async fn close(&self) {
        let idle = self.pool.retain(|_, _| false);
        self.pool.close();
        end(idle.removed).await;
        while self.pool.status().size > 0 {
            sleep(PAUSE).await;
        }
    }
}

/// Ends connections that nobody has used for long, for as long as there is a pool.
async fn end_idle(pool: WeakPool<Connector>) {
    loop {
        sleep(IDLE / 10).await;
        let Some(pool) = pool.upgrade().filter(|pool| !pool.is_closed()) else { return };
        end(pool.retain(|_, metrics| metrics.last_used() < IDLE).removed).await;
    }
}

async fn end(connections: Vec<Kept>) {
    for kept in connections {
        // Whether it can say goodbye or not, it is over.
        let _ = kept.connection.close().await;
    }
}

/// A connection for several statements, each of which stands for itself.
pub struct Loan(Object<Connector>);

impl Loan {
    /// Whatever it was asked was answered: it is lent again without being asked whether it is there.
    pub fn answered(&mut self) {
        let failures = self.0.failures.load(Ordering::Relaxed);
        self.0.answered = Some(failures);
    }

    /// The same where there was an answer, be it a refusal.
    pub(crate) fn answered_with<T>(&mut self, answer: &Result<T>) {
        match answer {
            Err(error) if is_lost(error) => self.0.doubt_all(),
            _ => self.answered(),
        }
    }

    /// There is reason to doubt that the server leads: all are asked before they are lent again.
    pub(crate) fn doubt_all(&self) {
        self.0.doubt_all();
    }

    /// Ends it, and has all others asked before they are lent again.
    pub(crate) fn failed(self) {
        self.doubt_all();
        drop(Object::take(self.0));
    }
}

impl Deref for Loan {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.0.connection
    }
}

impl DerefMut for Loan {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.0.connection
    }
}
