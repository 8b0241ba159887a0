//! What was done in the vault, in plain words.

use crate::api::VaultActor;

/// What was done, for the stable name of an action.
pub fn happened(action: &str) -> &'static str {
    match action {
        "account.create" => "Your vault was made",
        "grants.end" => "The vault was locked",
        "vault.unlock" => "The vault was opened with a pattern",
        "request.confirm" => "A pattern was drawn for one thing",
        "records.list" => "The list was looked at",
        "record.add" => "A record was added",
        "record.view" => "A record was opened",
        "record.change" => "A record was changed",
        "record.reveal" => "Secret fields were revealed",
        "record.delete" => "A record was deleted",
        "file.store" => "A file was uploaded",
        "file.fetch" => "A file was downloaded",
        "records.export" => "Everything was exported",
        _ => "Something else was done",
    }
}

/// Who did it.
pub fn actor(actor: VaultActor) -> String {
    match actor {
        VaultActor::This => "this browser".to_owned(),
        VaultActor::Other(browser) => browser,
        VaultActor::Earlier => "an earlier session".to_owned(),
        VaultActor::Site => "the site itself".to_owned(),
    }
}
