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

const MANIFEST: &str = "manifest.json";
const TOTALS: &str = "totals.json";

fn file_entry(name: &str) -> String {
    format!("files/{name}")
}

fn rows_entry(table: &str, number: u64) -> String {
    format!("rows/{table}/{number:08}")
}
