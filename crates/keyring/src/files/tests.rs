use std::os::unix::fs::PermissionsExt as _;

use tempfile::TempDir;

use super::*;
use crate::schedule::{ACCEPTED_AFTER, PUBLISHED_AHEAD};

const START: Timestamp = Timestamp::from_millis(1_800_000_000_000);

fn place() -> (TempDir, KeyFiles) {
    let folder = tempfile::tempdir().unwrap();
    let files = files_in(folder.path());
    (folder, files)
}

fn files_in(folder: &Path) -> KeyFiles {
    KeyFiles::new(KeyUse::Call, folder.join("keys/call.pem"), Schedule::days(90))
}

fn after(seconds: u64) -> Timestamp {
    START.plus(Duration::from_secs(seconds))
}

fn kid(files: &KeyFiles, now: Timestamp, state: State) -> Option<String> {
    let entries = files.list(now).unwrap();
    entries.into_iter().find(|entry| entry.state == state).map(|entry| entry.kid)
}

fn copy(from: &Path) -> TempDir {
    let to = tempfile::tempdir().unwrap();
    fs::create_dir(to.path().join("keys")).unwrap();
    for file in fs::read_dir(from.join("keys")).unwrap() {
        let file = file.unwrap();
        let copied = to.path().join("keys").join(file.file_name());
        fs::copy(file.path(), &copied).unwrap();
        let modified = file.metadata().unwrap().modified().unwrap();
        fs::File::open(copied).unwrap().set_modified(modified).unwrap();
    }
    to
}

/// What must hold of a folder in which a process was killed: it opens without being fresh, one key
/// signs, everything published before is still published, and the next start completes the work.
fn survives(folder: &Path, now: Timestamp, published_before: &[Entry]) {
    let files = files_in(folder);
    let found = files.list(now).unwrap();
    assert_eq!(found.iter().filter(|entry| entry.state == State::Current).count(), 1);
    for entry in published_before {
        assert!(found.iter().any(|key| key.kid == entry.kid), "{entry:?} is gone");
    }
    let current = kid(&files, now, State::Current);
    files.upkeep(now, false).unwrap();
    assert_eq!(kid(&files, now, State::Current), current, "mending is no rotation");
    assert!(kid(&files, now, State::Next).is_some());
    assert!(files.scan().unwrap().drafts.is_empty());
    assert!(!files.is_anything_to_do(now, false).unwrap());
}

#[test]
fn a_first_start_makes_a_current_and_a_next_key_of_mode_0600() {
    let (folder, files) = place();
    assert!(matches!(files.upkeep(START, false), Err(Error::NoCurrent { .. })));
    assert!(!folder.path().join("keys").exists());
    assert_eq!(files.upkeep(START, true).unwrap(), None);
    let states: Vec<_> = files.list(START).unwrap().iter().map(|entry| entry.state).collect();
    assert_eq!(states, [State::Next, State::Current]);
    for file in fs::read_dir(folder.path().join("keys")).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{file:?}");
    }
    let before = files.list(START).unwrap();
    files.upkeep(after(60), true).unwrap();
    assert_eq!(files.list(START).unwrap(), before, "a second start makes nothing");
}

#[test]
fn what_root_makes_belongs_to_whom_the_folder_around_it_belongs() {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let (folder, files) = place();
    if fs::metadata(folder.path()).unwrap().uid() == 0 {
        chown(folder.path(), Some(65_534), Some(65_534)).unwrap();
    }
    files.begin_anew(START).unwrap();
    let owner = |path: &Path| fs::metadata(path).unwrap().uid();
    let keys = folder.path().join("keys");
    assert_eq!(owner(&keys), owner(folder.path()));
    for file in fs::read_dir(&keys).unwrap() {
        let path = file.unwrap().path();
        assert_eq!(owner(&path), owner(folder.path()), "{}", path.display());
    }
}

#[test]
fn a_rotation_waits_for_the_verifiers_unless_forced() {
    let (_folder, files) = place();
    files.upkeep(START, true).unwrap();
    let (old, new) = (kid(&files, START, State::Current), kid(&files, START, State::Next));
    let ready = START.plus(PUBLISHED_AHEAD);
    let early = ready.minus(Duration::from_millis(1));
    match files.rotate(early, false) {
        Err(Error::TooYoung { ready_at, .. }) => assert_eq!(ready_at, ready),
        other => panic!("{other:?}"),
    }
    assert_eq!(kid(&files, early, State::Current), old);

    let rotation = files.rotate(ready, false).unwrap();
    assert_eq!((rotation.from, Some(rotation.to)), (old.clone(), new.clone()));
    assert_eq!((rotation.at, rotation.cause), (ready, Cause::Command));
    assert_eq!(kid(&files, ready, State::Current), new);
    assert_eq!(kid(&files, ready, State::Previous), old);
    assert!(kid(&files, ready, State::Next).is_some());

    let forced = files.rotate(ready, true).unwrap();
    assert_eq!((forced.from, forced.cause), (new, Cause::Force));
    assert!(forced.at > ready, "the order of keys is that of their instants");
}

#[test]
fn a_previous_key_is_published_until_its_last_token_is_dead_and_then_removed() {
    let (folder, files) = place();
    files.upkeep(START, true).unwrap();
    let old = kid(&files, START, State::Current).unwrap();
    let rotated = files.rotate(START.plus(PUBLISHED_AHEAD), false).unwrap().at;
    let dead = rotated.plus(ACCEPTED_AFTER);
    let is_published = |now| files.list(now).unwrap().iter().any(|entry| entry.kid == old);
    let last = dead.minus(Duration::from_millis(1));
    files.upkeep(last, false).unwrap();
    assert!(is_published(last));
    assert!(!is_published(dead), "what is dead is not published, removed or not");
    files.upkeep(dead, false).unwrap();
    assert!(!folder.path().join("keys/call.pem").exists());
    assert_eq!(files.list(dead).unwrap().len(), 2);
}

#[test]
fn a_key_of_age_is_followed_by_itself_once() {
    let (_folder, files) = place();
    files.upkeep(START, true).unwrap();
    let of_age = START.plus(Duration::from_hours(90 * 24));
    assert_eq!(files.upkeep(of_age.minus(Duration::from_secs(1)), false).unwrap(), None);
    let rotation = files.upkeep(of_age, false).unwrap().unwrap();
    assert_eq!(rotation.cause, Cause::Age);
    assert_eq!(files.upkeep(of_age, false).unwrap(), None);

    let by_hand = KeyFiles { schedule: Schedule::days(0), ..files };
    assert_eq!(by_hand.upkeep(of_age.plus(Duration::from_hours(9000)), false).unwrap(), None);
}

#[test]
fn a_key_from_before_rotation_stays_current_and_gets_a_next_one() {
    let (folder, files) = place();
    let pem = SigningKey::generate_pem().unwrap();
    let kid_before = SigningKey::from_pem(KeyUse::Call, &pem).unwrap().public().kid().to_owned();
    let path = folder.path().join("keys/call.pem");
    SecretFile::at(&path).create(pem.as_bytes()).unwrap();
    date(&path, START.minus(Duration::from_hours(365 * 24))).unwrap();

    // It is of age, but the next key must be known first.
    assert_eq!(files.upkeep(START, false).unwrap(), None);
    assert_eq!(kid(&files, START, State::Current), Some(kid_before.clone()));
    let known = START.plus(PUBLISHED_AHEAD);
    assert_eq!(files.upkeep(known, false).unwrap().unwrap().from, Some(kid_before));
}

#[test]
fn a_command_that_comes_too_early_starts_the_wait_of_a_next_key_that_was_missing() {
    let (_folder, files) = place();
    files.upkeep(START, true).unwrap();
    let next = files.scan().unwrap().keys.placed(files.schedule, START)[0].name;
    fs::remove_file(files.names.path(next)).unwrap();
    let ready_at = |now| match files.rotate(now, false) {
        Err(Error::TooYoung { ready_at, .. }) => ready_at,
        other => panic!("{other:?}"),
    };
    assert_eq!(ready_at(after(60)), after(60).plus(PUBLISHED_AHEAD));
    assert_eq!(ready_at(after(90)), after(60).plus(PUBLISHED_AHEAD));
    files.rotate(after(60).plus(PUBLISHED_AHEAD), false).unwrap();
}

#[test]
fn every_prefix_of_the_file_operations_leaves_the_keys_in_order() {
    let (folder, files) = place();
    files.upkeep(START, true).unwrap();
    files.rotate(START.plus(PUBLISHED_AHEAD), false).unwrap();
    let now = START.plus(Duration::from_hours(60 * 24));
    for forced in [false, true] {
        let keys = files.scan().unwrap().keys;
        let mut steps = keys.rotation(now, forced).unwrap();
        steps.extend(
            keys.upkeep(files.schedule, now, false)
                .into_iter()
                .filter(|step| matches!(step, Step::Remove(_))),
        );
        assert!(steps.iter().any(|step| matches!(step, Step::Remove(_))), "{steps:?}");
        let published = files.list(now).unwrap();
        for done in 0..=steps.len() {
            let copied = copy(folder.path());
            let files = files_in(copied.path());
            for step in &steps[..done] {
                files.take(*step, now).unwrap();
            }
            survives(copied.path(), now, &published);
        }
    }
}

#[test]
fn a_key_that_was_being_written_is_no_key() {
    let (folder, files) = place();
    files.upkeep(START, true).unwrap();
    let published = files.list(START).unwrap();
    let next = files.names.path(files.scan().unwrap().keys.placed(files.schedule, START)[0].name);

    // Killed while the draft was written, and the name not taken.
    let copied = copy(folder.path());
    let next_there = copied.path().join("keys").join(next.file_name().unwrap());
    fs::rename(&next_there, next_there.with_extension("draft")).unwrap();
    fs::write(next_there.with_extension("draft"), "-----BEGIN").unwrap();
    survives(copied.path(), START, &published[1..]);

    // Killed between taking the name and dropping the draft.
    let copied = copy(folder.path());
    let next_there = copied.path().join("keys").join(next.file_name().unwrap());
    fs::hard_link(&next_there, next_there.with_extension("draft")).unwrap();
    survives(copied.path(), START, &published);

    // The very first key, of which only the draft was there: the start is still a first one.
    let copied = tempfile::tempdir().unwrap();
    fs::create_dir(copied.path().join("keys")).unwrap();
    fs::write(copied.path().join("keys/call.draft"), "").unwrap();
    files_in(copied.path()).upkeep(START, true).unwrap();
    survives(copied.path(), START, &[]);
}

#[test]
fn a_lost_key_is_replaced_by_force_only() {
    let (folder, files) = place();
    files.upkeep(START, true).unwrap();
    fs::remove_file(folder.path().join("keys/call.pem")).unwrap();
    for refused in
        [files.upkeep(START, false).unwrap_err(), files.rotate(after(9000), false).unwrap_err()]
    {
        let text = refused.to_string();
        assert!(text.contains("restore it from your backup"), "{text}");
        assert!(text.contains("keys rotate --purpose call --force"), "{text}");
    }
    let rotation = files.rotate(START, true).unwrap();
    assert_eq!(rotation.from, None);
    survives(folder.path(), START, &[]);
}

#[test]
fn a_command_on_the_wrong_folder_leaves_no_trace() {
    let (folder, files) = place();
    assert!(matches!(files.rotate(START, true), Err(Error::NoFolder { .. })));
    fs::create_dir(folder.path().join("keys")).unwrap();
    assert!(matches!(files.rotate(START, false), Err(Error::NoCurrent { .. })));
    assert_eq!(files.list(START).unwrap(), []);
    assert_eq!(fs::read_dir(folder.path().join("keys")).unwrap().count(), 0);
}

#[test]
fn a_key_that_others_can_read_or_that_is_none_is_refused_with_the_remedy() {
    let (_folder, files) = place();
    files.upkeep(START, true).unwrap();
    for placed in files.scan().unwrap().keys.placed(files.schedule, START) {
        let path = files.names.path(placed.name);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let refused = files.list(START).unwrap_err().to_string();
        assert!(refused.contains("chmod 600"), "{refused}");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();

        let whole = fs::read(&path).unwrap();
        fs::write(&path, "nothing").unwrap();
        let refused = files.list(START).unwrap_err().to_string();
        let remedy = if placed.state == State::Next { "remove it" } else { "restore it" };
        assert!(refused.contains(remedy), "{refused}");
        fs::write(&path, whole).unwrap();
    }
    files.list(START).unwrap();
}

#[test]
fn a_next_key_that_cannot_be_read_never_signs() {
    let (_folder, files) = place();
    files.upkeep(START, true).unwrap();
    let current = kid(&files, START, State::Current);
    let next = files.scan().unwrap().keys.placed(files.schedule, START)[0].name;
    let whole = fs::read(files.names.path(next)).unwrap();
    fs::write(files.names.path(next), "nothing").unwrap();
    assert!(matches!(files.rotate(after(3600), true), Err(Error::MalformedNext { .. })));
    fs::write(files.names.path(next), whole).unwrap();
    assert_eq!(kid(&files, START, State::Current), current);
}

#[test]
fn forced_rotations_stop_before_the_set_is_too_long_to_be_read() {
    let (_folder, files) = place();
    files.upkeep(START, true).unwrap();
    let mut done = 1;
    let refused = loop {
        match files.rotate(after(done), true) {
            Ok(_) => done += 1,
            Err(refused) => break refused,
        }
    };
    match refused {
        Error::TooMany { room_at, .. } => assert_eq!(room_at, after(1).plus(ACCEPTED_AFTER)),
        other => panic!("{other}"),
    }
    let published = files.list(after(done)).unwrap().len();
    assert!(3 * published <= 32, "{published} keys of each of three purposes");
    files.rotate(after(1).plus(ACCEPTED_AFTER), true).unwrap();
}

#[test]
fn beginning_anew_leaves_no_key_of_before() {
    let (folder, files) = place();
    files.begin_anew(START).unwrap();
    files.rotate(after(700), false).unwrap();
    let before: Vec<_> = files.list(after(700)).unwrap();
    assert_eq!(before.len(), 3);
    files.begin_anew(after(800)).unwrap();
    let now = files.list(after(800)).unwrap();
    assert!(now.iter().all(|key| before.iter().all(|old| old.kid != key.kid)));
    survives(folder.path(), after(800), &now);
}
