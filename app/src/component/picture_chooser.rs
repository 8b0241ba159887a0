//! The picture chooser: a file by choosing, dropping or pasting, hashed here.

mod hash;
mod make;
mod maker;
mod picked;
mod reader;
mod state;
pub mod text;

use factors::Binding;
use leptos::prelude::*;
use leptos::{ev, html::Input};

use crate::words::say;
pub use hash::{HashError, HashedPicture, Progress, hash_picture, hashed_for};
use maker::Maker;
pub use picked::PickedPicture;
use reader::Reader;
pub use state::State;

/// Takes a picture and hashes it on the device.
///
/// Picture and digest belong to the page, so that they outlive the chooser.
/// The digest is bound to site and username; while those are not known the
/// picture waits, and it is read again when they change.
#[component]
pub fn PictureChooser(
    /// The picture chosen.
    picked: RwSignal<Option<PickedPicture>>,
    /// Its digest for the present binding, none while it isn't known.
    hashed: RwSignal<Option<HashedPicture>>,
    /// What the digest is bound to, once the username is known.
    #[prop(into)]
    binding: Signal<Option<Binding>>,
    /// Name of the file input.
    #[prop(default = say::picture_label().into(), into)]
    label: Signal<String>,
    /// Id of the file input, for a page with more than one.
    #[prop(default = "picture".to_owned(), into)]
    id: String,
    /// Takes nothing in.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Offers to make a picture for somebody who has none.
    #[prop(optional)]
    make: bool,
    /// Whom a made picture is for; goes into the name of its file.
    #[prop(optional, into)]
    made_for: Signal<String>,
) -> impl IntoView {
    let reader = Reader::new(picked, hashed, binding);
    let state = reader.state;
    let (over, input) = (RwSignal::new(false), NodeRef::<Input>::new());
    let choose = move |chosen: Option<PickedPicture>| {
        if chosen.is_some() && !disabled.get_untracked() {
            picked.set(chosen);
        }
    };
    Effect::new(move |_| {
        let paste = window_event_listener(ev::paste, move |event| {
            if let Some(pasted) = PickedPicture::from_paste(&event) {
                event.prevent_default();
                choose(Some(pasted));
            }
        });
        on_cleanup(move || paste.remove());
    });

    view! {
        <div
            class="picture"
            class:picture--over=move || over.get()
            class:picture--chosen=move || picked.with(Option::is_some)
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                event.prevent_default();
                over.set(false);
                choose(PickedPicture::from_drop(&event));
            }
        >
            <Preview picked=picked />
            <div class="picture__choice">
                // No `accept`: phones would convert the picture, and its bytes change.
                <input
                    type="file"
                    class="picture__input"
                    id=id.clone()
                    node_ref=input
                    data-testid="image-input"
                    aria-describedby=format!("{id}-promise")
                    disabled=move || disabled.get()
                    on:change:target=move |event| choose(PickedPicture::from_input(&event.target()))
                />
                <label class="button button--quiet picture__label" for=id.clone()>
                    {move || label.get()}
                </label>
                <span class="picture__ways">{say::picture_other_ways()}</span>
            </div>
            {make.then(|| view! { <Maker picked made_for disabled /> })}
            <StateLine state=state reader=reader picked=picked input=input />
            <p class="picture__promise" id=format!("{id}-promise")>
                {say::picture_promise()}
            </p>
        </div>
    }
}

/// The picture, or a frame that waits for one.
#[component]
fn Preview(picked: RwSignal<Option<PickedPicture>>) -> impl IntoView {
    let thumbnail = picked::thumbnail(picked.into());
    let broken = RwSignal::new(false);
    let shown = move || thumbnail.get().filter(|_| !broken.get());
    Effect::new(move |_| {
        thumbnail.track();
        broken.set(false);
    });
    view! {
        <div class="picture__frame">
            {move || match shown() {
                Some(url) => {
                    view! {
                        <img
                            class="picture__thumbnail"
                            src=url
                            alt=say::picture_thumbnail()
                            on:error=move |_| broken.set(true)
                        />
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <svg class="picture__icon" viewBox="0 0 48 48" aria-hidden="true">
                            <rect x="5" y="9" width="38" height="30" rx="5" />
                            <circle cx="16" cy="19" r="3.5" />
                            <path d="M7 35l11-10 7 6 8-9 9 9" />
                        </svg>
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

/// What is chosen and how far it has come, with what can be done about it.
#[component]
fn StateLine(
    state: RwSignal<State>,
    reader: Reader,
    picked: RwSignal<Option<PickedPicture>>,
    input: NodeRef<Input>,
) -> impl IntoView {
    // The button goes with the picture: the focus goes to where another one is chosen.
    let remove = move |_| {
        picked.set(None);
        if let Some(input) = input.get_untracked() {
            let _ = input.focus();
        }
    };
    let is_stopped = move || state.get() == State::Failed(HashError::Cancelled);
    let progress = Memo::new(move |_| state.get().progress());
    view! {
        <div class="picture__status" data-state=move || state.get().name()>
            <p class="picture__name">
                {move || picked.get().map(|picked| {
                    say::picture_name_and_size(&picked.name(), &text::size(picked.size()))
                })}
            </p>
            <p
                class="picture__words"
                role="status"
                data-testid="image-state"
                data-state=move || state.get().name()
            >
                {move || text::state(&state.get())}
            </p>
            {move || {
                progress
                    .get()
                    .map(|progress| {
                        view! {
                            <progress
                                class="picture__progress"
                                aria-label=say::picture_progress()
                                max=progress.total_bytes.to_string()
                                value=progress.done_bytes.to_string()
                            />
                        }
                    })
            }}
            <div class="tools">
                <Show when=move || progress.with(Option::is_some)>
                    <button type="button" class="tool" on:click=move |_| reader.cancel()>
                        {say::picture_stop()}
                    </button>
                </Show>
                <Show when=is_stopped>
                    <button type="button" class="tool" on:click=move |_| reader.again()>
                        {say::picture_read_again()}
                    </button>
                </Show>
                <Show when=move || picked.with(Option::is_some)>
                    <button type="button" class="tool" on:click=remove>
                        {say::picture_remove()}
                    </button>
                </Show>
            </div>
        </div>
    }
}
