//! Feeds libFuzzer's input to the target that `TESSERA_FUZZ_TARGET` names.
#![no_main]

use std::sync::LazyLock;

use fuzz::Target;
use libfuzzer_sys::fuzz_target;

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = std::env::var("TESSERA_FUZZ_TARGET").unwrap_or_default();
    match Target::named(&name) {
        Some(target) => target,
        None => {
            eprintln!("TESSERA_FUZZ_TARGET: there is no target of the name {name:?}");
            std::process::exit(2);
        }
    }
});

fuzz_target!(|input: &[u8]| TARGET.take(input));
