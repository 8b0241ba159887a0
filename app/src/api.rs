//! What the browser asks the gateway: one folder entry an area, one server function a verb.
//!
//! Arguments and answers are JSON in the body of a POST, nothing is ever changed by a GET. The
//! functions translate; the rules live in `crates/identity`.

mod account;
mod admin;
mod change;
mod code;
mod enrol;
mod error;
mod inbox;
mod records;
mod recovery;
mod report;
mod secret;
mod security;
mod session;
mod sign_in;
mod step_up;
mod unlock;

pub use account::{AccountPage, ServiceRow, account};
pub use admin::{
    AccountAct, AccountState, AdminAccountPage, AdminAccountRow, AdminAccountsPage, AdminEventRow,
    AdminEventsPage, AdminKeysPage, AdminSitePage, KeyRow, NamedRow, QueueRow, ServiceStateRow,
    admin_account, admin_account_events, admin_accounts, admin_act, admin_events, admin_keys,
    admin_site,
};
pub use change::{
    CurrentFactors, FactorChanges, PictureDigests, ask_erasure, change_email, change_factors,
    confirm_factors, confirm_new_email, confirm_old_email, erase_account,
};
pub use code::{CodeView, MailPlace, code_state, send_again};
pub use enrol::{Application, apply, enrol};
pub use error::{ApiError, ApiResult, FieldName, FieldProblem};
pub use inbox::{InboxLetter, inbox};
pub use records::{
    FieldMessage, FieldText, HistoryPage, Opened, Record, RecordDraft, RecordKind, RecordSummary,
    RecordsPage, VaultActor, VaultEvent, add_record, change_record, delete_record, lock_now,
    records, reveal_record, text_of, vault_history, view_record,
};
pub use recovery::{
    NewFactors, ask_recovery_codes, finish_recovery, prove_recovery, recover, renew_recovery_codes,
};
pub use report::disown;
pub use secret::Secret;
pub use security::{
    DeviceRow, EventRow, SecurityPage, SessionRow, end_other_sessions, end_session, events,
    forget_device, security,
};
pub use session::{Person, current_person, sign_out, speak};
pub use sign_in::{Credentials, complete_sign_in, sign_in};
pub use step_up::{ask_pattern, confirm_pattern};
pub use unlock::{UnlockPage, unlock, view_unlock};
