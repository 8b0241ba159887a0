//! The vault's schema.

use database::Migrations;

pub(crate) const MIGRATIONS: Migrations = Migrations {
    sqlite: &[(1, "foundation", include_str!("../migrations/sqlite/0001_foundation.sql"))],
    postgres: &[(1, "foundation", include_str!("../migrations/postgres/0001_foundation.sql"))],
};
