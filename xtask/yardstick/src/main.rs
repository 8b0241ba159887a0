//! What `cargo xtask bench` holds the product against: the page of the Leptos starter, a handler
//! that does nothing, Argon2id in a bare loop and by other crates; and the accounts that fill a
//! database. Nothing here is part of the product.

mod crowd;
mod delays;
mod hashing;
mod signatures;
mod starter;
mod stopwatch;

use std::net::SocketAddr;

use anyhow::Result;
use clap::{Args, Parser};
use mimalloc::MiMalloc;

/// As in the gateway, so that allocators are not what is compared.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

#[derive(Parser)]
#[command(about = "What benchmarks hold the product against")]
enum Yardstick {
    /// Serve the starter's page at `/` and nothing at `/null`.
    Starter {
        /// Where to listen.
        listen: SocketAddr,
    },
    /// Compute Argon2id without anything around it, and say how often.
    Bare {
        #[command(flatten)]
        cost: Cost,
        /// How many threads.
        #[arg(long, default_value_t = 2)]
        threads: usize,
        /// For how long.
        #[arg(long, default_value_t = 10)]
        seconds: u64,
    },
    /// Compute Argon2id by several crates in turn, and say how long each takes.
    Implementations {
        #[command(flatten)]
        cost: Cost,
        /// How many rounds.
        #[arg(long, default_value_t = 7)]
        rounds: usize,
    },
    /// Make and verify signatures, and say how long one takes.
    Signatures,
    /// Say how long accounts waited in a gateway's outbox.
    Delays {
        /// The database's URL.
        database: String,
    },
    /// Fill a gateway's database up to so many accounts, as copies of those that are there.
    Crowd {
        /// The database's URL.
        database: String,
        /// How many accounts there are to be.
        accounts: i64,
    },
}

/// What one hash costs; the defaults are the product's.
#[derive(Args, Clone, Copy)]
struct Cost {
    /// Memory in KiB.
    #[arg(long, default_value_t = 64 * 1024)]
    memory_kib: u32,
    /// Passes over it.
    #[arg(long, default_value_t = 3)]
    passes: u32,
    /// Lanes.
    #[arg(long, default_value_t = 4)]
    lanes: u32,
}

fn main() -> Result<()> {
    let figures = match Yardstick::parse() {
        Yardstick::Starter { listen } => return runtime()?.block_on(starter::serve(listen)),
        Yardstick::Bare { cost, threads, seconds } => hashing::bare(cost, threads, seconds)?,
        Yardstick::Implementations { cost, rounds } => hashing::implementations(cost, rounds)?,
        Yardstick::Signatures => signatures::measure()?,
        Yardstick::Delays { database } => runtime()?.block_on(delays::read(&database))?,
        Yardstick::Crowd { database, accounts } => {
            runtime()?.block_on(crowd::fill(&database, accounts))?
        }
    };
    println!("{figures}");
    Ok(())
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}
