//! The answer of a locked service, as JSON (RFC 9457).

use serde::{Deserialize, Serialize};

/// `type` of the problem.
const LOCKED_TYPE: &str = "urn:tessera:problem:locked";

/// The body of the 401 that carries a ticket (`application/problem+json`).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Locked {
    #[serde(rename = "type")]
    problem_type: String,
    title: String,
    status: u16,
    ticket: String,
}

impl Locked {
    /// Wraps a ticket.
    #[must_use]
    pub fn new(ticket: String) -> Self {
        Self {
            problem_type: LOCKED_TYPE.to_owned(),
            title: "This needs a fresh pattern".to_owned(),
            status: 401,
            ticket,
        }
    }

    /// Finds the ticket in the body of a 401; `None` where the body is anything else. The ticket
    /// is outside data until [`verify_ticket`](crate::verify_ticket) has seen it.
    #[must_use]
    pub fn ticket_in(body: &[u8]) -> Option<String> {
        let locked: Self = serde_json::from_slice(body).ok()?;
        (locked.problem_type == LOCKED_TYPE && locked.status == 401).then_some(locked.ticket)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_survives_the_wire() {
        let body = serde_json::to_vec(&Locked::new("a.b.c".to_owned())).unwrap();
        assert_eq!(Locked::ticket_in(&body).as_deref(), Some("a.b.c"));
    }

    #[test]
    fn another_problem_has_no_ticket() {
        for body in
            ["", "{}", r#"{"type":"about:blank","title":"x","status":401,"ticket":"a.b.c"}"#]
        {
            assert_eq!(Locked::ticket_in(body.as_bytes()), None);
        }
    }
}
