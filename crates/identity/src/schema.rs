//! The gateway's schema.

use database::Migrations;

/// The steps, for [`database::Database::open`].
pub const MIGRATIONS: Migrations = Migrations {
    sqlite: &[
        (1, "foundation", include_str!("../migrations/sqlite/0001_foundation.sql")),
        (2, "identity", include_str!("../migrations/sqlite/0002_identity.sql")),
        (3, "sends", include_str!("../migrations/sqlite/0003_sends.sql")),
        (4, "unlocked", include_str!("../migrations/sqlite/0004_unlocked.sql")),
        (5, "language", include_str!("../migrations/sqlite/0005_language.sql")),
        (6, "resumed", include_str!("../migrations/sqlite/0006_resumed.sql")),
        (7, "sweeps", include_str!("../migrations/sqlite/0007_sweeps.sql")),
        (8, "admin", include_str!("../migrations/sqlite/0008_admin.sql")),
    ],
    postgres: &[
        (1, "foundation", include_str!("../migrations/postgres/0001_foundation.sql")),
        (2, "identity", include_str!("../migrations/postgres/0002_identity.sql")),
        (3, "sends", include_str!("../migrations/postgres/0003_sends.sql")),
        (4, "unlocked", include_str!("../migrations/postgres/0004_unlocked.sql")),
        (5, "language", include_str!("../migrations/postgres/0005_language.sql")),
        (6, "resumed", include_str!("../migrations/postgres/0006_resumed.sql")),
        (7, "sweeps", include_str!("../migrations/postgres/0007_sweeps.sql")),
        (8, "admin", include_str!("../migrations/postgres/0008_admin.sql")),
    ],
};
