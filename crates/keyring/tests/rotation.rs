//! Keys that rotate, as running servers, commands and verifiers see them.

#[cfg(test)]
mod rotation {
    mod sharing;
    mod verifying;
}
