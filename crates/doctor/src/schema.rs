//! The database.

use std::{path::Path, time::Duration};

use database::{Backend, Error, Examination, Migrations, Settings};

use tokio::time::timeout;

use crate::{Finding, compare_clocks};

/// How long a database may take to say everything.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// The oldest PostgreSQL that is tested.
const OLDEST_POSTGRES: u32 = 15;

/// What the database at `settings` says, without changing anything; `now` is this machine's time in
/// milliseconds since 1970. A file that is missing is wrong, unless there are no keys either, as
/// before a first start.
pub async fn look_at_database(
    settings: &Settings,
    migrations: &Migrations,
    now: i64,
    has_keys: bool,
) -> Vec<Finding> {
    if let Some(file) = settings.file().filter(|file| !file.exists()) {
        return vec![missing(&file, has_keys)];
    }
    match timeout(PATIENCE, Examination::of(settings, migrations)).await {
        Ok(Ok(examined)) => findings(&examined, settings.connections, now),
        Ok(Err(error)) => vec![unreachable(&error)],
        Err(_) => {
            let seen = format!("no answer within {} seconds", PATIENCE.as_secs());
            let remedy = "see to the network between the two, or correct database_url";
            vec![Finding::wrong("database", seen, remedy)]
        }
    }
}

fn missing(file: &Path, has_keys: bool) -> Finding {
    let seen = format!("{}: there is no such file", file.display());
    match has_keys {
        true => Finding::wrong(
            "database",
            format!("{seen}, but there are keys"),
            "correct database_url, or restore it from your backup: a start would begin an empty one",
        ),
        false => Finding::doubt("database", seen, "a first start makes it"),
    }
}

fn unreachable(error: &Error) -> Finding {
    let mut seen = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        let told = cause.to_string();
        // Some say what their cause says as well.
        if !seen.contains(&told) {
            seen = format!("{seen}: {told}");
        }
        source = cause.source();
    }
    Finding::wrong("database", seen, "start it, or correct database_url")
}

fn findings(examined: &Examination, wanted: u32, now: i64) -> Vec<Finding> {
    let Examination { backend, release, schema, writable, .. } = examined;
    let name = match backend {
        Backend::Sqlite => "SQLite",
        Backend::Postgres => "PostgreSQL",
    };
    let mut findings = vec![if *writable {
        Finding::fine("database", format!("{name} {release}"))
    } else {
        let remedy = "point database_url at the primary, or see who holds the lock of the file";
        Finding::wrong("database", format!("{name} {release} cannot be written to"), remedy)
    }];
    findings.push(match schema.0.cmp(&schema.1) {
        std::cmp::Ordering::Equal => Finding::fine("schema", format!("step {}", schema.0)),
        std::cmp::Ordering::Less if !examined.may_migrate => Finding::wrong(
            "schema",
            format!("step {} of {}, and this role may make no tables", schema.0, schema.1),
            "GRANT CREATE ON SCHEMA public TO the role in database_url, or make it the owner",
        ),
        std::cmp::Ordering::Less => Finding::doubt(
            "schema",
            format!("step {} of {}", schema.0, schema.1),
            "the next start brings it up to date",
        ),
        std::cmp::Ordering::Greater => Finding::doubt(
            "schema",
            format!("step {}, and this release knows {}", schema.0, schema.1),
            "a newer release has been here; run that one",
        ),
    });
    let major = release.split('.').next().and_then(|major| major.parse::<u32>().ok());
    if *backend == Backend::Postgres && major.is_some_and(|major| major < OLDEST_POSTGRES) {
        let seen = format!("PostgreSQL {release}");
        findings.push(Finding::doubt("database", seen, "15 is the oldest that is tested"));
    }
    if let Some((most, there)) = examined.connections {
        let seen = format!("{there} of {most} connections in use, this program takes {wanted}");
        let enough = most - there > i64::from(wanted);
        findings.push(if enough {
            Finding::fine("connections", seen)
        } else {
            let remedy =
                "raise max_connections there, or lower database_connections of each replica";
            Finding::doubt("connections", seen, remedy)
        });
    }
    findings.extend(examined.now.map(|theirs| compare_clocks("PostgreSQL", theirs, now)));
    findings
}

#[cfg(test)]
mod tests {
    use database::{Database, testing::on_both};

    use super::*;
    use crate::Verdict;

    const STEPS: Migrations = Migrations {
        sqlite: &[(1, "a", "CREATE TABLE a (x TEXT)")],
        postgres: &[(1, "a", "CREATE TABLE a (x TEXT)")],
    };

    #[tokio::test]
    async fn a_database_is_looked_at_before_and_after_its_first_start() {
        on_both(async |database| {
            let settings = &database.settings;
            let before = look_at_database(settings, &STEPS, 0, true).await;
            let file = settings.url.starts_with("sqlite");
            let worst = before.iter().map(|finding| finding.verdict).max();
            // A clock that stands at 1970 is wrong beside that of a server.
            assert_eq!(worst, Some(Verdict::Wrong), "{before:?}");
            Database::open(settings, &STEPS).await.unwrap().close().await;
            let after = look_at_database(settings, &STEPS, 0, true).await;
            let verdict = |about: &str| after.iter().find(|finding| finding.about == about);
            assert_eq!(verdict("database").unwrap().verdict, Verdict::Fine, "{after:?}");
            assert_eq!(verdict("schema").unwrap().seen, "step 1");
            assert_eq!(verdict("clock").is_none(), file);
            assert_eq!(verdict("connections").is_none(), file);
        })
        .await;
    }

    #[tokio::test]
    async fn a_file_that_is_missing_is_wrong_where_there_are_keys() {
        for (has_keys, verdict) in [(false, Verdict::Doubt), (true, Verdict::Wrong)] {
            let missing = Settings::new("sqlite:///nowhere/at/all.db?mode=rwc");
            let found = look_at_database(&missing, &STEPS, 0, has_keys).await;
            let said: Vec<_> = found.iter().map(|found| (&*found.about, found.verdict)).collect();
            assert_eq!(said, [("database", verdict)], "{found:?}");
        }
    }

    #[test]
    fn what_cannot_be_written_or_is_behind_is_told() {
        let examined = Examination {
            backend: Backend::Postgres,
            release: "14.2".to_owned(),
            schema: (3, 6),
            now: Some(0),
            writable: false,
            may_migrate: true,
            connections: Some((10, 9)),
        };
        let verdicts = findings(&examined, 8, 0).into_iter().map(|finding| finding.verdict);
        let expected =
            [Verdict::Wrong, Verdict::Doubt, Verdict::Doubt, Verdict::Doubt, Verdict::Fine];
        assert_eq!(verdicts.collect::<Vec<_>>(), expected);
        let unable = Examination { may_migrate: false, ..examined.clone() };
        let found = findings(&unable, 8, 0);
        assert!(
            found.iter().any(|found| found.about == "schema" && found.verdict == Verdict::Wrong)
        );
        let newer = Examination { schema: (7, 6), ..examined };
        assert!(findings(&newer, 8, 0).iter().any(|finding| finding.seen.starts_with("step 7")));
    }
}
