//! What was entered so far; it stays while the person goes back and forth.

use factors::Binding;
use leptos::prelude::*;

use super::place::Place;
use crate::{
    api::{Application, FieldName, FieldProblem, Secret},
    form::factor_steps::{TwiceGesture, TwicePicture, password_problem},
    site::site,
    words::{field_sentence, say},
};

/// Everything that was entered.
#[derive(Clone, Copy)]
pub struct Entered {
    pub username: RwSignal<String>,
    pub email: RwSignal<String>,
    pub password: RwSignal<String>,
    pub picture: TwicePicture,
    pub gesture: TwiceGesture,
    /// The field that is wrong, as the server or the page sees it.
    pub wrong: RwSignal<Option<(FieldName, FieldProblem)>>,
}

impl Entered {
    pub fn new() -> Self {
        Self {
            username: RwSignal::new(String::new()),
            email: RwSignal::new(String::new()),
            password: RwSignal::new(String::new()),
            picture: TwicePicture::new(),
            gesture: TwiceGesture::new(),
            wrong: RwSignal::new(None),
        }
    }

    /// The sentence at a field, empty where nothing is wrong with it.
    pub fn error_at(self, field: FieldName) -> Signal<String> {
        Signal::derive(move || match self.wrong.get() {
            Some((wrong, problem)) if wrong == field => field_sentence(field, problem).to_owned(),
            _ => String::new(),
        })
    }

    /// What keeps somebody from going on, in words.
    pub async fn missing(self, place: Place) -> Option<String> {
        match place {
            Place::Details => self.missing_details(),
            Place::Picture => self.missing_picture(false).await.err(),
            Place::PictureAgain => self.missing_picture(true).await.err(),
            Place::Gesture => self.gesture.gesture().err(),
            Place::GestureAgain => self.gesture.same().err(),
            Place::Pattern => None,
        }
    }

    /// The first place where something is missing, and what it is, in words.
    pub async fn first_missing(self) -> Option<(Place, String)> {
        for place in Place::ENTRIES {
            if let Some(words) = self.missing(place).await {
                return Some((place, words));
            }
        }
        None
    }

    fn missing_details(self) -> Option<String> {
        use factors::UsernameError as Error;
        let username = self.username.with_untracked(|name| name.parse::<factors::Username>());
        let wrong = match username {
            Err(Error::TooShort) => Some((FieldName::Username, FieldProblem::TooShort)),
            Err(Error::TooLong) => Some((FieldName::Username, FieldProblem::TooLong)),
            Err(Error::Character) => Some((FieldName::Username, FieldProblem::Malformed)),
            Ok(_) if !self.email.with_untracked(|email| email.trim().contains('@')) => {
                Some((FieldName::Email, FieldProblem::Malformed))
            }
            Ok(_) => password_problem(self.password).map(|problem| (FieldName::Password, problem)),
        };
        self.wrong.set(wrong);
        wrong.map(|(field, problem)| field_sentence(field, problem).to_owned())
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
        binding.ok_or_else(|| say::sign_up_username_first().to_owned())
    }

    /// What is sent: digests in the place of picture and gesture.
    pub async fn application(self) -> Result<Application, String> {
        // Everything is read before anything is awaited: the person may leave the page.
        let username = self.username.get_untracked();
        let email = self.email.get_untracked();
        let password = Secret::new(self.password.get_untracked());
        let gesture = self.gesture.same()?;
        let binding = self.binding()?;
        let picture = self.picture.same(&binding).await?;
        Ok(Application {
            username,
            email,
            password,
            image: picture.image,
            fingerprint: picture.fingerprint,
            gesture: gesture.digest(&binding),
        })
    }
}
