//! How far a chosen picture has come.

use super::hash::{HashError, Progress};

/// What the chooser shows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum State {
    /// No picture chosen.
    #[default]
    Empty,
    /// Chosen; what its digest is bound to is not known yet.
    Waiting,
    /// Being read.
    Reading(Progress),
    /// Read to the end.
    Ready {
        /// How many bytes it has.
        bytes: u64,
    },
    /// It can't be used, or was stopped.
    Failed(HashError),
}

impl State {
    /// A word for styles and tests.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Waiting => "waiting",
            Self::Reading(_) => "reading",
            Self::Ready { .. } => "ready",
            Self::Failed(_) => "failed",
        }
    }

    /// The progress to show as a bar, once reading has taken a moment.
    pub fn progress(&self) -> Option<Progress> {
        match self {
            Self::Reading(progress) if progress.is_worth_showing() => Some(*progress),
            _ => None,
        }
    }
}
