//! The vault's schema.

use database::Migrations;

pub(crate) const MIGRATIONS: Migrations = Migrations {
    sqlite: &[
        (1, "foundation", include_str!("../migrations/sqlite/0001_foundation.sql")),
        (2, "files", include_str!("../migrations/sqlite/0002_files.sql")),
        (3, "history", include_str!("../migrations/sqlite/0003_history.sql")),
        (4, "sweeps", include_str!("../migrations/sqlite/0004_sweeps.sql")),
        (5, "beginnings", include_str!("../migrations/sqlite/0005_beginnings.sql")),
    ],
    postgres: &[
        (1, "foundation", include_str!("../migrations/postgres/0001_foundation.sql")),
        (2, "files", include_str!("../migrations/postgres/0002_files.sql")),
        (3, "history", include_str!("../migrations/postgres/0003_history.sql")),
        (4, "sweeps", include_str!("../migrations/postgres/0004_sweeps.sql")),
        (5, "beginnings", include_str!("../migrations/postgres/0005_beginnings.sql")),
    ],
};
