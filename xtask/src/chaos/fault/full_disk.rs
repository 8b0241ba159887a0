//! A small file system of our own, and a file that fills it.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::Result;
use serde_json::json;

use super::super::stage::Setting;
use super::super::trial::Trial;
use crate::command;
use crate::progress::Stopwatch;

/// How large it is: enough for both databases and what SQLite writes beside them.
const SIZE: &str = "size=64m,mode=0700";

/// For how long it is full.
const FULL: Duration = Duration::from_secs(6);
const TIMES: usize = 3;

/// What is written at once.
const PIECE: usize = 4096;

pub fn play(trial: &mut Trial<'_>) -> Result<()> {
    if !rustix::process::geteuid().is_root() {
        trial.report.left_out("only root can mount a small file system");
        return Ok(());
    }
    let disk = match Disk::mount(&trial.workspace.target("chaos").join("disk")) {
        Ok(disk) => disk,
        Err(error) => {
            trial.report.left_out(&format!("a small file system cannot be mounted: {error:#}"));
            return Ok(());
        }
    };
    let data = Some(disk.0.clone());
    let filler = disk.0.join("filler");
    trial.play(Setting { data, ..Setting::default() }, true, |stage, scene| {
        let mut filled = Vec::new();
        for _ in 0..TIMES {
            scene.pause(500..2000);
            let watch = Stopwatch::start();
            while watch.elapsed() < FULL {
                // What SQLite gives back meanwhile is taken as well.
                fill(&filler)?;
                thread::sleep(Duration::from_millis(50));
            }
            filled.push(fs::metadata(&filler)?.len());
            fs::remove_file(&filler)?;
            scene.recover(stage, "a full disk")?;
        }
        scene.report.figure("filled_bytes", json!(filled));
        Ok(())
    })?;
    Ok(())
}

/// Writes until nothing more can be written.
fn fill(file: &Path) -> Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(file)?;
    let piece = [7; PIECE];
    loop {
        match file.write(&piece) {
            Ok(written) if written < PIECE => return Ok(()),
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::StorageFull => return Ok(()),
            Err(error) => return Err(error.into()),
        }
    }
}

/// A small file system in memory, as long as it is not dropped.
struct Disk(PathBuf);

impl Disk {
    fn mount(folder: &Path) -> Result<Self> {
        // One that an earlier run has left; mostly there is none.
        let _ = unmount(folder);
        fs::create_dir_all(folder)?;
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", SIZE, "tessera-chaos"]).arg(folder);
        command::output(&mut mount)?;
        Ok(Self(folder.to_path_buf()))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // What holds it still is about to end.
        let _ = unmount(&self.0);
    }
}

fn unmount(folder: &Path) -> Result<()> {
    command::output(Command::new("umount").arg("--lazy").arg(folder)).map(drop)
}
