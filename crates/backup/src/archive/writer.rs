//! An archive on its way out.

use std::{collections::HashMap, io::Write};

use age::{Encryptor, stream::StreamWriter};
use serde::Serialize;
use tar::{Builder, Header};

use super::{MANIFEST, TOTALS, file_entry, most_bytes, rows_entry};
use crate::{
    Error, Keepsake, Recipients, Result,
    manifest::{Manifest, Totals},
    rows::Page,
    schema::Table,
};

/// Writes one archive.
pub(crate) struct Writer<W: Write> {
    tar: Builder<StreamWriter<W>>,
    taken_at: u64,
    pages: HashMap<String, u64>,
    place: String,
}

impl<W: Write> Writer<W> {
    /// Begins an archive that goes to `place`.
    pub fn begin(
        output: W,
        place: String,
        recipients: &Recipients,
        manifest: &Manifest,
    ) -> Result<Self> {
        let encryptor =
            Encryptor::with_recipients(recipients.each()).map_err(|_| Error::NoRecipient)?;
        let encrypted = encryptor.wrap_output(output).map_err(Error::io(&place))?;
        let taken_at = u64::try_from(manifest.taken_at / 1000).unwrap_or(0);
        let mut writer =
            Self { tar: Builder::new(encrypted), taken_at, pages: HashMap::new(), place };
        writer.add_json(MANIFEST, manifest)?;
        Ok(writer)
    }

    pub fn add_file(&mut self, file: &Keepsake) -> Result<()> {
        let modified = u64::try_from(file.modified.seconds()).unwrap_or(0);
        self.add(&file_entry(&file.name), &file.content, modified)
    }

    pub fn add_page(&mut self, table: &Table, page: &Page) -> Result<()> {
        let number = self.pages.entry(table.name.clone()).or_default();
        *number += 1;
        let entry = rows_entry(&table.name, *number);
        self.add(&entry, &page.lines, self.taken_at)
    }

    /// Ends the archive: without its end, nobody takes it for whole.
    pub fn end(mut self, totals: &Totals) -> Result<W> {
        self.add_json(TOTALS, totals)?;
        let ended = self.tar.into_inner().and_then(StreamWriter::finish);
        ended.map_err(Error::io(self.place))
    }

    fn add_json(&mut self, entry: &str, value: &impl Serialize) -> Result<()> {
        let json = serde_json::to_vec_pretty(value)
            .map_err(|error| Error::io(&self.place)(error.into()))?;
        self.add(entry, &json, self.taken_at)
    }

    fn add(&mut self, entry: &str, bytes: &[u8], modified: u64) -> Result<()> {
        // What nobody would read must not be written.
        let most = most_bytes(entry);
        if bytes.len() as u64 > most {
            return Err(Error::TooLarge { entry: entry.to_owned(), most });
        }
        let mut header = Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_mtime(modified);
        self.tar.append_data(&mut header, entry, bytes).map_err(Error::io(&self.place))
    }
}
