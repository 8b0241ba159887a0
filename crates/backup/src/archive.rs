//! The archive: an age file around a tar.
//!
//! `manifest.json` says what is to come; `files/…` are the keys; `rows/<table>/<number>` hold rows
//! as lines, a few hundred each, so that neither who writes nor who reads has to hold a table;
//! `totals.json` says what there was. Whatever is not in this order is no backup. A tool for age
//! and one for tar open it where Tessera is not at hand.

mod damage;
mod reader;
mod writer;

#[cfg(feature = "testing")]
pub(crate) use damage::Watched;
#[cfg(feature = "testing")]
pub(crate) use reader::read_tar;
pub(crate) use reader::{Contents, read};
pub(crate) use writer::Writer;

use crate::keepsake::MOST_BYTES;

const MANIFEST: &str = "manifest.json";
const TOTALS: &str = "totals.json";

/// The most bytes of an entry of rows: a page and one row more, of which each is held whole.
const MOST_ROWS_BYTES: u64 = 64 * 1024 * 1024;

/// The most bytes of one entry: whoever has the public key can make an archive, of anything.
fn most_bytes(entry: &str) -> u64 {
    if entry.starts_with("rows/") { MOST_ROWS_BYTES } else { MOST_BYTES }
}

fn file_entry(name: &str) -> String {
    format!("files/{name}")
}

fn rows_entry(table: &str, number: u64) -> String {
    format!("rows/{table}/{number:08}")
}
