//! From a locked door to an open one, and back.

use reqwest::StatusCode;
use tickets::{SessionHash, Unverified, verify_ticket};

use super::stage::{PATH, Stage};
use crate::attacks::forge::{account, at_gateway, session, target};

#[tokio::test]
async fn a_locked_handler_answers_with_a_ticket_for_this_very_request() {
    let stage = Stage::new().await;
    let reply = stage.call("GET", PATH).await;
    assert_eq!(
        reply.header("www-authenticate"),
        Some(
            r#"Bearer realm="records", error="insufficient_user_authentication", acr_values="urn:tessera:acr:fresh-pattern", max_age="300""#
        )
    );
    assert_eq!(reply.problem(), "locked");
    let text = reply.ticket();
    let token = Unverified::parse(&text).unwrap();
    let who = (account(), &session());
    let ticket =
        verify_ticket(&token, &stage.own.set(), &at_gateway(stage.now()), who, target()).unwrap();
    assert_eq!(ticket.scope().as_str(), "records.read records.write");
    assert_eq!(ticket.purpose().as_str(), "Open your records");
    assert_eq!(stage.served(), 0);
}

#[tokio::test]
async fn a_pattern_opens_for_its_time_and_reads_do_not_extend_it() {
    let stage = Stage::new().await;
    let until = (stage.now() + 300).to_string();
    let reply = stage.unlock().await;
    assert_eq!(reply.header("tessera-unlocked-until"), Some(&*until));
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    stage.wait(299);
    let reply = stage.call("GET", PATH).await;
    assert_eq!((reply.status, reply.body.as_str()), (StatusCode::OK, "2"));
    assert_eq!(reply.header("tessera-unlocked-until"), Some(&*until));
    stage.wait(1);
    stage.call("GET", PATH).await.ticket();
    assert_eq!(stage.served(), 2);
}

#[tokio::test]
async fn one_pattern_opens_what_the_handler_says_and_nothing_else() {
    let stage = Stage::new().await;
    stage.unlock().await;
    let body = stage.call_token(&session(), "POST", "/records");
    let reply = stage.send(stage.request("POST", "/records").bearer_auth(body).body("new")).await;
    assert_eq!((reply.status, reply.body.as_str()), (StatusCode::OK, "new"));
    stage.call("GET", "/export").await.ticket();
    assert_eq!(stage.call("GET", "/both").await.body, "both");
}

#[tokio::test]
async fn two_locks_of_one_handler_take_one_ticket() {
    let stage = Stage::new().await;
    let proof = stage.proof("GET", "/both").await;
    assert_eq!(stage.send_with("GET", "/both", &proof).await.body, "both");
    let again = stage.send_with("GET", "/both", &proof).await;
    assert_eq!(again.problem(), "invalid-token");
}

#[tokio::test]
async fn another_browser_stays_locked() {
    let stage = Stage::new().await;
    stage.unlock().await;
    let elsewhere = SessionHash::of(b"another session");
    let token = stage.call_token(&elsewhere, "GET", PATH);
    stage.send_with("GET", PATH, &token).await.ticket();
}

#[tokio::test]
async fn a_single_shot_takes_a_pattern_each_time() {
    let stage = Stage::new().await;
    stage.unlock().await;
    for _ in 0..2 {
        let proof = stage.proof("GET", "/export").await;
        let reply = stage.send_with("GET", "/export", &proof).await;
        assert_eq!(reply.status, StatusCode::OK);
        assert_eq!(reply.header("tessera-unlocked-until"), None);
        assert_eq!(reply.header("cache-control"), Some("no-store"), "whatever the handler says");
        stage.call("GET", "/export").await.ticket();
    }
    assert_eq!(stage.served(), 3);
}

#[tokio::test]
async fn the_gateway_ends_what_a_session_was_given() {
    let stage = Stage::new().await;
    stage.unlock().await;
    let other = SessionHash::of(b"another session");
    assert_eq!(stage.order("DELETE", &format!("/grants/{other}")).await.status, 204);
    assert_eq!(stage.call("GET", PATH).await.status, StatusCode::OK);
    for _ in 0..2 {
        assert_eq!(stage.order("DELETE", &format!("/grants/{}", session())).await.status, 204);
        stage.call("GET", PATH).await.ticket();
    }
}

#[tokio::test]
async fn who_is_signed_in_needs_no_pattern_where_none_is_asked_for() {
    let stage = Stage::new().await;
    let reply = stage.call("GET", "/who").await;
    assert_eq!(reply.body, format!("{} {}", account(), session()));
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert_eq!(reply.header("tessera-unlocked-until"), None);
}

#[tokio::test]
async fn only_the_lock_says_until_when_it_is_open() {
    let stage = Stage::new().await;
    let reply = stage.call("GET", "/public").await;
    assert_eq!(reply.header("tessera-unlocked-until"), None);
    assert_eq!(reply.header("cache-control"), Some("public, max-age=9"));
}

#[tokio::test]
async fn a_clock_that_is_set_back_opens_nothing_again() {
    let stage = Stage::new().await;
    stage.unlock().await;
    stage.wait(301);
    stage.call("GET", PATH).await.ticket();
    stage.wait(-100);
    stage.call("GET", PATH).await.ticket();
}
