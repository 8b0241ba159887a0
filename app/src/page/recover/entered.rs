//! What was entered so far; it stays while the person goes back and forth.

use factors::Binding;
use leptos::prelude::*;

use super::place::Place;
use crate::{
    api::{FieldName, FieldProblem, NewFactors, Secret},
    form::factor_steps::{TwiceGesture, TwicePicture, password_problem},
    site::site,
    words::{field_sentence, say},
};

/// Everything that was entered.
#[derive(Clone, Copy)]
pub struct Entered {
    pub username: RwSignal<String>,
    pub code: RwSignal<String>,
    pub password: RwSignal<String>,
    pub picture: TwicePicture,
    pub gesture: TwiceGesture,
    /// The new factor that is wrong, as the server or the page sees it.
    pub wrong: RwSignal<Option<(FieldName, FieldProblem)>>,
}

impl Entered {
    pub fn new() -> Self {
        Self {
            username: RwSignal::new(String::new()),
            code: RwSignal::new(String::new()),
            password: RwSignal::new(String::new()),
            picture: TwicePicture::new(),
            gesture: TwiceGesture::new(),
            wrong: RwSignal::new(None),
        }
    }

    /// The sentence at the password, empty where nothing is wrong with it.
    pub fn password_error(self) -> Signal<String> {
        Signal::derive(move || match self.wrong.get() {
            Some((FieldName::Password, problem)) => {
                field_sentence(FieldName::Password, problem).to_owned()
            }
            _ => String::new(),
        })
    }

    /// What keeps somebody from going on, in words.
    pub async fn missing(self, place: Place) -> Option<String> {
        match place {
            Place::Code => self.missing_code(),
            Place::Password => self.missing_password(),
            Place::Picture | Place::PictureAgain => {
                self.missing_picture(place == Place::PictureAgain).await.err()
            }
            Place::Gesture => self.gesture.gesture().err(),
            Place::GestureAgain => self.gesture.same().err(),
            Place::Pattern => None,
        }
    }

    fn missing_code(self) -> Option<String> {
        let code = self.code.with_untracked(|code| code.trim().is_empty());
        match self.binding() {
            Err(words) => Some(words),
            Ok(_) if code => Some(say::recover_code_missing().to_owned()),
            Ok(_) => None,
        }
    }

    fn missing_password(self) -> Option<String> {
        let problem = password_problem(self.password);
        self.wrong.set(problem.map(|problem| (FieldName::Password, problem)));
        problem.map(|problem| field_sentence(FieldName::Password, problem).to_owned())
    }

    async fn missing_picture(self, again: bool) -> Result<(), String> {
        let binding = self.binding()?;
        match again {
            false => self.picture.first.digest(&binding).await.map(drop),
            true => self.picture.same(&binding).await.map(drop),
        }
    }

    fn binding(self) -> Result<Binding, String> {
        let binding = self.username.with_untracked(|username| site().binding(username));
        binding.ok_or_else(|| say::recover_username_missing().to_owned())
    }

    /// What is sent: digests in the place of picture and gesture.
    pub async fn factors(self) -> Result<NewFactors, String> {
        // Everything is read before anything is awaited: the person may leave the page.
        let password = Secret::new(self.password.get_untracked());
        let gesture = self.gesture.same()?;
        let binding = self.binding()?;
        let picture = self.picture.same(&binding).await?;
        Ok(NewFactors {
            password,
            image: picture.image,
            fingerprint: picture.fingerprint,
            gesture: gesture.digest(&binding),
        })
    }
}
