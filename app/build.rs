//! Writes down what each component takes, from its source: so the tables on `/components` cannot
//! say anything else.

#[path = "build/component.rs"]
mod component;
#[path = "build/generate.rs"]
mod generate;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

/// The folders of the components. What lies deeper in them is a part of one.
const FOLDERS: [&str; 2] = ["src/component", "src/form"];

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let mut code = String::from(generate::BEGIN);
    for folder in FOLDERS {
        println!("cargo::rerun-if-changed={folder}");
        for path in sources(folder)? {
            let file = path.display().to_string();
            let source = fs::read_to_string(&path).with_context(|| file.clone())?;
            for component in component::read(&source).with_context(|| file.clone())? {
                code.push_str(&generate::entry(&component, &file));
            }
        }
    }
    code.push_str(generate::END);
    let out = env::var_os("OUT_DIR").context("OUT_DIR")?;
    fs::write(Path::new(&out).join("props.rs"), code)?;
    Ok(())
}

/// The Rust files in a folder, by name.
fn sources(folder: &str) -> Result<Vec<PathBuf>> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.to_owned())? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            sources.push(path);
        }
    }
    sources.sort();
    Ok(sources)
}
