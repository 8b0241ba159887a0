//! A picture made here: random bits from the browser, painted in slices, saved as a file.

use gloo_timers::future::TimeoutFuture;
use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use mosaic::{Mosaic, Painter, SIDE};
use wasm_bindgen::JsValue;
use web_sys::{File, FilePropertyBag};

use super::hash::now_ms;
use super::picked::PickedPicture;
use crate::component::download::download;

/// Rows painted between two looks at the clock: some 3 ms on a desktop.
const ROWS: u32 = 8;

/// The page is let go after this long, so that it stays alive under the painting.
const SLICE_MS: f64 = 12.0;

/// Why there is no picture: the browser has no generator, or no files, or the painter did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MakeError;

impl From<JsValue> for MakeError {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Paints a picture that nobody else has. `progress` is told the part that is done, from 0 to 1,
/// and says whether to go on; without it there is no picture.
pub async fn make(
    file_name: &str,
    mut progress: impl FnMut(f64) -> bool,
) -> Result<Option<PickedPicture>, MakeError> {
    let mut painter = begin(seed()?).await.map_err(|_| MakeError)?;
    let mut done = 0;
    while done < SIDE {
        let until = now_ms() + SLICE_MS;
        while done < SIDE && now_ms() < until {
            done = painter.rows(ROWS);
        }
        if !progress(f64::from(done) / f64::from(SIDE)) {
            return Ok(None);
        }
        TimeoutFuture::new(0).await;
    }
    Ok(Some(PickedPicture::from_file(file(file_name, &painter.finish())?)))
}

/// What paints.
trait Paint {
    /// Paints so many more rows; says how many are done.
    fn rows(&mut self, rows: u32) -> u32;

    /// The file.
    fn finish(self: Box<Self>) -> Vec<u8>;
}

impl Paint for Painter {
    fn rows(&mut self, rows: u32) -> u32 {
        self.rows(rows)
    }

    fn finish(self: Box<Self>) -> Vec<u8> {
        (*self).finish()
    }
}

/// Begins a picture. What paints it is fetched then: few people need it, and once.
#[wasm_split(paint, wasm_split_path = leptos::wasm_split, fallible)]
fn begin(seed: [u8; 32]) -> Result<Box<dyn Paint>, SplitLoaderError> {
    Ok(Box::new(Mosaic::new(seed).painter()))
}

/// Has the browser save the picture among the downloads, under its name.
pub fn save(picture: &PickedPicture) -> Result<(), MakeError> {
    Ok(download(picture.file())?)
}

/// The name of the file for somebody: `tessera-ada.png`. Only characters that every file system
/// takes.
pub fn file_name(person: &str) -> String {
    let plain = |character: char| match character {
        'a'..='z' | '0'..='9' | '.' | '-' | '_' => character,
        _ => '-',
    };
    let person: String = person.trim().to_lowercase().chars().map(plain).collect();
    if person.is_empty() { "tessera.png".to_owned() } else { format!("tessera-{person}.png") }
}

/// 256 bits from the browser's generator.
fn seed() -> Result<[u8; 32], MakeError> {
    let mut seed = [0; 32];
    window().crypto()?.get_random_values_with_u8_array(&mut seed)?;
    Ok(seed)
}

fn file(name: &str, bytes: &[u8]) -> Result<File, MakeError> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let properties = FilePropertyBag::new();
    properties.set_type("image/png");
    Ok(File::new_with_u8_array_sequence_and_options(&parts, name, &properties)?)
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn the_file_says_whose_it_is() {
        assert_eq!(file_name("Ada.Lovelace_1"), "tessera-ada.lovelace_1.png");
        assert_eq!(file_name(" "), "tessera.png");
    }

    #[test]
    fn nothing_in_the_name_leads_elsewhere() {
        assert_eq!(file_name("../a b\\c:é"), "tessera-..-a-b-c--.png");
    }
}
