//! Making a backup.

use ambient::Timestamp;
use database::Database;
use sha2::{Digest as _, Sha256};
use sqlx::AnyConnection;

use crate::{
    Error, Keepsake, Output, Recipients, Report, Result,
    archive::Writer,
    manifest::{FORMAT, FileTotal, Manifest, Totals},
    rows::{self, hex},
    schema::Schema,
};

/// What is backed up.
pub struct Source<'a> {
    /// The program whose it is, such as `tessera-gateway`.
    pub program: &'a str,
    /// Its release.
    pub version: &'a str,
    /// Its database, of whatever schema it is.
    pub database: &'a Database,
}

/// Writes an archive: the rows of one instant, and the files that `gather` reads once that instant
/// is fixed, so that no key is missing which a row needs; with them come the names of those that
/// could not be read. Nobody who writes to the database waits.
///
/// # Errors
/// [`Error::NothingThere`], [`Error::Exists`], or what keeps database or files from being read and
/// written. Then no archive is left.
pub async fn create(
    source: &Source<'_>,
    gather: impl FnOnce() -> Result<(Vec<Keepsake>, Vec<String>)>,
    recipients: &Recipients,
    output: Output,
    now: Timestamp,
) -> Result<Report> {
    let mut snapshot = source.database.snapshot().await?;
    // The first statement fixes the instant.
    let schema = Schema::read(&mut snapshot, source.database.backend()).await?;
    if schema.tables.is_empty() {
        return Err(Error::NothingThere);
    }
    let (files, left_out) = gather()?;
    let manifest = Manifest {
        format: FORMAT,
        program: source.program.to_owned(),
        version: source.version.to_owned(),
        schema: schema.step,
        taken_at: now.millis(),
        tables: schema.tables,
        files: files.iter().map(|file| file.name.clone()).collect(),
        left_out,
    };
    let place = output.place();
    let mut archive = Writer::begin(output, place, recipients, &manifest)?;
    for file in &files {
        archive.add_file(file)?;
    }
    let totals = add_rows(&mut archive, &mut snapshot, source, &manifest, &files).await?;
    snapshot.rollback().await?;
    archive.end(&totals)?.keep()?;
    Ok(Report::new(manifest, totals))
}

async fn add_rows(
    archive: &mut Writer<Output>,
    snapshot: &mut AnyConnection,
    source: &Source<'_>,
    manifest: &Manifest,
    files: &[Keepsake],
) -> Result<Totals> {
    let digest = |file: &Keepsake| FileTotal {
        name: file.name.clone(),
        sha256: hex(&Sha256::digest(&*file.content)),
    };
    let mut totals = Totals { tables: Vec::new(), files: files.iter().map(digest).collect() };
    for table in &manifest.tables {
        let add = async |page| archive.add_page(table, &page);
        totals.tables.push(rows::read(snapshot, source.database.backend(), table, add).await?);
    }
    Ok(totals)
}
