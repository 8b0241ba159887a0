//! What was entered so far; it stays while the person goes back and forth.

use factors::{Binding, Symbol};
use leptos::prelude::*;

use super::place::{Choice, Place};
use crate::{
    api::{CurrentFactors, FactorChanges, FieldName, FieldProblem, PictureDigests, Secret},
    form::factor_steps::{
        ChosenPicture, TwiceGesture, TwicePicture, known_gesture, password_problem,
    },
    site::site,
    words::{field_sentence, say},
};

/// The factors as they are, and those that take their place.
#[derive(Clone, Copy)]
pub struct Entered {
    username: StoredValue<String>,
    pub password: RwSignal<String>,
    pub picture: ChosenPicture,
    pub gesture: RwSignal<Vec<Symbol>>,
    pub choice: RwSignal<Choice>,
    pub new_password: RwSignal<String>,
    pub new_picture: TwicePicture,
    pub new_gesture: TwiceGesture,
    /// What is wrong with the new password, as the server or the page sees it.
    pub wrong: RwSignal<Option<FieldProblem>>,
}

impl Entered {
    /// Nothing yet, of this person.
    pub fn of(username: StoredValue<String>) -> Self {
        Self {
            username,
            password: RwSignal::new(String::new()),
            picture: ChosenPicture::new(),
            gesture: RwSignal::new(Vec::new()),
            choice: RwSignal::new(Choice::default()),
            new_password: RwSignal::new(String::new()),
            new_picture: TwicePicture::new(),
            new_gesture: TwiceGesture::new(),
            wrong: RwSignal::new(None),
        }
    }

    /// The sentence at the new password, empty where nothing is wrong with it.
    pub fn error(self) -> Signal<String> {
        Signal::derive(move || {
            let problem = self.wrong.get();
            problem.map_or_else(String::new, |problem| {
                field_sentence(FieldName::Password, problem).to_owned()
            })
        })
    }

    /// What keeps somebody from going on, in words.
    pub async fn missing(self, place: Place) -> Option<String> {
        match place {
            Place::Password => self.password.with_untracked(|password| {
                password.is_empty().then(|| say::change_factors_password_missing().to_owned())
            }),
            Place::Picture if self.picture.is_missing() => {
                Some(say::change_factors_picture_missing().to_owned())
            }
            Place::Picture => self.digest(self.picture).await.err(),
            Place::Gesture => known_gesture(self.gesture).err(),
            Place::Choice => self
                .choice
                .get_untracked()
                .is_nothing()
                .then(|| say::change_factors_nothing_chosen().to_owned()),
            Place::NewPassword => self.short_password(),
            Place::NewPicture => self.digest(self.new_picture.first).await.err(),
            Place::NewPictureAgain => self.same_picture().await.err(),
            Place::NewGesture => self.new_gesture.gesture().err(),
            Place::NewGestureAgain => self.new_gesture.same().err(),
            Place::Pattern => None,
        }
    }

    fn short_password(self) -> Option<String> {
        let wrong = password_problem(self.new_password);
        self.wrong.set(wrong);
        wrong.map(|problem| field_sentence(FieldName::Password, problem).to_owned())
    }

    async fn digest(self, picture: ChosenPicture) -> Result<(), String> {
        picture.digest(&self.binding()?).await.map(drop)
    }

    async fn same_picture(self) -> Result<(), String> {
        self.new_picture.same(&self.binding()?).await.map(drop)
    }

    fn binding(self) -> Result<Binding, String> {
        let binding = self.username.with_value(|username| site().binding(username));
        binding.ok_or_else(|| say::change_factors_reload().to_owned())
    }

    /// What is sent: digests in the place of pictures and gestures.
    pub async fn change(self) -> Result<(CurrentFactors, FactorChanges), String> {
        // Everything is read before anything is awaited: the person may leave the page.
        let binding = self.binding()?;
        let choice = self.choice.get_untracked();
        let (password, new_password) =
            (self.password.get_untracked(), self.new_password.get_untracked());
        let gesture = known_gesture(self.gesture)?.digest(&binding);
        let new_gesture = match choice.gesture {
            true => Some(self.new_gesture.same()?.digest(&binding)),
            false => None,
        };
        let new_picture = match choice.picture {
            true => Some(self.new_picture.same(&binding).await?),
            false => None,
        };
        let image = self.picture.digest(&binding).await?.image;
        let current = CurrentFactors { password: Secret::new(password), image, gesture };
        let changes = FactorChanges {
            password: choice.password.then(|| Secret::new(new_password)),
            picture: new_picture.map(|picture| PictureDigests {
                image: picture.image,
                fingerprint: picture.fingerprint,
            }),
            gesture: new_gesture,
        };
        Ok((current, changes))
    }
}
