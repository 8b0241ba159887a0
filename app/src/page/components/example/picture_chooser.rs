use leptos::prelude::*;

use crate::{
    component::{
        PictureChooser,
        picture_chooser::{HashedPicture, PickedPicture},
    },
    site::site,
};

#[component]
pub fn PictureChooserExample() -> impl IntoView {
    let picked = RwSignal::new(None::<PickedPicture>);
    let hashed = RwSignal::new(None::<HashedPicture>);
    let username = RwSignal::new("ada".to_owned());
    let binding = Signal::derive(move || site().binding(&username.get()));
    view! {
        <PictureChooser picked hashed binding id="picture-example" />
        <p role="status">{move || hashed.get().map(|hashed| format!("{} bytes", hashed.bytes))}</p>
    }
}
