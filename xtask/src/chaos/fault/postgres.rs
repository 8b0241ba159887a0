//! The server of both databases goes away and comes back.

use anyhow::{Context as _, Result};
use rustix::process::Signal;

use super::super::postgres::Cluster;
use super::super::stage::{Setting, Stage};
use super::super::trial::Trial;

/// How often it goes away in each manner.
const TIMES: usize = 2;

pub fn play(trial: &mut Trial<'_>) -> Result<()> {
    let postgres = match Cluster::start(&["gateway", "vault"]) {
        Ok(cluster) => Some(cluster),
        Err(error) => {
            trial.report.left_out(&format!("{error:#}"));
            return Ok(());
        }
    };
    trial.play(Setting { postgres, ..Setting::default() }, true, |stage, scene| {
        for _ in 0..TIMES {
            for (name, signal) in
                [("a stopped PostgreSQL", Signal::INT), ("a crashed PostgreSQL", Signal::QUIT)]
            {
                scene.pause(500..3000);
                cluster(stage)?.stop(signal)?;
                scene.pause(1000..6000);
                cluster(stage)?.go_on()?;
                scene.recover(stage, name)?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

fn cluster(stage: &mut Stage) -> Result<&mut Cluster> {
    stage.postgres.as_mut().context("there is a cluster")
}
