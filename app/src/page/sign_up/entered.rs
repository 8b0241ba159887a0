//! What was entered so far; it stays while the person goes back and forth.

use factors::{Gesture, GestureError, Symbol};
use leptos::prelude::*;

use super::Place;
use crate::{
    api::{Application, FieldName, FieldProblem, Secret},
    component::picture_chooser::{HashedPicture, PickedPicture, hashed_for},
    site::site,
    words::field_sentence,
};

/// A picture that was chosen, and its digest once there is one.
#[derive(Clone, Copy)]
pub struct Picture {
    pub picked: RwSignal<Option<PickedPicture>>,
    pub hashed: RwSignal<Option<HashedPicture>>,
}

impl Picture {
    fn new() -> Self {
        Self { picked: RwSignal::new(None), hashed: RwSignal::new(None) }
    }

    async fn digest(self, username: &str) -> Result<HashedPicture, String> {
        let binding = site().binding(username).ok_or("Enter a username first.")?;
        let (picked, known) = (self.picked.get_untracked(), self.hashed.get_untracked());
        let hashed = hashed_for(picked, known, &binding, |_| ()).await;
        let hashed = hashed.map_err(|error| error.to_string())?;
        // Once it is there it is kept.
        self.hashed.try_set(Some(hashed.clone()));
        Ok(hashed)
    }
}

/// Everything that was entered.
#[derive(Clone, Copy)]
pub struct Entered {
    pub username: RwSignal<String>,
    pub email: RwSignal<String>,
    pub password: RwSignal<String>,
    pub picture: Picture,
    pub picture_again: Picture,
    pub gesture: RwSignal<Vec<Symbol>>,
    pub gesture_again: RwSignal<Vec<Symbol>>,
    /// The field that is wrong, as the server or the page sees it.
    pub wrong: RwSignal<Option<(FieldName, FieldProblem)>>,
}

impl Entered {
    pub fn new() -> Self {
        Self {
            username: RwSignal::new(String::new()),
            email: RwSignal::new(String::new()),
            password: RwSignal::new(String::new()),
            picture: Picture::new(),
            picture_again: Picture::new(),
            gesture: RwSignal::new(Vec::new()),
            gesture_again: RwSignal::new(Vec::new()),
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
            Place::Picture => self.picture.digest(&self.username.get_untracked()).await.err(),
            Place::PictureAgain => self.other_picture().await,
            Place::Gesture => gesture(&self.gesture.get_untracked()).err(),
            Place::GestureAgain => (self.gesture.get_untracked()
                != self.gesture_again.get_untracked())
            .then(|| {
                "This is not the same gesture. Try again, or go back to choose another.".to_owned()
            }),
            Place::Pattern => None,
        }
    }

    fn missing_details(self) -> Option<String> {
        use factors::UsernameError as Error;
        let username = self.username.with_untracked(|name| name.parse::<factors::Username>());
        let characters = self.password.with_untracked(|password| password.chars().count());
        let wrong = match username {
            Err(Error::TooShort) => Some((FieldName::Username, FieldProblem::TooShort)),
            Err(Error::TooLong) => Some((FieldName::Username, FieldProblem::TooLong)),
            Err(Error::Character) => Some((FieldName::Username, FieldProblem::Malformed)),
            Ok(_) if !self.email.with_untracked(|email| email.trim().contains('@')) => {
                Some((FieldName::Email, FieldProblem::Malformed))
            }
            Ok(_) if characters < site().password_length => {
                Some((FieldName::Password, FieldProblem::TooShort))
            }
            Ok(_) => None,
        };
        self.wrong.set(wrong);
        wrong.map(|(field, problem)| field_sentence(field, problem).to_owned())
    }

    async fn other_picture(self) -> Option<String> {
        let username = self.username.get_untracked();
        let first = self.picture.digest(&username).await;
        match (first, self.picture_again.digest(&username).await) {
            (Ok(first), Ok(again)) if first.image == again.image => None,
            (Ok(_), Ok(_)) => Some(
                "This is another file, even if it looks the same. Choose the very same file, or go back to choose another picture."
                    .to_owned(),
            ),
            (Err(words), _) | (_, Err(words)) => Some(words),
        }
    }

    /// What is sent: digests in the place of picture and gesture.
    pub async fn application(self) -> Result<Application, String> {
        // Everything is read before anything is awaited: the person may leave the page.
        let username = self.username.get_untracked();
        let email = self.email.get_untracked();
        let password = Secret::new(self.password.get_untracked());
        let gesture = gesture(&self.gesture.get_untracked())?;
        let binding = site().binding(&username).ok_or("Enter a username first.")?;
        let picture = self.picture.digest(&username).await?;
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

fn gesture(events: &[Symbol]) -> Result<Gesture, String> {
    Gesture::new(events.to_vec()).map_err(|error: GestureError| error.to_string())
}
