//! `database move`.

use std::{
    fs,
    net::{SocketAddr, TcpListener},
    path::PathBuf,
};

use ambient::Timestamp;
use clap::Args;
use database::{Database, Migrations, Settings};
use serde_json::json;

use super::Said;
use crate::{Error, Report, Result, Source, transfer};

/// Arguments of `database move`.
#[derive(Debug, Args)]
pub struct Moving {
    /// postgres://… or sqlite:…
    #[arg(long, required_unless_present = "to_file")]
    to: Option<String>,
    /// A file with that address, instead of the address itself: it may hold a password.
    #[arg(long, conflicts_with = "to")]
    to_file: Option<PathBuf>,
    /// Print JSON instead of text.
    #[arg(long)]
    json: bool,
}

/// What moves.
pub struct Origin<'a> {
    /// The program whose database it is, such as `tessera-gateway`.
    pub program: &'a str,
    /// Its release.
    pub version: &'a str,
    /// What it is called: `gateway`.
    pub called: &'static str,
    /// Its database.
    pub database: Settings,
    /// The steps of its schema.
    pub migrations: &'a Migrations,
    /// Where it listens while it runs.
    pub listen: SocketAddr,
}

impl Moving {
    /// Whether JSON is to be printed.
    pub const fn json(&self) -> bool {
        self.json
    }

    /// Copies everything to the other database, while the program does not run.
    ///
    /// # Errors
    /// [`Error::SameDatabase`], [`Error::Serving`]; [`Error::Unopened`], [`Error::OtherUnopened`];
    /// [`Error::Io`] where the address cannot be read; as [`transfer`].
    pub async fn carry_out(&self, origin: &Origin<'_>, now: Timestamp) -> Result<Said> {
        let (to, called) = (self.target()?, origin.called);
        if to == origin.database.url {
            return Err(Error::SameDatabase);
        }
        // Whatever it writes after the copy would be lost.
        if TcpListener::bind(origin.listen).is_err() {
            return Err(Error::Serving { listen: origin.listen, called });
        }
        let report = copy(origin, &to, now).await?;
        let text = format!(
            "{report}{} rows are in the other database, and are the same in both.\n\
             Set database_url (or database_url_file) to it, then start the {called}. The database \
             from before is as it was: remove it once the {called} runs.\n",
            report.rows()
        );
        Ok(Said::new(json!(report), text))
    }

    /// The address of the other database.
    fn target(&self) -> Result<String> {
        match (&self.to, &self.to_file) {
            (_, Some(file)) => {
                let text = fs::read_to_string(file).map_err(Error::io(file))?;
                Ok(text.trim().to_owned())
            }
            (Some(to), None) => Ok(to.clone()),
            (None, None) => Err(Error::NoTarget),
        }
    }
}

async fn copy(origin: &Origin<'_>, to: &str, now: Timestamp) -> Result<Report> {
    // As it is: what is read must not be brought up to date on the way.
    let existing = origin.database.clone().existing();
    let from = Database::connect(&existing).await.map_err(Error::Unopened)?;
    let target = match Database::connect(&Settings::new(to)).await {
        Ok(target) => target,
        Err(error) => {
            from.close().await;
            return Err(Error::OtherUnopened(error));
        }
    };
    let source = Source { program: origin.program, version: origin.version, database: &from };
    let moved = transfer(&source, &target, origin.migrations, now).await;
    from.close().await;
    target.close().await;
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIGRATIONS: Migrations = Migrations { sqlite: &[], postgres: &[] };

    fn origin(listen: SocketAddr) -> Origin<'static> {
        Origin {
            program: "tessera-test",
            version: "1",
            called: "test",
            database: Settings::new("sqlite:/nowhere/at/all.db"),
            migrations: &MIGRATIONS,
            listen,
        }
    }

    fn moving(to: Option<&str>, to_file: Option<PathBuf>) -> Moving {
        Moving { to: to.map(str::to_owned), to_file, json: false }
    }

    async fn refused(moving: &Moving, listen: SocketAddr) -> Error {
        moving.carry_out(&origin(listen), Timestamp::from_millis(0)).await.unwrap_err()
    }

    #[tokio::test]
    async fn nothing_moves_to_itself_to_nowhere_or_while_the_program_runs() {
        let free: SocketAddr = "127.0.0.1:0".parse().unwrap();
        let same = moving(Some("sqlite:/nowhere/at/all.db"), None);
        assert!(matches!(refused(&same, free).await, Error::SameDatabase));
        assert!(matches!(refused(&moving(None, None), free).await, Error::NoTarget));
        let running = TcpListener::bind(free).unwrap();
        let other = moving(Some("sqlite:/elsewhere/at/all.db"), None);
        let said = refused(&other, running.local_addr().unwrap()).await;
        assert!(said.to_string().contains("stop the test first"), "{said}");
        assert!(matches!(refused(&other, free).await, Error::Unopened(_)));
    }

    #[tokio::test]
    async fn the_address_is_read_from_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("address");
        let named = moving(None, Some(file.clone()));
        let free = "127.0.0.1:0".parse().unwrap();
        assert!(matches!(refused(&named, free).await, Error::Io { path, .. } if path == file));
        fs::write(&file, "sqlite:/nowhere/at/all.db\n").unwrap();
        assert!(matches!(refused(&named, free).await, Error::SameDatabase));
    }
}
