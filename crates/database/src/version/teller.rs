//! What is read where it may have changed, and the version in which it was.

use sqlx::{AssertSqlSafe, FromRow, Row as _, ValueRef as _, any::AnyRow};
use tokio::time::timeout;

use super::{State, Version, server};
use crate::{Database, Error, Result, lending::Loan};

/// A connection to read over, which tells versions where it can: to be kept from one question to
/// the next.
pub struct Teller {
    loan: Loan,
    tells: bool,
}

/// It tells no version.
impl From<Loan> for Teller {
    fn from(loan: Loan) -> Self {
        Self { loan, tells: false }
    }
}

/// Rows to be read by keys.
#[derive(Debug)]
pub struct Wanted {
    /// Names or expressions; the first is never NULL.
    pub columns: &'static str,
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
    /// Reads what is wanted unless the database is in the version in which it is known. A server is
    /// asked for that first, and then for both in one statement. Gives back the connection where it
    /// is worth keeping.
    ///
    /// # Errors
    /// [`Error::Unavailable`] or [`Error::Statement`].
    pub async fn read_unless<Row>(
        &self,
        kept: Option<Teller>,
        known: Option<&Version>,
        wanted: impl Fn() -> Wanted,
    ) -> Result<(Option<Teller>, Found<Row>)>
    where
        Row: for<'r> FromRow<'r, AnyRow>,
    {
        let teller = match kept {
            Some(kept) => kept,
            None => match self.versions.lend().await {
                Ok(Some(loan)) => Teller { loan, tells: true },
                Ok(None) => self.lend().await?.into(),
                Err(_) => return self.read_aside(&wanted()).await,
            },
        };
        if !teller.tells {
            let (teller, rows) = teller.read(&wanted()).await?;
            return Ok((Some(teller), rows));
        }
        match teller.read_unless(known, &wanted).await {
            Ok(Some((teller, found))) => Ok((Some(teller), found)),
            Ok(None) | Err(Error::Unavailable(_)) => self.read_aside(&wanted()).await,
            Err(error) => Err(error),
        }
    }

    /// Where versions could be told, and are not at the moment: their connection leads to nobody,
    /// or to a server that only follows.
    async fn read_aside<Row>(&self, wanted: &Wanted) -> Result<(Option<Teller>, Found<Row>)>
    where
        Row: for<'r> FromRow<'r, AnyRow>,
    {
        let (_, rows) = Teller::from(self.lend_asked().await?).read(wanted).await?;
        Ok((None, rows))
    }
}

impl Teller {
    /// Reads, whatever is known.
    async fn read<Row>(self, wanted: &Wanted) -> Result<(Self, Found<Row>)>
    where
        Row: for<'r> FromRow<'r, AnyRow>,
    {
        let (teller, rows) = self.ask(wanted.alone(), &wanted.keys).await?;
        Ok((teller, Found::Rows(read_from(&rows)?, None)))
    }

    /// Nothing where the server tells no version, as it only follows another one.
    async fn read_unless<Row>(
        mut self,
        known: Option<&Version>,
        wanted: impl Fn() -> Wanted,
    ) -> Result<Option<(Self, Found<Row>)>>
    where
        Row: for<'r> FromRow<'r, AnyRow>,
    {
        let mut rows;
        if let Some(known) = known.and_then(|known| known.snapshot_over(self.loan.number())) {
            (self, rows) = self.ask(version_alone(), &[]).await?;
            if self.told(&rows)? == Some(known) {
                return Ok(Some((self, Found::Same)));
            }
        }
        let wanted = wanted();
        (self, rows) = self.ask(wanted.with_version(), &wanted.keys).await?;
        let Some(told) = self.told(&rows)? else { return Ok(None) };
        let version = Version(State::Server(self.loan.number(), told.into()));
        // Where nothing is found, the version stands alone.
        let alone = rows.first().is_none_or(|row| row.try_get_raw(0).is_ok_and(|it| it.is_null()));
        let read = if alone { Vec::new() } else { read_from(&rows)? };
        Ok(Some((self, Found::Rows(read, Some(version)))))
    }

    async fn ask(mut self, statement: String, keys: &[Vec<u8>]) -> Result<(Self, Vec<AnyRow>)> {
        let patience = self.loan.patience();
        let query = sqlx::query(AssertSqlSafe(statement));
        let query = keys.iter().fold(query, |query, key| query.bind(key));
        let asked = query.fetch_all(&mut *self.loan);
        let Ok(rows) = timeout(patience, asked).await else { return Err(self.loan.silent()) };
        self.loan.answered_with(&rows);
        Ok((self, rows?))
    }

    /// The snapshot, which stands last in every row; nothing where the server only follows.
    fn told<'r>(&self, rows: &'r [AnyRow]) -> Result<Option<&'r str>> {
        let Some(row) = rows.first() else {
            self.loan.doubt_all();
            return Ok(None);
        };
        Ok(Some(row.try_get(row.len().saturating_sub(1))?))
    }
}

fn read_from<Row>(rows: &[AnyRow]) -> Result<Vec<Row>>
where
    Row: for<'r> FromRow<'r, AnyRow>,
{
    Ok(rows.iter().map(Row::from_row).collect::<sqlx::Result<_>>()?)
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

    /// What is read, and the version in every row: in one where nothing is found.
    fn with_version(&self) -> String {
        let Self { columns, source, .. } = self;
        let (snapshot, leads) = (server::SNAPSHOT, server::LEADS);
        format!(
            "SELECT read.*, version.told FROM (SELECT {snapshot} AS told WHERE {leads}) version \
             LEFT JOIN (SELECT {columns} {source}) read ON TRUE"
        )
    }
}
