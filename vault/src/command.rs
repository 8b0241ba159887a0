//! What the program can be told to do.

mod backup;
mod check_config;
mod doctor;
mod keys;
mod open_archive;
mod serve;

use telemetry::{LogFormat, start_logs};

use crate::cli::Command;

/// Does it.
pub async fn run(command: Command) -> anyhow::Result<()> {
    let format = match &command {
        Command::Serve(options) => options.settings()?.log_format,
        _ => LogFormat::Pretty,
    };
    // Reading whole tables takes long, and that is no fault.
    let quiet = matches!(command, Command::Backup(_) | Command::Database(_));
    let lines = if quiet { "info,sqlx::query=error" } else { "info" };
    let traces = start_logs("tessera-vault", format, lines);
    let done = follow(command).await;
    traces.finish();
    done
}

async fn follow(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve(options) => serve::run(options.settings()?).await,
        Command::CheckConfig(options) => check_config::run(&options),
        Command::Doctor(options) => doctor::run(&options).await,
        Command::OpenArchive(options) => open_archive::run(&options),
        Command::Backup(options) => {
            backup::run(&options.place, &options.command, options.json).await
        }
        Command::Database(options) => {
            backup::move_database(&options.place.settings()?, &options.command).await
        }
        Command::Keys(options) => keys::run(&options.place.settings()?, &options.command),
    }
}
