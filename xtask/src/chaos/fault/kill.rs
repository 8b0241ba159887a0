//! `kill -9` of gateway and vault, at whatever they are doing.

use anyhow::Result;
use rand::RngExt as _;
use serde_json::json;

use super::super::stage::Setting;
use super::super::trial::Trial;

pub fn play(trial: &mut Trial<'_>) -> Result<()> {
    trial.play(Setting::default(), true, |stage, scene| {
        let (mut gateways, mut vaults) = (0, 0);
        while !scene.is_over() {
            scene.pause(20..700);
            let (gateway, vault) = match scene.chance.random_range(0..3) {
                0 => (true, false),
                1 => (false, true),
                _ => (true, true),
            };
            if gateway {
                stage.gateway.kill()?;
            }
            if vault {
                stage.vault.kill()?;
                scene.report.recovered("a killed vault", stage.vault.start()?);
            }
            if gateway {
                scene.report.recovered("a killed gateway", stage.gateway.start()?);
            }
            gateways += u32::from(gateway);
            vaults += u32::from(vault);
        }
        scene.report.figure("killed", json!({ "gateway": gateways, "vault": vaults }));
        Ok(())
    })?;
    Ok(())
}
