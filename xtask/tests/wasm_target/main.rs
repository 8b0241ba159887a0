//! The three ways to the WASM target, tried with stand-ins for `rustc`, `rustup` and `apt-cache`
//! on the search path.

mod machine;

use machine::Machine;

const ADD_TARGET: &str = r#"
[ "$*" = "target add wasm32-unknown-unknown" ] || exit 2
/bin/mkdir -p "$SYSROOT/lib/rustlib/wasm32-unknown-unknown/lib"
: > "$SYSROOT/lib/rustlib/wasm32-unknown-unknown/lib/libstd-0123.rlib"
"#;

#[test]
fn an_installed_target_needs_nothing() {
    let machine = Machine::new();
    machine.give_target();
    let run = machine.wasm_target(&[]);
    assert!(run.succeeded, "{}", run.told);
    assert!(run.answered.starts_with("installed: 1.99.0-abcdef"), "{}", run.answered);
    assert_eq!(run.told, "");
}

#[test]
fn rustup_adds_a_missing_target() {
    let machine = Machine::new();
    machine.program("rustup", ADD_TARGET);
    let run = machine.wasm_target(&[]);
    assert!(run.succeeded, "{}", run.told);
    assert!(run.answered.starts_with("installed:"));
    assert!(run.told.contains("fetching the wasm32-unknown-unknown target with rustup"));

    let again = machine.wasm_target(&[]);
    assert!(again.succeeded);
    assert_eq!(again.told, "");
}

#[test]
fn where_rustup_fails_debian_s_packages_follow() {
    let machine = Machine::new();
    machine.program("rustup", "echo 'could not download' >&2; exit 1");
    machine.give_cache();
    let run = machine.wasm_target(&[]);
    assert!(run.succeeded, "{}", run.told);
    assert!(run.answered.starts_with("cached:"), "{}", run.answered);
    assert!(run.told.contains("could not download"));
    assert!(run.told.contains("trying Debian's packages"));
}

#[test]
fn a_rustup_that_hangs_is_stopped() {
    let machine = Machine::new();
    machine.program("rustup", "exec /bin/sleep 60");
    machine.give_cache();
    let run = machine.wasm_target(&["--rustup-seconds", "1"]);
    assert!(run.succeeded, "{}", run.told);
    assert!(run.told.contains("rustup was stopped after 1 seconds"));
    assert!(run.answered.starts_with("cached:"), "{}", run.answered);
}

#[test]
fn a_rustup_that_serves_another_compiler_does_not_count() {
    let machine = Machine::new();
    machine.program("rustup", "exit 0");
    machine.give_cache();
    let run = machine.wasm_target(&[]);
    assert!(run.told.contains("another compiler"), "{}", run.told);
    assert!(run.answered.starts_with("cached:"), "{}", run.answered);
}

#[test]
fn the_switch_goes_straight_to_debian_s_packages() {
    let machine = Machine::new();
    machine.give_target();
    machine.give_cache();
    machine.set("TESSERA_WASM_STD", "debian");
    let run = machine.wasm_target(&[]);
    assert!(run.answered.starts_with("cached:"), "{}", run.told);
    assert_eq!(run.told, "");
}

#[test]
fn a_switch_with_another_value_is_refused() {
    let machine = Machine::new();
    machine.set("TESSERA_WASM_STD", "fedora");
    let run = machine.wasm_target(&[]);
    assert!(!run.succeeded);
    assert!(run.told.contains("TESSERA_WASM_STD is `fedora`"), "{}", run.told);
}

#[test]
fn with_no_way_left_the_error_says_what_was_tried_and_leaves_nothing() {
    let machine = Machine::new();
    let run = machine.wasm_target(&[]);
    assert!(!run.succeeded);
    assert!(run.told.contains("rustup is missing"), "{}", run.told);
    assert!(run.told.contains("apt-cache is missing"), "{}", run.told);
    assert!(run.told.contains("Run `rustup target add wasm32-unknown-unknown`"));
    assert!(machine.cache_is_empty());
}
