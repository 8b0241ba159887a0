//! The time of a core that processes have used, in milliseconds (proc_pid_stat(5)).

use std::fs;

use anyhow::{Context as _, Result};

/// Of one process, by its number, or `self`.
pub fn of(process: &str) -> Result<f64> {
    Ok(Stat::of(process)?.core_ms())
}

/// Of a process and its children, those that are there.
pub fn of_family(parent: &str) -> Result<f64> {
    let mut used = of(parent)?;
    for entry in fs::read_dir("/proc")? {
        let name = entry?.file_name();
        // What is no process, or has ended since, has no such file.
        let stat = name.to_str().and_then(|process| Stat::of(process).ok());
        used +=
            stat.filter(|stat| stat.parent() == Some(parent)).map_or(0.0, |stat| stat.core_ms());
    }
    Ok(used)
}

/// What the system says of a process, from its state on.
struct Stat(Vec<String>);

impl Stat {
    fn of(process: &str) -> Result<Self> {
        let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
        // Its name may hold anything, so that counting begins behind it.
        let (_, rest) = stat.rsplit_once(')').context("the system does not say what it is")?;
        Ok(Self(rest.split_whitespace().map(str::to_owned).collect()))
    }

    fn parent(&self) -> Option<&str> {
        self.0.get(1).map(String::as_str)
    }

    /// `utime` and `stime`.
    fn core_ms(&self) -> f64 {
        let ticks: u32 =
            self.0.iter().skip(11).take(2).flat_map(|ticks| ticks.parse::<u32>()).sum();
        f64::from(ticks) * 1000.0 / rustix::param::clock_ticks_per_second() as f64
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader};
    use std::process::{Command, Stdio};

    use super::*;

    #[test]
    fn children_count_with_their_parent() {
        let spin = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; echo; read -r _";
        let mut child = Command::new("sh")
            .args(["-c", spin])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut String::new()).unwrap();
        let parent = std::process::id().to_string();
        let (own, its) = (of(&parent).unwrap(), of(&child.id().to_string()).unwrap());
        let family = of_family(&parent).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(its > 0.0);
        assert!(family >= own + its, "{family} {own} {its}");
        assert!(of("nobody").is_err());
    }
}
