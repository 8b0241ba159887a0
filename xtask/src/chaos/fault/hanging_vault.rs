//! A vault that answers nobody, and later answers all who have long gone.

use std::thread;
use std::time::Duration;

use anyhow::Result;
use rustix::process::Signal;

use super::super::stage::Setting;
use super::super::trial::Trial;

/// Longer than the gateway waits.
const HANGING: Duration = Duration::from_secs(13);
const TIMES: usize = 2;

pub fn play(trial: &mut Trial<'_>) -> Result<()> {
    trial.play(Setting::default(), false, |stage, scene| {
        for _ in 0..TIMES {
            scene.pause(200..1500);
            stage.vault.signal(Signal::STOP)?;
            thread::sleep(HANGING);
            stage.vault.signal(Signal::CONT)?;
            scene.recover(stage, "a hanging vault")?;
        }
        Ok(())
    })?;
    Ok(())
}
