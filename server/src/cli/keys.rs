//! `keys` and `pepper`.

use clap::{Args, Subcommand, ValueEnum};

use super::Place;

/// Arguments of `keys`.
#[derive(Debug, Args)]
pub struct Keys {
    /// Which gateway.
    #[command(flatten)]
    pub place: Place,
    /// What to do with the keys.
    #[command(subcommand)]
    pub command: KeysCommand,
}

/// What to do with the keys.
#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// Show the published keys: what signs, what will, and what did until lately.
    ///
    /// `until` is when that ends by itself: for the current and the next key, when one takes over
    /// from the other; for a previous one, when nothing that it signed is alive.
    List {
        /// Print JSON instead of a table.
        #[arg(long)]
        json: bool,
    },
    /// Have the next key sign from now on, and publish another next one.
    ///
    /// A running gateway does this by itself (rotate_keys_after_days) and follows this command
    /// within 30 seconds. What the key before signed is accepted until it expires. Nothing is
    /// refused meanwhile, because services have known the next key for long; where they have not,
    /// this command says when they will.
    Rotate {
        /// Only the keys for this purpose.
        #[arg(long)]
        purpose: Option<Purpose>,
        /// Do not wait until services know the next key, nor insist that a current one is there.
        ///
        /// Until a service has fetched the keys again, it refuses the gateway: up to a minute, or
        /// five behind a cache. This is for a key that has leaked or is lost.
        #[arg(long)]
        force: bool,
        /// Print JSON instead of sentences.
        #[arg(long)]
        json: bool,
    },
}

/// What a key signs.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Purpose {
    /// Requests on behalf of people.
    Call,
    /// Requests that make and remove accounts, and end grants.
    Provision,
    /// Tickets of services, after a fresh pattern.
    Countersign,
}

/// Arguments of `pepper`.
#[derive(Debug, Args)]
pub struct Pepper {
    /// Which gateway.
    #[command(flatten)]
    pub place: Place,
    /// What to do with the pepper.
    #[command(subcommand)]
    pub command: PepperCommand,
}

/// What to do with the pepper.
#[derive(Debug, Subcommand)]
pub enum PepperCommand {
    /// Make a new pepper and seal every verifier anew under it.
    ///
    /// Nobody has to sign in for it, and gateways may go on running: they notice. The pepper
    /// before stays in `keys/pepper.former` until the next rotation. Where this is interrupted,
    /// run it again. Back the folder `keys` up before and after.
    Rotate {
        /// Print JSON instead of a sentence.
        #[arg(long)]
        json: bool,
    },
}
