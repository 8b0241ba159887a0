//! The style of what not every page has.

use crate::words::NotArrived;

/// Has the page take it, unless it has. The request begins at once, and not only when the answer is
/// awaited.
///
/// # Errors
/// It did not arrive.
#[cfg(target_arch = "wasm32")]
pub fn fetch() -> impl Future<Output = Result<(), NotArrived>> + use<> {
    let sheet = browser::Sheet::begin();
    // Nothing of a browser leaves its one thread.
    send_wrapper::SendWrapper::new(async move {
        match sheet {
            Some(sheet) => sheet.arrived().await,
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
    use js_sys::Promise;
    use leptos::prelude::document;
    use wasm_bindgen::JsCast as _;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::HtmlElement;

    use super::NotArrived;

    /// A sheet on its way.
    pub struct Sheet {
        link: HtmlElement,
        loaded: JsFuture,
    }

    impl Sheet {
        /// The server names it in an attribute of `<html>`. Nothing, where the page has it.
        pub fn begin() -> Option<Self> {
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
            Some(Self { link, loaded: JsFuture::from(loaded) })
        }

        pub async fn arrived(self) -> Result<(), NotArrived> {
            match self.loaded.await {
                Ok(_) => Ok(()),
                Err(_) => {
                    self.link.remove();
                    Err(NotArrived)
                }
            }
        }
    }
}
