//! Recovery codes, shown once, with the ways to keep them.

mod leaving;
mod sheet;

use leptos::{html::H2, prelude::*, task::spawn_local};
use wasm_bindgen::JsValue;
use web_sys::{File, FilePropertyBag};

use self::{leaving::warn_before_leaving, sheet::Sheet};
use crate::{
    api::Secret,
    component::{clipboard::copy, download::download},
    form::Notice,
    site::site,
};

const FILE_NAME: &str = "tessera-recovery-codes.txt";

/// Shows the codes until somebody says that they are saved. Until then the browser asks before
/// it leaves the page.
#[component]
pub fn RecoveryCodes(
    /// The codes.
    codes: Vec<Secret>,
    /// Whose they are, for the sheet that is saved or printed.
    #[prop(into)]
    username: String,
    /// Called when they are saved.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let sheet = StoredValue::new(Sheet {
        site: site().name,
        username,
        codes: codes.iter().map(|code| code.reveal().to_owned()).collect(),
    });
    let saved = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    // It took the place of what was there: the focus goes with it.
    let heading = NodeRef::<H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    warn_before_leaving();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if saved.get_untracked() {
            on_done.run(());
        } else {
            problem.set(
                "Save the codes first, then tick the box: they are not shown again.".to_owned(),
            );
        }
    };
    view! {
        <div class="codes">
            <h2 class="step__title" tabindex="-1" node_ref=heading>"Save your recovery codes"</h2>
            <p>
                "If you ever lose your password, your picture or your gesture, one of these and a pattern by mail let you choose new ones. Without them nobody can let you in again."
            </p>
            <Codes sheet />
            <Ways sheet />
            <p class="codes__advice">
                "Keep them where this account is not needed to read them: on paper, or in a password manager. Each works once. They are never shown again."
            </p>
            <form method="post" on:submit=submit novalidate=true>
                <Notice text=problem />
                <label class="check">
                    <input
                        type="checkbox"
                        class="check__box"
                        on:change=move |event| {
                            saved.set(event_target_checked(&event));
                            problem.set(String::new());
                        }
                    />
                    <span>"I have saved them"</span>
                </label>
                <button type="submit" class="button">"Continue"</button>
            </form>
        </div>
    }
}

/// The codes, and what is added to them on paper.
#[component]
fn Codes(sheet: StoredValue<Sheet>) -> impl IntoView {
    let address = RwSignal::new(String::new());
    Effect::new(move |_| address.set(recovery_address()));
    view! {
        <div class="codes__sheet">
            <p class="codes__printed codes__title">{sheet.with_value(Sheet::title)}</p>
            <ol class="codes__list">
                {sheet
                    .with_value(|sheet| sheet.codes.clone())
                    .into_iter()
                    .map(|code| view! {
                        <li class="codes__line">
                            <code class="codes__code" data-testid="recovery-code">{code}</code>
                        </li>
                    })
                    .collect_view()}
            </ol>
            <p class="codes__printed">{move || sheet.with_value(|sheet| sheet.advice(&address.get()))}</p>
        </div>
    }
}

/// Copy, download, print.
#[component]
fn Ways(sheet: StoredValue<Sheet>) -> impl IntoView {
    let said = RwSignal::new("");
    let copy_codes = move |_| {
        said.set("");
        spawn_local(async move {
            said.try_set(match copy(&sheet.with_value(Sheet::lines)).await {
                Ok(()) => "Copied. Paste them where you keep them.",
                Err(_) => "This browser does not let the page copy. Download them, or mark and copy them by hand.",
            });
        });
    };
    let save = move |_| {
        let text = sheet.with_value(|sheet| sheet.text(&recovery_address()));
        said.set(match text_file(&text).and_then(|file| download(&file)) {
            Ok(()) => "Saved among your downloads as tessera-recovery-codes.txt.",
            Err(_) => "This browser does not let the page save a file. Copy or print them.",
        });
    };
    let print = move |_| {
        if window().print().is_err() {
            said.set("This browser does not let the page print. Copy or download them.");
        }
    };
    view! {
        <div class="codes__ways">
            <div class="tools">
                <button type="button" class="tool" on:click=copy_codes>"Copy"</button>
                <button type="button" class="tool" on:click=save>"Download"</button>
                <button type="button" class="tool" on:click=print>"Print"</button>
            </div>
            <p class="codes__said" role="status">{move || said.get()}</p>
        </div>
    }
}

/// Where a code is entered.
fn recovery_address() -> String {
    format!("{}/recover", window().location().origin().unwrap_or_default())
}

fn text_file(text: &str) -> Result<File, JsValue> {
    let properties = FilePropertyBag::new();
    properties.set_type("text/plain");
    let parts = js_sys::Array::of1(&text.into());
    File::new_with_str_sequence_and_options(&parts, FILE_NAME, &properties)
}
