//! A file that the page has made, on its way among the downloads.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, HtmlAnchorElement};

/// Has the browser save a file among the downloads, under its name.
///
/// # Errors
/// Those of a browser that has no files.
pub fn download(file: &File) -> Result<(), JsValue> {
    let url = web_sys::Url::create_object_url_with_blob(file)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(&file.name());
    link.click();
    // The download has begun with the click, but some browsers read the address a moment later.
    set_timeout(
        move || {
            // Refused only for addresses that are gone already.
            let _ = web_sys::Url::revoke_object_url(&url);
        },
        Duration::from_secs(60),
    );
    Ok(())
}
