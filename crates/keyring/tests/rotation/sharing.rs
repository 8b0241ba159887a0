//! Several processes in one folder, some of which are killed.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
    thread,
    time::Duration,
};

use ambient::{Clock, ManualClock, SystemClock, Timestamp};
use keyring::{ACCEPTED_AFTER, Error, KeyFiles, Keyring, PUBLISHED_AHEAD, Schedule, State};
use tickets::KeyUse;

const FOLDER: &str = "KEYRING_TEST_FOLDER";
const START: Timestamp = Timestamp::from_millis(1_800_000_000_000);

fn files(folder: &Path) -> KeyFiles {
    KeyFiles::new(KeyUse::Call, folder.join("call.pem"), Schedule::days(90))
}

fn process(folder: &Path) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "rotation::sharing::a_process_that_rotates", "--ignored"])
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
#[ignore = "started by the tests below as a process of its own"]
fn a_process_that_rotates() {
    let folder = PathBuf::from(env::var_os(FOLDER).unwrap());
    let clock = Arc::new(ManualClock::starting_at(SystemClock.now()));
    let ring = Keyring::open(files(&folder), clock.clone(), false).unwrap();
    loop {
        // Time is what the files say, half an hour later at each turn.
        let entries = files(&folder).list(clock.now()).unwrap();
        let current = entries.iter().find(|entry| entry.state == State::Current).unwrap();
        clock.set(current.since.plus(Duration::from_mins(30)));
        files(&folder).rotate(clock.now(), true).unwrap();
        ring.keep().unwrap();
    }
}

#[test]
fn killed_at_any_moment_the_keys_are_in_order_and_nobody_waits() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(SystemClock);
    Keyring::open(files(folder.path()), clock.clone(), true).unwrap();
    let mut rotated = 0;
    for round in 0..24_u64 {
        let before = files(folder.path()).list(clock.now()).unwrap();
        let mut processes = [process(folder.path()), process(folder.path())];
        thread::sleep(Duration::from_millis(30 + 5 * round));
        for process in &mut processes {
            process.kill().unwrap();
            assert_eq!(process.wait().unwrap().code(), None, "it ended by itself");
        }
        // Not fresh: what was there must be enough.
        let ring = Keyring::open(files(folder.path()), clock.clone(), false).unwrap();
        let entries = files(folder.path()).list(clock.now()).unwrap();
        let of = |state| entries.iter().filter(move |entry| entry.state == state);
        assert_eq!(of(State::Current).count(), 1);
        assert_eq!(of(State::Next).count(), 1);
        assert_eq!(ring.current().public().kid(), of(State::Current).next().unwrap().kid);
        let current_before = before.iter().find(|entry| entry.state == State::Current).unwrap();
        rotated += usize::from(current_before.kid != ring.current().public().kid());
        let unknown = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .find(|name| name != "call.lock" && !name.ends_with(".pem"));
        assert_eq!(unknown, None, "left behind");
    }
    assert!(rotated > 10, "the processes were killed before they did anything: {rotated}");
}

#[test]
fn of_many_that_rotate_at_once_one_does() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(ManualClock::starting_at(START));
    let rings: Vec<_> = (0..8)
        .map(|_| Arc::new(Keyring::open(files(folder.path()), clock.clone(), true).unwrap()))
        .collect();
    let first = rings[0].current().public().kid().to_owned();
    assert!(rings.iter().all(|ring| ring.current().public().kid() == first));

    clock.advance(Duration::from_hours(91 * 24));
    let keeping: Vec<_> = rings
        .iter()
        .map(|ring| {
            let ring = Arc::clone(ring);
            thread::spawn(move || ring.keep().unwrap())
        })
        .collect();
    let rotations = keeping.into_iter().filter_map(|keeping| keeping.join().unwrap()).count();
    assert_eq!(rotations, 1);
    for ring in &rings {
        assert_eq!(ring.keep().unwrap(), None);
        assert_ne!(ring.current().public().kid(), first);
        assert!(ring.published().has(&first));
        assert_eq!(ring.public_keys().len(), 3);
    }
    clock.advance(ACCEPTED_AFTER);
    rings[0].keep().unwrap();
    assert!(!rings[0].published().has(&first));
}

#[test]
fn what_a_command_does_a_running_server_notices() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(ManualClock::starting_at(START));
    let ring = Keyring::open(files(folder.path()), clock.clone(), true).unwrap();
    let held = ring.current();
    clock.advance(PUBLISHED_AHEAD);
    let rotation = files(folder.path()).rotate(clock.now(), false).unwrap();
    assert_eq!(ring.current().public().kid(), held.public().kid(), "nothing was read yet");
    assert!(ring.published().has(&rotation.to), "but the key is known already");
    assert_eq!(ring.keep().unwrap(), None);
    assert_eq!(ring.current().public().kid(), rotation.to);
    assert_eq!(rotation.from.as_deref(), Some(held.public().kid()));
}

#[test]
fn a_server_whose_files_are_gone_goes_on_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(ManualClock::starting_at(START));
    let ring = Keyring::open(files(folder.path()), clock.clone(), true).unwrap();
    let kid = ring.current().public().kid().to_owned();
    std::fs::rename(folder.path().join("call.pem"), folder.path().join("aside")).unwrap();
    assert!(matches!(ring.keep(), Err(Error::NoCurrent { .. })));
    assert_eq!(ring.current().public().kid(), kid);
    assert!(matches!(
        Keyring::open(files(folder.path()), clock.clone(), false),
        Err(Error::NoCurrent { .. })
    ));
    std::fs::rename(folder.path().join("aside"), folder.path().join("call.pem")).unwrap();
    assert_eq!(ring.keep().unwrap(), None);
}

#[test]
fn a_folder_that_cannot_be_changed_is_used_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(ManualClock::starting_at(START));
    let pem = tickets::SigningKey::generate_pem().unwrap();
    secrets::SecretFile::at(folder.path().join("call.pem")).create(pem.as_bytes()).unwrap();
    // Permissions would not keep root from changing it; a folder in the place of the lock does.
    std::fs::create_dir(folder.path().join("call.lock")).unwrap();

    let ring = Keyring::open(files(folder.path()), clock.clone(), false).unwrap();
    assert!(matches!(ring.keep(), Err(Error::Io { .. })), "but it is said");
    assert_eq!(ring.public_keys().len(), 1);

    // Whoever fills the folder rotates by names.
    let name = |kind| folder.path().join(format!("call.{kind}{}.pem", clock.now().millis()));
    let pem = tickets::SigningKey::generate_pem().unwrap();
    let next = name("next-");
    secrets::SecretFile::at(&next).create(pem.as_bytes()).unwrap();
    let before = ring.current().public().kid().to_owned();
    clock.advance(PUBLISHED_AHEAD);
    ring.keep().unwrap();
    assert_eq!(ring.public_keys().len(), 2);
    std::fs::rename(next, name("")).unwrap();
    ring.keep().unwrap_err();
    assert_ne!(ring.current().public().kid(), before);
    assert!(ring.published().has(&before));
}
