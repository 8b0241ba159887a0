//! The vault over real sockets, with a gateway played by the tests: its keys are published on
//! another socket, and its tokens are signed by the same crate that the real one uses. Every story
//! runs on SQLite and on PostgreSQL.

#[cfg(test)]
mod wire {
    mod backup;
    mod broken_off;
    mod configuration;
    mod doctor;
    mod export;
    mod faults;
    mod files;
    mod files_interrupted;
    mod files_tampered;
    mod history;
    mod input;
    mod killed;
    mod logs;
    mod looking;
    mod program;
    mod provisioning;
    mod records;
    mod refusals;
    mod reply;
    mod revealing;
    mod rotation;
    mod searching;
    mod stage;
    mod starting;
    mod unlocking;
}
