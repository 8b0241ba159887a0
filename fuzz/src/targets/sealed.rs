//! Sealed values, as they come out of a database that somebody else could write to.

use std::sync::LazyLock;

use secrets::{KEY_BYTES, SealingKey};

static KEY: LazyLock<SealingKey> = LazyLock::new(|| SealingKey::new(&[7; KEY_BYTES]));

const CONTEXT: &[u8] = b"context";
const PLAIN: &[u8] = b"what was sealed";

pub fn take(input: &[u8]) {
    if let Ok(plain) = KEY.open(CONTEXT, input) {
        assert_eq!(plain.as_slice(), PLAIN, "only what was sealed opens");
    }
    assert!(KEY.open(b"another context", input).is_err());
}

pub fn seeds() -> Vec<Vec<u8>> {
    let seal =
        |plain: &[u8]| KEY.seal(&ambient::SystemEntropy, CONTEXT, plain).expect("it can be sealed");
    vec![seal(PLAIN), seal(PLAIN), vec![0; 40]]
}
