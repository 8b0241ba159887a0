//! Whether anybody has written.

mod file;
mod server;

use std::{path::Path, sync::Arc};

use self::{file::File, server::Server};
use crate::lending::Lender;

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

    /// The version now; nothing where it cannot be told.
    pub(crate) async fn now(&self) -> Option<Version> {
        Some(Version(match self {
            Self::File(file) => State::File(file.header()?),
            Self::Server(server) => {
                let (connection, snapshot) = Box::pin(server.snapshot()).await?;
                State::Server(connection, snapshot)
            }
        }))
    }

    /// Ends whatever it asks over.
    pub(crate) async fn close(&self) {
        if let Self::Server(server) = self {
            server.close().await;
        }
    }
}
