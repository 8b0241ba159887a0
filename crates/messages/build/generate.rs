//! Writes what the crate includes.

use std::fmt::Write as _;

use crate::{
    LANGUAGES,
    catalogue::{BUNDLES, Catalogue, Message},
    compile::Kind,
};

/// A function for each message, and a table of each language's texts.
pub fn code(english: &Catalogue, all: &[Catalogue]) -> String {
    let mut code = functions(english);
    let counts = (0..BUNDLES.len()).map(|bundle| of(english, bundle).count());
    let _ = writeln!(
        code,
        "/// How many texts each bundle has.\n#[cfg(target_arch = \"wasm32\")]\n\
         pub(crate) const COUNTS: [usize; {}] = {:?};",
        BUNDLES.len(),
        counts.collect::<Vec<_>>()
    );
    let _ = writeln!(
        code,
        "/// In which order the tables have languages and bundles.\n#[cfg(test)]\n\
         pub(crate) const ORDER: (&[&str], &[&str]) = (&{LANGUAGES:?}, &{BUNDLES:?});"
    );
    code.push_str(
        "/// The texts of every language, by bundle, in the order of their identifiers.\n\
         #[cfg(not(target_arch = \"wasm32\"))]\n\
         pub(crate) static TABLES: &[&[&[&str]]] = &[\n",
    );
    for (catalogue, language) in all.iter().zip(LANGUAGES) {
        let _ = writeln!(code, "// {language}\n&[");
        for bundle in 0..BUNDLES.len() {
            code.push_str("&[\n");
            for message in of(english, bundle).filter_map(|(id, _)| catalogue.messages.get(id)) {
                let _ = writeln!(code, "{:?},", message.says.text);
            }
            code.push_str("],\n");
        }
        code.push_str("],\n");
    }
    code.push_str("];\n");
    code
}

fn functions(english: &Catalogue) -> String {
    let mut code = "/// What can be said: a function for each message, in the language of now.\n\
                    pub mod say {\n"
        .to_owned();
    for (bundle, name) in BUNDLES.iter().enumerate() {
        for (index, (id, message)) in of(english, bundle).enumerate() {
            code.push_str(&function(&title(name), index, id, message));
        }
    }
    code.push_str("}\n");
    code
}

fn function(bundle: &str, index: usize, id: &str, message: &Message) -> String {
    let name = id.replace('-', "_");
    let mut parameters = Vec::new();
    let mut arguments = Vec::new();
    for (argument, kind) in &message.says.arguments {
        let argument = argument.replace('-', "_");
        let (r#type, wrap) = match kind {
            Kind::Text => ("&str", "Text"),
            Kind::Number => ("u64", "Number"),
        };
        parameters.push(format!("{argument}: {type}"));
        arguments.push(format!("crate::Argument::{wrap}({argument})"));
    }
    let (result, call) = if arguments.is_empty() {
        ("&'static str", format!("crate::table::text(crate::Bundle::{bundle}, {index})"))
    } else {
        let arguments = arguments.join(", ");
        ("String", format!("crate::fill::filled(crate::Bundle::{bundle}, {index}, &[{arguments}])"))
    };
    format!(
        "/// `{id}` of the languages' files.\npub fn {name}({}) -> {result} {{ {call} }}\n",
        parameters.join(", ")
    )
}

fn of(catalogue: &Catalogue, bundle: usize) -> impl Iterator<Item = (&String, &Message)> {
    catalogue.messages.iter().filter(move |(_, message)| message.bundle == bundle)
}

fn title(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}
