//! `check-config`: what is configured, and what can be.

use configuration::{Keys, reference, report};
use vault::Settings;

use crate::cli::CheckConfig;

/// Says so, or why not.
pub fn run(options: &CheckConfig) -> anyhow::Result<()> {
    if options.reference {
        print!("{}", reference(&Keys::of::<Settings>()));
        return Ok(());
    }
    let (_, draft) = options.place.read(std::iter::empty())?;
    print!("{}", report(&draft));
    Ok(())
}
