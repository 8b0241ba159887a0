//! What was done in the vault, in plain words.

use crate::{api::VaultActor, words::say};

/// What was done, for the stable name of an action.
pub fn happened(action: &str) -> &'static str {
    match action {
        "account.create" => say::vault_history_account_created(),
        "grants.end" => say::vault_history_locked(),
        "vault.unlock" => say::vault_history_unlocked(),
        "request.confirm" => say::vault_history_confirmed(),
        "records.list" => say::vault_history_list_viewed(),
        "record.add" => say::vault_history_record_added(),
        "record.view" => say::vault_history_record_viewed(),
        "record.change" => say::vault_history_record_changed(),
        "record.reveal" => say::vault_history_secrets_revealed(),
        "record.delete" => say::vault_history_deletion(),
        "file.store" => say::vault_history_file_uploaded(),
        "file.fetch" => say::vault_history_file_downloaded(),
        "records.export" => say::vault_history_exported(),
        _ => say::vault_history_something_else(),
    }
}

/// Who did it.
pub fn actor(actor: VaultActor) -> String {
    match actor {
        VaultActor::This => say::vault_history_by_this_browser().to_owned(),
        VaultActor::Other(browser) => browser,
        VaultActor::Earlier => say::vault_history_by_earlier_session().to_owned(),
        VaultActor::Site => say::vault_history_by_site().to_owned(),
    }
}
