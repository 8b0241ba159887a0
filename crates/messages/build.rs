//! Turns the languages' files into a function for each message and a table for each language.
//!
//! Every file must have the same messages with the same arguments as the English one: what is
//! missing, unknown or misspelt stops the build and is named.

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/compile.rs"]
mod compile;
#[path = "build/generate.rs"]
mod generate;
#[path = "src/marks.rs"]
mod marks;

use std::{env, fs, path::Path};

use anyhow::{Context, Result};

use self::catalogue::Catalogue;

/// The languages' tags, as the crate's `Language` lists them. The first is the one that others are
/// held against.
const LANGUAGES: [&str; 4] = ["en", "de", "hi", "ar"];

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/marks.rs");
    println!("cargo::rerun-if-changed=locales");
    let mut catalogues = Vec::new();
    for language in LANGUAGES {
        let file = format!("locales/{language}.ftl");
        let source = fs::read_to_string(&file).with_context(|| file.clone())?;
        catalogues.push(Catalogue::read(&source).with_context(|| file.clone())?);
    }
    let (english, others) = catalogues.split_first().context("no language")?;
    for (other, language) in others.iter().zip(&LANGUAGES[1..]) {
        other.agrees_with(english).with_context(|| format!("locales/{language}.ftl"))?;
    }
    let code = generate::code(english, &catalogues);
    let out = env::var_os("OUT_DIR").context("OUT_DIR")?;
    fs::write(Path::new(&out).join("messages.rs"), code)?;
    Ok(())
}
