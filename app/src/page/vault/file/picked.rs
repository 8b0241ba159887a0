//! A file that was chosen.

use send_wrapper::SendWrapper;
use web_sys::{File, HtmlInputElement};

/// The largest file that the vault takes, in bytes.
pub const LARGEST: u64 = 25 * 1024 * 1024;

/// What is sent where the browser does not know the type of a file.
const UNKNOWN: &str = "application/octet-stream";

/// A handle of a file; its bytes are read while they are sent.
#[derive(Clone, Debug)]
pub struct PickedFile {
    file: SendWrapper<File>,
}

impl PickedFile {
    /// What a file input holds; the input is emptied, so that the same file can be chosen once
    /// more.
    pub fn from_input(input: &HtmlInputElement) -> Option<Self> {
        let file = input.files()?.get(0)?;
        input.set_value("");
        Some(Self { file: SendWrapper::new(file) })
    }

    /// Its name.
    pub fn name(&self) -> String {
        self.file.name()
    }

    /// Its media type, without parameters.
    pub fn media_type(&self) -> String {
        let kind = self.file.type_();
        let bare = kind.split(';').next().unwrap_or_default().trim();
        if bare.contains('/') { bare.to_owned() } else { UNKNOWN.to_owned() }
    }

    /// Its bytes, whole numbers that a double holds exactly.
    pub fn size(&self) -> u64 {
        self.file.size() as u64
    }

    /// The file.
    pub fn file(&self) -> &File {
        &self.file
    }
}
