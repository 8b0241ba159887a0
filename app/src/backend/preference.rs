//! What a browser keeps of how somebody likes their pages: the theme and the language.

use std::net::IpAddr;

use axum::http::{
    HeaderMap,
    header::{ACCEPT_LANGUAGE, HOST},
    request::Parts,
    uri::Authority,
};
use leptos::reactive::owner::{provide_context, use_context, with_context};
use messages::Language;

use crate::site::{LANGUAGE, Preference, THEME};

/// The themes that can be chosen.
const THEMES: [&str; 2] = ["light", "dark"];

/// The theme that the person has chosen, if they did. The page's switch writes this cookie, so
/// that the right colours are there before anything runs.
pub(crate) fn theme() -> Option<&'static str> {
    let known = |theme: &str| THEMES.into_iter().find(|known| *known == theme);
    with_context(|parts: &Parts| chosen(&parts.headers, THEME, known)).flatten()
}

/// The language of a request: the one that the person has chosen, or the first that their browser
/// asks for, or English.
pub fn language(headers: &HeaderMap) -> Language {
    chosen(headers, LANGUAGE, Language::tagged).unwrap_or_else(|| {
        let field = headers.get(ACCEPT_LANGUAGE).and_then(|field| field.to_str().ok());
        Language::accepted(field.unwrap_or_default())
    })
}

/// Has everything that answers this request speak its language.
pub fn speak_its_language() {
    messages::ask_language(use_context::<Language>);
    let spoken = with_context(|parts: &Parts| language(&parts.headers));
    provide_context(spoken.unwrap_or_default());
}

/// The cookie without the prefix is for loopback alone: elsewhere anybody below the same domain could
/// have written it.
fn chosen<T>(
    headers: &HeaderMap,
    preference: Preference,
    known: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let kept = |name| request::cookies(headers, name).iter().find_map(|value| known(value));
    let plain = || kept(preference.plain_cookie).filter(|_| on_loopback(headers));
    kept(preference.cookie).or_else(plain)
}

/// Whether a request was made to this machine itself.
fn on_loopback(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let name = authority.host();
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    name == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderValue, header::COOKIE};

    use super::*;

    fn spoken(cookie: &'static str, field: &'static str) -> Language {
        spoken_at("127.0.0.1:8000", cookie, field)
    }

    fn spoken_at(host: &'static str, cookie: &'static str, field: &'static str) -> Language {
        let headers = [
            (HOST, HeaderValue::from_static(host)),
            (COOKIE, HeaderValue::from_static(cookie)),
            (ACCEPT_LANGUAGE, HeaderValue::from_static(field)),
        ];
        language(&headers.into_iter().collect())
    }

    #[test]
    fn what_was_chosen_goes_before_what_the_browser_asks_for() {
        assert_eq!(spoken("", "de, en"), Language::German);
        assert_eq!(spoken("__Host-tessera-language=hi", "de, en"), Language::Hindi);
        assert_eq!(spoken("tessera-language=ar", "de, en"), Language::Arabic);
    }

    #[test]
    fn what_a_neighbour_may_have_written_is_not_believed() {
        for host in ["id.example", "127.0.0.1.example", "localhost.example", ""] {
            let language = spoken_at(host, "tessera-language=ar", "de");
            assert_eq!(language, Language::German, "{host}");
        }
        for host in ["localhost:8000", "[::1]:8000", "127.0.0.1"] {
            assert_eq!(spoken_at(host, "tessera-language=ar", "de"), Language::Arabic, "{host}");
        }
        let named = spoken_at("id.example", "__Host-tessera-language=hi", "de");
        assert_eq!(named, Language::Hindi);
    }

    #[test]
    fn a_choice_of_nothing_known_is_none() {
        for cookie in ["tessera-language=xx", "tessera-language=", "tessera-language=de-AT"] {
            assert_eq!(spoken(cookie, "hi"), Language::Hindi, "{cookie}");
        }
        assert_eq!(spoken("tessera-language=xx; __Host-tessera-language=ar", ""), Language::Arabic);
    }
}
