//! The places where tokens are read. Each takes one kind of token, and nothing that was tampered
//! with.

use serde_json::Value;
use tickets::{
    Error, KeySet, KeyUse, TokenType, Unverified, verify_call, verify_countersigned,
    verify_provision, verify_ticket,
};

use super::{
    forge::{
        NOW, Pen, account, at_gateway, at_service, call_claims, countersigned_claims,
        provision_claims, session, target, ticket_claims,
    },
    forgeries::{all_uses, forgeries},
};

const KINDS: [TokenType; 4] =
    [TokenType::Call, TokenType::Provision, TokenType::Ticket, TokenType::Countersigned];

/// All keys that there are, in one set: only their use tells them apart.
struct House {
    pens: Vec<Pen>,
}

impl House {
    fn new() -> Self {
        Self { pens: all_uses().map(Pen::new).into() }
    }

    fn pen(&self, key_use: KeyUse) -> &Pen {
        self.pens.iter().find(|pen| pen.key.public().key_use() == key_use).unwrap()
    }

    fn keys(&self) -> KeySet {
        self.pens.iter().map(|pen| pen.key.public().clone()).collect()
    }

    fn claims(&self, kind: TokenType) -> Value {
        match kind {
            TokenType::Call => call_claims(),
            TokenType::Provision => provision_claims(b""),
            TokenType::Ticket => ticket_claims(),
            TokenType::Countersigned => countersigned_claims(&self.genuine(TokenType::Ticket)),
        }
    }

    fn genuine(&self, kind: TokenType) -> String {
        self.pen(kind.key_use()).sign(kind.as_str(), &self.claims(kind))
    }

    /// Reads a token where one of `place` belongs.
    fn reads(&self, place: TokenType, token: &str) -> Result<(), Error> {
        let (keys, now) = (self.keys(), NOW + 20);
        let token = Unverified::parse(token)?;
        let service = at_service(now);
        match place {
            TokenType::Call => verify_call(&token, &keys, &service, target()).map(drop),
            TokenType::Provision => {
                verify_provision(&token, &keys, &service, target(), b"").map(drop)
            }
            TokenType::Ticket => {
                let who = (account(), &session());
                verify_ticket(&token, &keys, &at_gateway(now), who, target()).map(drop)
            }
            TokenType::Countersigned => {
                verify_countersigned(&token, &keys, &keys, &service, target()).map(drop)
            }
        }
    }
}

#[test]
fn each_kind_of_token_is_taken_in_its_own_place_only() {
    let house = House::new();
    for kind in KINDS {
        for place in KINDS {
            let read = house.reads(place, &house.genuine(kind));
            let expected = if kind == place { Ok(()) } else { Err(Error::Type) };
            assert_eq!(read, expected, "{kind:?} for {place:?}");
        }
    }
}

#[test]
fn another_label_or_another_key_makes_no_other_token() {
    let house = House::new();
    for place in KINDS {
        for signed_as in KINDS.into_iter().filter(|kind| *kind != place) {
            let pen = house.pen(signed_as.key_use());
            let relabelled = pen.sign(place.as_str(), &house.claims(signed_as));
            assert_eq!(house.reads(place, &relabelled), Err(Error::KeyUse));
            let dressed_up = pen.sign(place.as_str(), &house.claims(place));
            assert_eq!(house.reads(place, &dressed_up), Err(Error::KeyUse));
            let right_key =
                house.pen(place.key_use()).sign(place.as_str(), &house.claims(signed_as));
            assert!(house.reads(place, &right_key).is_err(), "{signed_as:?} for {place:?}");
        }
    }
}

#[test]
fn nothing_but_a_ticket_is_taken_within_a_countersignature() {
    let house = House::new();
    let gateway = house.pen(KeyUse::Countersign);
    let sign = |ticket: &str| {
        gateway.sign(TokenType::Countersigned.as_str(), &countersigned_claims(ticket))
    };
    for kind in [TokenType::Call, TokenType::Provision] {
        assert_eq!(
            house.reads(TokenType::Countersigned, &sign(&house.genuine(kind))),
            Err(Error::Type)
        );
    }
    let ticket = TokenType::Ticket;
    for (name, token) in forgeries(house.pen(KeyUse::Ticket), ticket.as_str(), &ticket_claims()) {
        assert!(house.reads(TokenType::Countersigned, &sign(&token)).is_err(), "{name}");
    }
}

#[test]
fn no_forgery_passes_anywhere() {
    let house = House::new();
    for kind in KINDS {
        let pen = house.pen(kind.key_use());
        let all = forgeries(pen, kind.as_str(), &house.claims(kind));
        assert!(all.len() > 150, "{}", all.len());
        for (name, token) in all {
            assert!(house.reads(kind, &token).is_err(), "{kind:?}: {name}");
        }
    }
}
