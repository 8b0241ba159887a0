//! Builds the WASM standard library with the compiler and the source from Debian's packages.
//!
//! The packages are unpacked, not installed. The result is a folder with a `rustc` and a `wasm-ld`
//! that work from wherever the folder lies.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::packages::Packages;
use super::release::{NEEDED, Release};
use super::{TRIPLE, sysroot};
use crate::apt::Apt;
use crate::command;
use crate::fingerprint::files_below;
use crate::progress::{say, step};
use crate::server::cargo;

/// The compiler in a finished folder.
pub fn rustc(folder: &Path) -> PathBuf {
    folder.join("rustc")
}

/// The linker in a finished folder.
pub fn linker(folder: &Path) -> PathBuf {
    folder.join("wasm-ld")
}

/// The compiler's sysroot in a finished folder.
pub fn sysroot(folder: &Path) -> PathBuf {
    folder.join("usr")
}

/// Whether the compiler in a finished folder can still build the workspace.
pub fn is_new_enough(folder: &Path) -> Result<bool> {
    let version = sysroot::version_of(Command::new(rustc(folder)))?;
    Ok(Release::parse(&version) >= Some(NEEDED))
}

/// Fetches, unpacks and builds into `folder`, and removes what only the build needed.
pub fn build(folder: &Path) -> Result<()> {
    let archives = folder.join("archives");
    fetch(&archives)?;
    step("unpacking", || unpack(&archives, folder))?;
    write_starters(folder)?;
    let crate_folder = folder.join("build");
    step("compiling the standard library", || compile(folder, &crate_folder))?;
    keep_libraries(&crate_folder, folder)?;
    for leftover in ["archives", "build", "usr/src", "usr/libexec"] {
        let leftover = folder.join(leftover);
        if leftover.exists() {
            fs::remove_dir_all(leftover)?;
        }
    }
    Ok(())
}

/// The system's package lists may be missing or older than the archive: then fresh ones are used.
fn fetch(archives: &Path) -> Result<()> {
    fs::create_dir_all(archives)?;
    match download(&Apt::with_system_lists(), archives) {
        Ok(()) => Ok(()),
        Err(error) => {
            say(&format!("the package lists of this system do not serve: {error:#}"));
            let apt = Apt::with_fresh_lists(&archives.join("lists"))
                .with_context(|| format!("{error:#}"))?;
            download(&apt, archives)
        }
    }
}

fn download(apt: &Apt, archives: &Path) -> Result<()> {
    let packages = step("asking apt which packages there are", || Packages::resolve(apt))?;
    let what = format!("fetching {} ({} MB)", packages.names.join(", "), packages.megabytes);
    step(&what, || apt.download(&packages.names, archives))
}

fn unpack(archives: &Path, folder: &Path) -> Result<()> {
    for archive in fs::read_dir(archives)? {
        let archive = archive?.path();
        if archive.extension().is_some_and(|kind| kind == "deb") {
            unpack_needed(&archive, folder)
                .with_context(|| format!("unpacking {}", archive.display()))?;
        }
    }
    Ok(())
}

/// Leaves out the compiler's own source, which is most of the source package.
fn unpack_needed(archive: &Path, folder: &Path) -> Result<()> {
    let mut dpkg =
        Command::new("dpkg").arg("--fsys-tarfile").arg(archive).stdout(Stdio::piped()).spawn()?;
    let contents = dpkg.stdout.take().context("dpkg gave no contents")?;
    command::run(
        Command::new("tar")
            .args(["--extract", "--no-same-owner", "--no-wildcards-match-slash", "--directory"])
            .arg(folder)
            .args(["--exclude=./usr/share", "--exclude=./usr/src/*/compiler"])
            .args(["--exclude=./usr/src/*/src", "--exclude=./usr/src/*/tests"])
            .args(["--exclude=./usr/src/*/vendor"])
            .stdin(contents),
    )?;
    if !dpkg.wait()?.success() {
        bail!("dpkg cannot read it");
    }
    Ok(())
}

/// The unpacked programs find their libraries only with `LD_LIBRARY_PATH`; setting it in a starter
/// keeps it from everything else that a build runs.
fn write_starters(folder: &Path) -> Result<()> {
    let libraries = only_entry(&folder.join("usr/lib"), |name| name.ends_with("-linux-gnu"))?;
    let linker = only_entry(&folder.join("usr/bin"), |name| name.starts_with("wasm-ld-"))?;
    for (starter, program) in [
        (rustc(folder), "usr/bin/rustc".to_owned()),
        (self::linker(folder), format!("usr/bin/{linker}")),
    ] {
        let script = format!(
            "#!/bin/sh\n\
             here=$(CDPATH= cd -- \"$(dirname -- \"$0\")\" && pwd)\n\
             LD_LIBRARY_PATH=\"$here/usr/lib/{libraries}${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}\"\n\
             export LD_LIBRARY_PATH\n\
             exec \"$here/{program}\" \"$@\"\n"
        );
        fs::write(&starter, script)?;
        fs::set_permissions(&starter, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

/// Builds a crate that is empty but for its dependency on the standard library.
fn compile(folder: &Path, crate_folder: &Path) -> Result<()> {
    fs::create_dir_all(crate_folder.join("src"))?;
    fs::write(
        crate_folder.join("Cargo.toml"),
        "[package]\nname = \"nothing\"\nedition = \"2021\"\n[workspace]\n",
    )?;
    fs::write(crate_folder.join("src/lib.rs"), "")?;
    command::run(
        cargo()
            .current_dir(crate_folder)
            .args(["build", "--quiet", "--release", "--target", TRIPLE])
            .arg("-Zbuild-std=std,panic_abort,test")
            .env("CARGO_TARGET_DIR", crate_folder.join("target"))
            .env("RUSTC", rustc(folder))
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker(folder))
            // `-Z` is for nightly compilers unless this is set.
            .env("RUSTC_BOOTSTRAP", "1")
            // Link-time optimisation of the site's module reads the library's bitcode.
            .env("RUSTFLAGS", "-Cembed-bitcode=yes")
            .env_remove("CARGO_ENCODED_RUSTFLAGS"),
    )
}

fn keep_libraries(crate_folder: &Path, folder: &Path) -> Result<()> {
    let built = crate_folder.join("target").join(TRIPLE).join("release/deps");
    let kept = sysroot::libraries(&sysroot(folder));
    fs::create_dir_all(&kept)?;
    for library in files_below(&built)? {
        let name = library.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".rlib") && !name.starts_with("libnothing-") {
            fs::copy(&library, kept.join(name.as_ref()))?;
        }
    }
    Ok(())
}

fn only_entry(folder: &Path, is_it: impl Fn(&str) -> bool) -> Result<String> {
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if is_it(&name) {
            return Ok(name);
        }
    }
    bail!("Debian's packages hold something else in {} than they used to", folder.display())
}
