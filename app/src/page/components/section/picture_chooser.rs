//! The picture chooser.

use factors::Binding;
use leptos::prelude::*;

use crate::{
    component::{
        PictureChooser,
        picture_chooser::{HashedPicture, PickedPicture},
    },
    page::components::{example::PictureChooserExample, sample::Sample, stage::State},
    site::site,
};

const MISSING: &str = "A picture is a file of whoever looks at this page, so no state with one can \
                       be given by props. Reading shows its progress after a fifth of a second \
                       only: choose a file of 100 MB and more. What is pasted goes to every \
                       chooser of the page.";

const EMPTY: &str = "Choose a picture, and it is ready; choose a file below 1 KB, and it is \
                     refused.";

/// The section of the picture chooser.
#[component]
pub fn PictureChooserSection() -> impl IntoView {
    view! {
        <Sample
            name="PictureChooser"
            missing=MISSING
            source=include_str!("../example/picture_chooser.rs")
            example=view! { <PictureChooserExample /> }.into_any()
        >
            <State name="Empty" note=EMPTY>
                <PictureChooser picked=picked() hashed=hashed() binding=known() id="picture-empty" />
            </State>
            <State name="Waiting" note="Choose a picture: nobody knows yet whose it will be.">
                <PictureChooser
                    picked=picked()
                    hashed=hashed()
                    binding=Signal::stored(None::<Binding>)
                    id="picture-waiting"
                />
            </State>
            <State name="With an offer to make one">
                <PictureChooser
                    picked=picked()
                    hashed=hashed()
                    binding=known()
                    id="picture-make"
                    make=true
                    made_for="ada"
                />
            </State>
            <State name="Disabled">
                <PictureChooser
                    picked=picked()
                    hashed=hashed()
                    binding=known()
                    id="picture-disabled"
                    disabled=true
                />
            </State>
        </Sample>
    }
}

fn picked() -> RwSignal<Option<PickedPicture>> {
    RwSignal::new(None)
}

fn hashed() -> RwSignal<Option<HashedPicture>> {
    RwSignal::new(None)
}

/// What the pictures here are bound to.
fn known() -> Signal<Option<Binding>> {
    Signal::stored(site().binding("ada"))
}
