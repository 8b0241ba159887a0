//! What somebody reads where a service's answer does not reach them: a page for a person, a
//! problem document (RFC 9457) for a script.

use app::backend::Assets;
use axum::{
    http::{
        HeaderValue, StatusCode,
        header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, RETRY_AFTER},
    },
    response::{Html, IntoResponse as _, Response},
};
use leptos::prelude::*;
use serde_json::json;

use super::{Manner, halt::Halt};

const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
     frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// What is said.
struct Words {
    status: StatusCode,
    problem: &'static str,
    title: String,
    sentence: &'static str,
    /// Where the person goes on, and what the way there is called.
    way: Option<(String, &'static str)>,
    retry_after: Option<u64>,
}

impl Halt {
    pub fn answer(self, manner: Manner, assets: &Assets) -> Response {
        match (self, manner) {
            (Self::Locked(id), Manner::Navigation) => see_other(&format!("/unlock/{id}")),
            (Self::Locked(id), Manner::Fetch) => locked(&format!("/unlock/{id}")),
            (Self::SignedOut(here), Manner::Navigation) => {
                let next: String = url::form_urlencoded::byte_serialize(here.as_bytes()).collect();
                see_other(&format!("/sign-in?next={next}"))
            }
            (halt, Manner::Navigation) => page(halt.words(), assets),
            (halt, Manner::Fetch) => problem(&halt.words()),
        }
    }

    fn words(self) -> Words {
        let words = |status: u16, problem, title: &str, sentence| Words {
            status: StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY),
            problem,
            title: title.to_owned(),
            sentence,
            way: Some(("/account".to_owned(), "Go to your account")),
            retry_after: None,
        };
        match self {
            Self::NoService => words(
                404,
                "no-service",
                "There is nothing here",
                "The address leads to no service of this site, or to a part of one that is not for people.",
            ),
            Self::SignedOut(_) => {
                words(401, "signed-out", "Nobody is signed in", "Sign in, and try again.")
            }
            Self::Locked(_) => {
                words(401, "locked", "This needs a fresh pattern", "A code was mailed to you.")
            }
            Self::Closed { title, here } => Words {
                way: Some((here, "Send me a pattern")),
                ..words(
                    401,
                    "closed",
                    &format!("{title}: this is locked"),
                    "Something other than you has asked for it, so no code was mailed. To open it, have a pattern mailed to you.",
                )
            },
            Self::ForeignSocket => words(
                403,
                "foreign",
                "This request does not come from a page of this site",
                "Nothing was opened.",
            ),
            Self::Worker => words(
                403,
                "worker",
                "Service workers are not served",
                "A service must not leave a script behind in your browser.",
            ),
            Self::TooLarge => words(
                413,
                "too-large",
                "This is too large",
                "The service takes less than what was sent. Nothing was kept.",
            ),
            Self::TooSlow => words(
                408,
                "too-slow",
                "This took too long to arrive",
                "The connection paused for too long. Nothing was kept; try again.",
            ),
            Self::NotReady => Words {
                retry_after: Some(2),
                ..words(
                    503,
                    "not-ready",
                    "Not set up yet",
                    "The service is only now making your account. Try again in a moment.",
                )
            },
            Self::Wait(seconds) => Words {
                retry_after: Some(seconds),
                ..words(
                    429,
                    "wait",
                    "Too many codes",
                    "Wait a while, and then try again. Nothing was opened.",
                )
            },
            Self::Stopped => words(
                403,
                "stopped",
                "Sign-in has stopped",
                "Too many patterns were wrong in a row. Recover your account to go on.",
            ),
            Self::Down => Words {
                retry_after: Some(2),
                ..words(
                    502,
                    "down",
                    "The service does not answer",
                    "Nothing was changed as far as we know. Try again in a moment.",
                )
            },
            Self::Late => Words {
                retry_after: Some(2),
                ..words(
                    504,
                    "late",
                    "The service takes too long",
                    "It may have done what you asked for, or not: look before you try again.",
                )
            },
            Self::Nonsense => words(
                502,
                "nonsense",
                "The service's answer was refused",
                "It is not what a service of this site may answer. Nothing was opened; try again, and tell whoever runs this site if it stays so.",
            ),
            Self::Unavailable => Words {
                retry_after: Some(2),
                ..words(
                    503,
                    "unavailable",
                    "Not available at the moment",
                    "Try again in a moment. Nothing was changed.",
                )
            },
        }
    }
}

/// Leads somebody to a path of this site (RFC 9110 §15.4.4).
pub fn see_other(path: &str) -> Response {
    match HeaderValue::from_str(path) {
        Ok(location) => (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

/// A script gets the page to show instead of a redirect, which it would follow unseen.
fn locked(unlock: &str) -> Response {
    let body = json!({
        "type": "urn:tessera:problem:locked",
        "title": "This needs a fresh pattern",
        "status": 401,
        "unlock": unlock,
    });
    document(StatusCode::UNAUTHORIZED, &body)
}

fn problem(words: &Words) -> Response {
    let body = json!({
        "type": format!("urn:tessera:problem:{}", words.problem),
        "title": words.title,
        "status": words.status.as_u16(),
        "detail": words.sentence,
    });
    retried(document(words.status, &body), words.retry_after)
}

fn document(status: StatusCode, body: &serde_json::Value) -> Response {
    let kind = HeaderValue::from_static("application/problem+json");
    (status, [(CONTENT_TYPE, kind)], body.to_string()).into_response()
}

fn page(words: Words, assets: &Assets) -> Response {
    let style = assets.style.clone();
    let title = words.title.clone();
    let way = words.way.map(|(path, name)| {
        view! { <p><a class="button" href=path>{name}</a></p> }
    });
    let html = view! {
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{title}</title>
                <link rel="stylesheet" href=style />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
            </head>
            <body>
                <main class="main">
                    <section class="card" role="alert">
                        <h1>{words.title}</h1>
                        <p>{words.sentence}</p>
                        {way}
                    </section>
                </main>
            </body>
        </html>
    }
    .to_html();
    let policy = [(CONTENT_SECURITY_POLICY, HeaderValue::from_static(PAGE_POLICY))];
    let page = (words.status, policy, Html(format!("<!DOCTYPE html>{html}")));
    retried(page.into_response(), words.retry_after)
}

fn retried(mut response: Response, after: Option<u64>) -> Response {
    if let Some(seconds) = after {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
