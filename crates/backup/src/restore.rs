//! From a backup to a place where there was nothing.

use std::error::Error as StdError;

use database::{Backend, Database, Migrations, Transaction};

use crate::{
    Error, Identities, Manifest, Placing, Result, Verified, archive,
    keepsake::take_back,
    manifest::Totals,
    rows,
    schema::{Schema, Table},
};

/// What a program has against what was restored.
type Objection = Box<dyn StdError + Send + Sync>;

impl Verified {
    /// Fills an empty database with the rows, and puts the files into their places.
    ///
    /// Everything in the database is one transaction: the schema as it was then, the rows, a look
    /// whether what is there is what was in the backup, the steps of the schema since then, and what
    /// `settle` does, such as ending what must not come back to life. `settle` finds the files in
    /// their places. Whoever is killed on the way leaves an empty database, and files that the next
    /// attempt takes for its own.
    ///
    /// # Errors
    /// [`Error::NotEmpty`], [`Error::LaterSchema`] and [`Error::Newer`], which change nothing;
    /// [`Error::Differs`], [`Error::Refused`], and whatever keeps backup or database from being
    /// used, which leave nothing.
    pub async fn restore(
        &self,
        identities: &Identities,
        database: &Database,
        migrations: &Migrations,
        placing: &Placing,
        settle: impl AsyncFnOnce(&mut Transaction, &Manifest) -> Result<(), Objection>,
    ) -> Result<()> {
        let step = self.manifest.schema;
        if step > migrations.last() {
            let (version, known) = (self.manifest.version.clone(), migrations.last());
            return Err(Error::Newer { what: "schema", version, found: step, known });
        }
        let mut transaction = database.begin_long().await?;
        refuse_unless_empty(&mut transaction, database.backend(), step).await?;
        let written = placing.write()?;
        let filled = async {
            self.fill(identities, &mut transaction, database.backend(), migrations).await?;
            settle(&mut transaction, &self.manifest).await.map_err(Error::Refused)
        };
        if let Err(error) = filled.await {
            take_back(&written);
            return Err(error);
        }
        // Whoever is not told that it was committed does not know that it was not: files stay.
        Ok(transaction.commit().await?)
    }

    async fn fill(
        &self,
        identities: &Identities,
        transaction: &mut Transaction,
        backend: Backend,
        migrations: &Migrations,
    ) -> Result<()> {
        let tables = &self.manifest.tables;
        make_schema(transaction, backend, migrations, (self.manifest.schema, tables)).await?;
        let insert = async |table: &Table, page: rows::Page| {
            // What is restored is what was verified, also where another file took its place.
            if !tables.contains(table) {
                return Err(Error::Altered);
            }
            rows::insert(transaction, backend, table, page.rows).await
        };
        let contents = archive::read(&self.path, identities, insert).await?;
        if contents.manifest != self.manifest || contents.totals != self.totals {
            return Err(Error::Altered);
        }
        compare(transaction, backend, tables, &self.totals).await?;
        migrations.apply(transaction, backend, migrations.last()).await?;
        Ok(())
    }
}

/// Refuses a database with rows, or with tables of a later step than `step`.
pub(crate) async fn refuse_unless_empty(
    transaction: &mut Transaction,
    backend: Backend,
    step: i64,
) -> Result<()> {
    let there = Schema::read(transaction, backend).await?;
    for table in &there.tables {
        if !rows::is_empty(transaction, table).await? {
            return Err(Error::NotEmpty(table.name.clone()));
        }
    }
    if there.step > step {
        return Err(Error::LaterSchema { found: there.step, wanted: step });
    }
    Ok(())
}

/// Brings the schema to a step, at which it must have these tables.
pub(crate) async fn make_schema(
    transaction: &mut Transaction,
    backend: Backend,
    migrations: &Migrations,
    (step, tables): (i64, &[Table]),
) -> Result<()> {
    migrations.apply(transaction, backend, step).await?;
    let made = Schema::read(transaction, backend).await?;
    if made.step != step || made.tables != tables {
        let what = format!("its tables are not those of step {step} of the schema");
        return Err(Error::contradiction(what));
    }
    Ok(())
}

/// Whether the tables hold what was counted elsewhere; and numbers go on behind those in them.
pub(crate) async fn compare(
    transaction: &mut Transaction,
    backend: Backend,
    tables: &[Table],
    totals: &Totals,
) -> Result<()> {
    for (table, total) in tables.iter().zip(&totals.tables) {
        if rows::count(transaction, backend, table).await? != *total {
            return Err(Error::Differs(table.name.clone()));
        }
        rows::go_on_counting(transaction, backend, table).await?;
    }
    Ok(())
}
