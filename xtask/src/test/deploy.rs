//! The files of `deploy/`, each read by the program that it is for, or by a tool that knows its
//! form. nginx is not among them: the end-to-end tests run it with the very files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::tally::Tally;
use super::unpacked::Packaged;
use super::{require_some, system};
use crate::command;
use crate::fingerprint::files_below;
use crate::progress::{say, step};
use crate::workspace::Workspace;

const CADDY: Packaged = Packaged { package: "caddy", program: "usr/bin/caddy" };

/// Knows the forms of Kubernetes' objects, by release.
const KUBERNETES_VALIDATE: &str = "kubernetes-validate==1.37.0";

/// Checks every file that can be checked here, and counts each.
pub fn test(workspace: &Workspace, tally: &mut Tally) -> Result<()> {
    let deploy = workspace.join("deploy");
    let checks = [
        units(workspace, &deploy.join("systemd"), tally),
        manifests(workspace, &deploy.join("kubernetes"), tally),
        caddyfile(workspace, &deploy.join("caddy/Caddyfile"), tally),
    ];
    checks.into_iter().collect::<Result<()>>()?;
    require_some(tally, "deploy")
}

/// Counts a check, and says what is wrong.
fn count(tally: &mut Tally, file: &Path, checked: Result<String>) {
    match checked {
        Ok(_) => tally.passed += 1,
        Err(error) => {
            tally.failed += 1;
            say(&format!("{}: {error:#}", file.display()));
        }
    }
}

/// systemd reads its units where their programs are, so copies of them name those that were built.
fn units(workspace: &Workspace, folder: &Path, tally: &mut Tally) -> Result<()> {
    let analyze = || system::on_path(&["systemd-analyze"]);
    if analyze().is_none() && system::may_install() {
        system::install("systemd")?;
    }
    let Some(analyze) = analyze() else { bail!("systemd-analyze is missing: install systemd") };
    let (copies, built) = (workspace.target("deploy/systemd"), workspace.target("release"));
    fs::create_dir_all(&copies)?;
    for unit in files_below(folder)? {
        let text = fs::read_to_string(&unit)?;
        let copy = copies.join(unit.file_name().context("a unit has no name")?);
        fs::write(&copy, text.replace("/usr/local/bin", &built.display().to_string()))?;
    }
    for copy in files_below(&copies)? {
        let verified = command::output(Command::new(&analyze).arg("verify").arg(&copy));
        count(tally, &copy, verified);
    }
    Ok(())
}

fn manifests(workspace: &Workspace, folder: &Path, tally: &mut Tally) -> Result<()> {
    let python = workspace.target("deploy/python");
    let validate = python.join("bin/kubernetes-validate");
    if !validate.is_file() {
        step("installing kubernetes-validate", || {
            command::output(Command::new("python3").args(["-m", "venv"]).arg(&python))?;
            let mut pip = Command::new(python.join("bin/python"));
            command::output(pip.args(["-m", "pip", "install", "--quiet", KUBERNETES_VALIDATE]))
        })?;
    }
    for file in files_below(folder)? {
        // It is no object of a cluster.
        if file.ends_with("kustomization.yaml") {
            continue;
        }
        let validated = command::output(Command::new(&validate).arg("--strict").arg(&file));
        count(tally, &file, validated);
    }
    Ok(())
}

fn caddyfile(workspace: &Workspace, file: &Path, tally: &mut Tally) -> Result<()> {
    let caddy: PathBuf = CADDY.find_or_unpack(workspace)?;
    let mut adapt = Command::new(caddy);
    adapt.args(["adapt", "--adapter", "caddyfile", "--validate", "--config"]).arg(file);
    count(tally, file, command::output(&mut adapt));
    Ok(())
}
