//! What a reload does not lose: where somebody is, and what of it is no secret.

use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};

use super::{entered::Entered, place::Place};
use crate::{
    api::CodeView,
    form::{KeptCode, Trouble, Way},
    tab,
};

const NAME: &str = "sign-up";
const CODE: KeptCode = KeptCode("sign-up-code");

/// What the tab keeps.
#[derive(Serialize, Deserialize)]
struct Kept {
    place: usize,
    username: String,
    email: String,
}

/// Keeps what was entered, and brings it back once where the page was loaded anew. Says whether it
/// was: password, picture and gesture are missing then.
pub fn keep(
    entered: Entered,
    way: Way,
    code: RwSignal<Option<CodeView>>,
    enrolled: Memo<bool>,
    trouble: Trouble,
) -> RwSignal<bool> {
    let reloaded = RwSignal::new(false);
    Effect::new(move |begun: Option<()>| {
        let now = Kept {
            place: way.at().get(),
            username: entered.username.get(),
            email: entered.email.get(),
        };
        let before = begun.is_none().then(|| tab::kept::<Kept>(NAME)).flatten();
        match before {
            _ if enrolled.get() => forget(),
            Some(before) => untrack(|| resume(&before, entered, way, code, trouble, reloaded)),
            None => tab::keep(NAME, &now),
        }
    });
    Effect::new(move |_| code.with(|code| code.as_ref().map(|code| CODE.keep(code))));
    reloaded
}

/// Keeps nothing any longer.
fn forget() {
    tab::forget(NAME);
    CODE.forget();
}

fn resume(
    before: &Kept,
    entered: Entered,
    way: Way,
    code: RwSignal<Option<CodeView>>,
    trouble: Trouble,
    reloaded: RwSignal<bool>,
) {
    // What was typed before the page was alive is newer.
    for (field, kept) in [(entered.username, &before.username), (entered.email, &before.email)] {
        if field.with_untracked(String::is_empty) {
            field.set(kept.clone());
        }
    }
    if Place::at(before.place) != Place::Pattern {
        reloaded.set(before.place > 0);
        way.came_to(before.place);
        return;
    }
    spawn_local(async move {
        match CODE.look_up().await {
            Ok(view) => {
                code.try_set(Some(view));
                way.came_to(Place::Pattern.index());
            }
            Err(error) => trouble.fail(error),
        }
    });
}
