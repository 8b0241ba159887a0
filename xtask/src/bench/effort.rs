//! How much is measured.

use clap::Args;

/// Rounds, in each of which everything that is compared has its turn, and how long a turn is.
#[derive(Args, Clone, Copy)]
pub struct Effort {
    /// How many rounds; medians are of as many.
    #[arg(long, default_value_t = 5)]
    pub rounds: usize,
    /// How long each turn takes, in seconds, where it is time that ends it.
    #[arg(long, default_value_t = 5)]
    pub seconds: u64,
}
