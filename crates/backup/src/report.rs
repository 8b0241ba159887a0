//! What was backed up, read or moved, for an operator.

use std::fmt;

use serde::Serialize;

use crate::manifest::{Manifest, Totals};

/// What was there: for each table its rows and their digest, and the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    manifest: Manifest,
    totals: Totals,
}

impl Report {
    pub(crate) const fn new(manifest: Manifest, totals: Totals) -> Self {
        Self { manifest, totals }
    }

    /// All rows of all tables.
    pub fn rows(&self) -> u64 {
        self.totals.tables.iter().map(|total| total.rows).sum()
    }

    /// The names of files that belong to it, but could not be read.
    pub fn left_out(&self) -> &[String] {
        &self.manifest.left_out
    }
}

impl fmt::Display for Report {
    fn fmt(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Manifest { program, version, schema, files, .. } = &self.manifest;
        writeln!(into, "{program} {version}, schema {schema}, {}", self.manifest.taken())?;
        let names = self.totals.tables.iter().map(|total| total.name.len());
        let width = names.max().unwrap_or(0).max("TABLE".len());
        writeln!(into, "{:<width$}  {:>10}  SHA-256", "TABLE", "ROWS")?;
        for total in &self.totals.tables {
            writeln!(into, "{:<width$}  {:>10}  {}", total.name, total.rows, total.sha256)?;
        }
        if !files.is_empty() {
            writeln!(into, "files: {}", files.join(" "))?;
        }
        if !self.left_out().is_empty() {
            writeln!(into, "NOT in it, and needed: {}", self.left_out().join(" "))?;
        }
        Ok(())
    }
}

impl Serialize for Report {
    fn serialize<S: serde::Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Document<'a> {
            program: &'a str,
            version: &'a str,
            schema: i64,
            taken_at: String,
            tables: &'a [crate::manifest::Total],
            files: &'a [String],
            left_out: &'a [String],
        }
        let Manifest { program, version, schema, files, left_out, .. } = &self.manifest;
        let (taken_at, tables) = (self.manifest.taken(), self.totals.tables.as_slice());
        Document { program, version, schema: *schema, taken_at, tables, files, left_out }
            .serialize(into)
    }
}
