//! The services behind the second lock.

use std::time::Duration;

use doctor::{Finding, Verdict, compare_clocks, date_of};
use reqwest::{Client, Response, StatusCode, header::DATE, redirect::Policy};
use tickets::{KeySet, NewProvision, PROVISION_LIFE, Target, issue_provision};

use crate::{
    config::{Config, Service},
    open::Surroundings,
    signing::SigningKeys,
};

const PATIENCE: Duration = Duration::from_secs(5);
/// The answer with keys is a page or two at most.
const MOST_BYTES: usize = 64 * 1024;
/// An account that nobody has: of no version that an id can have.
const NOBODY: &str = "/accounts/00000000-0000-0000-0000-000000000000";

/// Whether a service answers, has keys, and knows this gateway.
pub async fn look(
    config: &Config,
    service: &Service,
    signing: &SigningKeys,
    here: &Surroundings,
) -> Vec<Finding> {
    let about = service.name.as_str();
    match ask(config, service, signing, here).await {
        Ok(findings) => findings,
        Err(Trouble { seen, remedy }) => vec![Finding::wrong(about, seen, remedy)],
    }
}

/// What stands in the way of a service.
struct Trouble {
    seen: String,
    remedy: String,
}

fn trouble<T>(seen: impl std::fmt::Display, remedy: impl Into<String>) -> Result<T, Trouble> {
    Err(Trouble { seen: seen.to_string(), remedy: remedy.into() })
}

async fn ask(
    config: &Config,
    service: &Service,
    signing: &SigningKeys,
    here: &Surroundings,
) -> Result<Vec<Finding>, Trouble> {
    let (about, key) = (service.name.as_str(), settings(service));
    let client = Client::builder().redirect(Policy::none()).no_proxy().timeout(PATIENCE).build();
    let Ok(client) = client else { return trouble("no request can be made", "see the log") };
    let known = knows(&client, config, service, signing, here).await?;
    let mut findings = vec![Finding::fine(about, "answers, and knows this gateway")];
    findings.extend(clock(about, &known, here));
    match service.pinned_keys() {
        Ok(Some(_)) => {
            findings.push(Finding::fine(format!("{about} keys"), "in a file"));
            return Ok(findings);
        }
        Ok(None) => {}
        Err(error) => return trouble(format!("{error:#}"), format!("correct {key}.keys_file")),
    }
    let url = match service.jwks_url() {
        Ok(url) => url,
        Err(error) => return trouble(error, format!("correct {key}.jwks_url")),
    };
    let remedy = format!("correct {key}.jwks_url, or have the service publish its keys there");
    let answer = match client.get(url.clone()).send().await {
        Ok(answer) if answer.status() == StatusCode::OK => answer,
        Ok(answer) => return trouble(format!("{url} answers {}", answer.status()), remedy),
        Err(error) => return trouble(without_url(error), remedy),
    };
    let body = answer.bytes().await.unwrap_or_default();
    match KeySet::parse(body.get(..body.len().min(MOST_BYTES)).unwrap_or_default()) {
        Ok(_) => findings.push(Finding::fine(format!("{about} keys"), "published")),
        Err(error) => return trouble(format!("{url}: {error}"), remedy),
    }
    Ok(findings)
}

/// Asks for the account of nobody, which only this gateway may.
async fn knows(
    client: &Client,
    config: &Config,
    service: &Service,
    signing: &SigningKeys,
    here: &Surroundings,
) -> Result<Response, Trouble> {
    let (gateway, audience, key) = (config.issuer(), service.issuer(), settings(service));
    let Ok(target) = Target::new("GET", NOBODY) else { return trouble("no target", "see the log") };
    let order = NewProvision {
        issuer: &gateway,
        audience: &audience,
        target,
        body: &[],
        life: PROVISION_LIFE,
    };
    let now = here.clock.now().seconds();
    let signed =
        issue_provision(&order, &signing.provision.current(), now, &mut here.entropy.rng());
    let token = match signed {
        Ok(token) => token,
        Err(error) => return trouble(error, "see docs/operations.md, Keys"),
    };
    let url = format!("{audience}{NOBODY}");
    match client.get(url).bearer_auth(token).send().await {
        Ok(answer) if answer.status() == StatusCode::NOT_FOUND => Ok(answer),
        // A token of another time is refused like one of another gateway.
        Ok(answer) if has_other_time(&service.name, &answer, here) => trouble(
            format!("{audience} refuses this gateway's tokens: the clocks differ"),
            "have both machines keep time (chrony, systemd-timesyncd)",
        ),
        Ok(answer) if answer.status() == StatusCode::UNAUTHORIZED => trouble(
            format!("{audience} answers, and does not know this gateway"),
            format!(
                "tell it that its gateway is {gateway}, that its own name is {audience}, and where \
                 this gateway publishes its keys; look at its log"
            ),
        ),
        Ok(answer) => trouble(
            format!("{audience} answers {} where it has no account", answer.status()),
            format!("is {key}.url that of a service behind the lock?"),
        ),
        Err(error) => {
            trouble(without_url(error), format!("start the service, or correct {key}.url"))
        }
    }
}

fn clock(about: &str, answer: &Response, here: &Surroundings) -> Option<Finding> {
    let theirs = date_of(answer.headers().get(DATE)?.to_str().ok()?)?;
    Some(compare_clocks(about, theirs, here.clock.now().millis()))
}

fn has_other_time(about: &str, answer: &Response, here: &Surroundings) -> bool {
    clock(about, answer, here).is_some_and(|clock| clock.verdict == Verdict::Wrong)
}

/// How the configuration calls it.
fn settings(service: &Service) -> &str {
    if service.is_vault() { "vault" } else { "services" }
}

/// An error with its causes: "connection refused" says more than "error sending request".
fn without_url(error: reqwest::Error) -> String {
    format!("{:#}", anyhow::Error::from(error.without_url()))
}
