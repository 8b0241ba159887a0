//! What an archive of a vault holds, as somebody could have made it who has the passphrase.

use std::{fs, path::Path};

pub fn take(input: &[u8]) {
    let around = tempfile::tempdir().expect("a folder can be made");
    let folder = around.path().join("folder");
    fs::create_dir(&folder).expect("a folder can be made");
    let unpacked = vault::testing::unpacked(input, &folder);
    let outside = fs::read_dir(around.path()).expect("it is a folder").count();
    assert_eq!(outside, 1, "nothing is written anywhere else");
    let files = plain_files(&folder);
    if let Some(unpacked) = unpacked {
        assert!(folder.join("records.json").is_file());
        assert_eq!(files, unpacked, "each entry is a file of its own");
    }
}

/// How many files there are, and nothing else than files in folders.
fn plain_files(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).expect("it is a folder");
    entries
        .map(|entry| {
            let entry = entry.expect("it can be listed");
            let kind = entry.file_type().expect("it has a type");
            assert!(kind.is_file() || kind.is_dir(), "{entry:?}");
            if kind.is_dir() { plain_files(&entry.path()) } else { 1 }
        })
        .sum()
}

pub fn seeds() -> Vec<Vec<u8>> {
    use tar::EntryType::{Directory, GNULongName, Link, Regular, Symlink, XHeader};
    let records = || entry("records.json", Regular, b"{}");
    let passport = entry("files/1/passport.jpg", Regular, b"a picture");
    let path = entry("records.json", XHeader, b"30 path=../../outside/of/it\n");
    vec![
        [records(), passport].concat(),
        [records(), entry("../outside", Regular, b"a")].concat(),
        [records(), entry("files", Symlink, b""), entry("files/x", Regular, b"a")].concat(),
        [records(), entry("a", Link, b""), entry("/tmp/x", Directory, b"")].concat(),
        [path, records()].concat(),
        [entry("././@LongLink", GNULongName, b"../outside\0"), records()].concat(),
    ]
}

fn entry(name: &str, kind: tar::EntryType, bytes: &[u8]) -> Vec<u8> {
    let mut header = tar::Header::new_gnu();
    // Not by `set_path`, which refuses what this is about.
    header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
    header.as_old_mut().linkname[..4].copy_from_slice(b"/tmp");
    header.set_entry_type(kind);
    header.set_size(bytes.len() as u64);
    header.set_mode(0o777);
    header.set_cksum();
    let mut block = header.as_bytes().to_vec();
    block.extend_from_slice(bytes);
    block.resize(block.len().next_multiple_of(512), 0);
    block
}
