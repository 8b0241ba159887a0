//! `/forward-auth`: a reverse proxy in front asks whether somebody may pass, by rules for each
//! path; and `/go`, where whoever may not is led to what is missing.

use std::{sync::Arc, time::Duration};

use app::backend::{Backend, RequestMeta, language, session_token};
use axum::{
    Router,
    extract::{Query, Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri,
        header::{CONTENT_TYPE, LOCATION},
        request::Parts,
    },
    response::{IntoResponse as _, Response},
    routing::{any, get},
};
use identity::{SignedIn, UnlockRequest};
use messages::{in_language, say};
use request::plain_path;
use serde::Deserialize;
use url::form_urlencoded::byte_serialize;

use crate::{
    config::{ForwardAuthRule, Needs, rule_for},
    proxy::{Halt, Manner, see_other},
};

/// The path with query that somebody asks for. The proxy sets it, and overwrites what was sent.
const ASKED_FOR: HeaderName = HeaderName::from_static("x-forwarded-uri");
const METHOD: HeaderName = HeaderName::from_static("x-forwarded-method");
/// Who somebody is, for the program behind the proxy.
const ACCOUNT: HeaderName = HeaderName::from_static("tessera-account");
const USERNAME: HeaderName = HeaderName::from_static("tessera-username");

struct Gate {
    backend: Backend,
    rules: Vec<ForwardAuthRule>,
}

/// What is missing.
enum Missing {
    Session,
    Pattern,
}

/// What the proxy asks. It may come under any host: it is the proxy that calls.
pub fn question(backend: Backend, rules: Vec<ForwardAuthRule>) -> Router {
    Router::new()
        .route("/forward-auth", any(may_pass))
        .with_state(Arc::new(Gate { backend, rules }))
}

/// Where people are led.
pub fn way(backend: Backend, rules: Vec<ForwardAuthRule>) -> Router {
    Router::new().route("/go", get(go)).with_state(Arc::new(Gate { backend, rules }))
}

#[derive(Deserialize)]
struct Style {
    /// `401`: never a redirect, for nginx, which takes none from whom it asks.
    answer: Option<String>,
}

async fn may_pass(
    State(gate): State<Arc<Gate>>,
    Query(style): Query<Style>,
    request: Request,
) -> Response {
    let (Parts { headers, .. }, _) = request.into_parts();
    let Some(asked) = only(&headers, &ASKED_FOR) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let Some(rule) = gate.rule(asked) else { return StatusCode::FORBIDDEN.into_response() };
    let person = match gate.person(&headers).await {
        Ok(person) => person,
        Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    match gate.missing(rule, person.as_ref()) {
        None => passed(person.as_ref()),
        Some(missing) => {
            let manner = Manner::of(&method(&headers), &headers);
            let redirects = style.answer.as_deref() != Some("401") && manner == Manner::Navigation;
            refused(&missing, redirects, asked)
        }
    }
}

fn passed(person: Option<&SignedIn>) -> Response {
    let mut response = StatusCode::OK.into_response();
    let says = person.map(|person| {
        [(ACCOUNT, person.account().to_string()), (USERNAME, person.username().to_owned())]
    });
    for (name, text) in says.into_iter().flatten() {
        if let Ok(value) = HeaderValue::from_str(&text) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

fn refused(missing: &Missing, redirects: bool, asked: &str) -> Response {
    let title = match missing {
        Missing::Session => "Nobody is signed in",
        Missing::Pattern => "This needs a fresh pattern",
    };
    let status = if redirects { StatusCode::SEE_OTHER } else { StatusCode::UNAUTHORIZED };
    let body = serde_json::json!({
        "type": "urn:tessera:problem:not-passed", "title": title, "status": 401, "go": here(asked),
    });
    let kind = [(CONTENT_TYPE, "application/problem+json")];
    (status, kind, [(LOCATION, here(asked))], body.to_string()).into_response()
}

#[derive(Deserialize)]
struct Goal {
    to: String,
}

/// Leads somebody to what is missing, and then to where they want to go: a path that a rule
/// knows, and nowhere else.
async fn go(State(gate): State<Arc<Gate>>, Query(goal): Query<Goal>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let answered = gate.lead(&goal.to, &parts).await;
    answered.unwrap_or_else(|halt| {
        halt.answer(Manner::Navigation, language(&parts.headers), &gate.backend.assets)
    })
}

impl Gate {
    async fn lead(&self, to: &str, parts: &Parts) -> Result<Response, Halt> {
        let rule = self.rule(to).ok_or(Halt::NoService)?;
        let person = self.person(&parts.headers).await?;
        let (missing, person) = match (self.missing(rule, person.as_ref()), person) {
            (Some(Missing::Pattern), Some(person)) => (Missing::Pattern, person),
            (None, _) => return Ok(see_other(to)),
            (Some(_), _) => return Err(Halt::SignedOut(here(to))),
        };
        let meta = RequestMeta::of(&parts.headers, &parts.method, &parts.extensions);
        if !meta.invited() && matches!(missing, Missing::Pattern) {
            return Err(Halt::Closed { title: rule.title.clone(), here: here(to) });
        }
        let wish = UnlockRequest {
            service: "/forward-auth".to_owned(),
            title: rule.title.clone(),
            purpose: in_language(person.language(), || say::proxy_open(&rule.title)),
            method: Method::GET.as_str().to_owned(),
            path: rule.path.clone(),
            return_to: to.to_owned(),
            ticket: None,
        };
        let id = self.backend.identity.ask_unlock(&person, &meta.client(), wish).await?;
        Err(Halt::Locked(id))
    }

    fn rule(&self, asked: &str) -> Option<&ForwardAuthRule> {
        let raw = asked.split_once('?').map_or(asked, |(raw, _)| raw);
        let visible = asked.bytes().all(|byte| byte.is_ascii_graphic());
        let uri = asked.parse::<Uri>().is_ok_and(|uri| uri.authority().is_none());
        let path = plain_path(raw).filter(|_| visible && uri)?;
        rule_for(&self.rules, &path)
    }

    async fn person(&self, headers: &HeaderMap) -> identity::Result<Option<SignedIn>> {
        let Some(token) = session_token(headers) else { return Ok(None) };
        match self.backend.identity.session(&token).await {
            Ok(person) => Ok(Some(person)),
            Err(identity::Error::SignedOut) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn missing(&self, rule: &ForwardAuthRule, person: Option<&SignedIn>) -> Option<Missing> {
        let Some(person) = person else { return Some(Missing::Session) };
        let newest = Duration::from_secs(rule.within_seconds);
        let fresh = || {
            let age = self.backend.identity.pattern_age(person);
            age.is_some_and(|age| age < newest)
        };
        match rule.needs {
            Needs::SignedIn => None,
            Needs::FreshPattern if fresh() => None,
            Needs::FreshPattern => Some(Missing::Pattern),
        }
    }
}

/// The one value of a header: of two, nobody knows which the proxy means.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

fn method(headers: &HeaderMap) -> Method {
    only(headers, &METHOD).and_then(|name| name.parse().ok()).unwrap_or(Method::GET)
}

fn here(to: &str) -> String {
    format!("/go?to={}", byte_serialize(to.as_bytes()).collect::<String>())
}
