//! What was found.

use std::fmt::{self, Write as _};

use serde::Serialize;

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// As it should be.
    Fine,
    /// It works, and may not always.
    Doubt,
    /// It does not work, or is not safe.
    Wrong,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was looked at, in a word or two.
    pub about: String,
    /// How it is.
    pub verdict: Verdict,
    /// What was seen.
    pub seen: String,
    /// What to do, where something is to be done.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub remedy: String,
}

impl Finding {
    /// It is as it should be.
    pub fn fine(about: impl Into<String>, seen: impl fmt::Display) -> Self {
        Self {
            about: about.into(),
            verdict: Verdict::Fine,
            seen: seen.to_string(),
            remedy: String::new(),
        }
    }

    /// It works, and may not always.
    pub fn doubt(
        about: impl Into<String>,
        seen: impl fmt::Display,
        remedy: impl Into<String>,
    ) -> Self {
        Self { verdict: Verdict::Doubt, remedy: remedy.into(), ..Self::fine(about, seen) }
    }

    /// It does not work, or is not safe.
    pub fn wrong(
        about: impl Into<String>,
        seen: impl fmt::Display,
        remedy: impl Into<String>,
    ) -> Self {
        Self { verdict: Verdict::Wrong, ..Self::doubt(about, seen, remedy) }
    }
}

/// Everything that was looked at.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(transparent)]
pub struct Report(Vec<Finding>);

impl Report {
    /// The worst of it.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.0.iter().map(|finding| finding.verdict).max().unwrap_or(Verdict::Fine)
    }

    /// Each finding.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.0.iter()
    }
}

impl Extend<Finding> for Report {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, findings: T) {
        self.0.extend(findings);
    }
}

/// A line for each finding, and one more for what to do.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.0.iter().map(|finding| finding.about.chars().count()).max();
        let width = width.unwrap_or_default();
        for Finding { about, verdict, seen, remedy } in &self.0 {
            let verdict = match verdict {
                Verdict::Fine => "fine ",
                Verdict::Doubt => "doubt",
                Verdict::Wrong => "WRONG",
            };
            writeln!(f, "{verdict}  {about:width$}  {}", one_line(seen))?;
            if !remedy.is_empty() {
                writeln!(f, "{:5}  {:width$}  -> {remedy}", "", "")?;
            }
        }
        let count = |verdict| self.0.iter().filter(|finding| finding.verdict == verdict).count();
        let (doubts, wrong) = (count(Verdict::Doubt), count(Verdict::Wrong));
        writeln!(f, "{} looked at, {doubts} in doubt, {wrong} wrong", self.0.len())
    }
}

/// What other programs say may have many lines.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for part in text.split_whitespace() {
        let space = if line.is_empty() { "" } else { " " };
        let _ = write!(line, "{space}{part}");
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_finding_decides() {
        let mut report = Report::default();
        assert_eq!(report.verdict(), Verdict::Fine);
        report
            .extend([Finding::wrong("mail", "no\n answer", "start it"), Finding::fine("disk", 3)]);
        assert_eq!(report.verdict(), Verdict::Wrong);
        assert_eq!(
            report.to_string(),
            "WRONG  mail  no answer\n             -> start it\nfine   disk  3\n\
             2 looked at, 0 in doubt, 1 wrong\n"
        );
    }
}
