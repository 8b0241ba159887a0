//! Argon2id by several crates, each on one thread.

use anyhow::{Result, anyhow};
use argon2::{Algorithm, Argon2, Block, Params, Version};

use super::Tag;
use crate::Cost;

/// One way to compute it.
pub trait Implementation {
    /// The crate, and how it is called.
    fn name(&self) -> &'static str;

    /// The tag of 32 bytes.
    fn tag(&mut self, input: &[u8], salt: &[u8]) -> Result<Tag>;
}

/// All of them, the product's first.
pub fn all(cost: Cost) -> Result<Vec<Box<dyn Implementation>>> {
    Ok(vec![
        Box::new(Reused::new(cost)?),
        Box::new(Anew(parameters(cost)?)),
        Box::new(Dispatched::new(cost)?),
        Box::new(Sequential(cost)),
    ])
}

fn parameters(cost: Cost) -> Result<Params> {
    Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(size_of::<Tag>()))
        .map_err(|error| anyhow!("argon2: {error}"))
}

/// As the product calls it: what was the memory of one hash is that of the next.
pub struct Reused {
    parameters: Params,
    memory: Vec<Block>,
}

impl Reused {
    pub fn new(cost: Cost) -> Result<Self> {
        let parameters = parameters(cost)?;
        let memory = vec![Block::default(); parameters.block_count()];
        Ok(Self { parameters, memory })
    }
}

impl Implementation for Reused {
    fn name(&self) -> &'static str {
        "argon2 0.6, memory used again"
    }

    fn tag(&mut self, input: &[u8], salt: &[u8]) -> Result<Tag> {
        let mut tag = Tag::default();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, self.parameters.clone())
            .hash_password_into_with_memory(input, salt, &mut tag, self.memory.as_mut_slice())
            .map_err(|error| anyhow!("argon2: {error}"))?;
        Ok(tag)
    }
}

struct Anew(Params);

impl Implementation for Anew {
    fn name(&self) -> &'static str {
        "argon2 0.6"
    }

    fn tag(&mut self, input: &[u8], salt: &[u8]) -> Result<Tag> {
        let mut tag = Tag::default();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, self.0.clone())
            .hash_password_into(input, salt, &mut tag)
            .map_err(|error| anyhow!("argon2: {error}"))?;
        Ok(tag)
    }
}

/// The port of the C reference, which chooses its instructions when it runs.
struct Dispatched(argon2_rust::Hasher);

impl Dispatched {
    fn new(cost: Cost) -> Result<Self> {
        let parameters = argon2_rust::Params::builder()
            .memory(argon2_rust::params::Memory::kib(cost.memory_kib.into()))
            .passes(cost.passes)
            .lanes(cost.lanes)
            .threads(1)
            .build()
            .map_err(|error| anyhow!("argon2-rust: {error}"))?;
        let (algorithm, version) = (argon2_rust::Algorithm::Argon2id, argon2_rust::Version::V0x13);
        Ok(Self(argon2_rust::Argon2::new(algorithm, version, parameters).hasher()))
    }
}

impl Implementation for Dispatched {
    fn name(&self) -> &'static str {
        "argon2-rust 1.1, memory used again"
    }

    fn tag(&mut self, input: &[u8], salt: &[u8]) -> Result<Tag> {
        let mut tag = Tag::default();
        self.0.hash_into(input, salt, &mut tag).map_err(|error| anyhow!("argon2-rust: {error}"))?;
        Ok(tag)
    }
}

struct Sequential(Cost);

impl Implementation for Sequential {
    fn name(&self) -> &'static str {
        "rust-argon2 3"
    }

    fn tag(&mut self, input: &[u8], salt: &[u8]) -> Result<Tag> {
        let config = rust_argon2::Config {
            mem_cost: self.0.memory_kib,
            time_cost: self.0.passes,
            lanes: self.0.lanes,
            hash_length: 32,
            thread_mode: rust_argon2::ThreadMode::Sequential,
            variant: rust_argon2::Variant::Argon2id,
            version: rust_argon2::Version::Version13,
            ..rust_argon2::Config::default()
        };
        let tag = rust_argon2::hash_raw(input, salt, &config)?;
        tag.try_into().map_err(|_| anyhow!("rust-argon2: a tag of another length"))
    }
}
