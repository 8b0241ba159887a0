//! A program with three tables, a key, and somebody who can read its backups.

use std::path::PathBuf;

use ambient::Timestamp;
use backup::{
    Error, Identities, Keepsake, Output, Recipients, Report, Result, Source, Verified, create,
    new_key, verify,
};
use database::{Backend, Database, Migrations, testing::TestDatabase};
use secrets::SecretFile;
use serde_json::Value;
use tempfile::TempDir;
use zeroize::Zeroizing;

pub const PROGRAM: &str = "tessera-test";
pub const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

const SQLITE: &str = "CREATE TABLE accounts (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, \
     secret BLOB, at BIGINT);\
     CREATE TABLE a_codes (account_id TEXT NOT NULL REFERENCES accounts (id), code BLOB NOT NULL, \
     PRIMARY KEY (code, account_id));\
     CREATE TABLE log (position INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL);";
const POSTGRES: &str = "CREATE TABLE accounts (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, \
     secret BYTEA, at BIGINT);\
     CREATE TABLE a_codes (account_id TEXT NOT NULL REFERENCES accounts (id), code BYTEA NOT NULL, \
     PRIMARY KEY (code, account_id));\
     CREATE TABLE log (position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, \
     what TEXT NOT NULL);";
const LANGUAGE: &str = "ALTER TABLE accounts ADD COLUMN language TEXT NOT NULL DEFAULT 'en';";

/// The schema as it is.
pub const MIGRATIONS: Migrations = Migrations {
    sqlite: &[(1, "foundation", SQLITE), (2, "language", LANGUAGE)],
    postgres: &[(1, "foundation", POSTGRES), (2, "language", LANGUAGE)],
};

/// The schema as it was a release ago.
pub const BEFORE: Migrations =
    Migrations { sqlite: &[(1, "foundation", SQLITE)], postgres: &[(1, "foundation", POSTGRES)] };

/// Where the program is, and what its operator has.
pub struct Place {
    pub folder: TempDir,
    pub recipients: Recipients,
    pub identities: Identities,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (recipients, identities) = keys(&folder.path().join("identity"));
        Self { folder, recipients, identities }
    }

    pub fn archive(&self) -> PathBuf {
        self.folder.path().join("backup.age")
    }

    /// Where the restored program is.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("restored")
    }

    pub async fn back_up(&self, database: &Database) -> Report {
        self.back_up_with(database, || ()).await.unwrap()
    }

    /// Has something done once the instant of the backup is fixed.
    pub async fn back_up_with(&self, database: &Database, then: impl FnOnce()) -> Result<Report> {
        let _ = std::fs::remove_file(self.archive());
        let source = Source { program: PROGRAM, version: "1.2.3", database };
        let key = Keepsake::new("keys/master", Zeroizing::new(b"a master key".to_vec()), NOW);
        let gather = || {
            then();
            Ok((vec![key], Vec::new()))
        };
        let output = Output::file(&self.archive())?;
        create(&source, gather, &self.recipients, output, NOW).await
    }

    pub async fn verify(&self) -> Result<Verified> {
        verify(&self.archive(), &self.identities, PROGRAM).await
    }

    pub async fn restore(&self, database: &Database, migrations: &Migrations) -> Result<()> {
        let verified = self.verify().await?;
        let placing = verified.placing(&self.data(), |name| Some(Some(self.data().join(name))))?;
        let settle = async |_: &mut database::Transaction, _: &backup::Manifest| Ok(());
        verified.restore(&self.identities, database, migrations, &placing, settle).await
    }

    /// As [`Self::restore`], but the program refuses what comes.
    pub async fn restore_in_vain(&self, database: &Database) -> Error {
        let verified = self.verify().await.unwrap();
        let placing = verified.placing(&self.data(), |name| Some(Some(self.data().join(name))));
        let settle = async |_: &mut database::Transaction, _: &backup::Manifest| {
            assert!(self.data().join("keys/master").exists(), "keys are there by then");
            Err("no".into())
        };
        let placing = placing.unwrap();
        let restored =
            verified.restore(&self.identities, database, &MIGRATIONS, &placing, settle).await;
        restored.unwrap_err()
    }
}

/// A pair of keys, whose secret one is in a file.
pub fn keys(file: &std::path::Path) -> (Recipients, Identities) {
    let (identity, recipient) = new_key();
    SecretFile::at(file).create(identity.as_bytes()).unwrap();
    (Recipients::parse([recipient.as_str()]).unwrap(), Identities::read(file).unwrap())
}

/// What a report says of tables.
pub fn tables(report: &Report) -> Value {
    serde_json::to_value(report).unwrap()["tables"].clone()
}

pub async fn number(database: &Database, query: &'static str) -> i64 {
    sqlx::query_scalar(query).fetch_one(database.pool()).await.unwrap()
}

/// Makes an account with three codes, in one transaction.
pub async fn enrol(database: &Database, number: i64) {
    let mut transaction = database.begin().await.unwrap();
    let insert = "INSERT INTO accounts (id, name, secret, at) VALUES ($1, $2, $3, $4)";
    sqlx::query(insert)
        .bind(format!("id {number} ä \"'"))
        .bind(format!("Name-{number}"))
        .bind((number % 3 != 0).then(|| vec![0_u8; 700]))
        .bind((number % 2 != 0).then_some(number - 50))
        .execute(&mut *transaction)
        .await
        .unwrap();
    for code in [0_u8, 7, 255] {
        sqlx::query("INSERT INTO a_codes (account_id, code) VALUES ($1, $2)")
            .bind(format!("id {number} ä \"'"))
            .bind(vec![code; 9])
            .execute(&mut *transaction)
            .await
            .unwrap();
    }
    sqlx::query("INSERT INTO log (what) VALUES ('enrolled')")
        .execute(&mut *transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

/// A database with some accounts.
pub async fn filled(test: &TestDatabase, accounts: i64) -> Database {
    let database = test.open(&MIGRATIONS).await;
    for number in 0..accounts {
        enrol(&database, number).await;
    }
    database
}

/// An empty database.
pub async fn empty(backend: Backend) -> (TestDatabase, Database) {
    let test = TestDatabase::new(backend).await;
    let database = Database::connect(&test.settings).await.unwrap();
    (test, database)
}
