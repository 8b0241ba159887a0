//! An archive, read and checked.

use std::{
    fs::File,
    io::{self, BufReader, Read},
    path::Path,
};

use age::{Decryptor, stream::StreamReader};
use ambient::Timestamp;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use tar::{Archive, Entries, EntryType};
use zeroize::Zeroizing;

use super::{
    MANIFEST, TOTALS,
    damage::{Judge, Watched},
    file_entry, most_bytes, rows_entry,
};
use crate::{
    Error, Identities, Keepsake, Result,
    cell::read_lines,
    keepsake::is_plain,
    manifest::{FORMAT, FileTotal, Manifest, Total, Totals},
    rows::{Page, Tally, hex},
    schema::Table,
};

/// The most files of keys, which are all held at once.
const MOST_FILES: usize = 100;

/// The most columns of a table, of which PostgreSQL has no more.
const MOST_COLUMNS: usize = 1600;

type Decrypted = StreamReader<BufReader<Watched<File>>>;

/// What a whole archive was found to hold, beside its rows.
pub(crate) struct Contents {
    pub manifest: Manifest,
    pub totals: Totals,
    pub files: Vec<Keepsake>,
}

/// Reads a whole archive, checks all of it, and hands every page of rows over on the way.
pub(crate) async fn read(
    path: &Path,
    identities: &Identities,
    hand_over: impl AsyncFnMut(&Table, Page) -> Result<()>,
) -> Result<Contents> {
    let file = File::open(path).map_err(Error::io(path))?;
    let (watched, judge) = Watched::new(file);
    let mut archive = Archive::new(open(watched, identities, path, &judge)?);
    let contents = read_tar(&mut archive, path, judge, hand_over).await?;
    // Behind the entries are the last bytes of the age file, which show that none is missing.
    io::copy(&mut archive.into_inner(), &mut io::sink()).map_err(|_| Error::CutShort)?;
    Ok(contents)
}

/// Reads and checks what is inside.
pub(crate) async fn read_tar<R: Read>(
    archive: &mut Archive<R>,
    path: &Path,
    judge: Judge,
    mut hand_over: impl AsyncFnMut(&Table, Page) -> Result<()>,
) -> Result<Contents> {
    // A longer name than fits into a header is none of a backup.
    let entries = archive.entries().map_err(|_| judge.broken_off(path))?.raw(true);
    let mut parts = Parts { entries, path, judge };
    let manifest = manifest(&parts.next()?)?;
    if manifest.files.len() > MOST_FILES {
        return Err(Error::contradiction(format!("it has more than {MOST_FILES} files of keys")));
    }
    let mut totals = Totals { tables: Vec::new(), files: Vec::new() };
    let mut files = Vec::new();
    for name in &manifest.files {
        let part = parts.next()?;
        if part.name != file_entry(name) {
            return Err(Error::contradiction(format!("{} stands for {name}", part.name)));
        }
        totals.files.push(FileTotal { name: name.clone(), sha256: digest(&part.bytes) });
        files.push(Keepsake::new(name, part.bytes, part.modified));
    }
    let mut part = parts.next()?;
    for table in &manifest.tables {
        let mut tally = Tally::new();
        for number in 1_u64.. {
            if part.name != rows_entry(&table.name, number) {
                break;
            }
            let rows = read_lines(&part.bytes, table)?;
            let page = Page { rows, lines: std::mem::take(&mut *part.bytes) };
            tally.add(&page);
            hand_over(table, page).await?;
            part = parts.next()?;
        }
        totals.tables.push(tally.total(table));
    }
    if part.name != TOTALS {
        return Err(Error::contradiction(format!("{} stands for {TOTALS}", part.name)));
    }
    agree(&totals, &json(&part)?)?;
    parts.end()?;
    Ok(Contents { manifest, totals, files })
}

fn open(
    file: Watched<File>,
    identities: &Identities,
    path: &Path,
    judge: &Judge,
) -> Result<Decrypted> {
    let refused = |error| judge.not_opened(path, &error);
    let decryptor = Decryptor::new_buffered(BufReader::new(file)).map_err(refused)?;
    // It is for a passphrase: an export of a vault, perhaps.
    if decryptor.is_scrypt() {
        return Err(Error::NotABackup);
    }
    decryptor.decrypt(identities.each()).map_err(refused)
}

/// An entry of the tar.
struct Part {
    name: String,
    bytes: Zeroizing<Vec<u8>>,
    modified: Timestamp,
}

struct Parts<'a, R: Read> {
    entries: Entries<'a, R>,
    path: &'a Path,
    judge: Judge,
}

impl<R: Read> Parts<'_, R> {
    fn next(&mut self) -> Result<Part> {
        let broken = |_| self.judge.broken_off(self.path);
        let entry = self.entries.next().transpose().map_err(broken)?;
        let mut entry = entry.ok_or_else(|| Error::contradiction("its end is missing"))?;
        if entry.header().entry_type() != EntryType::Regular {
            return Err(Error::NotABackup);
        }
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let (size, most) = (entry.header().size().map_err(broken)?, most_bytes(&name));
        if size > most {
            let what = format!("{name} has {size} bytes, and {most} are the most");
            return Err(Error::contradiction(what));
        }
        let modified = entry.header().mtime().map_err(broken)?;
        let millis = i64::try_from(modified.saturating_mul(1000)).unwrap_or(0);
        let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(size).unwrap_or(0)));
        entry.read_to_end(&mut bytes).map_err(broken)?;
        Ok(Part { name, bytes, modified: Timestamp::from_millis(millis) })
    }

    fn end(&mut self) -> Result<()> {
        match self.entries.next() {
            None => Ok(()),
            Some(Ok(_)) => Err(Error::contradiction("there is something behind its end")),
            Some(Err(_)) => Err(self.judge.broken_off(self.path)),
        }
    }
}

fn manifest(part: &Part) -> Result<Manifest> {
    #[derive(Deserialize)]
    struct Form {
        format: i64,
        version: String,
    }
    if part.name != MANIFEST {
        return Err(Error::NotABackup);
    }
    let form: Form = json(part)?;
    if form.format > FORMAT {
        let (version, found) = (form.version, form.format);
        return Err(Error::Newer { what: "format", version, found, known: FORMAT });
    }
    let manifest: Manifest = json(part)?;
    if let Some(table) = manifest.tables.iter().find(|table| table.columns.len() > MOST_COLUMNS) {
        let what = format!("{} has more than {MOST_COLUMNS} columns", table.name);
        return Err(Error::contradiction(what));
    }
    match manifest.files.iter().find(|name| !is_plain(name)) {
        Some(name) => Err(Error::contradiction(format!("a file is called {name:?}"))),
        None => Ok(manifest),
    }
}

fn json<T: DeserializeOwned>(part: &Part) -> Result<T> {
    serde_json::from_slice(&part.bytes)
        .map_err(|_| Error::contradiction(format!("{} is malformed", part.name)))
}

/// Whether what was found is what should be there.
fn agree(found: &Totals, said: &Totals) -> Result<()> {
    if found == said {
        return Ok(());
    }
    let same = |(found, said): &(&Total, &Total)| found == said;
    let wrong = found.tables.iter().zip(&said.tables).find(|pair| !same(pair));
    Err(Error::contradiction(match wrong {
        Some((found, said)) => {
            format!("{}: {} rows where {} should be", found.name, found.rows, said.rows)
        }
        None => "its totals are of something else".to_owned(),
    }))
}

fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
