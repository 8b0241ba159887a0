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
use messages::{Language, in_language, say};
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
    /// In the language of the person; scripts are told in English.
    pub fn answer(self, manner: Manner, language: Language, assets: &Assets) -> Response {
        match (self, manner) {
            (Self::Locked(id), Manner::Navigation) => see_other(&format!("/unlock/{id}")),
            (Self::Locked(id), Manner::Fetch) => locked(&format!("/unlock/{id}")),
            (Self::SignedOut(here), Manner::Navigation) => {
                let next: String = url::form_urlencoded::byte_serialize(here.as_bytes()).collect();
                see_other(&format!("/sign-in?next={next}"))
            }
            (halt, Manner::Navigation) => in_language(language, || page(halt.words(), assets)),
            (halt, Manner::Fetch) => in_language(Language::English, || problem(&halt.words())),
        }
    }

    fn words(self) -> Words {
        let words = |status: u16, problem, title: &str, sentence| Words {
            status: StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY),
            problem,
            title: title.to_owned(),
            sentence,
            way: Some(("/account".to_owned(), say::proxy_go_to_account())),
            retry_after: None,
        };
        match self {
            Self::NoService => {
                words(404, "no-service", say::proxy_no_service_title(), say::proxy_no_service())
            }
            Self::SignedOut(_) => {
                words(401, "signed-out", say::proxy_signed_out_title(), say::proxy_signed_out())
            }
            Self::Locked(_) => words(401, "locked", say::proxy_locked_title(), say::proxy_locked()),
            Self::Closed { title, here } => Words {
                way: Some((here, say::proxy_send_pattern())),
                ..words(401, "closed", &say::proxy_closed_title(&title), say::proxy_closed())
            },
            Self::ForeignSocket => {
                words(403, "foreign", say::proxy_foreign_title(), say::proxy_foreign())
            }
            Self::Worker => words(403, "worker", say::proxy_worker_title(), say::proxy_worker()),
            Self::TooLarge => {
                words(413, "too-large", say::proxy_too_large_title(), say::proxy_too_large())
            }
            Self::TooSlow => {
                words(408, "too-slow", say::proxy_too_slow_title(), say::proxy_too_slow())
            }
            Self::NotReady => Words {
                retry_after: Some(2),
                ..words(503, "not-ready", say::proxy_not_ready_title(), say::proxy_not_ready())
            },
            Self::Wait(seconds) => Words {
                retry_after: Some(seconds),
                ..words(429, "wait", say::proxy_wait_title(), say::proxy_wait())
            },
            Self::Stopped => {
                words(403, "stopped", say::proxy_stopped_title(), say::proxy_stopped())
            }
            Self::Down => Words {
                retry_after: Some(2),
                ..words(502, "down", say::proxy_down_title(), say::proxy_down())
            },
            Self::Late => Words {
                retry_after: Some(2),
                ..words(504, "late", say::proxy_late_title(), say::proxy_late())
            },
            Self::Nonsense => {
                words(502, "nonsense", say::proxy_nonsense_title(), say::proxy_nonsense())
            }
            Self::Unavailable => Words {
                retry_after: Some(2),
                ..words(
                    503,
                    "unavailable",
                    say::proxy_unavailable_title(),
                    say::proxy_unavailable(),
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
    let language = messages::current();
    let style = assets.style.clone();
    let title = words.title.clone();
    let way = words.way.map(|(path, name)| {
        view! { <p><a class="button" href=path>{name}</a></p> }
    });
    let html = view! {
        <html lang=language.tag() dir=language.direction()>
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

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    async fn body(manner: Manner, language: Language) -> String {
        let assets = Assets {
            script: String::new(),
            module: String::new(),
            wasm: String::new(),
            style: "/pkg/style.css".to_owned(),
            later_style: String::new(),
            needs: [].into(),
            words: [].into(),
        };
        let closed = Halt::Closed { title: "Notes".to_owned(), here: "/s/notes/".to_owned() };
        let body = closed.answer(manner, language, &assets).into_body();
        String::from_utf8(to_bytes(body, 64 * 1024).await.unwrap().to_vec()).unwrap()
    }

    #[tokio::test]
    async fn a_page_speaks_the_language_of_the_person() {
        for language in Language::ALL {
            let page = body(Manner::Navigation, language).await;
            let title = in_language(language, || say::proxy_closed_title("Notes"));
            let way = in_language(language, say::proxy_send_pattern);
            for told in [
                format!("lang=\"{}\"", language.tag()).as_str(),
                format!("dir=\"{}\"", language.direction()).as_str(),
                title.as_str(),
                way,
            ] {
                assert!(page.contains(told), "{told}: {page}");
            }
        }
    }

    #[tokio::test]
    async fn a_problem_is_told_in_english_whoever_asks() {
        let problem = body(Manner::Fetch, Language::Arabic).await;
        assert!(problem.contains("\"Notes: this is locked\""), "{problem}");
    }
}
