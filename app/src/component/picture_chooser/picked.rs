//! A file that was chosen, and where it came from.

use leptos::ev;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::{DataTransfer, File, FileList, HtmlInputElement};

/// A file a person chose. Only a handle: its bytes are read when they are
/// hashed, and stay on the device.
#[derive(Clone, Debug)]
pub struct PickedPicture {
    file: SendWrapper<File>,
}

impl PickedPicture {
    /// The name of the file.
    pub fn name(&self) -> String {
        self.file.name()
    }

    /// How many bytes it had when it was chosen.
    pub fn size(&self) -> u64 {
        // A browser's sizes are whole numbers that a double holds exactly.
        self.file.size() as u64
    }

    /// The file.
    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// A file that the page made.
    pub(super) fn from_file(file: File) -> Self {
        Self { file: SendWrapper::new(file) }
    }

    /// What a file input holds; the input is emptied, so that the same file can
    /// be chosen once more.
    pub(super) fn from_input(input: &HtmlInputElement) -> Option<Self> {
        let picked = Self::first(input.files());
        input.set_value("");
        picked
    }

    /// What was dropped.
    pub(super) fn from_drop(event: &ev::DragEvent) -> Option<Self> {
        Self::from_transfer(event.data_transfer())
    }

    /// What was pasted, if it is a file and not text.
    pub(super) fn from_paste(event: &ev::ClipboardEvent) -> Option<Self> {
        Self::from_transfer(event.clipboard_data())
    }

    fn from_transfer(transfer: Option<DataTransfer>) -> Option<Self> {
        Self::first(transfer.and_then(|transfer| transfer.files()))
    }

    fn first(files: Option<FileList>) -> Option<Self> {
        files?.get(0).map(Self::from_file)
    }
}

/// The same choice: a file that is chosen once more is another handle.
impl PartialEq for PickedPicture {
    fn eq(&self, other: &Self) -> bool {
        *self.file == *other.file
    }
}

/// Larger files are not shown: decoding them would take the browser's time.
const MAX_THUMBNAIL_BYTES: u64 = 64 * 1024 * 1024;

/// An address under which the page can show the picture, as long as the
/// picture stays chosen.
pub(super) fn thumbnail(picked: Signal<Option<PickedPicture>>) -> RwSignal<Option<String>> {
    let shown = RwSignal::new(None);
    Effect::new(move |_| {
        let url = picked.with(|picked| {
            let picked = picked.as_ref().filter(|picked| picked.size() <= MAX_THUMBNAIL_BYTES)?;
            web_sys::Url::create_object_url_with_blob(picked.file()).ok()
        });
        shown.set(url.clone());
        on_cleanup(move || {
            if let Some(url) = url {
                // Refused only for addresses that are gone already.
                let _ = web_sys::Url::revoke_object_url(&url);
            }
        });
    });
    shown
}
