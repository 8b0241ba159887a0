//! What a request says of itself in its path and headers, as pure functions: anybody can send
//! anything.
#![warn(missing_docs)]

mod caller;
mod cookies;
mod plain_path;

pub use caller::caller;
pub use cookies::{cookies, only_cookie};
pub use plain_path::plain_path;
