//! The messages of one language.

use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow, bail, ensure};
use fluent_syntax::{
    ast::{Entry, Pattern},
    parser,
};

use crate::compile::{self, Compiled};

/// The bundles that messages come in, as [`messages::Bundle`] lists them.
pub const BUNDLES: [&str; 4] = ["entry", "factors", "pages", "server"];

/// A message.
pub struct Message {
    /// The index of its bundle.
    pub bundle: usize,
    /// What it says.
    pub says: Compiled,
}

/// The messages of a file, by their identifiers.
pub struct Catalogue {
    /// All of them, in the order of their identifiers.
    pub messages: BTreeMap<String, Message>,
}

impl Catalogue {
    /// Reads a file of Fluent Syntax 1.0. A group comment, `## entry: …`, names the bundle of what
    /// follows.
    pub fn read(source: &str) -> Result<Self> {
        let resource = parser::parse(source).map_err(|(_, errors)| {
            let first = errors.first();
            let line = first.map(|error| source[..error.pos.start].lines().count().max(1));
            anyhow!(
                "line {}: {}",
                line.unwrap_or(1),
                first.map(ToString::to_string).unwrap_or_default()
            )
        })?;
        let mut messages = BTreeMap::new();
        let mut bundle = None;
        for entry in &resource.body {
            match entry {
                Entry::GroupComment(comment) => {
                    let line = comment.content.first().copied().unwrap_or_default();
                    let name = line.split(':').next().unwrap_or_default().trim();
                    let known = BUNDLES.iter().position(|bundle| *bundle == name);
                    bundle = Some(known.with_context(|| format!("no bundle is called {name}"))?);
                }
                Entry::Message(message) => {
                    let id = message.id.name;
                    ensure!(message.attributes.is_empty(), "{id}: attributes are not supported");
                    let says = value(message.value.as_ref()).with_context(|| id.to_owned())?;
                    let bundle = bundle.with_context(|| format!("{id} stands before any group"))?;
                    let twice = messages.insert(id.to_owned(), Message { bundle, says });
                    ensure!(twice.is_none(), "{id} is there twice");
                }
                Entry::Comment(_) | Entry::ResourceComment(_) => {}
                Entry::Term(term) => bail!("-{}: terms are not supported", term.id.name),
                Entry::Junk { content } => bail!("cannot be read: {content}"),
            }
        }
        Ok(Self { messages })
    }

    /// Whether there is the same to say as in `english`, with the same arguments.
    pub fn agrees_with(&self, english: &Self) -> Result<()> {
        let missing: Vec<_> =
            english.messages.keys().filter(|id| !self.messages.contains_key(*id)).collect();
        ensure!(missing.is_empty(), "missing: {missing:?}");
        let unknown: Vec<_> =
            self.messages.keys().filter(|id| !english.messages.contains_key(*id)).collect();
        ensure!(unknown.is_empty(), "not in English: {unknown:?}");
        for ((id, message), original) in self.messages.iter().zip(english.messages.values()) {
            let (own, expected) = (&message.says.arguments, &original.says.arguments);
            for (argument, kind) in own {
                let there = expected.get(argument);
                ensure!(there.is_some(), "{id}: English has no ${argument}");
                ensure!(there == Some(kind), "{id}: ${argument} is a {kind:?} here alone");
            }
            let unsaid = expected.keys().find(|argument| !own.contains_key(*argument));
            ensure!(unsaid.is_none(), "{id}: ${} is not said", unsaid.map_or("", String::as_str));
        }
        Ok(())
    }
}

fn value(pattern: Option<&Pattern<&str>>) -> Result<Compiled> {
    compile::pattern(pattern.context("says nothing")?)
}
