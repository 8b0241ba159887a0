//! One of the two servers as a child process.

use std::collections::VecDeque;
use std::fs::{self, OpenOptions};
use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{self, ChildStderr, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process};

use super::PAUSE;
use crate::core_time;
use crate::progress::Stopwatch;

/// How much of what a server wrote last is shown when it fails.
const LAST_LINES: usize = 20;

/// How long to wait for the last lines of a server that has ended.
const READER_LIMIT: Duration = Duration::from_millis(500);

type Lines = Arc<Mutex<VecDeque<String>>>;

/// A running server, whose log is passed on to this terminal.
pub struct Child {
    name: &'static str,
    process: process::Child,
    last: Lines,
    reader: Option<JoinHandle<()>>,
}

impl Child {
    /// Starts a program.
    ///
    /// It gets a process group of its own: Ctrl-C reaches this program alone, which then stops its
    /// children once and in order.
    pub fn start(name: &'static str, command: &mut Command) -> Result<Self> {
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .process_group(0)
            .spawn()
            .with_context(|| format!("starting the {name}"))?;
        let last = Lines::default();
        let reader = process.stderr.take().map(|stderr| pass_on(name, stderr, Arc::clone(&last)));
        Ok(Self { name, process, last, reader })
    }

    /// Starts a program that writes its log to the end of a file, and nothing to this terminal.
    pub fn start_into(name: &'static str, command: &mut Command, log: &Path) -> Result<Self> {
        let file = OpenOptions::new().create(true).append(true).open(log)?;
        let process = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(file)
            .process_group(0)
            .spawn()
            .with_context(|| format!("starting the {name}"))?;
        Ok(Self { name, process, last: Lines::default(), reader: None })
    }

    /// What it is called in messages.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The most memory that it has had in use at a time, in MiB (`VmHWM`, proc_pid_status(5)).
    pub fn peak_mib(&self) -> Result<f64> {
        self.memory_mib("status", "VmHWM:")
    }

    /// The memory that it has in use now, in MiB (`VmRSS`, proc_pid_status(5)).
    pub fn resident_mib(&self) -> Result<f64> {
        self.memory_mib("status", "VmRSS:")
    }

    /// The memory that it has in use now, in MiB, without what it has given back and nobody has
    /// taken yet (`Rss` and `LazyFree` of smaps_rollup, proc(5)).
    pub fn memory_in_use_mib(&self) -> Result<f64> {
        let [resident, given_back] =
            ["Rss:", "LazyFree:"].map(|which| self.memory_mib("smaps_rollup", which));
        Ok(resident? - given_back?)
    }

    fn memory_mib(&self, file: &str, which: &str) -> Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/{file}", self.process.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(which));
        let kib = line.and_then(|line| line.trim().strip_suffix(" kB"));
        let kib: f64 = kib.context("the system does not say how much memory it has")?.parse()?;
        Ok(kib / 1024.0)
    }

    /// The time of a core that it has used, in milliseconds.
    pub fn core_ms(&self) -> Result<f64> {
        core_time::of(&self.process.id().to_string())
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        let status = self.process.try_wait()?;
        if status.is_some() {
            self.let_reader_finish();
        }
        Ok(status)
    }

    /// What it wrote last, to be appended to a message.
    pub fn last_words(&self) -> String {
        let lines = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.is_empty() {
            return format!("\n  the {} wrote nothing", self.name);
        }
        let mut words = format!("\n  the {} wrote last:", self.name);
        for line in lines.iter() {
            words.push_str("\n    ");
            words.push_str(line);
        }
        words
    }

    /// What it wrote last arrives a moment after its end; a process that it left behind may hold the
    /// pipe open for ever.
    fn let_reader_finish(&mut self) {
        let Some(reader) = self.reader.take() else {
            return;
        };
        let watch = Stopwatch::start();
        while !reader.is_finished() && watch.elapsed() < READER_LIMIT {
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Sends it a signal.
    pub fn signal(&self, signal: Signal) -> Result<()> {
        kill_process(Pid::from_child(&self.process), signal)
            .with_context(|| format!("signalling the {}", self.name))
    }

    /// Ends it at once, as a crash would.
    pub fn kill(&mut self) -> Result<()> {
        self.process.kill()?;
        self.process.wait()?;
        Ok(())
    }

    fn interrupt(&mut self) -> Result<()> {
        if self.ended()?.is_none() {
            self.signal(Signal::INT)?;
        }
        Ok(())
    }
}

/// Asks the children to end, the last one first, and waits up to `limit` for each.
///
/// # Errors
/// One did not end in time and was killed, or ended with a failure.
pub fn stop_all(children: &mut [Child], limit: Duration) -> Result<()> {
    let mut failures = Vec::new();
    for child in children.iter_mut().rev() {
        if child.ended()?.is_some() {
            continue;
        }
        child.interrupt()?;
        match wait(child, limit)? {
            Some(status) if status.success() => {}
            Some(status) => failures.push(format!("the {} ended with {status}", child.name)),
            None => {
                child.kill()?;
                failures.push(format!("the {} did not end and was killed", child.name));
            }
        }
    }
    if failures.is_empty() {
        return Ok(());
    }
    bail!(failures.join("; "))
}

fn wait(child: &mut Child, limit: Duration) -> Result<Option<ExitStatus>> {
    let watch = Stopwatch::start();
    while watch.elapsed() < limit {
        if let Some(status) = child.ended()? {
            return Ok(Some(status));
        }
        thread::sleep(PAUSE);
    }
    Ok(None)
}

fn pass_on(name: &'static str, stderr: ChildStderr, last: Lines) -> JoinHandle<()> {
    thread::spawn(move || {
        for line in BufReader::new(stderr).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).into_owned();
            eprintln!("{name}: {line}");
            let mut lines = last.lock().unwrap_or_else(PoisonError::into_inner);
            if lines.len() == LAST_LINES {
                lines.pop_front();
            }
            lines.push_back(line);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: Duration = Duration::from_secs(10);

    /// A shell that has run `script` up to the word `ready`.
    fn child(script: &str) -> Child {
        let mut child = Child::start("server", Command::new("sh").args(["-c", script])).unwrap();
        while !child.last_words().contains("ready") && child.ended().unwrap().is_none() {
            thread::sleep(PAUSE);
        }
        child
    }

    #[test]
    fn one_that_ends_by_itself_leaves_its_status_and_last_words() {
        let mut child = child("for i in $(seq 30); do echo line $i; done >&2; exit 7");
        while child.ended().unwrap().is_none() {
            thread::sleep(PAUSE);
        }
        assert_eq!(child.ended().unwrap().unwrap().code(), Some(7));
        let words = child.last_words();
        assert!(words.ends_with("line 30"), "{words}");
        assert!(!words.contains("line 10\n"), "{words}");
    }

    #[test]
    fn a_polite_request_is_enough_for_one_that_listens() {
        let mut child = child("trap 'exit 0' INT; echo ready >&2; while :; do sleep 0.05; done");
        stop_all(std::slice::from_mut(&mut child), LIMIT).unwrap();
        assert!(child.ended().unwrap().unwrap().success());
    }

    #[test]
    fn one_that_does_not_listen_is_killed() {
        let mut child = child("trap '' INT; echo ready >&2; while :; do sleep 0.05; done");
        let limit = Duration::from_millis(200);
        let error = stop_all(std::slice::from_mut(&mut child), limit).unwrap_err();
        assert_eq!(error.to_string(), "the server did not end and was killed");
    }
}
