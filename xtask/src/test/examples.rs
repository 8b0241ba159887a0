//! The services of `examples/` that are written in other languages, tested by their own means.

use std::process::Command;

use anyhow::{Context, Result, bail};

use super::tally::Tally;
use super::{require_some, system};
use crate::command;
use crate::fingerprint::files_below;
use crate::progress::step;
use crate::workspace::Workspace;

/// Which of them, as `examples/packages.mjs` names them.
#[derive(Clone, Copy)]
enum Example {
    Python,
    Node,
}

/// Runs the tests of both.
pub fn test(workspace: &Workspace, tally: &mut Tally) -> Result<()> {
    let python = test_python(workspace, tally);
    test_node(workspace, tally).and(python)
}

/// Installs what both need, so that no test has to wait for it.
pub fn install(workspace: &Workspace) -> Result<()> {
    packages(workspace, Example::Python)?;
    packages(workspace, Example::Node)?;
    Ok(())
}

fn test_python(workspace: &Workspace, tally: &mut Tally) -> Result<()> {
    let python = packages(workspace, Example::Python)?;
    let mut counted = Tally::default();
    let outcome = command::watched(
        Command::new(python).current_dir(workspace.join("examples/python")).args([
            "-m",
            "pytest",
            "--quiet",
            "--color=no",
        ]),
        |line| counted.add_pytest_line(line),
    );
    tally.add(counted);
    outcome.and_then(|()| require_some(&counted, "pytest"))
}

fn test_node(workspace: &Workspace, tally: &mut Tally) -> Result<()> {
    packages(workspace, Example::Node)?;
    let folder = workspace.join("examples/node");
    let files = files_below(&folder.join("tests"))?;
    let tests = files.iter().filter(|file| file.to_string_lossy().ends_with(".test.mjs"));
    let mut counted = Tally::default();
    let outcome = command::watched(
        Command::new("node")
            .current_dir(&folder)
            .args(["--test", "--test-reporter=tap"])
            .args(tests),
        |line| counted.add_tap_line(line),
    );
    tally.add(counted);
    outcome.and_then(|()| require_some(&counted, "node --test"))
}

/// Sees to it that an example has its packages; gives the path by which they are used.
fn packages(workspace: &Workspace, example: Example) -> Result<String> {
    let name = match example {
        Example::Python => {
            require_python()?;
            "python"
        }
        Example::Node => "node",
    };
    let path = step(&format!("packages of examples/{name}"), || {
        command::output(Command::new("node").arg(workspace.join("examples/packages.mjs")).arg(name))
    })?;
    Ok(path.trim().to_owned())
}

/// A Python that can make environments; Debian has that in a package of its own.
fn require_python() -> Result<()> {
    if has_venv() {
        return Ok(());
    }
    if system::may_install() {
        system::install("python3-venv").context("Python is missing")?;
    }
    if !has_venv() {
        bail!(
            "the examples need Python 3.11 or newer with its module venv: install it \
             (`sudo apt-get install python3-venv`)"
        );
    }
    Ok(())
}

fn has_venv() -> bool {
    command::output(Command::new("python3").args(["-c", "import ensurepip, venv"])).is_ok()
}
