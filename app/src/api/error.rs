//! The one error of all server functions.
//!
//! It carries numbers and names of fields, never text: what a person reads is chosen by the page.
//! On the wire it is `application/problem+json` (RFC 9457) with the variant as a member.

use std::fmt;

use leptos::server_fn::{
    Bytes, ContentType, Decodes, Encodes, Format, FormatType,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// The result of a server function.
pub type ApiResult<T> = Result<T, ApiError>;

/// A field of the enrolment form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldName {
    /// The username.
    Username,
    /// The e-mail address.
    Email,
    /// The password.
    Password,
    /// The picture.
    Picture,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldProblem {
    /// Not of the required form.
    Malformed,
    /// Too short.
    TooShort,
    /// Too long.
    TooLong,
    /// Somebody has it already.
    Taken,
    /// It contains the username, the address or the site's name.
    Guessable,
    /// It is among the passwords that are tried first.
    Common,
}

/// Why a server function was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ApiError {
    /// The request is not of the form that the function takes.
    Malformed,
    /// A field of an application is wrong.
    Field(FieldName, FieldProblem),
    /// The factors do not belong together.
    Refused,
    /// Too many failures: wait so many seconds.
    Throttled(u64),
    /// Too many codes: wait so many seconds.
    TooManyCodes(u64),
    /// Too many sign-ins at once: try again in a moment.
    Busy,
    /// The pattern is wrong; so many tries are left.
    WrongPattern(u32),
    /// The code is used, expired, spent or unknown.
    ChallengeOver,
    /// The code was sent a moment ago: wait so many seconds.
    SentAlready(u64),
    /// Nobody is signed in.
    SignedOut,
    /// The last pattern of this session is too long ago.
    Stale,
    /// There is no such thing.
    NotFound,
    /// It was changed by somebody else in the meantime.
    Conflict,
    /// The content of a record was refused.
    Invalid,
    /// Too many failures in a row: sign-in to this name has stopped.
    Stopped,
    /// The vault has not been set up for this account yet.
    NotReady,
    /// The vault has no room for another record.
    Full,
    /// The service behind the lock does not answer, or answers nonsense.
    ServiceDown,
    /// The gateway cannot reach its database, or failed.
    Unavailable,
    /// The answer did not arrive: the browser is offline, or the connection broke.
    Offline,
}

impl ApiError {
    /// The status of the answer (RFC 9110 §15).
    pub const fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::SignedOut => 401,
            Self::Refused | Self::WrongPattern(_) | Self::Stopped | Self::Stale => 403,
            Self::NotFound => 404,
            Self::Conflict | Self::Full => 409,
            Self::ChallengeOver => 410,
            Self::Field(..) | Self::Invalid => 422,
            Self::Throttled(_) | Self::TooManyCodes(_) | Self::SentAlready(_) => 429,
            Self::ServiceDown => 502,
            Self::Busy | Self::NotReady | Self::Unavailable | Self::Offline => 503,
        }
    }

    /// After how many seconds the same request may succeed.
    pub const fn retry_after(self) -> Option<u64> {
        match self {
            Self::Throttled(seconds) | Self::TooManyCodes(seconds) | Self::SentAlready(seconds) => {
                Some(seconds)
            }
            Self::Busy | Self::NotReady | Self::Unavailable => Some(2),
            _ => None,
        }
    }

    /// A short title for a problem document.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Malformed => "The request is malformed",
            Self::Field(..) => "A field is wrong",
            Self::Refused => "The factors do not match",
            Self::Throttled(_) => "Too many failures",
            Self::TooManyCodes(_) => "Too many codes",
            Self::Busy => "Too many sign-ins at once",
            Self::WrongPattern(_) => "The pattern is wrong",
            Self::ChallengeOver => "The code is no longer valid",
            Self::SentAlready(_) => "The code was sent a moment ago",
            Self::SignedOut => "Nobody is signed in",
            Self::Stale => "This needs a fresh pattern",
            Self::NotFound => "There is no such thing",
            Self::Conflict => "It was changed in the meantime",
            Self::Invalid => "The content was refused",
            Self::Stopped => "Sign-in has stopped",
            Self::NotReady => "Not set up yet",
            Self::Full => "There is no more room",
            Self::ServiceDown => "The service does not answer",
            Self::Unavailable => "Not available at the moment",
            Self::Offline => "The answer did not arrive",
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title())
    }
}

impl std::error::Error for ApiError {}

impl FromServerFnError for ApiError {
    type Encoder = ProblemJson;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::UnsupportedRequestMethod(_) => Self::Malformed,
            // In the browser this is an answer that could not be read, on the server arguments
            // that could not.
            ServerFnErrorErr::Deserialization(_) if cfg!(feature = "ssr") => Self::Malformed,
            ServerFnErrorErr::Request(_)
            | ServerFnErrorErr::Response(_)
            | ServerFnErrorErr::Deserialization(_) => Self::Offline,
            _ => Self::Unavailable,
        }
    }
}

/// The error as a problem document.
#[derive(Serialize, Deserialize)]
struct Problem {
    r#type: String,
    title: String,
    status: u16,
    error: ApiError,
}

/// `application/problem+json` (RFC 9457 §3).
pub struct ProblemJson;

impl ContentType for ProblemJson {
    const CONTENT_TYPE: &'static str = "application/problem+json";
}

impl FormatType for ProblemJson {
    const FORMAT_TYPE: Format = Format::Text;
}

impl Encodes<ApiError> for ProblemJson {
    type Error = serde_json::Error;

    fn encode(error: &ApiError) -> Result<Bytes, Self::Error> {
        let problem = Problem {
            r#type: "about:blank".to_owned(),
            title: error.title().to_owned(),
            status: error.status(),
            error: *error,
        };
        serde_json::to_vec(&problem).map(Bytes::from)
    }
}

impl Decodes<ApiError> for ProblemJson {
    type Error = serde_json::Error;

    fn decode(bytes: Bytes) -> Result<ApiError, Self::Error> {
        serde_json::from_slice::<Problem>(&bytes).map(|problem| problem.error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_comes_back_from_the_wire() {
        for error in [
            ApiError::Malformed,
            ApiError::Field(FieldName::Picture, FieldProblem::Taken),
            ApiError::WrongPattern(3),
            ApiError::Throttled(900),
        ] {
            let bytes = ProblemJson::encode(&error).unwrap();
            assert_eq!(ProblemJson::decode(bytes).unwrap(), error);
        }
    }

    #[test]
    fn what_the_client_got_wrong_is_never_a_failure_of_the_server() {
        for error in [ApiError::Malformed, ApiError::Refused, ApiError::ChallengeOver] {
            assert!((400..500).contains(&error.status()));
        }
    }
}
