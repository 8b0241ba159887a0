//! How people reach the gateway, and what they hear.

use std::io;
use std::time::Duration;

use serde_json::Value;
use ureq::{Agent, Error};

/// How long an answer is waited for: longer than anything in the product waits.
const ANSWER_LIMIT: Duration = Duration::from_secs(30);

/// One person's way to the gateway; each request takes a connection of its own, so that none meets the
/// end of an old one.
pub struct Line {
    http: Agent,
    url: String,
}

/// What somebody hears.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The gateway has answered.
    Said {
        /// The status.
        status: u16,
        /// The body; null where it is no JSON.
        body: Value,
        /// The session's cookie, where the answer gives one.
        session: Option<String>,
    },
    /// Nobody listened: the request has done nothing.
    Away,
    /// No answer came, and the request may have done what it asked for.
    Silence,
}

impl Answer {
    /// The body of a success.
    pub fn done(&self) -> Option<&Value> {
        match self {
            Self::Said { status: 200, body, .. } => Some(body),
            _ => None,
        }
    }

    /// The status, where there is an answer.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Said { status, .. } => Some(*status),
            Self::Away | Self::Silence => None,
        }
    }

    /// The session's cookie, where the answer gives one.
    pub fn session(&self) -> Option<String> {
        match self {
            Self::Said { session, .. } => session.clone(),
            Self::Away | Self::Silence => None,
        }
    }

    /// Whether it leaves open what has happened.
    pub fn is_doubtful(&self) -> bool {
        matches!(self, Self::Silence | Self::Said { status: 500.., .. })
    }

    /// Whether it is a refusal of this kind.
    pub fn refuses(&self, kind: &str) -> bool {
        match self {
            Self::Said { body, .. } => match body.get("error") {
                Some(Value::String(error)) => error == kind,
                Some(Value::Object(error)) => error.contains_key(kind),
                _ => false,
            },
            Self::Away | Self::Silence => false,
        }
    }
}

impl Line {
    /// A way to the gateway at this address.
    pub fn to(url: &str) -> Self {
        let http = Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(ANSWER_LIMIT))
            .max_idle_connections(0)
            .build()
            .into();
        Self { http, url: url.to_owned() }
    }

    /// Calls a server function as whoever has this session; nobody where it is empty.
    pub fn ask(&self, session: &str, function: &str, arguments: &Value) -> Answer {
        let request = self
            .http
            .post(format!("{}/api/{function}", self.url))
            .header("origin", &self.url)
            .header("cookie", session)
            .header("content-type", "application/json");
        heard(request.send(arguments.to_string()))
    }

    /// Makes a request with a token, as a gateway does at a service.
    pub fn hand_in(&self, method: &str, path: &str, token: &str) -> Answer {
        let url = format!("{}{path}", self.url);
        let request = match method {
            "DELETE" => self.http.delete(url),
            _ => self.http.get(url),
        };
        heard(request.header("authorization", format!("Bearer {token}")).call())
    }
}

fn heard(answer: Result<ureq::http::Response<ureq::Body>, Error>) -> Answer {
    let mut response = match answer {
        Ok(response) => response,
        Err(Error::ConnectionFailed | Error::HostNotFound) => return Answer::Away,
        Err(Error::Io(error)) if error.kind() == io::ErrorKind::ConnectionRefused => {
            return Answer::Away;
        }
        Err(_) => return Answer::Silence,
    };
    // A head without its body tells nothing that anybody could act upon.
    let Ok(body) = response.body_mut().read_to_string() else { return Answer::Silence };
    let cookies = response.headers().get_all("set-cookie").iter();
    let session = cookies
        .filter_map(|cookie| cookie.to_str().ok()?.split(';').next())
        .find(|cookie| cookie.starts_with("__Host-tessera="))
        .map(str::to_owned);
    let body = serde_json::from_str(&body).unwrap_or(Value::Null);
    Answer::Said { status: response.status().as_u16(), body, session }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;
    use std::thread;

    use serde_json::json;

    use super::*;

    /// What is heard of a server that says this and hangs up.
    fn heard_of(words: &str) -> Answer {
        let words = words.to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let line = Line::to(&format!("http://{}", listener.local_addr().unwrap()));
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 4096];
            let _ = stream.read(&mut request).unwrap();
            stream.write_all(words.as_bytes()).unwrap();
        });
        let answer = line.ask("", "person", &json!({}));
        server.join().unwrap();
        answer
    }

    #[test]
    fn an_answer_is_told_from_silence_and_from_nobody() {
        let body = json!({ "error": { "wrong-pattern": 3 } }).to_string();
        let head = format!("HTTP/1.1 403 Forbidden\r\ncontent-length: {}\r\n\r\n", body.len());
        let answer = heard_of(&format!("{head}{body}"));
        assert_eq!(answer.status(), Some(403));
        assert!(answer.refuses("wrong-pattern") && !answer.refuses("refused"));
        assert!(!answer.is_doubtful());
        for broken in ["", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{\"a\""] {
            assert_eq!(heard_of(broken), Answer::Silence, "{broken}");
        }
        let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        assert_eq!(Line::to(&format!("http://{closed}")).ask("", "a", &json!({})), Answer::Away);
    }

    #[test]
    fn only_the_session_is_taken_for_one() {
        let answer = heard_of(
            "HTTP/1.1 200 OK\r\nset-cookie: __Host-tessera-device=d; Path=/\r\n\
             set-cookie: __Host-tessera=s; Path=/\r\ncontent-length: 4\r\n\r\nnull",
        );
        assert_eq!(answer.session().as_deref(), Some("__Host-tessera=s"));
        assert!(answer.done().is_some());
    }
}
