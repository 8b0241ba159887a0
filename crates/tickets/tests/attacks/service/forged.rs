//! Every forgery, sent over HTTP: refused alike, nothing served, and nothing used up by it.

use reqwest::{StatusCode, header::HeaderValue};
use tickets::TokenType;

use super::stage::{PATH, Stage};
use crate::attacks::{
    forge::{account, call_claims, provision_claims, ticket_claims, with},
    forgeries::{Forgery, forgeries},
};

impl Stage {
    /// Sends each of them, as far as it fits into a header.
    async fn refuses_all(&self, method: &str, path: &str, all: Vec<Forgery>) {
        let mut sent = 0;
        for (name, token) in all {
            if HeaderValue::from_str(&token).is_err() {
                continue;
            }
            sent += 1;
            let reply = self.send_with(method, path, &token).await;
            assert_eq!(reply.status, StatusCode::UNAUTHORIZED, "{name}");
            assert_eq!(reply.problem(), "invalid-token", "{name}");
            assert_eq!(
                reply.header("www-authenticate"),
                Some(r#"Bearer error="invalid_token""#),
                "{name}"
            );
        }
        assert!(sent > 150, "{sent}");
        assert_eq!(self.served(), 0);
    }
}

#[tokio::test]
async fn no_forged_call_is_served() {
    let stage = Stage::new().await;
    let all = forgeries(&stage.call, TokenType::Call.as_str(), &stage.plain_claims());
    stage.refuses_all("GET", PATH, all).await;
    let genuine = stage.call.sign(TokenType::Call.as_str(), &call_claims());
    stage.send_with("GET", PATH, &genuine).await.ticket();
}

#[tokio::test]
async fn no_forged_countersignature_opens() {
    let stage = Stage::new().await;
    let ticket = stage.call("GET", PATH).await.ticket();
    let claims = stage.countersignature(&ticket, "GET", PATH);
    let all = forgeries(&stage.countersign, TokenType::Countersigned.as_str(), &claims);
    stage.refuses_all("GET", PATH, all).await;
    let genuine = stage.countersigned(&claims);
    assert_eq!(stage.send_with("GET", PATH, &genuine).await.status, StatusCode::OK);
}

#[tokio::test]
async fn no_forged_ticket_opens() {
    let stage = Stage::new().await;
    let countersign = |(name, ticket): Forgery| {
        let token = stage.countersigned(&stage.countersignature(&ticket, "GET", PATH));
        (name, token)
    };
    let all = forgeries(&stage.own, TokenType::Ticket.as_str(), &ticket_claims());
    stage.refuses_all("GET", PATH, all.into_iter().map(countersign).collect()).await;
    let genuine = stage.own.sign(TokenType::Ticket.as_str(), &ticket_claims());
    let (_, genuine) = countersign((String::new(), genuine));
    assert_eq!(stage.send_with("GET", PATH, &genuine).await.status, StatusCode::OK);
}

#[tokio::test]
async fn no_forged_provisioning_call_changes_anything() {
    let stage = Stage::new().await;
    let path = format!("/accounts/{}", account());
    let claims = with(&provision_claims(b""), "htm", "DELETE".into());
    let claims = with(&claims, "htp", path.as_str().into());
    let all =
        forgeries(&stage.provision, TokenType::Provision.as_str(), &claims).into_iter().collect();
    stage.refuses_all("DELETE", &path, all).await;
    assert_eq!(stage.order("GET", &path).await.status, StatusCode::OK);
}

#[tokio::test]
async fn each_kind_of_token_is_taken_in_its_own_place_only() {
    let stage = Stage::new().await;
    let ticket = stage.call("GET", PATH).await.ticket();
    let order = stage.provision.sign(TokenType::Provision.as_str(), &provision_claims(b""));
    for token in [&ticket, &order] {
        assert_eq!(stage.send_with("GET", PATH, token).await.problem(), "invalid-token");
    }
    let path = format!("/accounts/{}", account());
    let call = stage.call_token(&crate::attacks::forge::session(), "DELETE", &path);
    let proof = stage.countersigned(&stage.countersignature(&ticket, "DELETE", &path));
    for token in [&call, &proof, &ticket] {
        assert_eq!(stage.send_with("DELETE", &path, token).await.problem(), "invalid-token");
    }
    assert_eq!(stage.order("GET", &path).await.status, StatusCode::OK);
}
