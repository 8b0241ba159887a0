//! Archives: everything in a vault as one file, that programs other than this one open too.
//!
//! An archive is an age file (<https://age-encryption.org/v1>) for a passphrase; in it is a tar
//! with [`RECORDS`] first, and each file below `files/`, in a folder named after its record.

mod export;
mod pack;
mod passphrase;
mod plan;
mod records;
mod unpack;

pub(crate) use export::export;
pub(crate) use plan::Plan;
#[cfg(feature = "testing")]
pub(crate) use unpack::entries;
pub use unpack::{UnpackError, unpack};

/// The name of the records, in JSON.
const RECORDS: &str = "records.json";

/// The version of the form of [`RECORDS`].
const FORMAT: u32 = 1;

/// The work factor of scrypt, as a power of two. A passphrase has 140 random bits, which no work
/// can add to; the least of it keeps the memory of an export small (4 MiB).
const WORK_FACTOR: u8 = 12;
