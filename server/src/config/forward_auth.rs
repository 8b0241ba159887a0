//! What a reverse proxy in front may let through, by path.

use configuration::Faults;
use request::plain_path;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::service::is_below;

/// What it takes to pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Needs {
    /// To be signed in.
    SignedIn,
    /// A pattern drawn in this session not long ago.
    FreshPattern,
}

/// A rule of `[[forward_auth]]`: for this path and whatever is below it. The longest path that
/// fits decides; where none does, nobody passes.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
pub struct ForwardAuthRule {
    /// The path, as browsers ask for it.
    pub path: String,
    /// What is behind it, for people: the page and the mail that ask for a pattern name it.
    pub title: String,
    /// What it takes.
    pub needs: Needs,
    /// How old the pattern may be where one is needed, at most an hour.
    #[serde(default = "within")]
    pub within_seconds: u64,
}

const fn within() -> u64 {
    300
}

impl ForwardAuthRule {
    /// What two rules must differ in.
    pub(super) fn key(&self) -> String {
        self.path.trim_end_matches('/').to_ascii_lowercase()
    }

    /// Notes what no request can have, or nobody can read; `key` is what the file calls it.
    pub(super) fn judge(&self, key: &str, faults: &mut Faults) {
        let path = self.path.as_str();
        faults.unless(
            path.bytes().all(|byte| byte.is_ascii_graphic())
                && plain_path(path).is_some_and(|plain| plain == path),
            format!("{key}.path"),
            format!("{path:?} is not a plain path that begins with a slash"),
        );
        faults.unless(
            (1..=60).contains(&self.title.chars().count())
                && !self.title.chars().any(char::is_control),
            format!("{key}.title"),
            "not 1 to 60 characters of plain text",
        );
        faults.unless(
            (1..=3600).contains(&self.within_seconds),
            format!("{key}.within_seconds"),
            "not between 1 and 3600",
        );
    }
}

/// The rule for a path, in whatever case it is written: some programs read `/Admin` as `/admin`.
pub fn rule_for<'a>(rules: &'a [ForwardAuthRule], path: &str) -> Option<&'a ForwardAuthRule> {
    let path = path.to_ascii_lowercase();
    let fits = rules.iter().filter(|rule| is_below(&path, &rule.key()));
    fits.max_by_key(|rule| rule.key().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_path_decides_and_no_rule_means_no() {
        let rule = |path: &str, needs| ForwardAuthRule {
            path: path.to_owned(),
            title: "Wiki".to_owned(),
            needs,
            within_seconds: 300,
        };
        let rules = [rule("/wiki", Needs::SignedIn), rule("/wiki/admin", Needs::FreshPattern)];
        let needs = |path| rule_for(&rules, path).map(|rule| rule.needs);
        assert_eq!(needs("/wiki/page"), Some(Needs::SignedIn));
        assert_eq!(needs("/wiki/admin"), Some(Needs::FreshPattern));
        assert_eq!(needs("/WIKI/Admin/x"), Some(Needs::FreshPattern));
        assert_eq!(needs("/wiki/administrators"), Some(Needs::SignedIn));
        assert_eq!(needs("/wikipedia"), None);
        assert_eq!(needs("/"), None);
    }
    #[test]
    fn a_path_that_no_request_can_have_is_refused() {
        let checked = |path: &str| {
            let rule = ForwardAuthRule {
                path: path.to_owned(),
                title: "Wiki".to_owned(),
                needs: Needs::SignedIn,
                within_seconds: 300,
            };
            let mut faults = Faults::default();
            rule.judge("forward_auth[0]", &mut faults);
            faults.is_empty()
        };
        for path in ["/", "/wiki", "/wiki/", "/a.b/~c"] {
            assert!(checked(path), "{path}");
        }
        for path in ["", "wiki", "/wiki/./a", "/..", "//a", "/a;b", "/a?b", "/a#b", "/%61", "/a b"]
        {
            assert!(!checked(path), "{path}");
        }
    }
}
