//! What the program can be told to do.

mod account;
mod check_config;
mod doctor;
mod events;
mod keys;
mod pepper;
mod services;
mod table;

use crate::{cli::Command, config::Config, start};

/// Does it.
pub async fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve(arguments) => start::serve(Config::load(&arguments)?).await,
        Command::CheckConfig(arguments) => check_config::run(&arguments),
        Command::Doctor(arguments) => doctor::run(&arguments).await,
        Command::Keys(arguments) => {
            keys::run(&Config::at(&arguments.place)?, &arguments.command).await
        }
        Command::Pepper(arguments) => {
            pepper::run(&Config::at(&arguments.place)?, &arguments.command).await
        }
        Command::Account(arguments) => {
            let config = Config::at(&arguments.place)?;
            account::run(&config, arguments.command, arguments.json).await
        }
        Command::Events(arguments) => {
            events::run(&Config::at(&arguments.place)?, arguments.command).await
        }
        Command::Services(arguments) => {
            let config = Config::at(&arguments.place)?;
            services::run(&config, arguments.command, arguments.json).await
        }
    }
}
