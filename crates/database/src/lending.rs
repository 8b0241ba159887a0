//! Connections, and who has them.

mod connector;
mod loan;

use std::{fmt, sync::Arc, time::Duration};

use deadpool::{
    Runtime,
    managed::{Pool, PoolConfig, PoolError, QueueMode, Timeouts, WeakPool},
};
use sqlx::{AnyConnection, Connection as _, Error, Result};
use tokio::time::{sleep, timeout};

use self::connector::{Connector, Ground, Kept};
use crate::{Backend, Connections, fitness::Limits};

pub use loan::Loan;

/// A connection to a server ends when nobody has used it for so long.
const IDLE: Duration = Duration::from_mins(10);
/// How often one looks whether the last one was given back.
const LOOK: Duration = Duration::from_millis(10);

/// Lends connections to one database.
///
/// SQLite's connections are threads, PostgreSQL's are far away: asking one whether it is still
/// there costs as much as a statement. So whoever only reads has it asked only where there is
/// reason to doubt: it has not answered for a while, or any other one has failed since. What was
/// lost over one that was believed is read once more. A single statement that writes, and must not
/// be put twice, has its connection asked first. One that is given back in the middle of something
/// is asked before anybody else gets it.
#[derive(Clone)]
pub(crate) struct Lender {
    pool: Pool<Connector>,
    patience: Duration,
}

impl fmt::Debug for Lender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pool.status().fmt(f)
    }
}

impl Lender {
    /// Lends at most so many at a time.
    pub(crate) fn new(url: &str, backend: Backend, most: u32, limits: Limits) -> Result<Self> {
        let ground = Arc::new(Ground::new(backend, limits));
        let connector = Connector { url: url.into(), ground };
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
        Ok(Self { pool, patience: limits.patience })
    }

    /// Lends one.
    pub(crate) async fn lend(&self) -> Result<Loan> {
        // Each step has its limit; all of them together have one as well.
        match timeout(self.patience, self.pool.get()).await {
            Ok(Ok(lent)) => Ok(Loan::of(lent)),
            Ok(Err(PoolError::Backend(error))) => Err(error),
            Ok(Err(PoolError::Closed)) => Err(Error::PoolClosed),
            Ok(Err(_)) | Err(_) => Err(Error::PoolTimedOut),
        }
    }

    /// Lends one that has answered just now, for what is not put once more where it is lost.
    pub(crate) async fn lend_asked(&self) -> Result<Loan> {
        let loan = self.lend().await?;
        if !self.is_to_a_server() {
            return Ok(loan);
        }
        match loan.asked().await {
            Some(loan) => Ok(loan),
            // All others are asked now before they are lent.
            None => self.lend().await,
        }
    }

    /// Whether its connections lead to a server, and not to a file.
    pub(crate) fn is_to_a_server(&self) -> bool {
        self.pool.manager().ground.is_a_server()
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

    /// Ends every connection, those in use once they are given back; whoever still has one when
    /// patience ends has lost it.
    pub(crate) async fn close(&self) {
        let idle = self.pool.retain(|_, _| false);
        self.pool.close();
        let ended = async {
            end(idle.removed).await;
            while self.pool.status().size > 0 {
                sleep(LOOK).await;
            }
        };
        let _ = timeout(self.patience, ended).await;
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
