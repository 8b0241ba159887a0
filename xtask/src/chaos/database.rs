//! A database of a stage, asked from outside by the database's own program: what is judged is what
//! lies there, and no code of the product stands between.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};

use crate::command;
use crate::test::unpacked::Packaged;
use crate::workspace::Workspace;

const SQLITE: Packaged = Packaged { package: "sqlite3", program: "usr/bin/sqlite3" };

/// How long SQLite waits for a lock, in its program's own words.
const WAIT: &str = ".timeout 10000";

/// Where one is, and the program that speaks with it.
#[derive(Clone, Debug)]
pub enum Database {
    /// An SQLite file.
    File {
        /// `sqlite3`.
        program: PathBuf,
        /// The file.
        file: PathBuf,
    },
    /// A database of a PostgreSQL server.
    Server {
        /// `psql`.
        program: PathBuf,
        /// Its URL.
        url: String,
    },
}

/// The system's `sqlite3`, or Debian's.
pub fn sqlite(workspace: &Workspace) -> Result<PathBuf> {
    SQLITE.find_or_unpack(workspace).context("SQLite's own program is needed: install sqlite3")
}

impl Database {
    /// The rows of a query. No column may hold `|` or a line's end; what is NULL is empty.
    pub fn rows(&self, query: &str) -> Result<Vec<Vec<String>>> {
        let text = command::output(&mut self.asking(query))?;
        Ok(text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect())
    }

    /// The one number that a query gives; zero where it is NULL.
    pub fn number(&self, query: &str) -> Result<i64> {
        let rows = self.rows(query)?;
        let cell = rows.first().and_then(|row| row.first()).map_or("", String::as_str);
        if cell.is_empty() { Ok(0) } else { Ok(cell.parse()?) }
    }

    /// Does whatever the statements say.
    pub fn execute(&self, statements: &str) -> Result<()> {
        command::output(&mut self.asking(statements)).map(drop)
    }

    /// An expression for the bytes of a column in base 16.
    pub fn hex(&self, column: &str) -> String {
        match self {
            Self::File { .. } => format!("lower(hex({column}))"),
            Self::Server { .. } => format!("encode({column}, 'hex')"),
        }
    }

    /// What SQLite finds wrong with its file; a server checks its own.
    pub fn unsound(&self) -> Result<Vec<String>> {
        if let Self::Server { .. } = self {
            return Ok(Vec::new());
        }
        let rows = self.rows("PRAGMA integrity_check; PRAGMA foreign_key_check;")?;
        Ok(rows.into_iter().map(|row| row.join("|")).filter(|line| line != "ok").collect())
    }

    /// Takes the right to write away from everybody else, until it is given back.
    pub fn lock(&self) -> Result<Lock> {
        let Self::File { program, file } = self else {
            bail!("only files are locked");
        };
        let holder = Command::new(program)
            .args(["-batch", "-bail", "-cmd", WAIT])
            .arg(file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut lock = Lock(holder);
        let hears = lock.0.stdin.as_mut().context("whoever holds the lock listens")?;
        hears.write_all(b"BEGIN EXCLUSIVE;\n.print locked\n")?;
        let says = lock.0.stdout.take().context("whoever holds the lock speaks")?;
        let mut said = String::new();
        BufReader::new(says).read_line(&mut said)?;
        ensure!(said.trim() == "locked", "{} could not be locked", file.display());
        Ok(lock)
    }

    fn asking(&self, statements: &str) -> Command {
        match self {
            Self::File { program, file } => {
                let mut sqlite = Command::new(program);
                sqlite.args(["-batch", "-bail", "-cmd", WAIT]).arg(file).arg(statements);
                sqlite
            }
            Self::Server { program, url } => {
                let mut psql = Command::new(program);
                psql.args(["-X", "-A", "-t", "-q", "-F", "|", "-v", "ON_ERROR_STOP=1"]);
                psql.args(["-d", url, "-c", statements]);
                psql
            }
        }
    }
}

/// A program that holds SQLite's lock, until it is dropped.
pub struct Lock(Child);

impl Drop for Lock {
    fn drop(&mut self) {
        // What it held goes with it; there is nobody to tell where it has gone already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
