//! "Make me a picture".

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::make::{MakeError, file_name, make, save};
use super::picked::PickedPicture;
use crate::words::say;

/// How far a picture has come.
#[derive(Clone, Debug, Default, PartialEq)]
enum Making {
    #[default]
    Idle,
    /// The part that is done, from 0 to 1.
    Painting(f64),
    /// Painted and saved.
    Made(PickedPicture),
    Failed,
}

impl Making {
    fn part(&self) -> Option<f64> {
        match self {
            Self::Painting(part) => Some(*part),
            _ => None,
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Painting(_) => "painting",
            Self::Made(_) => "made",
            Self::Failed => "failed",
        }
    }
}

/// Makes a picture, saves it as a file, and picks it.
#[component]
pub fn Maker(
    /// The picture chosen; a made one goes there.
    picked: RwSignal<Option<PickedPicture>>,
    /// Whom it is for.
    made_for: Signal<String>,
    /// Makes nothing.
    disabled: Signal<bool>,
) -> impl IntoView {
    let making = RwSignal::new(Making::Idle);
    // What was made counts only as long as it is what is picked.
    let shown = Memo::new(move |_| match making.get() {
        Making::Made(made) if picked.get().as_ref() != Some(&made) => Making::Idle,
        other => other,
    });
    let made = move || match shown.get() {
        Making::Made(made) => Some(made),
        _ => None,
    };
    let start = move |_| {
        let name = file_name(&made_for.get_untracked());
        making.set(Making::Painting(0.0));
        spawn_local(async move {
            let outcome = paint(&name, making, picked).await;
            making.try_set(outcome.unwrap_or(Making::Failed));
        });
    };
    let busy = move || shown.get().part().is_some();
    view! {
        <div class="picture__make" data-testid="image-make" data-state=move || shown.get().name()>
            <div class="picture__make-line">
                <button
                    type="button"
                    class="tool"
                    disabled=move || busy() || disabled.get()
                    on:click=start
                >
                    {move || match made() {
                        Some(_) => say::picture_make_another(),
                        None => say::picture_make(),
                    }}
                </button>
                <span class="picture__ways" hidden=move || shown.get() != Making::Idle>
                    {say::picture_make_hint()}
                </span>
                <Show when=move || made().is_some()>
                    <button
                        type="button"
                        class="tool"
                        on:click=move |_| {
                            if made().is_some_and(|made| save(&made).is_err()) {
                                making.set(Making::Failed);
                            }
                        }
                    >
                        {say::picture_save_again()}
                    </button>
                </Show>
            </div>
            <Show when=busy>
                <progress
                    class="picture__progress"
                    aria-label=say::picture_make_progress()
                    max="1"
                    value=move || shown.get().part().unwrap_or_default().to_string()
                />
            </Show>
            <p class="picture__made" role="status" data-testid="image-made">
                {move || words(&shown.get())}
            </p>
        </div>
    }
}

/// Paints, saves and picks, unless the page is left or another file is picked meanwhile.
async fn paint(
    name: &str,
    making: RwSignal<Making>,
    picked: RwSignal<Option<PickedPicture>>,
) -> Result<Making, MakeError> {
    let before = picked.get_untracked();
    let made = make(name, |part| {
        let alive = making.try_set(Making::Painting(part)).is_none();
        alive && picked.try_get_untracked().is_some_and(|picked| picked == before)
    })
    .await?;
    let Some(made) = made else { return Ok(Making::Idle) };
    save(&made)?;
    picked.try_set(Some(made.clone()));
    Ok(Making::Made(made))
}

fn words(making: &Making) -> String {
    match making {
        Making::Idle => String::new(),
        Making::Painting(_) => say::picture_making().to_owned(),
        Making::Made(made) => say::picture_made(&made.name()),
        Making::Failed => say::picture_make_failed().to_owned(),
    }
}
