//! Opens connections, and looks at them before they are lent once more.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use deadpool::managed::{Manager, Metrics, RecycleError, RecycleResult};
use sqlx::{AnyConnection, Connection as _, Error, Result};
use tokio::time::{sleep, timeout};

use crate::{
    Backend,
    error::starts_soon,
    fitness::{Limits, leads, prepare},
};

/// How long a server is believed to be there, and to lead, after it has answered.
const BELIEVED: Duration = Duration::from_secs(1);
/// A connection to a server ends when it is as old as this: what a session has gathered there is
/// given back.
const OLDEST: Duration = Duration::from_mins(30);
/// Between two attempts to reach a server that does not run; it doubles with each,
const PAUSE: Duration = Duration::from_millis(10);
/// up to this.
const LONGEST_PAUSE: Duration = Duration::from_millis(500);

pub(super) struct Connector {
    pub(super) url: Arc<str>,
    pub(super) ground: Arc<Ground>,
}

/// What all connections of one lender have in common.
pub(super) struct Ground {
    pub(super) backend: Backend,
    pub(super) limits: Limits,
    /// How often one has failed.
    failures: AtomicU64,
    /// How many there have been.
    opened: AtomicU64,
}

impl Ground {
    pub(super) fn new(backend: Backend, limits: Limits) -> Self {
        Self { backend, limits, failures: AtomicU64::new(0), opened: AtomicU64::new(0) }
    }

    /// Whether it is a server, and not a file.
    pub(super) fn is_a_server(&self) -> bool {
        self.backend == Backend::Postgres
    }
}

/// A connection that is lent, or waits to be.
pub(super) struct Kept {
    pub(super) connection: AnyConnection,
    /// Its number among those that were opened: none has it again.
    pub(super) number: u64,
    /// How many had failed when it last answered; nothing where it may be in the middle of something.
    pub(super) answered: Option<u64>,
    pub(super) ground: Arc<Ground>,
}

impl Kept {
    /// Everything that it was asked was answered.
    pub(super) fn has_answered(&mut self) {
        self.answered = Some(self.ground.failures.load(Ordering::Relaxed));
    }

    /// Has every connection asked before it is lent the next time.
    pub(super) fn doubt_all(&self) {
        self.ground.failures.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether it is there, at the end of whatever was under way, and takes writes.
    pub(super) async fn is_fit(&mut self) -> bool {
        // A file that was full has rolled the transaction back by itself, and whoever ends it then is
        // refused: sqlx counts it as open for ever after.
        if self.connection.is_in_transaction() {
            return false;
        }
        let asked = async {
            match self.ground.backend {
                Backend::Sqlite => self.connection.ping().await.map(|()| true),
                Backend::Postgres => leads(&mut self.connection).await,
            }
        };
        // Whoever waits for it may have to ask others as well.
        let fit = matches!(timeout(self.ground.limits.patience / 4, asked).await, Ok(Ok(true)));
        if fit {
            self.has_answered();
        } else {
            self.doubt_all();
        }
        fit
    }

    /// Whether there is no reason to ask.
    fn is_believed(&self, metrics: &Metrics) -> bool {
        let failures = self.ground.failures.load(Ordering::Relaxed);
        let lately = !self.ground.is_a_server() || metrics.last_used() < BELIEVED;
        lately && self.answered == Some(failures)
    }
}

impl Manager for Connector {
    type Type = Kept;
    type Error = Error;

    async fn create(&self) -> Result<Kept> {
        let connection = self.connect().await?;
        let ground = Arc::clone(&self.ground);
        let number = ground.opened.fetch_add(1, Ordering::Relaxed);
        Ok(Kept { connection, number, answered: None, ground })
    }

    async fn recycle(&self, kept: &mut Kept, metrics: &Metrics) -> RecycleResult<Error> {
        if self.ground.is_a_server() && metrics.age() > OLDEST {
            return Err(RecycleError::message("it is old"));
        }
        if kept.is_believed(metrics) || kept.is_fit().await {
            return Ok(());
        }
        Err(RecycleError::message("it is gone, or only follows another one"))
    }
}

impl Connector {
    /// Opens one; to a server that is about to start, as soon as it has.
    async fn connect(&self) -> Result<AnyConnection> {
        let mut pause = PAUSE;
        loop {
            match self.open().await {
                Err(error) if self.ground.is_a_server() && starts_soon(&error) => {
                    sleep(pause).await;
                    pause = LONGEST_PAUSE.min(pause * 2);
                }
                opened => return opened,
            }
        }
    }

    pub(super) async fn open(&self) -> Result<AnyConnection> {
        let mut connection = AnyConnection::connect(&self.url).await?;
        prepare(&mut connection, self.ground.backend, self.ground.limits).await?;
        Ok(connection)
    }
}
