//! Room on the disk.

use std::path::Path;

use rustix::fs::statvfs;

use crate::Finding;

const MIB: u64 = 1024 * 1024;

/// Below this nothing can be relied on.
const TOO_LITTLE: u64 = 100 * MIB;
/// Below this somebody should look.
const LITTLE: u64 = 1024 * MIB;
/// Files that can still be made: a write-ahead log and some others.
const FEW_FILES: u64 = 1000;

/// How much room there is where `folder` is, or will be.
#[must_use]
pub fn look_at_disk(folder: &Path) -> Finding {
    let folder = nearest(folder);
    let place = folder.display();
    match statvfs(folder) {
        Ok(found) => {
            let free = found.f_bavail.saturating_mul(found.f_frsize);
            // Some file systems do not count files, and tell none at all.
            let few = found.f_files > 0 && found.f_favail < FEW_FILES;
            room(&place.to_string(), free, few.then_some(found.f_favail))
        }
        Err(error) => {
            let remedy = "see whether its file system is there, or name another folder";
            Finding::wrong("disk", format!("{place}: {error}"), remedy)
        }
    }
}

/// The folder itself, or the one above in which it will be made.
fn nearest(folder: &Path) -> &Path {
    let there = folder.ancestors().find(|folder| folder.exists());
    // What is above a relative path is the working directory.
    there.unwrap_or(Path::new("."))
}

fn room(place: &str, free: u64, files: Option<u64>) -> Finding {
    let remedy = "make room: what is written is refused when it is full, and nothing is lost";
    if let Some(files) = files {
        return Finding::wrong("disk", format!("{place}: {files} more files fit"), remedy);
    }
    let seen = format!("{place}: {} MiB free", free / MIB);
    if free < TOO_LITTLE {
        Finding::wrong("disk", seen, remedy)
    } else if free < LITTLE {
        Finding::doubt("disk", seen, remedy)
    } else {
        Finding::fine("disk", seen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Verdict;

    #[test]
    fn little_room_is_a_doubt_and_none_is_wrong() {
        let verdict = |free, files| room("/data", free, files).verdict;
        assert_eq!(verdict(2 * LITTLE, None), Verdict::Fine);
        assert_eq!(verdict(LITTLE - 1, None), Verdict::Doubt);
        assert_eq!(verdict(TOO_LITTLE - 1, None), Verdict::Wrong);
        assert_eq!(verdict(2 * LITTLE, Some(3)), Verdict::Wrong);
    }

    #[test]
    fn a_folder_that_is_not_there_yet_has_the_room_of_the_one_above() {
        assert_eq!(nearest(Path::new("/")), Path::new("/"));
        assert_eq!(nearest(Path::new("/no/such/folder")), Path::new("/"));
        assert_eq!(nearest(Path::new("no/such/folder")), Path::new("."));
        assert!(look_at_disk(Path::new("/no/such/folder")).seen.starts_with("/: "));
        assert_eq!(look_at_disk(Path::new("/no\0such")).seen.split(": ").next(), Some("/"));
    }
}
