//! What the program can be told to do.

mod keys;
mod open_archive;
mod serve;

use anyhow::{Context, ensure};
use serde::Serialize;
use vault::Settings;

use crate::cli::{self, Command, Place};

/// Does it.
pub async fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve(options) => serve::run(settings(&options.place, &options)?).await,
        Command::OpenArchive(options) => open_archive::run(&options),
        Command::Keys(options) => {
            keys::run(&settings(&options.place, &options.place)?, &options.command)
        }
    }
}

fn settings(place: &Place, arguments: &impl Serialize) -> anyhow::Result<Settings> {
    if let Some(file) = &place.config {
        ensure!(file.exists(), "{}: there is no such configuration file", file.display());
    }
    cli::settings(place, arguments).context("the configuration cannot be read")
}
