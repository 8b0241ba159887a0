//! What one ES256 signature costs, to make and to verify, by the library that the product uses.

use std::hint::black_box;

use anyhow::{Result, anyhow, ensure};
use aws_lc_rs::{
    rand::SystemRandom,
    signature::{
        ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _,
        ParsedPublicKey,
    },
};
use serde_json::{Value, json};

use crate::stopwatch::Stopwatch;

/// About as long as what a countersigned ticket signs.
const MESSAGE: [u8; 1200] = [b'a'; 1200];
const EACH: u32 = 2000;

/// Microseconds for one of each.
pub fn measure() -> Result<Value> {
    let random = SystemRandom::new();
    let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING)
        .map_err(|_| anyhow!("no key could be made"))?;
    let public = ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, pair.public_key().as_ref())
        .map_err(|_| anyhow!("the key cannot be read"))?;
    let sign = || pair.sign(&random, &MESSAGE).map_err(|_| anyhow!("nothing was signed"));
    let signature = sign()?;
    let verify = || public.verify_sig(&MESSAGE, signature.as_ref()).is_ok();
    ensure!(verify(), "the signature is wrong");
    let sign_us = microseconds(|| sign().is_ok());
    let verify_us = microseconds(verify);
    Ok(json!({ "sign_us": sign_us, "verify_us": verify_us }))
}

fn microseconds(work: impl Fn() -> bool) -> f64 {
    let watch = Stopwatch::start();
    for _ in 0..EACH {
        black_box(work());
    }
    watch.elapsed().as_secs_f64() * 1e6 / f64::from(EACH)
}
