//! Claims that are signed, yet say anything: the first byte chooses the kind of token, the rest
//! is its claims. Whoever has stolen a key gets this far.

use tickets::{
    CALL_LIFE, COUNTERSIGNED_LIFE, Expected, KeyUse, TICKET_LIFE, Target, TokenType, Unverified,
    verify_call, verify_countersigned, verify_provision, verify_ticket,
};

use crate::forge::{GATEWAY, NOW, SERVICE, account, claims_of, pen, session};

const LEEWAY: i64 = 5;
const TYPES: [TokenType; 4] =
    [TokenType::Call, TokenType::Provision, TokenType::Ticket, TokenType::Countersigned];

/// No token lives longer than it may, however the clocks stand.
fn assert_alive(expires_at: i64, life: i64) {
    assert!(expires_at > NOW - LEEWAY && expires_at <= NOW + LEEWAY + life, "{expires_at}");
}

pub fn take(input: &[u8]) {
    let Some((choice, claims)) = input.split_first() else { return };
    let token_type = TYPES[usize::from(choice % 4)];
    let pen = pen(token_type.key_use());
    let text = pen.sign(token_type, claims);
    let Ok(token) = Unverified::parse(&text) else { return };
    let keys = pen.set();
    let target = Target::new("GET", "/records?page=2").unwrap();
    let at_service = Expected { issuer: GATEWAY, audience: SERVICE, now: NOW, leeway: LEEWAY };
    match token_type {
        TokenType::Call => {
            let Ok(call) = verify_call(&token, &keys, &at_service, target) else { return };
            assert_alive(call.expires_at(), CALL_LIFE);
        }
        TokenType::Provision => {
            let Ok(call) = verify_provision(&token, &keys, &at_service, target, b"") else {
                return;
            };
            assert_alive(call.expires_at(), tickets::PROVISION_LIFE);
        }
        TokenType::Ticket => {
            let expected = Expected { issuer: SERVICE, audience: GATEWAY, ..at_service };
            let whose = (account(), &session());
            let Ok(ticket) = verify_ticket(&token, &keys, &expected, whose, target) else { return };
            assert_alive(ticket.expires_at(), TICKET_LIFE);
            assert_eq!((ticket.account(), ticket.session()), (account(), &session()));
            assert_eq!((ticket.method(), ticket.path()), ("GET", "/records?page=2"));
            assert!((0..=86_400).contains(&ticket.max_age()));
        }
        TokenType::Countersigned => {
            let own = crate::forge::pen(KeyUse::Ticket).set();
            let opened = verify_countersigned(&token, &keys, &own, &at_service, target);
            let Ok(opened) = opened else { return };
            assert_eq!((opened.account(), opened.session()), (account(), &session()));
            assert!(opened.auth_time() <= NOW + LEEWAY && opened.auth_time() >= NOW - 60 - LEEWAY);
            let until = opened.opens_until().expect("the ticket within opens for some time");
            assert!(until <= NOW + 300, "it opens no longer than the ticket says");
            assert!(claims.len() >= COUNTERSIGNED_LIFE as usize);
        }
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    let seed = |(choice, token_type): (u8, TokenType)| {
        let mut seed = vec![choice];
        seed.extend(claims_of(token_type).to_string().into_bytes());
        seed
    };
    (0..4).zip(TYPES).map(seed).collect()
}
