//! What the program can be told to do.

mod account;
mod backup;
mod check_config;
mod doctor;
mod events;
mod keys;
mod pepper;
mod services;
mod table;

use telemetry::{LogFormat, start_logs};

use crate::{cli::Command, config::Config, start};

/// Which log lines there are, unless `RUST_LOG` says otherwise.
const LOGS: &str = "warn,tessera_gateway=info";

/// The same without the statements that take long because they read whole tables.
const QUIET_LOGS: &str = "warn,sqlx::query=error,tessera_gateway=info";

const fn reads_everything(command: &Command) -> bool {
    matches!(command, Command::Backup(_) | Command::Database(_))
}

/// Does it.
pub async fn run(command: Command) -> anyhow::Result<()> {
    let format = match &command {
        Command::Serve(arguments) => Config::load(arguments)?.log_format,
        _ => LogFormat::Pretty,
    };
    let lines = if reads_everything(&command) { QUIET_LOGS } else { LOGS };
    let traces = start_logs("tessera-gateway", format, lines);
    let done = follow(command).await;
    traces.finish();
    done
}

async fn follow(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve(arguments) => start::serve(Config::load(&arguments)?).await,
        Command::CheckConfig(arguments) => check_config::run(&arguments),
        Command::Doctor(arguments) => doctor::run(&arguments).await,
        Command::Backup(arguments) => {
            backup::run(&arguments.place, &arguments.command, arguments.json).await
        }
        Command::Database(arguments) => {
            backup::move_database(&Config::at(&arguments.place)?, &arguments.command).await
        }
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
