//! Gives every file its public name and puts the site together.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::json;

use super::module::Module;
use super::tools::Tools;
use super::{unless_done, words};
use crate::fingerprint::{self, Fingerprint, files_below};
use crate::progress::step;
use crate::workspace::Workspace;

/// What compression makes smaller; pictures and fonts are compressed already.
const COMPRESSIBLE: [&str; 9] =
    ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Puts the site together, unless nothing changed.
pub fn build(workspace: &Workspace, tools: &Tools, module: &Module) -> Result<()> {
    let sources = Sources {
        boot: workspace.join("frontend/boot.js"),
        strength: workspace.join("frontend/strength.js"),
        style: workspace.join("style"),
        public: workspace.join("public"),
        module,
    };
    let site = workspace.site();
    let mut inputs = Fingerprint::default();
    sources.add_to(&mut inputs)?;
    tools.add_to(&mut inputs)?;
    let stamp = workspace.target("site.stamp");
    if !site.join("manifest.json").exists() && stamp.exists() {
        fs::remove_file(&stamp)?;
    }
    unless_done(&stamp, inputs, || {
        step("putting the site together", || {
            let new = workspace.target("site.new");
            empty(&new)?;
            sources.assemble(tools, &new)?;
            replace(&site, &new, &workspace.target("site.old"))
        })
    })
}

struct Sources<'a> {
    boot: PathBuf,
    strength: PathBuf,
    style: PathBuf,
    public: PathBuf,
    module: &'a Module,
}

impl Sources<'_> {
    fn add_to(&self, inputs: &mut Fingerprint) -> Result<()> {
        inputs.file(&self.boot)?;
        inputs.file(&self.strength)?;
        inputs.file(&self.module.script)?;
        inputs.file(&self.module.wasm)?;
        for chunk in &self.module.chunks {
            inputs.file(chunk)?;
        }
        words::add_to(inputs);
        inputs.folder(&self.style)?;
        inputs.folder(&self.public)
    }

    fn assemble(&self, tools: &Tools, site: &Path) -> Result<()> {
        copy_below(&self.public, site)?;
        let package = site.join("pkg");
        fs::create_dir_all(&package)?;
        let name = |stem: &str, file: &Path| publish(&package, stem, file);

        let sheet = |source: &str, stem: &str| {
            let bundled = package.join("style.css");
            tools.bundle(&self.style.join(source), &bundled)?;
            name(stem, &bundled)
        };
        let (style, later_style) = (sheet("main.css", "tessera")?, sheet("later.css", "later")?);

        let chunks = self.publish_chunks(&package)?;
        let words = words::publish_all(&package)?;
        let module = package.join("module.js");
        let parts: Vec<_> =
            chunks.iter().map(|(plain, named)| (format!("\"./{plain}.wasm\""), named)).collect();
        fs::write(&module, name_parts(&fs::read_to_string(&self.module.script)?, &parts)?)?;
        let module = name("tessera", &module)?;

        let wasm = package.join("module.wasm");
        fs::copy(&self.module.wasm, &wasm)?;
        let wasm = name("tessera", &wasm)?;

        let strength = package.join("strength.js");
        tools.bundle(&self.strength, &strength)?;
        let strength = name("strength", &strength)?;

        let source = package.join("boot.source.js");
        let boot = package.join("boot.js");
        let parts = [
            ("\"./tessera.js\"".to_owned(), &module),
            ("\"./tessera.wasm\"".to_owned(), &wasm),
            ("\"./strength.js\"".to_owned(), &strength),
        ];
        fs::write(&source, name_parts(&fs::read_to_string(&self.boot)?, &parts)?)?;
        tools.minify(&source, &boot)?;
        fs::remove_file(&source)?;
        let script = name("boot", &boot)?;

        let compressible: Vec<_> =
            files_below(site)?.into_iter().filter(|file| is_compressible(file)).collect();
        tools.compress(&compressible)?;

        let manifest = json!({
            "script": format!("/pkg/{script}"),
            "module": format!("/pkg/{module}"),
            "wasm": format!("/pkg/{wasm}"),
            "style": format!("/pkg/{style}"),
            "later_style": format!("/pkg/{later_style}"),
            "needs": self.needs(&chunks)?,
            "words": words,
        });
        fs::write(site.join("manifest.json"), format!("{manifest:#}\n"))?;
        Ok(())
    }

    /// Gives chunks their public names: `(plain, published)`.
    fn publish_chunks(&self, package: &Path) -> Result<BTreeMap<String, String>> {
        let publish_chunk = |chunk: &PathBuf| {
            let plain = chunk.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let copy = package.join("chunk.wasm");
            fs::copy(chunk, &copy)?;
            Ok((plain, publish(package, "part", &copy)?))
        };
        self.module.chunks.iter().map(publish_chunk).collect()
    }

    /// The URL paths of the chunks that each lazy function needs.
    fn needs(&self, chunks: &BTreeMap<String, String>) -> Result<BTreeMap<String, Vec<String>>> {
        let mut needs: BTreeMap<String, Vec<String>> =
            serde_json::from_str(&fs::read_to_string(&self.module.needs)?)?;
        for name in needs.values_mut().flatten() {
            let published = chunks.get(name).with_context(|| format!("there is no {name}.wasm"))?;
            *name = format!("/pkg/{published}");
        }
        Ok(needs)
    }
}

/// Renames a file to `<stem>-<hash>.<extension>` and gives that name.
pub(super) fn publish(package: &Path, stem: &str, file: &Path) -> Result<String> {
    let hash = fingerprint::short(&fs::read(file)?);
    let extension = file.extension().unwrap_or_default().to_string_lossy();
    let name = format!("{stem}-{hash}.{extension}");
    fs::rename(file, package.join(&name))?;
    Ok(name)
}

/// Puts the published names where a script has plain ones.
fn name_parts(script: &str, parts: &[(String, &String)]) -> Result<String> {
    let mut named = script.to_owned();
    for (plain, published) in parts {
        if !named.contains(plain) {
            bail!("the script that is to fetch {plain} does not name it");
        }
        named = named.replace(plain, &format!("\"./{published}\""));
    }
    Ok(named)
}

fn is_compressible(file: &Path) -> bool {
    let extension = file.extension().and_then(OsStr::to_str).unwrap_or_default();
    COMPRESSIBLE.contains(&extension)
}

fn copy_below(from: &Path, to: &Path) -> Result<()> {
    for file in files_below(from)? {
        let destination = to.join(file.strip_prefix(from)?);
        if let Some(folder) = destination.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, &destination).with_context(|| format!("copying {}", file.display()))?;
    }
    Ok(())
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::create_dir_all(folder)?)
}

/// Swaps the finished site in, so that a running gateway never serves half of one for long.
fn replace(site: &Path, new: &Path, old: &Path) -> Result<()> {
    if old.exists() {
        fs::remove_dir_all(old)?;
    }
    if site.exists() {
        fs::rename(site, old)?;
    }
    fs::rename(new, site)?;
    if old.exists() {
        fs::remove_dir_all(old)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_gets_the_published_names() {
        let loader = "import(\"./tessera.js\"); fetch(\"./tessera.wasm\")";
        let (script, wasm) = ("tessera-1.js".to_owned(), "tessera-2.wasm".to_owned());
        let parts =
            [("\"./tessera.js\"".to_owned(), &script), ("\"./tessera.wasm\"".to_owned(), &wasm)];
        let named = name_parts(loader, &parts).unwrap();
        assert_eq!(named, "import(\"./tessera-1.js\"); fetch(\"./tessera-2.wasm\")");
    }

    #[test]
    fn a_loader_that_names_no_module_is_refused() {
        let parts = [("\"./tessera.js\"".to_owned(), &"a".into())];
        name_parts("import(\"./other.js\")", &parts).unwrap_err();
    }

    #[test]
    fn text_and_wasm_are_compressed_and_pictures_are_not() {
        assert!(is_compressible(Path::new("a/b.wasm")));
        assert!(is_compressible(Path::new("robots.txt")));
        assert!(!is_compressible(Path::new("picture.png")));
        assert!(!is_compressible(Path::new("LICENSE")));
    }
}
