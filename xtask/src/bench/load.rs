//! Connections that ask again as soon as they are answered.

use std::io;
use std::thread;

use anyhow::{Result, anyhow, bail};
use ureq::Agent;

use super::gateway::connection;
use super::samples::Samples;
use crate::progress::Stopwatch;

/// One thing to ask for: a URL, and a header that says who asks.
pub struct Request<'a> {
    pub url: String,
    pub header: (&'static str, &'a str),
}

impl Request<'_> {
    /// Asks, and reads the answer to its end: so many bytes.
    pub fn ask(&self, http: &Agent) -> Result<u64> {
        let (name, value) = self.header;
        let mut response = http.get(&self.url).header(name, value).call()?;
        if response.status() != 200 {
            bail!(
                "{} answers {}: {}",
                self.url,
                response.status(),
                response.body_mut().read_to_string()?
            );
        }
        Ok(io::copy(&mut response.body_mut().as_reader(), &mut io::sink())?)
    }

    /// Asks so often on each of so many connections at a time.
    pub fn load(&self, connections: usize, times: usize) -> Result<Samples> {
        thread::scope(|scope| {
            let running: Vec<_> =
                (0..connections).map(|_| scope.spawn(|| self.repeat(times))).collect();
            let mut all = Samples::default();
            for connection in running {
                all.append(connection.join().map_err(|_| anyhow!("a connection panicked"))??);
            }
            Ok(all)
        })
    }

    fn repeat(&self, times: usize) -> Result<Samples> {
        let http = connection();
        self.ask(&http)?;
        let mut samples = Samples::default();
        for _ in 0..times {
            let watch = Stopwatch::start();
            self.ask(&http)?;
            samples.add(watch.elapsed());
        }
        Ok(samples)
    }
}
