//! What verifying a countersigned ticket costs: two signatures and every check, without a database,
//! as a ratio to the same two signatures verified by the crypto library alone.
//!
//! `cargo run --release -p tickets --example verifying` prints a table to standard error and the
//! figures as JSON to standard output. Times are medians of many short rounds that take turns, so
//! that whatever else the machine does falls on all of them, and on few.

use std::{hint::black_box, time::Instant};

use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair,
    ParsedPublicKey, UnparsedPublicKey,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::rngs::SysRng;
use rand_core::UnwrapErr;
use tickets::{
    AccountId, Error, Expected, KeySet, KeyUse, LEEWAY, NewCountersigned, NewTicket, Purpose,
    Scope, SessionHash, SigningKey, Target, Unverified, issue_countersigned, issue_ticket,
    verify_countersigned, verify_ticket,
};

const GATEWAY: &str = "https://id.example";
const SERVICE: &str = "http://127.0.0.1:5000";
const NOW: i64 = 1_800_000_000;

const ROUNDS: usize = 2001;
const EACH: u32 = 4;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let (gateway, service) = (Party::new(KeyUse::Countersign)?, Party::new(KeyUse::Ticket)?);
    let session = SessionHash::of(b"a session");
    let target = Target::new("GET", "/records?page=2")?;
    let ticket = ticket(&service, &session, target)?;
    let token = countersigned(&gateway, &service, &ticket, &session, target)?;

    let full = || {
        let expected = Expected { issuer: GATEWAY, audience: SERVICE, now: NOW, leeway: LEEWAY };
        let token = Unverified::parse(black_box(&token))?;
        verify_countersigned(&token, &gateway.set, &service.set, &expected, target)
    };
    let signed = [Signed::of(&token, &gateway)?, Signed::of(&ticket, &service)?];
    full()?;
    if !signed.iter().all(|each| each.parsed() && each.unparsed()) {
        return Err(Error::Signature.into());
    }

    let mut times = [const { Vec::new() }; 3];
    for _ in 0..ROUNDS {
        let [bare, anew, whole] = &mut times;
        bare.push(time(|| signed.iter().all(|each| black_box(each).parsed())));
        anew.push(time(|| signed.iter().all(|each| black_box(each).unparsed())));
        whole.push(time(|| full().is_ok()));
    }
    let [bare, anew, whole] = times.map(median);
    eprintln!("two signatures, keys read once     {bare:8.2} µs");
    eprintln!("two signatures, keys read anew     {anew:8.2} µs");
    eprintln!("a countersigned ticket             {whole:8.2} µs");
    eprintln!("ratio to keys read once, and anew  {:8.3} {:8.3}", bare / whole, anew / whole);
    let figures = serde_json::json!({
        "rounds": ROUNDS, "each": EACH, "unit": "microseconds", "token_bytes": token.len(),
        "two_signatures": bare, "two_signatures_keys_read_anew": anew,
        "countersigned_ticket": whole,
        "ratio": bare / whole, "ratio_keys_read_anew": anew / whole,
    });
    println!("{figures}");
    Ok(())
}

/// A key, as each side has it.
struct Party {
    key: SigningKey,
    set: KeySet,
    point: Vec<u8>,
}

impl Party {
    fn new(key_use: KeyUse) -> Outcome<Self> {
        let text = SigningKey::generate_pem()?;
        let key = SigningKey::from_pem(key_use, &text)?;
        let der = pem::parse(text.as_bytes())?;
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der.contents())?;
        let set = KeySet::from_iter([key.public().clone()]);
        Ok(Self { key, set, point: pair.public_key().as_ref().to_vec() })
    }
}

/// What the crypto library needs of a token.
struct Signed {
    message: Vec<u8>,
    signature: Vec<u8>,
    point: Vec<u8>,
    key: ParsedPublicKey,
}

impl Signed {
    fn of(token: &str, party: &Party) -> Outcome<Self> {
        let (message, signature) = token.rsplit_once('.').ok_or(Error::Segments)?;
        Ok(Self {
            message: message.as_bytes().to_vec(),
            signature: URL_SAFE_NO_PAD.decode(signature)?,
            point: party.point.clone(),
            key: ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &party.point)?,
        })
    }

    fn parsed(&self) -> bool {
        self.key.verify_sig(&self.message, &self.signature).is_ok()
    }

    fn unparsed(&self) -> bool {
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &self.point)
            .verify(&self.message, &self.signature)
            .is_ok()
    }
}

fn ticket(service: &Party, session: &SessionHash, target: Target<'_>) -> Outcome<String> {
    let new = NewTicket {
        issuer: SERVICE,
        audience: GATEWAY,
        account: account()?,
        session,
        target,
        scope: &Scope::parse("records.read records.write")?,
        purpose: &Purpose::parse("Open your vault")?,
        max_age: 300,
        life: 600,
    };
    Ok(issue_ticket(&new, &service.key, NOW, &mut UnwrapErr(SysRng))?)
}

fn countersigned(
    gateway: &Party,
    service: &Party,
    ticket: &str,
    session: &SessionHash,
    target: Target<'_>,
) -> Outcome<String> {
    let expected = Expected { issuer: SERVICE, audience: GATEWAY, now: NOW, leeway: LEEWAY };
    let token = Unverified::parse(ticket)?;
    let ticket = verify_ticket(&token, &service.set, &expected, (account()?, session), target)?;
    let new = NewCountersigned { ticket: &ticket, auth_time: NOW, life: 60 };
    Ok(issue_countersigned(&new, &gateway.key, NOW, &mut UnwrapErr(SysRng))?)
}

fn account() -> Result<AccountId, Error> {
    "0190a5c4-7f3b-7c1d-9e2f-3a4b5c6d7e8f".parse()
}

/// Microseconds that one run takes.
#[expect(clippy::disallowed_methods, reason = "a stopwatch is what this program is")]
fn time(run: impl Fn() -> bool) -> f64 {
    let start = Instant::now();
    for _ in 0..EACH {
        black_box(run());
    }
    start.elapsed().as_secs_f64() * 1e6 / f64::from(EACH)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
