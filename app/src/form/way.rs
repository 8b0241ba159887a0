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
    at: Memo<usize>,
    go: Callback<usize>,
}

impl Way {
    /// A way at its beginning. Whatever the address says, nobody is further than they have been:
    /// a reload has lost what was entered, and starts again.
    pub fn begin() -> Self {
        let query = use_query_map();
        let location = use_location();
        let navigate = use_navigate();
        let reached = RwSignal::new(0_usize);
        let at = Memo::new(move |_| {
            let named = query.read().get("step").and_then(|step| step.parse::<usize>().ok());
            named.unwrap_or(1).saturating_sub(1).min(reached.get())
        });
        let go = Callback::new(move |to: usize| {
            reached.update(|reached| *reached = to.max(*reached));
            let mut query = query.get_untracked();
            query.replace("step", (to + 1).to_string());
            let path = location.pathname.get_untracked();
            let options = NavigateOptions { scroll: false, ..Default::default() };
            navigate(&format!("{path}{}", query.to_query_string()), options);
        });
        Self { at, go }
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
