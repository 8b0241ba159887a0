//! What the browser asks the gateway: one folder entry an area, one server function a verb.
//!
//! Arguments and answers are JSON in the body of a POST, nothing is ever changed by a GET. The
//! functions translate; the rules live in `crates/identity`.

mod account;
mod code;
mod enrol;
mod error;
mod inbox;
mod records;
mod secret;
mod session;
mod sign_in;
mod unlock;

pub use account::{AccountPage, ServiceRow, account};
pub use code::{CodeView, MailPlace, code_state, send_again};
pub use enrol::{Application, apply, enrol};
pub use error::{ApiError, ApiResult, FieldName, FieldProblem};
pub use inbox::{InboxLetter, inbox};
pub use records::{
    FieldMessage, Opened, Record, RecordFields, RecordKind, RecordSummary, RecordsPage, add_record,
    change_record, delete_record, lock_now, records, view_record,
};
pub use secret::Secret;
pub use session::{Person, current_person, sign_out};
pub use sign_in::{Credentials, complete_sign_in, sign_in};
pub use unlock::{UnlockPage, unlock, view_unlock};
