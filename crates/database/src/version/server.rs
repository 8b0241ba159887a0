//! Whether anybody has committed on a PostgreSQL server.

use std::{fmt, sync::Arc};

use sqlx::AnyConnection;
use tokio::{sync::OnceCell, time::timeout};

use crate::{
    Batches, Result,
    lending::{Lender, Loan},
};

/// How many are told the same version at a time.
const TOGETHER: usize = 256;

/// Which transactions are over (PostgreSQL, `pg_current_snapshot`), and since when the server runs.
/// The numbers of a server that only follows another one are not its own.
///
/// Every transaction that writes has a number, and is over or not. While the same ones are over,
/// everybody sees the same rows.
const SNAPSHOT: &str = "SELECT pg_current_snapshot()::TEXT || ' ' || pg_postmaster_start_time()::TEXT \
     WHERE NOT pg_is_in_recovery()";

/// Whether every write shows in the server's numbers. It does not where rows lie on other servers
/// (Citus, foreign tables) or in storage that counts for itself; nor where a commit that others have
/// seen may be lost while the server goes on, and its number used again.
const BY_NUMBER: &str = "SELECT (\
     current_setting('synchronous_commit') <> 'off' \
     AND NOT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus') \
     AND NOT EXISTS (SELECT 1 FROM pg_class c LEFT JOIN pg_am m ON m.oid = c.relam \
     WHERE c.relnamespace = current_schema()::regnamespace \
     AND (c.relkind = 'f' OR c.relkind = 'r' AND m.amname <> 'heap'))\
     )::INT::BIGINT";

/// The connection that a snapshot was told over, and the snapshot. Where a server breaks down and
/// goes on by itself, numbers of what it had not written to disk are used again, and its start stays
/// what it was; but its connections end with it.
type Told = (u64, Arc<str>);

/// Tells versions of the database on a server. Whoever asks at the same moment is told the same
/// one, by one statement.
#[derive(Clone)]
pub(crate) struct Server {
    lender: Lender,
    asking: Arc<Batches<(), Option<Told>>>,
    /// Whether its versions can be believed.
    believed: Arc<OnceCell<bool>>,
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("believed", &self.believed).finish_non_exhaustive()
    }
}

impl Server {
    pub(super) fn over(lender: Lender) -> Self {
        let asking = Arc::new(Batches::of(TOGETHER));
        Self { lender, asking, believed: Arc::default() }
    }

    /// The snapshot now; nothing where there is none that can be believed.
    pub(super) async fn snapshot(&self) -> Option<Told> {
        let believed = self.believed.get_or_try_init(|| self.can_be_believed()).await;
        if !believed.is_ok_and(|believed| *believed) {
            return None;
        }
        let lender = self.lender.clone();
        let read = move |kept, askers: Vec<()>| snapshot(lender.clone(), kept, askers.len());
        self.asking.ask((), read).await.ok().flatten().flatten()
    }

    pub(super) async fn close(&self) {
        self.lender.close().await;
    }

    async fn can_be_believed(&self) -> Result<bool> {
        let mut loan = self.lender.lend().await?;
        let patience = loan.patience();
        let Ok(told) = timeout(patience, is_believed(&mut loan)).await else {
            return Err(loan.silent());
        };
        loan.answered_with(&told);
        Ok(told?)
    }
}

async fn is_believed(connection: &mut AnyConnection) -> sqlx::Result<bool> {
    let name: String = sqlx::query_scalar("SELECT version()").fetch_one(&mut *connection).await?;
    let believed = is_postgresql(&name) && counts_everything(connection).await?;
    tracing::debug!(server = name, believed, "whether versions of the database can be told");
    Ok(believed)
}

async fn snapshot(
    lender: Lender,
    kept: Option<Loan>,
    askers: usize,
) -> Result<(Loan, Vec<Option<Told>>)> {
    let mut loan = match kept {
        Some(kept) => kept,
        None => lender.lend().await?,
    };
    let patience = loan.patience();
    let asked = sqlx::query_scalar(SNAPSHOT).fetch_all(&mut *loan);
    let Ok(told) = timeout(patience, asked).await else { return Err(loan.silent()) };
    loan.answered_with(&told);
    let snapshot: Option<String> = told?.pop();
    let told = snapshot.map(|snapshot| (loan.number(), Arc::from(snapshot)));
    if told.is_none() {
        loan.doubt_all();
    }
    Ok((loan, vec![told; askers]))
}

async fn counts_everything(connection: &mut AnyConnection) -> sqlx::Result<bool> {
    Ok(sqlx::query_scalar::<_, i64>(BY_NUMBER).fetch_one(connection).await? == 1)
}

/// The first release that tells snapshots by this name.
const OLDEST_RELEASE: u32 = 13;

/// Whether this is PostgreSQL itself by what it says of itself, and not one that speaks its
/// protocol: those have transactions of their own, and name themselves in the release or at the end.
fn is_postgresql(name: &str) -> bool {
    let Some((release, built)) =
        name.strip_prefix("PostgreSQL ").and_then(|rest| rest.split_once(" on "))
    else {
        return false;
    };
    let (number, packaged) = release.split_once(' ').unwrap_or((release, "()"));
    let from = packaged.strip_prefix('(').and_then(|from| from.strip_suffix(')'));
    let major = number.split('.').next().and_then(|major| major.parse().ok());
    number.chars().all(|char| char.is_ascii_digit() || char == '.')
        && major.is_some_and(|major: u32| major >= OLDEST_RELEASE)
        && from.is_some_and(|from| !from.contains("Database"))
        && built.contains(", compiled by ")
        && built.ends_with(", 64-bit")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postgresql_is_told_from_those_that_speak_like_it() {
        for name in [
            "PostgreSQL 15.14 (Debian 15.14-0+deb12u1) on x86_64-pc-linux-gnu, compiled by gcc \
             (Debian 12.2.0-14+deb12u1) 12.2.0, 64-bit",
            "PostgreSQL 18.1 on aarch64-unknown-linux-musl, compiled by gcc (Alpine) 14.2.0, 64-bit",
        ] {
            assert!(is_postgresql(name), "{name}");
        }
        for name in [
            "PostgreSQL 15.2-YB-2.25.0.0-b0 on x86_64-pc-linux-gnu, compiled by clang version \
             17.0.6, 64-bit",
            "CockroachDB CCL v25.1.0 (x86_64-pc-linux-gnu, built 2025/02/11, go1.23.6)",
            "PostgreSQL 12.12 (Greenplum Database 7.1.0 build commit:e7c2b1f) on \
             x86_64-pc-linux-gnu, compiled by gcc (GCC) 8.5.0, 64-bit compiled on Mar 1 2024",
            "PostgreSQL 12.12 (Greenplum Database 7.1.0) on x86_64-pc-linux-gnu, compiled by gcc, \
             64-bit",
            "PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2, Redshift 1.0",
            "PostgreSQL 16.4-limitless on x86_64-pc-linux-gnu, compiled by gcc 9.5.0, 64-bit",
            "PostgreSQL 12.22 (Debian 12.22-1) on x86_64-pc-linux-gnu, compiled by gcc, 64-bit",
            "PostgreSQL 14.1",
            "",
        ] {
            assert!(!is_postgresql(name), "{name}");
        }
    }
}
