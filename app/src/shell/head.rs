//! What a document loads.

use html_escape::encode_double_quoted_attribute as escaped;
use leptos::tachys::html::InertElement;

use crate::{backend::Assets, later::Part};

/// What never changes.
const META: &str = r#"<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">"#;

/// What the head of a document says and loads.
pub struct Head<'a> {
    pub assets: &'a Assets,
    /// The part of the module that the page needs besides the first.
    pub part: Option<Part>,
    /// The files of the page's language.
    pub words: &'a [String],
    pub nonce: Option<&'a str>,
}

impl Head<'_> {
    /// As HTML, which no script draws again, so that a view would be work for nothing.
    ///
    /// It is written by hand also because `HydrationScripts` of Leptos 0.8 writes the nonce as the
    /// value of `crossorigin` on its preloads, so that browsers never claim them.
    pub fn html(&self) -> InertElement {
        let Self { assets, part, words, nonce } = self;
        let nonce = nonce.map(|nonce| format!(" nonce=\"{}\"", escaped(nonce))).unwrap_or_default();
        let mut html = String::with_capacity(2048);
        html.push_str(META);
        let mut add = |before: &str, file: &str, after: &[&str]| {
            for part in [before, &escaped(file)].iter().chain(after) {
                html.push_str(part);
            }
        };
        let style = "<link rel=\"stylesheet\" href=\"";
        add(style, &assets.style, &["\">"]);
        if part.is_some() {
            add(style, &assets.later_style, &["\">"]);
        }
        add("<link rel=\"icon\" href=\"", "/favicon.svg", &["\" type=\"image/svg+xml\">"]);
        add("<link rel=\"modulepreload\" href=\"", &assets.module, &["\"", &nonce, ">"]);
        let preload = "<link rel=\"preload\" href=\"";
        let wasm = ["\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\">"];
        add(preload, &assets.wasm, &wasm);
        for file in part.and_then(|part| assets.needs.get(part.name())).into_iter().flatten() {
            add(preload, file, &wasm);
        }
        let text = ["\" as=\"fetch\" type=\"text/plain\" crossorigin=\"anonymous\">"];
        for file in Part::words(*part).iter().filter_map(|bundle| words.get(*bundle as usize)) {
            add(preload, file, &text);
        }
        add("<script type=\"module\" src=\"", &assets.script, &["\"", &nonce, "></script>"]);
        InertElement::new(html)
    }
}
