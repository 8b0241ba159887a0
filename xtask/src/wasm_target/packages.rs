//! Which of Debian's packages make a Rust compiler that can build for WASM, in the versions that
//! apt offers today.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};

use crate::apt::Apt;

use super::release::{NEEDED, Release};

/// A list of packages, each as `name=version`, and how much there is to fetch.
pub struct Packages {
    /// What `apt-get download` takes.
    pub names: Vec<String>,
    /// The sum of their sizes, in megabytes.
    pub megabytes: u64,
}

impl Packages {
    /// The compiler (`rustc-web`, the one Debian keeps current for browsers), its libraries, the
    /// library's source, LLVM and a linker of the same release, and whatever these need that this
    /// system lacks.
    ///
    /// # Errors
    /// Also where the compiler is older than what the workspace asks for.
    pub fn resolve(apt: &Apt) -> Result<Self> {
        let version = apt.describe("rustc-web")?.version;
        let offered = Release::parse(&version);
        ensure!(offered >= Some(NEEDED), "rustc-web is {version}, older than Rust {NEEDED}");
        let of_release = |name: &str| format!("{name}={version}");

        let development = of_release("libstd-rust-web-dev");
        let runtime = dependency(apt, &development, |name| name.starts_with("libstd-rust-web-"))?;
        let runtime = of_release(&runtime);
        let llvm = dependency(apt, &runtime, |name| llvm_release(name).is_some())?;
        let linker = format!("lld-{}", llvm_release(&llvm).unwrap_or_default());

        let mut names = BTreeSet::from([
            of_release("rustc-web"),
            of_release("rust-web-src"),
            development,
            runtime,
        ]);
        for tool in apt.describe_all(&[llvm, linker])? {
            names.insert(format!("{}={}", tool.package, tool.version));
        }
        let wanted: Vec<_> = names.iter().cloned().collect();
        names.extend(apt.missing_for(&wanted)?);

        let names: Vec<_> = names.into_iter().collect();
        let bytes: u64 = apt.describe_all(&names)?.iter().map(|package| package.size).sum();
        Ok(Self { names, megabytes: bytes.div_ceil(1_000_000) })
    }
}

fn dependency(apt: &Apt, package: &str, is_it: impl Fn(&str) -> bool) -> Result<String> {
    apt.describe(package)?
        .depends
        .into_iter()
        .find(|name| is_it(name))
        .with_context(|| format!("{package} does not depend on what was expected"))
}

/// `22` for `libllvm22`.
fn llvm_release(package: &str) -> Option<&str> {
    let release = package.strip_prefix("libllvm")?;
    let is_number = !release.is_empty() && release.chars().all(|digit| digit.is_ascii_digit());
    is_number.then_some(release)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linker_follows_llvm() {
        assert_eq!(llvm_release("libllvm22"), Some("22"));
        assert_eq!(llvm_release("libllvm"), None);
        assert_eq!(llvm_release("libllvm-ocaml-dev"), None);
    }
}
