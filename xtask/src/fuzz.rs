//! Fuzzing with libFuzzer, which `cargo fuzz` brings, on the installed toolchain.

use std::fs;
use std::process::Command;

use anyhow::{Result, bail};

use crate::command;
use crate::progress::{say, step};
use crate::server::cargo;
use crate::workspace::Workspace;

/// Fuzzes the named targets, or all, for so many seconds each.
///
/// # Errors
/// `cargo fuzz` is missing, there is no such target, or one fails: the input that it failed with
/// is named then.
pub fn run(workspace: &Workspace, names: &[String], seconds: u32) -> Result<()> {
    let targets = step("listing targets and writing their seeds", || seeds(workspace))?;
    if let Some(unknown) = names.iter().find(|name| !targets.contains(name)) {
        bail!("there is no target {unknown}; there are {}", targets.join(", "));
    }
    step("building", || command::run(fuzz(workspace, "build").arg("any")))?;
    for target in targets.iter().filter(|target| names.is_empty() || names.contains(target)) {
        say(&format!("== {target}"));
        let folder = workspace.target("fuzz").join(target);
        let findings = folder.join("findings");
        fs::create_dir_all(&findings)?;
        command::run(
            fuzz(workspace, "run")
                .env("TESSERA_FUZZ_TARGET", target)
                .arg("any")
                .arg(folder.join("corpus"))
                .arg("--")
                .arg(format!("-max_total_time={seconds}"))
                .arg(format!("-artifact_prefix={}/", findings.display()))
                .args(["-timeout=10", "-print_final_stats=1", "-verbosity=1"]),
        )?;
    }
    Ok(())
}

/// Writes the seeds of every target, and says which targets there are.
fn seeds(workspace: &Workspace) -> Result<Vec<String>> {
    let listed = command::output(
        cargo()
            .current_dir(workspace.root())
            .args(["run", "--quiet", "--package", "fuzz", "--example", "seeds", "--"])
            .arg(workspace.target("fuzz")),
    )?;
    Ok(listed.lines().map(str::to_owned).collect())
}

/// `cargo fuzz`. Sanitizers are not stable yet; this toolchain has them all the same.
fn fuzz(workspace: &Workspace, verb: &str) -> Command {
    let mut cargo = cargo();
    cargo
        .current_dir(workspace.root())
        .env("RUSTC_BOOTSTRAP", "1")
        .args(["fuzz", verb, "--features", "libfuzzer", "--target-dir"])
        .arg(workspace.target("fuzz"));
    cargo
}
