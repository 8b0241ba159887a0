//! What the program can be told to do.

mod keys;

use crate::{cli::Command, config::Config, start};

/// Does it.
pub async fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve(arguments) => start::serve(Config::load(&arguments)?).await,
        Command::Keys(arguments) => keys::run(&Config::at(&arguments.place)?, &arguments.command),
    }
}
