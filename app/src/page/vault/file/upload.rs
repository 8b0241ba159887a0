//! A file on its way to the vault, straight through the gateway.

use std::{cell::Cell, future::Future, rc::Rc};

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ProgressEvent, XmlHttpRequest};

use super::picked::PickedFile;

/// Where the content of a record is, on this site.
pub fn content_path(id: &str) -> String {
    format!("/s/vault/records/{id}/content")
}

/// A file that is being sent; it stops when this is dropped.
///
/// `fetch` would not tell how far it has come.
pub struct Upload {
    request: XmlHttpRequest,
    stopped: Rc<Cell<bool>>,
    /// Called by the browser as long as the request lives.
    _progress: Closure<dyn FnMut(ProgressEvent)>,
}

/// How an upload has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Uploaded {
    /// All of it is in the vault.
    Stored,
    /// The vault asks for the pattern of this challenge first.
    Locked(String),
    /// It was refused, with this status.
    Refused(u16),
    /// It was stopped here.
    Stopped,
    /// No answer came.
    Broken,
}

impl Upload {
    /// Begins to send a file as the content of a record. `progress` is called with the bytes that
    /// were sent; the future ends with the upload.
    ///
    /// # Errors
    /// Those of a browser that refuses to send.
    pub fn begin<Told: Fn(u64) + 'static>(
        id: &str,
        file: &PickedFile,
        progress: Told,
    ) -> Result<(Self, impl Future<Output = Uploaded> + use<Told>), JsValue> {
        let request = XmlHttpRequest::new()?;
        request.open("PUT", &content_path(id))?;
        request.set_request_header("content-type", "application/octet-stream")?;
        let progress = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
            progress(event.loaded() as u64);
        });
        request.upload()?.set_onprogress(Some(progress.as_ref().unchecked_ref()));
        let ended = js_sys::Promise::new(&mut |resolve, _| request.set_onloadend(Some(&resolve)));
        request.send_with_opt_blob(Some(file.file()))?;
        let stopped = Rc::new(Cell::new(false));
        let (sent, was_stopped) = (request.clone(), Rc::clone(&stopped));
        let end = async move {
            // Nobody rejects it.
            let _ = JsFuture::from(ended).await;
            outcome(&sent, was_stopped.get())
        };
        Ok((Self { request, stopped, _progress: progress }, end))
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        if let Ok(upload) = self.request.upload() {
            upload.set_onprogress(None);
        }
        if self.request.ready_state() != XmlHttpRequest::DONE {
            self.stopped.set(true);
            // What cannot be aborted ends by itself.
            let _ = self.request.abort();
        }
    }
}

fn outcome(request: &XmlHttpRequest, stopped: bool) -> Uploaded {
    match request.status().unwrap_or(0) {
        0 if stopped => Uploaded::Stopped,
        0 => Uploaded::Broken,
        200..=299 => Uploaded::Stored,
        401 => challenge(request).map_or(Uploaded::Refused(401), Uploaded::Locked),
        status => Uploaded::Refused(status),
    }
}

/// The challenge that a refusal leads to.
fn challenge(request: &XmlHttpRequest) -> Option<String> {
    let text = request.response_text().ok().flatten()?;
    challenge_in(&js_sys::JSON::parse(&text).ok()?)
}

/// The challenge in the problem document of something that is locked.
pub fn challenge_in(problem: &JsValue) -> Option<String> {
    let unlock = js_sys::Reflect::get(problem, &"unlock".into()).ok()?.as_string()?;
    unlock.strip_prefix("/unlock/").map(str::to_owned)
}
