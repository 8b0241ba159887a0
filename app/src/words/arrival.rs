//! The texts of the page's language, which a browser fetches before anything is drawn with them.

use messages::Bundle;

/// Something that a page needs beside its code did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a file of this page did not arrive")]
pub struct NotArrived;

/// Fetches the texts of these bundles, unless they are there. The requests begin at once, and not
/// only when the answer is awaited.
///
/// # Errors
/// One of them did not arrive.
#[cfg(target_arch = "wasm32")]
pub fn fetch(bundles: &[Bundle]) -> impl Future<Output = Result<(), NotArrived>> + use<> {
    let requests: Vec<_> = bundles
        .iter()
        .copied()
        .filter(|bundle| !messages::is_there(*bundle))
        .map(|bundle| (bundle, browser::request(bundle)))
        .collect();
    // Nothing of a browser leaves its one thread.
    send_wrapper::SendWrapper::new(async move {
        for (bundle, request) in requests {
            let text = browser::text(request).await.ok_or(NotArrived)?;
            if !messages::load(browser::language(), bundle, text) {
                return Err(NotArrived);
            }
        }
        Ok(())
    })
}

/// On a server every text is there.
///
/// # Errors
/// None.
#[cfg(not(target_arch = "wasm32"))]
pub fn fetch(_: &[Bundle]) -> impl Future<Output = Result<(), NotArrived>> + use<> {
    std::future::ready(Ok(()))
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use leptos::prelude::{document, window};
    use messages::{Bundle, Language};
    use wasm_bindgen::JsCast as _;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::Response;

    /// The server names the files in an attribute of `<html>`, in the order of the bundles.
    pub fn request(bundle: Bundle) -> Option<JsFuture> {
        let files = document().document_element()?.get_attribute("data-words")?;
        let file = files.split(' ').nth(bundle as usize).filter(|file| !file.is_empty())?;
        Some(JsFuture::from(window().fetch_with_str(file)))
    }

    pub async fn text(request: Option<JsFuture>) -> Option<String> {
        let response: Response = request?.await.ok()?.dyn_into().ok()?;
        if !response.ok() {
            return None;
        }
        JsFuture::from(response.text().ok()?).await.ok()?.as_string()
    }

    pub fn language() -> Language {
        let tag = document().document_element().and_then(|root| root.get_attribute("lang"));
        tag.and_then(|tag| Language::tagged(&tag)).unwrap_or_default()
    }
}
