//! The style of what not every page has.

use crate::words::NotArrived;

/// Has the page take it, unless it has. The request begins at once, and not only when the answer is
/// awaited.
///
/// # Errors
/// It did not arrive.
#[cfg(target_arch = "wasm32")]
pub fn fetch() -> impl Future<Output = Result<(), NotArrived>> + use<> {
    let coming = browser::begin();
    // Nothing of a browser leaves its one thread.
    send_wrapper::SendWrapper::new(async move {
        match coming {
            Some(coming) => browser::arrived(coming).await,
            None => Ok(()),
        }
    })
}

/// A server draws without it.
///
/// # Errors
/// None.
#[cfg(not(target_arch = "wasm32"))]
pub fn fetch() -> impl Future<Output = Result<(), NotArrived>> + use<> {
    std::future::ready(Ok(()))
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::RefCell;

    use js_sys::Promise;
    use leptos::prelude::document;
    use wasm_bindgen::JsCast as _;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::HtmlElement;

    use super::NotArrived;

    thread_local! {
        /// The sheet that is on its way, for whoever wants it as well.
        static COMING: RefCell<Option<Coming>> = const { RefCell::new(None) };
    }

    /// A sheet on its way.
    #[derive(Clone)]
    pub struct Coming {
        link: HtmlElement,
        loaded: Promise,
    }

    /// The server names the sheet in an attribute of `<html>`. Nothing, where the page has it.
    pub fn begin() -> Option<Coming> {
        if let Some(coming) = COMING.with_borrow(Clone::clone) {
            return Some(coming);
        }
        let file = document().document_element()?.get_attribute("data-style")?;
        let same = format!("link[rel=stylesheet][href='{file}']");
        if document().query_selector(&same).ok()?.is_some() {
            return None;
        }
        let link: HtmlElement = document().create_element("link").ok()?.unchecked_into();
        link.set_attribute("rel", "stylesheet").ok()?;
        link.set_attribute("href", &file).ok()?;
        let loaded = Promise::new(&mut |resolve, reject| {
            link.set_onload(Some(&resolve));
            link.set_onerror(Some(&reject));
        });
        document().head()?.append_child(&link).ok()?;
        let coming = Coming { link, loaded };
        COMING.set(Some(coming.clone()));
        Some(coming)
    }

    /// Waits for it. One that did not arrive is taken out, so that it can be asked for again.
    pub async fn arrived(coming: Coming) -> Result<(), NotArrived> {
        let Err(_) = JsFuture::from(coming.loaded.clone()).await else { return Ok(()) };
        COMING.with_borrow_mut(|known| {
            if known.as_ref().is_some_and(|known| known.link == coming.link) {
                *known = None;
            }
        });
        coming.link.remove();
        Err(NotArrived)
    }
}
