//! The texts of each language, as files that browsers fetch.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;
use messages::{Bundle, Language, file};

use super::assembly::publish;
use crate::fingerprint::Fingerprint;

/// Adds everything that is said.
pub fn add_to(inputs: &mut Fingerprint) {
    for language in Language::ALL {
        for bundle in Bundle::FETCHED {
            inputs.bytes(&stem(language, bundle), file(language, bundle).as_bytes());
        }
    }
}

/// Writes them under their public names: URL paths by language, in the order of
/// [`Bundle::FETCHED`].
pub fn publish_all(package: &Path) -> Result<BTreeMap<&'static str, Vec<String>>> {
    let publish_one = |language, bundle| {
        let plain = package.join("words.txt");
        fs::write(&plain, file(language, bundle))?;
        Ok(format!("/pkg/{}", publish(package, &stem(language, bundle), &plain)?))
    };
    Language::ALL
        .into_iter()
        .map(|language| {
            let files = Bundle::FETCHED.into_iter().map(|bundle| publish_one(language, bundle));
            Ok((language.tag(), files.collect::<Result<_>>()?))
        })
        .collect()
}

fn stem(language: Language, bundle: Bundle) -> String {
    format!("words-{}-{}", language.tag(), bundle.name())
}
