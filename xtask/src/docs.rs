//! Documentation that the programs know better: `docs/configuration.md`.

use std::fs;

use anyhow::{Context as _, Result};

use crate::command;
use crate::progress::step;
use crate::server::cargo;
use crate::workspace::Workspace;

/// The file, relative to the workspace.
const FILE: &str = "docs/configuration.md";

/// The programs, each with the package that it is in. The part of each stands between two marks.
const PROGRAMS: [(&str, &str); 2] = [("tessera-gateway", "server"), ("tessera-vault", "vault")];

/// Writes what the programs say of their configuration into the file.
///
/// # Errors
/// A program does not build, or the file lacks its marks.
pub fn write(workspace: &Workspace) -> Result<()> {
    let file = workspace.join(FILE);
    let mut text = fs::read_to_string(&file).with_context(|| format!("{FILE} cannot be read"))?;
    for (program, package) in PROGRAMS {
        let reference = step(&format!("asking {program}"), || reference(workspace, package))?;
        text = replaced(&text, program, &reference)
            .with_context(|| format!("{FILE} has no marks for {program}"))?;
    }
    Ok(fs::write(&file, text)?)
}

fn reference(workspace: &Workspace, package: &str) -> Result<String> {
    let mut run = cargo();
    run.current_dir(workspace.root()).args(["run", "--quiet", "--package", package]);
    command::output(run.args(["--", "check-config", "--reference"]))
}

/// The text with another part between the marks of a program.
fn replaced(text: &str, program: &str, part: &str) -> Option<String> {
    let (begin, end) = (format!("<!-- {program} -->\n"), format!("<!-- /{program} -->\n"));
    let (before, rest) = text.split_once(&begin)?;
    let (_, after) = rest.split_once(&end)?;
    Some(format!("{before}{begin}\n{part}\n{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_marks_is_replaced() {
        let text = "a\n<!-- x -->\nold\n<!-- /x -->\nb\n";
        let new = replaced(text, "x", "new\n").unwrap();
        assert_eq!(new, "a\n<!-- x -->\n\nnew\n\n<!-- /x -->\nb\n");
        assert_eq!(replaced(&new, "x", "new\n").unwrap(), new);
        assert_eq!(replaced(text, "y", "new"), None);
    }
}
