//! "This wasn't me".

use leptos::{prelude::*, server_fn::codec::Json};

use super::{ApiError, Secret};

/// Ends every session and forgets every device of the account that a mail was about. The token is
/// what follows `#` in the mail's link.
#[server(prefix = "/api", endpoint = "disown", input = Json, output = Json)]
pub async fn disown(token: Secret) -> Result<(), ApiError> {
    use crate::backend::{backend, client};
    let token = token.reveal().parse::<identity::ReportToken>()?;
    Ok(backend()?.identity.disown(&token, &client()).await?)
}
