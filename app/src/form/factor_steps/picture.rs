//! The picture: the one that somebody has, or a new one, chosen twice.

use factors::Binding;
use leptos::prelude::*;

use super::heading::StepHeading;
use crate::{
    component::{
        PictureChooser,
        picture_chooser::{HashedPicture, PickedPicture, hashed_for},
    },
    site::site,
    words::say,
};

/// A picture that was chosen, and its digest once there is one.
#[derive(Clone, Copy, Default)]
pub struct ChosenPicture {
    picked: RwSignal<Option<PickedPicture>>,
    hashed: RwSignal<Option<HashedPicture>>,
}

impl ChosenPicture {
    /// No picture yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there is none.
    pub fn is_missing(self) -> bool {
        self.picked.with_untracked(Option::is_none)
    }

    /// Its digest; once it is there it is kept.
    ///
    /// # Errors
    /// A sentence.
    pub async fn digest(self, binding: &Binding) -> Result<HashedPicture, String> {
        let (picked, known) = (self.picked.get_untracked(), self.hashed.get_untracked());
        let hashed = hashed_for(picked, known, binding, |_| ()).await;
        let hashed = hashed.map_err(|error| error.to_string())?;
        self.hashed.try_set(Some(hashed.clone()));
        Ok(hashed)
    }
}

/// A new picture, chosen twice.
#[derive(Clone, Copy, Default)]
pub struct TwicePicture {
    /// The picture.
    pub first: ChosenPicture,
    /// The same file, once more.
    pub again: ChosenPicture,
}

impl TwicePicture {
    /// No picture yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The digest, where both are the same file.
    ///
    /// # Errors
    /// A sentence.
    pub async fn same(self, binding: &Binding) -> Result<HashedPicture, String> {
        let first = self.first.digest(binding).await?;
        let again = self.again.digest(binding).await?;
        if first.image == again.image {
            return Ok(first);
        }
        Err(say::step_picture_not_the_same().to_owned())
    }
}

/// Asks for the picture that somebody has.
#[component]
pub fn KnownPicture(
    /// What was chosen.
    picture: ChosenPicture,
    /// Whose it is.
    #[prop(into)]
    username: Signal<String>,
) -> impl IntoView {
    view! {
        <p>{say::step_picture_known()}</p>
        <PictureChooser picked=picture.picked hashed=picture.hashed binding=bound_to(username) />
    }
}

/// Asks for a new picture, or for the same picture once more.
#[component]
pub fn NewPicture(
    /// What was chosen.
    picture: TwicePicture,
    /// Whether it is asked for the second time.
    again: bool,
    /// Whose it will be.
    #[prop(into)]
    username: Signal<String>,
) -> impl IntoView {
    let chosen = if again { picture.again } else { picture.first };
    view! {
        <StepHeading
            text=if again { say::step_picture_again_heading() } else { say::step_picture_heading() }
            again
        />
        <p>
            {if again {
                say::step_picture_again_how()
            } else {
                say::step_picture_how()
            }}
        </p>
        <PictureChooser
            picked=chosen.picked
            hashed=chosen.hashed
            binding=bound_to(username)
            make=!again
            made_for=username
        />
    }
}

fn bound_to(username: Signal<String>) -> Signal<Option<Binding>> {
    Signal::derive(move || username.with(|username| site().binding(username)))
}
