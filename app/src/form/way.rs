//! A way of several steps.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate, use_query_map},
};

/// Where somebody is on a way. The step stands in the address (`?step=2`), so that the browser's
/// own back and forward lead from step to step, and what was entered stays.
#[derive(Clone, Copy)]
pub struct Way {
    named: Memo<usize>,
    at: Memo<usize>,
    reached: RwSignal<usize>,
    go: Callback<usize>,
}

impl Way {
    /// A way at its beginning. Whatever the address says, nobody is further than they have been.
    pub fn begin() -> Self {
        let query = use_query_map();
        let location = use_location();
        let navigate = use_navigate();
        let reached = RwSignal::new(0_usize);
        let named = Memo::new(move |_| {
            let named = query.read().get("step").and_then(|step| step.parse::<usize>().ok());
            named.unwrap_or(1).saturating_sub(1)
        });
        let at = Memo::new(move |_| named.get().min(reached.get()));
        let go = Callback::new(move |to: usize| {
            reached.update(|reached| *reached = to.max(*reached));
            let mut query = query.get_untracked();
            query.replace("step", (to + 1).to_string());
            let path = location.pathname.get_untracked();
            let options = NavigateOptions { scroll: false, ..Default::default() };
            navigate(&format!("{path}{}", query.to_query_string()), options);
        });
        Self { named, at, reached, go }
    }

    /// The step that the address names now, from 0. Where nobody has come to it, the page was loaded
    /// anew, or the address is from elsewhere.
    pub fn named(self) -> usize {
        self.named.get_untracked()
    }

    /// Says how far somebody came before the page was loaded anew: they are where the address says.
    pub fn came_to(self, step: usize) {
        self.reached.try_update(|reached| *reached = step.max(*reached));
    }

    /// The step, from 0.
    pub fn at(self) -> Memo<usize> {
        self.at
    }

    /// Goes to a step. Whoever has left the page meanwhile stays where they are.
    pub fn go(self, to: usize) {
        self.go.try_run(to);
    }
}
