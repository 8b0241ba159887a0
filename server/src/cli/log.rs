//! `events`.

use clap::{Args, Subcommand};

use super::Place;

/// Arguments of `events`.
#[derive(Debug, Args)]
pub struct Events {
    /// Which gateway.
    #[command(flatten)]
    pub place: Place,
    /// What to do.
    #[command(subcommand)]
    pub command: EventsCommand,
}

/// What to do with the log of events.
#[derive(Debug, Subcommand)]
pub enum EventsCommand {
    /// Read the whole log and say whether a row was altered, removed or added.
    ///
    /// Prints where each chain ends: note that elsewhere and hand it in the next time, and rows
    /// that were cut off at the end show as well. Exits with 1 where anything is wrong.
    Verify {
        /// Where a chain ended some time before, as printed then: lane:number:mac.
        #[arg(long = "anchor")]
        anchors: Vec<String>,
        /// Print JSON instead of text.
        #[arg(long)]
        json: bool,
    },
}
