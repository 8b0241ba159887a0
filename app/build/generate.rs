//! Writes what the crate includes.

use std::fmt::Write as _;

use crate::component::{Component, Given, Prop};

/// What comes before the components.
pub const BEGIN: &str = "/// Every component, by file.\npub static COMPONENTS: &[Component] = &[\n";

/// What comes after them.
pub const END: &str = "];\n";

/// A component of a file.
pub fn entry(component: &Component, file: &str) -> String {
    let Component { name, words, props } = component;
    let file = format!("app/{file}");
    let mut code = String::new();
    let _ =
        writeln!(code, "Component {{ name: {name:?}, file: {file:?}, words: {words:?}, props: &[");
    for prop in props {
        code.push_str(&row(prop));
    }
    code.push_str("] },\n");
    code
}

fn row(prop: &Prop) -> String {
    let Prop { name, kind, given, into, words } = prop;
    let given = match given {
        Given::Required => "Given::Required".to_owned(),
        Given::Optional => "Given::Optional".to_owned(),
        Given::Default(value) => format!("Given::Default({value:?})"),
    };
    format!(
        "Prop {{ name: {name:?}, kind: {kind:?}, given: {given}, into: {into}, words: {words:?} }},\n"
    )
}
