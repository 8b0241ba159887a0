//! What a request says of itself in its headers, as pure functions: anybody can send anything.
#![warn(missing_docs)]

mod caller;
mod cookies;

pub use caller::caller;
pub use cookies::{cookies, only_cookie};
