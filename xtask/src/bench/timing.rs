//! Does the time of a refusal tell whether a name is known?
//!
//! Known and unknown names are asked for in random order, one request at a time, each name as
//! often as any other, so that whatever else the machine does meets both alike.

use anyhow::{Result, bail};
use rand::{rand_core::UnwrapErr, rngs::SysRng, seq::SliceRandom as _};
use serde_json::{Value, json};

use super::gateway::Gateway;
use super::person::Person;
use super::samples::{Samples, p_value};
use crate::progress::{say, step};
use crate::workspace::Workspace;

/// How many names of each kind; a name may be wrong a hundred times before it is stopped, and
/// recovery counts against it too.
const NAMES: usize = 20;

/// Requests before anything is measured: connections, caches, the memory of the first hashes.
const WARM_UP: usize = 10;

/// Failures that slow nothing down: every request has to be judged.
const VARIABLES: [(&str, &str); 2] =
    [("TESSERA_FREE_FAILURES", "100"), ("TESSERA_NETWORK_BURST", "1000000")];

type Request = fn(&Person) -> Value;

/// Measures sign-in and recovery.
pub fn measure(workspace: &Workspace, samples: u32) -> Result<Value> {
    let gateway = Gateway::start(workspace, &VARIABLES)?;
    let people = |kind: &str| -> Vec<Person> {
        (0..NAMES).map(|number| Person::named(format!("{kind}-{number:02}"))).collect()
    };
    let (known, unknown) = (people("morning"), people("evening"));
    step("enrolling people", || {
        known.iter().try_for_each(|person| person.enrol(&gateway).map(drop))
    })?;
    let samples = usize::try_from(samples)?;
    let compare = |function: &str, request: Request| {
        step(&format!("measuring {function}"), || {
            compare(&gateway, function, request, [&known, &unknown], samples)
        })
    };
    let figures = json!({
        "sign-in": compare("sign-in", Person::wrong_credentials)?,
        "recover": compare("recover", Person::wrong_recovery)?,
    });
    gateway.stop()?;
    Ok(figures)
}

fn compare(
    gateway: &Gateway,
    function: &str,
    request: Request,
    [known, unknown]: [&[Person]; 2],
    samples: usize,
) -> Result<Value> {
    let refused = |person: &Person| {
        let answer = gateway.ask(function, &request(person))?;
        match answer.status {
            403 => Ok(answer.took),
            status => bail!("{function} answers {status}: {}", answer.body),
        }
    };
    for number in 0..WARM_UP {
        refused(&Person::named(format!("warm-up-{number:02}")))?;
    }
    let mut plan: Vec<(bool, &Person)> = [(true, known), (false, unknown)]
        .into_iter()
        .flat_map(|(is_known, people)| {
            people.iter().cycle().take(samples).map(move |person| (is_known, person))
        })
        .collect();
    plan.shuffle(&mut UnwrapErr(SysRng));
    let (mut of_known, mut of_unknown) = (Samples::default(), Samples::default());
    for (is_known, person) in plan {
        let took = refused(person)?;
        if is_known { of_known.add(took) } else { of_unknown.add(took) }
    }
    let (one, other) = (of_known.median()?, of_unknown.median()?);
    let (ratio, p) = (one / other, p_value(&of_known, &of_unknown)?);
    say(&format!(
        "{function}: known {one:.2} ms, unknown {other:.2} ms (medians of {samples}), \
         ratio {ratio:.4}, Mann-Whitney p = {p:.4}"
    ));
    Ok(json!({
        "known": of_known.figures()?, "unknown": of_unknown.figures()?,
        "ratio_of_medians": ratio, "mann_whitney_p": p,
    }))
}
