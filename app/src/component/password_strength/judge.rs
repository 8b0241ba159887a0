//! zxcvbn, as `frontend/strength.js` offers it.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::window;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::verdict::{Guess, Reason};

/// The loader's function that fetches the judge (`frontend/boot.js`).
const LOADER: &str = "tesseraStrength";
/// Guessing takes longer the more there is; what follows adds to the strength only.
const LONGEST: usize = 64;

/// A judge that has been fetched.
#[derive(Clone)]
pub struct Judge(SendWrapper<Function>);

impl Judge {
    /// Fetches it; `None` where that fails.
    pub async fn load() -> Option<Self> {
        let loader = function(&window(), LOADER)?;
        let fetching = loader.call0(&JsValue::NULL).ok()?.dyn_into::<Promise>().ok()?;
        let module = JsFuture::from(fetching).await.ok()?;
        function(&module, "judge").map(SendWrapper::new).map(Self)
    }

    /// What it makes of a password of somebody of whom strangers know `known`.
    pub fn guess(&self, password: &str, known: &[String]) -> Option<Guess> {
        let password: String = password.chars().take(LONGEST).collect();
        let known: Array = known.iter().map(|name| JsValue::from_str(name)).collect();
        let guess = self.0.call2(&JsValue::NULL, &password.into(), &known).ok()?;
        let score = Reflect::get(&guess, &"score".into()).ok()?.as_f64()?;
        let warning = Reflect::get(&guess, &"warning".into()).ok()?.as_string();
        Some(Guess {
            // From 0 to 4.
            score: score as u8,
            reason: Reason::named(warning.as_deref().unwrap_or_default()),
        })
    }
}

fn function(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}
