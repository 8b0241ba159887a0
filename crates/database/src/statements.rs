//! Connections for single statements.

use std::{
    fmt,
    ops::{Deref, DerefMut},
    sync::Arc,
};

use deadpool::{
    Runtime,
    managed::{self, Manager, Metrics, Object, PoolError, QueueMode, RecycleResult, Timeouts},
};
use futures_core::{future::BoxFuture, stream::BoxStream};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use sqlx::{
    Any, AnyConnection, AnyPool, Connection as _, Either, Error, Execute, Executor, Result, SqlStr,
    any::{AnyQueryResult, AnyRow, AnyStatement, AnyTypeInfo},
    pool::PoolConnection,
};

use crate::{
    figures::Connections,
    pool::{Backend, Limits, prepare},
    turns::Turns,
};

/// Where single statements run: give it to the `fetch…` and `execute` of [`sqlx::query()`].
///
/// SQLite's connections are threads, and sqlx's own pool wakes the thread once more after each
/// statement, to see whether it is still there. A file needs no such question, and without it a
/// statement costs about half as much. What is executed writes, and waits for its turn as
/// transactions do.
#[derive(Clone, Debug)]
pub struct Statements {
    lender: Lender,
    turns: Turns,
}

#[derive(Clone)]
enum Lender {
    Server(AnyPool),
    File(managed::Pool<Connector>),
}

impl fmt::Debug for Lender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Server(pool) => pool.fmt(f),
            Self::File(pool) => pool.status().fmt(f),
        }
    }
}

/// Opens connections to a file.
struct Connector {
    url: Arc<str>,
    limits: Limits,
}

impl Manager for Connector {
    type Type = AnyConnection;
    type Error = Error;

    async fn create(&self) -> Result<AnyConnection> {
        let mut connection = AnyConnection::connect(&self.url).await?;
        prepare(&mut connection, Backend::Sqlite, self.limits).await?;
        Ok(connection)
    }

    /// Nothing of a single statement stays behind in a connection, not even of one that nobody
    /// waited for.
    async fn recycle(&self, _: &mut AnyConnection, _: &Metrics) -> RecycleResult<Error> {
        Ok(())
    }
}

impl Statements {
    pub(crate) const fn on_server(pool: AnyPool, turns: Turns) -> Self {
        Self { lender: Lender::Server(pool), turns }
    }

    pub(crate) fn on_file(
        url: &str,
        connections: u32,
        limits: Limits,
        turns: Turns,
    ) -> crate::Result<Self> {
        let patience = limits.patience;
        let connector = Connector { url: url.into(), limits };
        let mut config = managed::PoolConfig::new(usize::try_from(connections).unwrap_or(1));
        // The one that was used last has read the most of the file.
        config.queue_mode = QueueMode::Lifo;
        config.timeouts = Timeouts { wait: Some(patience), ..Timeouts::default() };
        let built = managed::Pool::builder(connector).config(config).runtime(Runtime::Tokio1);
        let pool = built.build().map_err(sqlx::Error::config)?;
        Ok(Self { lender: Lender::File(pool), turns })
    }

    pub(crate) async fn lend(&self) -> crate::Result<Loan> {
        Ok(match &self.lender {
            Lender::Server(pool) => Loan(Lent::Server(pool.acquire().await?)),
            Lender::File(pool) => Loan(Lent::File(lend(pool).await?)),
        })
    }

    pub(crate) fn connections(&self) -> Connections {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        match &self.lender {
            Lender::Server(pool) => Connections {
                open: pool.size(),
                idle: count(pool.num_idle()),
                most: pool.options().get_max_connections(),
            },
            Lender::File(pool) => {
                let status = pool.status();
                Connections {
                    open: count(status.size),
                    idle: count(status.available),
                    most: count(status.max_size),
                }
            }
        }
    }

    /// Ends every connection.
    pub(crate) async fn close(&self) {
        match &self.lender {
            Lender::Server(pool) => pool.close().await,
            Lender::File(pool) => {
                let idle = pool.retain(|_, _| false);
                pool.close();
                for connection in idle.removed {
                    // The file is whole either way.
                    let _ = connection.close().await;
                }
            }
        }
    }
}

/// A connection for several statements, each of which stands for itself.
pub struct Loan(Lent);

enum Lent {
    Server(PoolConnection<Any>),
    File(Object<Connector>),
}

impl Deref for Loan {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        match &self.0 {
            Lent::Server(connection) => connection,
            Lent::File(connection) => connection,
        }
    }
}

impl DerefMut for Loan {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        match &mut self.0 {
            Lent::Server(connection) => connection,
            Lent::File(connection) => connection,
        }
    }
}

async fn lend(pool: &managed::Pool<Connector>) -> Result<Object<Connector>> {
    pool.get().await.map_err(|error| match error {
        PoolError::Backend(error) => error,
        PoolError::Closed => Error::PoolClosed,
        _ => Error::PoolTimedOut,
    })
}

/// A connection whose thread is gone is not lent again.
fn give_back(connection: Object<Connector>, error: Option<&Error>) {
    if matches!(error, Some(Error::WorkerCrashed)) {
        drop(Object::take(connection));
    }
}

impl<'p> Executor<'p> for &Statements {
    type Database = Any;

    fn execute<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, Result<AnyQueryResult>>
    where
        'p: 'e,
        E: 'q + Execute<'q, Any>,
    {
        let Statements { lender, turns } = self.clone();
        Box::pin(async move {
            let _turn = turns.take().await?;
            match lender {
                Lender::Server(pool) => pool.execute(query).await,
                Lender::File(pool) => {
                    let mut connection = lend(&pool).await?;
                    let done = connection.execute(query).await;
                    give_back(connection, done.as_ref().err());
                    done
                }
            }
        })
    }

    /// Rows of a file are gathered first, so that nobody who reads slowly holds a connection.
    fn fetch_many<'e, 'q: 'e, E>(
        self,
        query: E,
    ) -> BoxStream<'e, Result<Either<AnyQueryResult, AnyRow>>>
    where
        'p: 'e,
        E: 'q + Execute<'q, Any>,
    {
        let pool = match &self.lender {
            Lender::Server(pool) => return pool.fetch_many(query),
            Lender::File(pool) => pool.clone(),
        };
        let gathered = async move {
            let mut connection = lend(&pool).await?;
            let steps: Result<Vec<_>> = connection.fetch_many(query).try_collect().await;
            give_back(connection, steps.as_ref().err());
            Ok::<_, Error>(stream::iter(steps?.into_iter().map(Ok)))
        };
        stream::once(gathered).try_flatten().boxed()
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, Result<Option<AnyRow>>>
    where
        'p: 'e,
        E: 'q + Execute<'q, Any>,
    {
        let pool = match &self.lender {
            Lender::Server(pool) => return pool.fetch_optional(query),
            Lender::File(pool) => pool.clone(),
        };
        Box::pin(async move {
            let mut connection = lend(&pool).await?;
            let row = connection.fetch_optional(query).await;
            give_back(connection, row.as_ref().err());
            row
        })
    }

    fn prepare_with<'e>(
        self,
        sql: SqlStr,
        parameters: &'e [AnyTypeInfo],
    ) -> BoxFuture<'e, Result<AnyStatement>>
    where
        'p: 'e,
    {
        let pool = match &self.lender {
            Lender::Server(pool) => return pool.prepare_with(sql, parameters),
            Lender::File(pool) => pool.clone(),
        };
        Box::pin(async move { lend(&pool).await?.prepare_with(sql, parameters).await })
    }
}
