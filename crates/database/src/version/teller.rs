//! What is read where it may have changed, and the version in which it was.

use sqlx::{AssertSqlSafe, FromRow, Row as _, ValueRef as _, any::AnyRow};
use tokio::time::timeout;

use super::{State, Version, server};
use crate::{Database, Result, lending::Loan};

/// A connection to read over, which tells versions where it can: to be kept from one question to
/// the next.
pub struct Teller {
    loan: Loan,
    tells: bool,
}

/// Rows to be read by keys.
#[derive(Debug)]
pub struct Wanted {
    /// Names or expressions; the first is never NULL.
    pub columns: &'static str,
    /// How many they are.
    pub width: usize,
    /// What follows: `FROM … WHERE …`, with `$1` and so on.
    pub source: String,
    /// What is bound to them.
    pub keys: Vec<Vec<u8>>,
}

/// What was found.
#[derive(Debug)]
pub enum Found<Row> {
    /// The database is still in the version that is known.
    Same,
    /// What is there, and in which version; nothing where that cannot be told.
    Rows(Vec<Row>, Option<Version>),
}

impl Database {
    /// Reads what is wanted unless the database is in the version `known`; a server is asked for
    /// both in one statement. Where `quiet`, it is likely to be, and a server is asked for that
    /// alone first.
    ///
    /// # Errors
    /// [`crate::Error`].
    pub async fn read_unless<Row>(
        &self,
        kept: Option<Teller>,
        (known, quiet): (Option<&Version>, bool),
        wanted: &Wanted,
    ) -> Result<(Teller, Found<Row>)>
    where
        Row: for<'r> FromRow<'r, AnyRow>,
    {
        let mut teller = match kept {
            Some(kept) => kept,
            None => self.teller().await?,
        };
        if teller.tells {
            let known = known.and_then(|known| known.snapshot_over(teller.loan.number()));
            if quiet && known.is_some() {
                let rows;
                (teller, rows) = teller.ask(version_alone(), &[], None).await?;
                let told: Option<Option<&str>> =
                    rows.first().map(|row| row.try_get(0)).transpose()?;
                if told.flatten() == known {
                    return Ok((teller, Found::Same));
                }
            }
            let rows;
            (teller, rows) = teller.ask(wanted.with_version(), &wanted.keys, Some(known)).await?;
            if let Some(found) = teller.found(&rows, known, wanted.width)? {
                return Ok((teller, found));
            }
            // It only follows another one.
            teller.loan.doubt_all();
            drop(teller);
            teller = Teller { loan: self.lend().await?, tells: false };
        }
        let (teller, rows) = teller.ask(wanted.alone(), &wanted.keys, None).await?;
        let rows = rows.iter().map(Row::from_row).collect::<sqlx::Result<_>>()?;
        Ok((teller, Found::Rows(rows, None)))
    }

    async fn teller(&self) -> Result<Teller> {
        match self.versions.lend().await {
            Some(loan) => Ok(Teller { loan, tells: true }),
            None => Ok(Teller { loan: self.lend().await?, tells: false }),
        }
    }
}

impl Teller {
    async fn ask(
        mut self,
        statement: String,
        keys: &[Vec<u8>],
        known: Option<Option<&str>>,
    ) -> Result<(Self, Vec<AnyRow>)> {
        let patience = self.loan.patience();
        let query = sqlx::query(AssertSqlSafe(statement));
        let query = keys.iter().fold(query, |query, key| query.bind(key));
        let query = match known {
            Some(known) => query.bind(known.unwrap_or_default()),
            None => query,
        };
        let asked = query.fetch_all(&mut *self.loan);
        let Ok(rows) = timeout(patience, asked).await else { return Err(self.loan.silent()) };
        self.loan.answered_with(&rows);
        Ok((self, rows?))
    }

    /// What rows tell, each with the version behind `width` columns; nothing where there are none.
    fn found<Row>(
        &self,
        rows: &[AnyRow],
        known: Option<&str>,
        width: usize,
    ) -> Result<Option<Found<Row>>>
    where
        Row: for<'r> FromRow<'r, AnyRow>,
    {
        let Some(first) = rows.first() else { return Ok(None) };
        let told: &str = first.try_get(width)?;
        if known == Some(told) {
            return Ok(Some(Found::Same));
        }
        let version = Version(State::Server(self.loan.number(), told.into()));
        // Where nothing is found, the version stands alone.
        let read = match first.try_get_raw(0)?.is_null() {
            true => Vec::new(),
            false => rows.iter().map(Row::from_row).collect::<sqlx::Result<_>>()?,
        };
        Ok(Some(Found::Rows(read, Some(version))))
    }
}

/// The version, and nothing else.
fn version_alone() -> String {
    format!("SELECT {} WHERE {}", server::SNAPSHOT, server::LEADS)
}

impl Wanted {
    /// What is read, and nothing else.
    fn alone(&self) -> String {
        format!("SELECT {} {}", self.columns, self.source)
    }

    /// What is read where the version is another one than is bound last, and the version.
    fn with_version(&self) -> String {
        let Self { columns, source, keys, .. } = self;
        let (known, snapshot, leads) = (keys.len() + 1, server::SNAPSHOT, server::LEADS);
        // What is joined stands by itself (OFFSET 0), so that nothing of it is looked up before the
        // versions are compared.
        format!(
            "SELECT read.*, version.told FROM (SELECT {snapshot} AS told WHERE {leads}) version \
             LEFT JOIN (SELECT {columns} {source} AND {snapshot} <> ${known} OFFSET 0) read ON TRUE"
        )
    }
}
