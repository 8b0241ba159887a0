//! One pool over SQLite or PostgreSQL, so that there is one text for each statement.
//!
//! Statements keep to what both understand: `$1` placeholders, TEXT, BIGINT (instants are epoch
//! milliseconds) and bytes, `ON CONFLICT`, `RETURNING`. A flag is an instant that may be NULL.
//! Only the migrations come twice, and [`Database::bytes_of`]. The backend is chosen here, by the
//! URL, and nowhere else.

mod batches;
mod claim;
mod error;
mod examination;
mod figures;
mod fitness;
mod lending;
mod migrations;
mod pool;
mod repeat;
mod statements;
#[cfg(feature = "testing")]
pub mod testing;
mod transaction;
mod turns;
mod version;

pub use batches::Batches;
pub use error::{Error, Result};
pub use examination::Examination;
pub use figures::Connections;
pub use lending::Loan;
pub use migrations::Migrations;
pub use pool::{Backend, Database, Settings};
pub use repeat::Failure;
pub use statements::Statements;
pub use transaction::{Outcome, Transaction};
pub use version::Version;
