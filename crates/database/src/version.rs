//! Whether anybody has written.

mod file;
mod server;
mod teller;

use std::{path::Path, sync::Arc};

use self::{file::File, server::Server};
use crate::{
    Result,
    lending::{Lender, Loan},
};

pub use self::teller::{Found, Teller, Wanted};

/// A state of the whole database, as everybody sees it who uses it: whatever was read since a
/// version was told is still so while the same version is told again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version(State);

#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    File(file::Header),
    /// The connection that has told it, and what it has told.
    Server(u64, Arc<str>),
}

impl Version {
    /// What a server has told over the connection of this number.
    fn snapshot_over(&self, connection: u64) -> Option<&str> {
        match &self.0 {
            State::Server(over, snapshot) if *over == connection => Some(snapshot),
            _ => None,
        }
    }
}

/// Tells versions of one database.
#[derive(Clone, Debug)]
pub(crate) enum Versions {
    File(File),
    Server(Server),
}

impl Versions {
    /// Of the database in `file`.
    pub(crate) fn of_file(file: &Path) -> Self {
        Self::File(File::of(file))
    }

    /// Of the database on a server, asked over the one connection that is lent.
    pub(crate) fn of_server(lender: Lender) -> Self {
        Self::Server(Server::over(lender))
    }

    /// The version now, where one look tells it.
    pub(crate) fn at_a_look(&self) -> Option<Version> {
        match self {
            Self::File(file) => Some(Version(State::File(file.header()?))),
            Self::Server(_) => None,
        }
    }

    /// The connection over which it is told; nothing where there is none, or none to be believed.
    async fn lend(&self) -> Result<Option<Loan>> {
        match self {
            Self::File(_) => Ok(None),
            Self::Server(server) => server.lend().await,
        }
    }

    /// Ends whatever it asks over.
    pub(crate) async fn close(&self) {
        if let Self::Server(server) = self {
            server.close().await;
        }
    }
}
