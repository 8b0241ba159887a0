//! Asks Debian's package tools; nothing is installed, and no step needs root.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::command;
use crate::progress::step;

/// The package lists to work with: the system's, or fresh ones in a folder of our own where the
/// system's are missing or stale.
pub struct Apt {
    own_lists: Option<PathBuf>,
}

impl Apt {
    /// Uses the system's package lists as they are.
    pub fn with_system_lists() -> Self {
        Self { own_lists: None }
    }

    /// Fetches package lists into `folder`; the system's stay untouched.
    pub fn with_fresh_lists(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder.join("lists/partial"))?;
        fs::create_dir_all(folder.join("cache/archives/partial"))?;
        let apt = Self { own_lists: Some(folder.to_path_buf()) };
        step("fetching Debian's package lists", || {
            command::output(apt.command("apt-get").args(["update", "--quiet"]))
        })?;
        Ok(apt)
    }

    /// The description of a package's candidate version, or of `name=version`.
    pub fn describe(&self, package: &str) -> Result<Description> {
        self.describe_all(&[package.to_owned()])?
            .pop()
            .with_context(|| format!("apt-cache knows no package {package}"))
    }

    /// The descriptions of several packages, in one go: a call may take a second.
    pub fn describe_all(&self, packages: &[String]) -> Result<Vec<Description>> {
        let text = command::output(
            self.command("apt-cache").args(["show", "--no-all-versions"]).args(packages),
        )?;
        Ok(text.split("\n\n").filter_map(Description::parse).collect())
    }

    /// `name=version` of every package that installing `packages` would add to this system.
    pub fn missing_for(&self, packages: &[String]) -> Result<Vec<String>> {
        let text = command::output(
            self.command("apt-get")
                .args(["install", "--simulate", "--no-install-recommends"])
                .args(packages),
        )?;
        Ok(text.lines().filter_map(parse_installation).collect())
    }

    /// Downloads `packages` (each `name=version`) into `folder`.
    pub fn download(&self, packages: &[String], folder: &Path) -> Result<()> {
        command::output(
            self.command("apt-get")
                .current_dir(folder)
                .args(["download", "--quiet"])
                .args(packages),
        )?;
        Ok(())
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("LC_ALL", "C")
            // As root, apt would otherwise warn that its own user cannot write here.
            .args(["-o", "APT::Sandbox::User=root"]);
        if let Some(folder) = &self.own_lists {
            for (key, path) in [("Dir::State::Lists", "lists"), ("Dir::Cache", "cache")] {
                command.arg("-o").arg(format!("{key}={}/", folder.join(path).display()));
            }
        }
        command
    }
}

/// What the product needs of a package's control fields.
#[derive(Debug, PartialEq, Eq)]
pub struct Description {
    /// The package's name.
    pub package: String,
    /// The package's full version.
    pub version: String,
    /// The names it depends on, without versions.
    pub depends: Vec<String>,
    /// The size of its archive, in bytes.
    pub size: u64,
}

impl Description {
    /// Reads one stanza of `apt-cache show`.
    fn parse(stanza: &str) -> Option<Self> {
        let field = |name: &str| {
            stanza.lines().find_map(|line| {
                let (key, value) = line.split_once(':')?;
                (key == name).then(|| value.trim())
            })
        };
        let depends = field("Depends")
            .unwrap_or_default()
            .split([',', '|'])
            .filter_map(|dependency| dependency.split_whitespace().next())
            .map(str::to_owned)
            .collect();
        Some(Self {
            package: field("Package")?.to_owned(),
            version: field("Version")?.to_owned(),
            depends,
            size: field("Size")?.parse().ok()?,
        })
    }
}

/// From `Inst lld-22 (1:22.1.8-1 Debian-Security:12 [amd64])`, or with the installed version in
/// square brackets before it.
fn parse_installation(line: &str) -> Option<String> {
    let rest = line.strip_prefix("Inst ")?;
    let name = rest.split_whitespace().next()?;
    let (_, details) = rest.split_once('(')?;
    let version = details.split_whitespace().next()?;
    Some(format!("{name}={version}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_has_version_dependencies_and_size() {
        let text = "Package: lld-22\nVersion: 1:22.1.8-1\n\
                    Depends: libc6 (>= 2.34), libllvm22 (= 1:22.1.8-1), a | b\nSize: 1487860\n";
        let description = Description::parse(text).unwrap();
        assert_eq!(description.package, "lld-22");
        assert_eq!(description.version, "1:22.1.8-1");
        assert_eq!(description.depends, ["libc6", "libllvm22", "a", "b"]);
        assert_eq!(description.size, 1_487_860);
    }

    #[test]
    fn nothing_is_no_description() {
        assert_eq!(Description::parse(""), None);
    }

    #[test]
    fn an_installation_line_names_package_and_version() {
        let plain = "Inst lld-22 (1:22.1.8-1 Debian-Security:12/oldstable [amd64])";
        assert_eq!(parse_installation(plain).as_deref(), Some("lld-22=1:22.1.8-1"));
        let upgrade = "Inst zlib1g [1.2] (1.3 Debian:13 [amd64]) []";
        assert_eq!(parse_installation(upgrade).as_deref(), Some("zlib1g=1.3"));
        assert_eq!(parse_installation("Conf lld-22 (1:22.1.8-1 …)"), None);
    }
}
