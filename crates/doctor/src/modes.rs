//! Who may read and write files.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use crate::Finding;

/// Who may do what with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privacy {
    /// Nobody but its owner may read it: the programs refuse it otherwise.
    Secret,
    /// Not everybody may read it: whoever put it there has said which group may.
    Given,
    /// Nobody but its owner may change it.
    Own,
}

/// Whether a file or folder is for its owner alone.
#[must_use]
pub fn look_at_modes(path: &Path, privacy: Privacy) -> Finding {
    let (about, place) = ("file modes", path.display());
    let mode = match fs::metadata(path) {
        Ok(found) => found.permissions().mode() & 0o777,
        Err(error) => {
            let remedy = "restore it from the backup, or correct the path";
            return Finding::wrong(about, format!("{place}: {error}"), remedy);
        }
    };
    // What everybody may, and what a group may on top of its owner.
    let (others, group, may, right) = match privacy {
        Privacy::Secret => (0o077, 0, "read", "go="),
        Privacy::Given => (0o007, 0o070, "read", "go="),
        Privacy::Own => (0o002, 0o020, "change", "go-w"),
    };
    let seen = |who: &str| format!("{place}: {mode:03o}, so that {who} can {may} it");
    let remedy = format!("chmod {right} {place}");
    if mode & others != 0 {
        Finding::wrong(about, seen("others"), remedy)
    } else if mode & group != 0 {
        let remedy = format!("{remedy}, unless nobody else is in it");
        Finding::doubt(about, seen("its group"), remedy)
    } else {
        Finding::fine(about, format!("{place}: {mode:03o}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Verdict;

    #[test]
    fn what_others_can_read_or_change_is_wrong() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key");
        fs::write(&file, "x").unwrap();
        let verdict = |mode, privacy| {
            fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
            look_at_modes(&file, privacy).verdict
        };
        assert_eq!(verdict(0o600, Privacy::Secret), Verdict::Fine);
        assert_eq!(verdict(0o640, Privacy::Secret), Verdict::Wrong);
        assert_eq!(verdict(0o644, Privacy::Own), Verdict::Fine);
        assert_eq!(verdict(0o664, Privacy::Own), Verdict::Doubt);
        assert_eq!(verdict(0o666, Privacy::Own), Verdict::Wrong);
        assert_eq!(verdict(0o400, Privacy::Given), Verdict::Fine);
        assert_eq!(verdict(0o440, Privacy::Given), Verdict::Doubt);
        assert_eq!(verdict(0o444, Privacy::Given), Verdict::Wrong);
        let missing = look_at_modes(&folder.path().join("none"), Privacy::Own);
        assert_eq!(missing.verdict, Verdict::Wrong);
    }
}
