//! The archive on its way from the vault, straight through the gateway.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FilePropertyBag, Response};

use crate::{api::ApiError, page::vault::file::challenge_in};

/// Where the archive is.
const EXPORT: &str = "/s/vault/export";

/// What opens the archive, in its answer's headers.
const PASSPHRASE: &str = "tessera-archive-passphrase";

/// An archive.
pub struct Archive {
    /// To be saved.
    pub file: File,
    /// What opens it.
    pub passphrase: String,
}

/// How an export has ended.
pub enum Exported {
    /// All of it is here.
    Archive(Archive),
    /// The vault asks for the pattern of this challenge first.
    Locked(String),
    /// It was refused.
    Refused(ApiError),
    /// The answer broke off, or is none.
    Broken,
}

/// Asks for the archive.
pub async fn export() -> Exported {
    match answer().await {
        Ok(response) => read(response).await.unwrap_or(Exported::Broken),
        Err(_) => Exported::Refused(ApiError::Offline),
    }
}

/// Marks the address of this page, so that whoever comes back to it has asked for the export.
pub fn mark_address() {
    if let Ok(history) = window().history() {
        // Without the mark the person asks twice.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some("/vault/export?go=1"));
    }
}

async fn answer() -> Result<Response, JsValue> {
    JsFuture::from(window().fetch_with_str(EXPORT)).await?.dyn_into()
}

async fn read(response: Response) -> Result<Exported, JsValue> {
    Ok(match response.status() {
        200..=299 => Exported::Archive(archive(response).await?),
        401 => {
            let problem = JsFuture::from(response.json()?).await?;
            match challenge_in(&problem) {
                Some(challenge) => Exported::Locked(challenge),
                None => Exported::Refused(ApiError::SignedOut),
            }
        }
        403 => Exported::Refused(ApiError::Stopped),
        429 => Exported::Refused(ApiError::TooManyCodes(wait(&response))),
        503 => Exported::Refused(ApiError::NotReady),
        _ => Exported::Refused(ApiError::ServiceDown),
    })
}

async fn archive(response: Response) -> Result<Archive, JsValue> {
    let header = |name| Ok::<_, JsValue>(response.headers().get(name)?.unwrap_or_default());
    let (passphrase, disposition) = (header(PASSPHRASE)?, header("content-disposition")?);
    let blob: Blob = JsFuture::from(response.blob()?).await?.dyn_into()?;
    let properties = FilePropertyBag::new();
    properties.set_type("application/octet-stream");
    let file = File::new_with_blob_sequence_and_options(
        &js_sys::Array::of1(&blob),
        file_name(&disposition),
        &properties,
    )?;
    Ok(Archive { file, passphrase })
}

fn wait(response: &Response) -> u64 {
    let after = response.headers().get("retry-after").ok().flatten();
    after.and_then(|after| after.parse().ok()).unwrap_or(60)
}

/// The name in a `Content-Disposition` (RFC 6266).
fn file_name(disposition: &str) -> &str {
    let quoted = disposition.split_once("filename=\"").and_then(|(_, rest)| rest.split_once('"'));
    quoted.map_or("tessera-vault.age", |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn the_archive_is_saved_under_the_name_that_the_vault_gives_it() {
        let header = "attachment; filename=\"tessera-vault-2026-11-28.age\"";
        assert_eq!(file_name(header), "tessera-vault-2026-11-28.age");
        assert_eq!(file_name("attachment"), "tessera-vault.age");
    }
}
