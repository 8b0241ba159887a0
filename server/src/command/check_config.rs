//! `check-config`: what is configured, and what can be.

use configuration::{reference, report};

use crate::{cli::CheckConfig, config::Config};

/// Says so, or why not.
pub fn run(arguments: &CheckConfig) -> anyhow::Result<()> {
    if arguments.reference {
        print!("{}", reference(&Config::keys()));
        return Ok(());
    }
    let (_, draft) = Config::whole(&arguments.place, std::iter::empty())?;
    print!("{}", report(&draft));
    Ok(())
}
