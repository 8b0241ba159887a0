//! Many who connect and then send a byte now and then: heads of requests that never end, and bodies.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Result, anyhow, ensure};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use serde_json::{Value, json};

use super::super::stage::{Setting, Stage};
use super::super::trial::{Scene, Trial};
use crate::bench::gateway::connection;
use crate::bench::samples::Samples;
use crate::progress::Stopwatch;

const CLIENTS: usize = 1000;

/// Files that this program needs besides.
const OTHER_FILES: u64 = 500;

/// Between two bytes of one client.
const BYTE_EVERY: Duration = Duration::from_secs(2);

/// How often the gateway is asked meanwhile.
const ASKED: usize = 40;

pub fn play(trial: &mut Trial<'_>) -> Result<()> {
    trial.play(Setting::default(), false, |stage, scene| {
        // The gateway runs with the limit that it was started under.
        if let Err(error) = allow_files(CLIENTS as u64 + OTHER_FILES) {
            scene.report.left_out(&format!("{error:#}"));
            return Ok(());
        }
        let alone = measure(stage, scene)?;
        let (address, stop) = (stage.gateway.address(), AtomicBool::new(false));
        let (beside, crawled) = thread::scope(|scope| {
            let crawling = scope.spawn(|| crawl(address, &stop));
            thread::sleep(BYTE_EVERY);
            let beside = measure(stage, scene);
            // As long as somebody may take for the head of a request, and a little more.
            thread::sleep(Duration::from_secs(32));
            stop.store(true, Ordering::Relaxed);
            let crawled = crawling.join().map_err(|_| anyhow!("a slow client panicked"));
            anyhow::Ok((beside?, crawled??))
        })?;
        scene.recover(stage, "a thousand slow clients")?;
        let after = measure(stage, scene)?;
        scene.report.figure("alone", alone);
        scene.report.figure("beside_slow_clients", beside);
        scene.report.figure("after_slow_clients", after);
        scene.report.figure("slow_clients", crawled);
        Ok(())
    })?;
    Ok(())
}

/// How long a health check takes, and signing in with a look at the vault; and the gateway's memory.
fn measure(stage: &mut Stage, scene: &mut Scene<'_>) -> Result<Value> {
    let http = connection();
    let health = format!("{}/healthz", stage.url);
    let (mut checks, mut sign_ins) = (Samples::default(), Samples::default());
    for _ in 0..ASKED {
        let watch = Stopwatch::start();
        let status = http.get(&health).call()?.status();
        ensure!(status == 200, "a health check is answered with {status}");
        checks.add(watch.elapsed());
        if let Some(took) = scene.get_through()? {
            sign_ins.add(took);
        }
    }
    Ok(json!({
        "health_ms": checks.median()?, "sign_in_ms": sign_ins.median()?,
        "sign_ins": sign_ins.len(), "of": ASKED, "gateway_mib": stage.gateway.memory_in_use_mib()?,
    }))
}

/// A client that sends what it has to say a byte at a time, for as long as it is let.
struct Crawler {
    stream: TcpStream,
    words: String,
    said: usize,
}

impl Crawler {
    /// Every second one sends a head at once, and crawls with the body.
    fn connect(address: SocketAddr, number: usize) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nonblocking(true)?;
        let head = format!("POST /api/person HTTP/1.1\r\nhost: {address}\r\n");
        let words = format!("{head}origin: http://{address}\r\ncontent-type: application/json\r\n");
        let words = format!("{words}content-length: 4000\r\n\r\n");
        let said = if number.is_multiple_of(2) { words.len() } else { 0 };
        let begun = words.get(..said).unwrap_or_default();
        (&stream).write_all(begun.as_bytes())?;
        Ok(Self { stream, words, said })
    }

    /// Sends one byte more; false where nobody listens any more.
    fn crawl(&mut self) -> bool {
        let mut heard = [0; 512];
        match self.stream.read(&mut heard) {
            Ok(_) => return false,
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(_) => return false,
        }
        let byte = self.words.as_bytes().get(self.said).copied().unwrap_or(b' ');
        self.said += 1;
        self.stream.write_all(&[byte]).is_ok()
    }
}

/// Keeps a thousand of them connected.
fn crawl(address: SocketAddr, stop: &AtomicBool) -> Result<Value> {
    let connect = |number| Crawler::connect(address, number);
    let mut crawlers = (0..CLIENTS).map(connect).collect::<Result<Vec<_>>>()?;
    let mut let_go = 0;
    while !stop.load(Ordering::Relaxed) {
        for (number, crawler) in crawlers.iter_mut().enumerate() {
            if !crawler.crawl() {
                let_go += 1;
                *crawler = Crawler::connect(address, number)?;
            }
        }
        thread::sleep(BYTE_EVERY);
    }
    Ok(json!({ "at_once": CLIENTS, "let_go": let_go }))
}

/// Raises the number of files that this program may have open, where it is lower.
fn allow_files(wanted: u64) -> Result<()> {
    let limit = getrlimit(Resource::Nofile);
    if limit.current.is_none_or(|current| current >= wanted) {
        return Ok(());
    }
    ensure!(
        limit.maximum.is_none_or(|maximum| maximum >= wanted),
        "{wanted} files have to be open at a time: see `ulimit -Hn`"
    );
    setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), ..limit })?;
    Ok(())
}
