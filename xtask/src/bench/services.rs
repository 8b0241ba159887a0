//! What it costs that a service stands behind the gateway, and that it seals what it keeps.
//!
//! Everything that is compared takes turns within one run, and what is told are medians.

mod stage;

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use self::stage::Stage;
use super::gateway::connection;
use super::load::Request;
use super::samples::Samples;
use crate::progress::{Stopwatch, say, step};
use crate::workspace::Workspace;

const CONNECTIONS: usize = 16;

/// Rounds of calls, and calls of each connection in one.
const CALL_ROUNDS: usize = 7;
const CALLS: usize = 100;

/// How often each file is fetched.
const FILE_ROUNDS: usize = 9;

/// The most that the vault takes, unless told otherwise.
const FILE_BYTES: usize = 25 * 1024 * 1024;

/// Measures calls and files.
pub fn measure(workspace: &Workspace) -> Result<Value> {
    let stage = step("starting a vault, a plain service and a gateway", || Stage::set(workspace))?;
    let calls = step("measuring calls", || calls(&stage))?;
    let files = step("measuring files", || files(&stage))?;
    let peaks = stage.peaks()?;
    for (name, mib) in &peaks {
        say(&format!("{name}: {mib:.1} MiB at most"));
    }
    let peaks: Value = peaks.into_iter().map(|(name, mib)| (name.to_owned(), json!(mib))).collect();
    stage.clear()?;
    Ok(json!({ "calls": calls, "files": files, "peak_mib": peaks }))
}

/// The list of a vault that is open, asked for with the gateway's own key, and through the gateway;
/// and the same of a service that does nothing, so that all there is to see is the gateway.
fn calls(stage: &Stage) -> Result<Value> {
    let mut samples = [const { Samples::none() }; 4];
    let mut used = [const { Used::nothing() }; 4];
    for _ in 0..CALL_ROUNDS {
        let bearer = stage.bearer("/records")?;
        let requests = [
            stage.direct("/records", &bearer),
            stage.through("vault/records"),
            stage.plain_direct("/call"),
            stage.through("plain/call"),
        ];
        for ((samples, used), request) in samples.iter_mut().zip(&mut used).zip(requests) {
            let before = stage.core_ms()?;
            samples.append(request.load(CONNECTIONS, CALLS)?);
            used.add(before, stage.core_ms()?);
        }
    }
    let [vault, through, plain, plain_through] = &samples;
    let calls = (CALL_ROUNDS * CONNECTIONS * CALLS) as f64;
    let [vault_core, through_core, plain_core, plain_through_core] = used.map(|used| used.a(calls));
    say(&format!(
        "ms of a core for each: the vault {vault_core}, through the gateway {through_core}"
    ));
    say(&format!(
        "ms of a core for each: nothing {plain_core}, through the gateway {plain_through_core}"
    ));
    Ok(json!({
        "connections": CONNECTIONS,
        "vault": added("the vault", vault, through)?,
        "plain": added("a service that does nothing", plain, plain_through)?,
        "core_ms": {
            "vault": vault_core, "vault_through_gateway": through_core,
            "plain": plain_core, "plain_through_gateway": plain_through_core,
        },
    }))
}

/// The time of a core that each server has used, in milliseconds.
struct Used(BTreeMap<&'static str, f64>);

impl Used {
    const fn nothing() -> Self {
        Self(BTreeMap::new())
    }

    fn add(&mut self, before: Vec<(&'static str, f64)>, after: Vec<(&'static str, f64)>) {
        for ((name, before), (_, after)) in before.into_iter().zip(after) {
            *self.0.entry(name).or_default() += after - before;
        }
    }

    /// For each of so many calls.
    fn a(&self, calls: f64) -> Value {
        self.0.iter().map(|(name, ms)| ((*name).to_owned(), json!(ms / calls))).collect()
    }
}

fn added(whose: &str, direct: &Samples, through: &Samples) -> Result<Value> {
    let (one, other) = (direct.median()?, through.median()?);
    let added = other - one;
    say(&format!(
        "{whose}, {CONNECTIONS} connections: {one:.2} ms directly, {other:.2} ms through the \
         gateway, {added:.2} ms more (medians)"
    ));
    Ok(json!({
        "direct": direct.figures()?, "through_gateway": through.figures()?, "added_ms": added,
    }))
}

/// A file that the vault has sealed, and one as large that lies on a disk.
fn files(stage: &Stage) -> Result<Value> {
    let record = stage.add_file("Tape")?;
    let content = format!("/records/{record}/content");
    let stored = stage.store(&format!("vault{content}"), &vec![7; FILE_BYTES])?;
    say(&format!("storing through the gateway: {:.0} MiB/s", throughput(stored.as_secs_f64())));
    let (plain, sealed) = (stage.through("plain/file"), stage.through(&format!("vault{content}")));
    let plain_direct = stage.plain_direct("/file");
    let mut times = [const { Vec::new() }; 4];
    for _ in 0..FILE_ROUNDS {
        let bearer = stage.bearer(&content)?;
        let sealed_direct = stage.direct(&content, &bearer);
        let all = [&plain_direct, &plain, &sealed_direct, &sealed];
        for (times, request) in times.iter_mut().zip(all) {
            times.push(fetch(request)?);
        }
    }
    let [plain_direct, plain, sealed_direct, sealed] = times.map(|times| throughput(median(times)));
    say(&format!(
        "25 MiB in MiB/s: {plain_direct:.0} plain, {plain:.0} plain through the gateway, \
         {sealed_direct:.0} sealed, {sealed:.0} sealed through the gateway (medians)"
    ));
    let (ratio, behind) = (sealed / plain_direct, sealed / plain);
    say(&format!(
        "sealed and through the gateway over plain: {ratio:.3}; over plain through the gateway: \
         {behind:.3}"
    ));
    Ok(json!({
        "bytes": FILE_BYTES, "rounds": FILE_ROUNDS, "unit": "MiB per second",
        "plain": plain_direct, "plain_through_gateway": plain,
        "sealed": sealed_direct, "sealed_through_gateway": sealed,
        "ratio": ratio, "ratio_behind_gateway": behind,
        "stored_through_gateway": throughput(stored.as_secs_f64()),
    }))
}

/// Seconds for one fetch over a connection that is there already.
fn fetch(request: &Request<'_>) -> Result<f64> {
    let http = connection();
    request.ask(&http)?;
    let watch = Stopwatch::start();
    let bytes = request.ask(&http)?;
    let took = watch.elapsed();
    ensure!(bytes == FILE_BYTES as u64, "{} answers {bytes} bytes", request.url);
    Ok(took.as_secs_f64())
}

fn throughput(seconds: f64) -> f64 {
    FILE_BYTES as f64 / (1024.0 * 1024.0) / seconds
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
