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
    focus::focus_when_shown,
    form::Notice,
    site::site,
    words::say,
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
    focus_when_shown(heading, || true);
    warn_before_leaving();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if saved.get_untracked() {
            on_done.run(());
        } else {
            problem.set(say::recovery_codes_tick_first().to_owned());
        }
    };
    view! {
        <div class="codes">
            <h2 class="step__title" tabindex="-1" node_ref=heading>{say::recovery_codes_heading()}</h2>
            <p>{say::recovery_codes_why()}</p>
            <Codes sheet />
            <Ways sheet />
            <p class="codes__advice">{say::recovery_codes_keep()}</p>
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
                    <span>{say::recovery_codes_saved()}</span>
                </label>
                <button type="submit" class="button">{say::button_continue()}</button>
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
    let said = RwSignal::new(String::new());
    let copy_codes = move |_| {
        said.set(String::new());
        spawn_local(async move {
            said.try_set(match copy(&sheet.with_value(Sheet::lines)).await {
                Ok(()) => say::recovery_codes_copied().to_owned(),
                Err(_) => say::recovery_codes_not_copied().to_owned(),
            });
        });
    };
    let save = move |_| {
        let text = sheet.with_value(|sheet| sheet.text(&recovery_address()));
        said.set(match text_file(&text).and_then(|file| download(&file)) {
            Ok(()) => say::recovery_codes_downloaded(FILE_NAME),
            Err(_) => say::recovery_codes_not_downloaded().to_owned(),
        });
    };
    let print = move |_| {
        if window().print().is_err() {
            said.set(say::recovery_codes_not_printed().to_owned());
        }
    };
    view! {
        <div class="codes__ways">
            <div class="tools">
                <button type="button" class="tool" on:click=copy_codes>{say::recovery_codes_copy()}</button>
                <button type="button" class="tool" on:click=save>{say::recovery_codes_download()}</button>
                <button type="button" class="tool" on:click=print>{say::recovery_codes_print()}</button>
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
