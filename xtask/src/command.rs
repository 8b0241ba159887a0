//! Running other programs, with errors that say which one failed and what to do.

use std::io::{BufRead as _, BufReader, ErrorKind};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};

use crate::progress::Stopwatch;

/// Runs `command` on this terminal and waits for it.
///
/// # Errors
/// The program is missing, or ends with anything but success.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, error))?;
    check(command, status)
}

/// Runs `command` and gives what it wrote to standard output; when it fails, what it wrote to
/// standard error is part of the error.
pub fn output(command: &mut Command) -> Result<String> {
    let output =
        command.stdin(Stdio::null()).output().map_err(|error| not_started(command, error))?;
    check(command, output.status)
        .with_context(|| String::from_utf8_lossy(&output.stderr).trim().to_owned())?;
    String::from_utf8(output.stdout).with_context(|| format!("{} wrote no UTF-8", name(command)))
}

/// Runs `command` with its standard output shown here, and hands every line of it to `each`.
pub fn watched(command: &mut Command, mut each: impl FnMut(&str)) -> Result<()> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(command, error))?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            each(&line);
        }
    }
    let status = child.wait()?;
    check(command, status)
}

/// Runs `command`, and stops it when it takes longer than `limit`.
pub fn run_within(command: &mut Command, limit: Duration) -> Result<()> {
    let mut child =
        command.stdin(Stdio::null()).spawn().map_err(|error| not_started(command, error))?;
    let watch = Stopwatch::start();
    loop {
        if let Some(status) = child.try_wait()? {
            return check(command, status);
        }
        if watch.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            bail!("{} was stopped after {} seconds without an end", name(command), limit.as_secs());
        }
        thread::sleep(Duration::from_millis(50));
    }
}

fn check(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    bail!("`{}` ended with {status}", line(command))
}

fn not_started(command: &Command, error: std::io::Error) -> anyhow::Error {
    let name = name(command);
    if error.kind() != ErrorKind::NotFound {
        return anyhow!(error).context(format!("{name} cannot be started"));
    }
    match name.as_str() {
        "node" | "npm" | "npx" => {
            anyhow!("{name} is missing: install Node.js 20 or newer, which brings it")
        }
        _ => anyhow!("{name} is missing"),
    }
}

fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    name.to_string_lossy().into_owned()
}

fn line(command: &Command) -> String {
    let mut line = name(command);
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut Command::new("no-such-program-here")).unwrap_err();
        assert_eq!(error.to_string(), "no-such-program-here is missing");
    }

    #[test]
    fn a_failure_names_the_whole_line() {
        let error = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert!(error.to_string().starts_with("`sh -c exit 3` ended with"));
    }

    #[test]
    fn a_program_that_hangs_is_stopped() {
        let limit = Duration::from_millis(100);
        let error = run_within(Command::new("sleep").arg("60"), limit).unwrap_err();
        assert!(error.to_string().contains("sleep was stopped"));
    }
}
