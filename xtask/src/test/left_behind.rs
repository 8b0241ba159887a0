//! What tests that failed have left behind, printed: on a machine that is gone by the time somebody
//! reads of it, the report alone says little.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// What Playwright writes of the page that a test failed on, and what the servers have logged.
const FILES: [&str; 2] = ["error-context.md", "servers.log"];
/// The end of a longer file says what happened.
const LINES: usize = 120;

/// Prints it for all tests below `results`.
pub fn print(results: &Path) -> Result<()> {
    for file in found(results)? {
        let bytes = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        let text = String::from_utf8_lossy(&bytes);
        let lines: Vec<_> = text.lines().collect();
        let rest = lines.len().saturating_sub(LINES);
        let name = file.strip_prefix(results).unwrap_or(&file);
        println!("\n-- {}", name.display());
        for line in lines.into_iter().skip(rest) {
            println!("{line}");
        }
    }
    Ok(())
}

/// Playwright makes one folder for each test that failed.
fn found(results: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for test in fs::read_dir(results).with_context(|| format!("reading {}", results.display()))? {
        let test = test?.path();
        found.extend(FILES.iter().map(|name| test.join(name)).filter(|file| file.is_file()));
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_failed_test_has_left_is_found_and_nothing_else() {
        let results = tempfile::tempdir().unwrap();
        for (folder, file) in [("b", "servers.log"), ("a", "error-context.md"), ("a", "trace.zip")]
        {
            fs::create_dir_all(results.path().join(folder)).unwrap();
            fs::write(results.path().join(folder).join(file), "x").unwrap();
        }
        let expected =
            ["a/error-context.md", "b/servers.log"].map(|name| results.path().join(name));
        assert_eq!(found(results.path()).unwrap(), expected);
        print(results.path()).unwrap();
    }
}
