//! A program beside gateway and vault writes into an SQLite file, and takes its time.

use std::thread;
use std::time::Duration;

use anyhow::Result;

use super::super::stage::Setting;
use super::super::trial::Trial;

/// Longer than anybody waits for a lock.
const HELD: Duration = Duration::from_secs(8);

pub fn play(trial: &mut Trial<'_>) -> Result<()> {
    trial.play(Setting::default(), true, |stage, scene| {
        let [both, gateway, vault] =
            ["both files locked", "the gateway's file", "the vault's file"];
        for (name, locks) in
            [(gateway, [true, false]), (vault, [false, true]), (both, [true, true])]
        {
            scene.pause(500..2000);
            let files = [&stage.identities, &stage.records];
            let locked = files.into_iter().zip(locks).filter(|(_, lock)| *lock);
            let held = locked.map(|(file, _)| file.lock()).collect::<Result<Vec<_>>>()?;
            thread::sleep(HELD);
            drop(held);
            scene.recover(stage, name)?;
        }
        Ok(())
    })?;
    Ok(())
}
