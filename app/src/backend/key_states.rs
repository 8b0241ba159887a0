//! The keys that sign, as far as they are shown to administrators.

/// A published key. Nothing of it is secret.
#[derive(Clone, Debug)]
pub struct KeyState {
    /// What it signs: `call`, `provision` or `countersign`.
    pub purpose: String,
    /// Its id in tokens.
    pub kid: String,
    /// What it does: `next`, `current` or `previous`.
    pub state: String,
    /// Since when it does that, in milliseconds since the epoch.
    pub since: i64,
    /// Until when, if nobody does anything; none where only a command ends it.
    pub until: Option<i64>,
}

/// The gateway's keys that sign.
pub trait KeyStates: Send + Sync {
    /// Every key that is published now.
    fn states(&self) -> Vec<KeyState>;
}
