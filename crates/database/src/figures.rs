//! What the connections of a database tell in figures.

use metrics::{counter, gauge};

use crate::Database;

/// What the connections of a [`Database`] are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connections {
    /// Those that are open.
    pub open: u32,
    /// Those of them that nobody uses.
    pub idle: u32,
    /// The most that there may be.
    pub most: u32,
}

impl Database {
    /// Sets the figures `tessera_database_connections` (by `state`: `used`, `idle`),
    /// `tessera_database_connections_most` and `tessera_database_repeated_total`.
    pub fn tell_figures(&self) {
        let Connections { open, idle, most } = self.connections();
        let used = open.saturating_sub(idle);
        gauge!("tessera_database_connections", "state" => "used").set(used);
        gauge!("tessera_database_connections", "state" => "idle").set(idle);
        gauge!("tessera_database_connections_most").set(most);
        counter!("tessera_database_repeated_total").absolute(self.repeated());
    }
}
