//! What is broken, one by one.

mod blind_spots;
mod clock;
mod full_disk;
mod hanging_vault;
mod kill;
mod locked_file;
mod mail;
mod postgres;
mod slow_clients;

use anyhow::Result;
use clap::ValueEnum;

use super::trial::Trial;

/// What can be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Fault {
    /// Nothing but what is kept: each invariant by hand, which has to be seen.
    BlindSpots,
    /// Gateway and vault are killed at random moments.
    Kill,
    /// The disk of both is full.
    FullDisk,
    /// Another program holds the lock of an SQLite file.
    LockedFile,
    /// PostgreSQL ends, in order and as in a crash, and starts again.
    Postgres,
    /// The mail server refuses, is slow, and hangs up within and after a mail.
    Mail,
    /// The vault stops in the middle of everything and goes on later.
    HangingVault,
    /// The clock jumps a day ahead, and back.
    Clock,
    /// A thousand clients send a byte now and then.
    SlowClients,
}

impl Fault {
    /// How many people go through it, unless told otherwise.
    pub fn rounds(self) -> u32 {
        match self {
            Self::BlindSpots => 4,
            Self::Kill => 200,
            _ => 24,
        }
    }

    /// Breaks it.
    pub fn play(self, trial: &mut Trial<'_>) -> Result<()> {
        match self {
            Self::BlindSpots => blind_spots::play(trial),
            Self::Kill => kill::play(trial),
            Self::FullDisk => full_disk::play(trial),
            Self::LockedFile => locked_file::play(trial),
            Self::Postgres => postgres::play(trial),
            Self::Mail => mail::play(trial),
            Self::HangingVault => hanging_vault::play(trial),
            Self::Clock => clock::play(trial),
            Self::SlowClients => slow_clients::play(trial),
        }
    }
}
