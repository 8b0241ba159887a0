//! What a backup holds, as anybody could have made it who has the public key.

use sha2::{Digest as _, Sha256};

const MANIFEST: &str = r#"{"format":1,"program":"tessera-gateway","version":"0.1.0","schema":6,
    "taken_at":1800000000000,"tables":[{"name":"accounts","columns":[{"name":"id","kind":"text"},
    {"name":"secret","kind":"bytes"},{"name":"at","kind":"integer"}],"key":["id"]}],
    "files":["keys/master"],"left_out":[]}"#;
const ROWS: &str = "[\"ada\",\"AA==\",1]\n[\"grace\",null,null]\n";

pub fn take(input: &[u8]) {
    if let Some((rows, files)) = backup::testing::held(input) {
        let lines = input.iter().filter(|byte| **byte == b'\n').count() as u64;
        assert!(rows <= lines, "each row is a line");
        assert!(files <= input.len() / 512, "each file is an entry");
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    let totals = format!(
        r#"{{"tables":[{{"name":"accounts","rows":2,"sha256":"{}"}}],
        "files":[{{"name":"keys/master","sha256":"{}"}}]}}"#,
        digest(ROWS.as_bytes()),
        digest(b"key"),
    );
    let whole = [
        entry("manifest.json", MANIFEST),
        entry("files/keys/master", "key"),
        entry("rows/accounts/00000001", ROWS),
        entry("totals.json", &totals),
    ]
    .concat();
    assert_eq!(backup::testing::held(&whole), Some((2, 1)), "a seed is whole");
    let escaping = MANIFEST.replace("keys/master", "../master");
    vec![
        whole,
        [entry("manifest.json", MANIFEST), entry("totals.json", &totals)].concat(),
        [entry("manifest.json", &escaping), entry("files/../master", "key")].concat(),
        entry("manifest.json", r#"{"format":2,"version":"9"}"#),
    ]
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn entry(name: &str, content: &str) -> Vec<u8> {
    let mut header = tar::Header::new_gnu();
    // Not by `set_path`, which refuses what this is about.
    header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
    header.set_size(content.len() as u64);
    header.set_mode(0o600);
    header.set_cksum();
    let mut block = header.as_bytes().to_vec();
    block.extend_from_slice(content.as_bytes());
    block.resize(block.len().next_multiple_of(512), 0);
    block
}
