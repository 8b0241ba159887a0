//! Reads the chosen picture whenever it or its binding changes.

use std::ops::ControlFlow;

use factors::Binding;
use factors::image::check_size;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::hash::{HashError, HashedPicture, Progress, hash_picture};
use super::picked::PickedPicture;
use super::state::State;

/// A username that is being typed is given this long before the picture is
/// read for it.
const TYPING_PAUSE_MS: u32 = 250;

/// The reading of one chooser.
#[derive(Clone, Copy)]
pub struct Reader {
    /// What the chooser shows.
    pub state: RwSignal<State>,
    picked: RwSignal<Option<PickedPicture>>,
    hashed: RwSignal<Option<HashedPicture>>,
    binding: Signal<Option<Binding>>,
    /// Number of the reading under way; an older one stops at its next slice.
    current: StoredValue<u64>,
}

impl Reader {
    pub fn new(
        picked: RwSignal<Option<PickedPicture>>,
        hashed: RwSignal<Option<HashedPicture>>,
        binding: Signal<Option<Binding>>,
    ) -> Self {
        let state = RwSignal::new(State::Empty);
        let reader = Self { state, picked, hashed, binding, current: StoredValue::new(0) };
        Effect::new(move |before: Option<Option<PickedPicture>>| {
            let picked = reader.picked.get();
            let same_picture = before.is_some_and(|before| before == picked);
            reader.follow(picked.clone(), reader.binding.get(), same_picture);
            picked
        });
        reader
    }

    /// Stops reading.
    pub fn cancel(self) {
        self.next();
        self.state.set(State::Failed(HashError::Cancelled));
    }

    /// Reads once more what was stopped.
    pub fn again(self) {
        self.follow(self.picked.get_untracked(), self.binding.get_untracked(), false);
    }

    fn follow(self, picked: Option<PickedPicture>, binding: Option<Binding>, same_picture: bool) {
        let number = self.next();
        let Some(picked) = picked else {
            self.forget(State::Empty);
            return;
        };
        if let Err(error) = check_size(picked.size()) {
            self.forget(State::Failed(error.into()));
            return;
        }
        let Some(binding) = binding else {
            self.forget(State::Waiting);
            return;
        };
        let known = self.hashed.get_untracked().filter(|known| known.is_of(&picked, &binding));
        if let Some(known) = known {
            self.state.set(State::Ready { bytes: known.bytes });
            return;
        }
        self.forget(State::Reading(Progress::default()));
        spawn_local(async move {
            if same_picture {
                TimeoutFuture::new(TYPING_PAUSE_MS).await;
            }
            self.read(number, picked, binding).await;
        });
    }

    async fn read(self, number: u64, picked: PickedPicture, binding: Binding) {
        if !self.is_current(number) {
            return;
        }
        let result = hash_picture(&picked, &binding, |progress| {
            if !self.is_current(number) {
                return ControlFlow::Break(());
            }
            if progress.is_worth_showing() {
                self.state.set(State::Reading(progress));
            }
            ControlFlow::Continue(())
        })
        .await;
        if !self.is_current(number) {
            return;
        }
        match result {
            Ok(hashed) => {
                self.state.set(State::Ready { bytes: hashed.bytes });
                self.hashed.set(Some(hashed));
            }
            Err(error) => self.state.set(State::Failed(error)),
        }
    }

    fn forget(self, state: State) {
        self.state.set(state);
        if self.hashed.with_untracked(Option::is_some) {
            self.hashed.set(None);
        }
    }

    fn next(self) -> u64 {
        self.current
            .try_update_value(|number| {
                *number += 1;
                *number
            })
            .unwrap_or_default()
    }

    /// Whether this is still the reading that counts; none does once the
    /// chooser is gone.
    fn is_current(self, number: u64) -> bool {
        self.current.try_get_value() == Some(number)
    }
}
