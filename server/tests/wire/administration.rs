//! What the administration answers to whoever is no administrator.

use reqwest::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION, SET_COOKIE, WWW_AUTHENTICATE};

use super::gateway::{Answer, Gateway};

/// What people read of a page: neither its head and its scripts, nor its tags.
fn read(page: &str) -> String {
    let body = page.split_once("<body").unwrap().1;
    let mut text = String::new();
    for piece in body.split("<script") {
        let shown = piece.split_once("</script>").map_or(piece, |(_, shown)| shown);
        for piece in shown.split('<') {
            text.push_str(piece.split_once('>').map_or(piece, |(_, words)| words));
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn page(gateway: &Gateway, path: &str) -> Answer {
    Answer::to(gateway.http.get(format!("{}{path}", gateway.url))).await
}

#[tokio::test]
async fn a_stranger_reads_the_same_in_the_administration_as_where_there_is_no_page() {
    let gateway = Gateway::start(&[]).await;
    let nowhere = page(&gateway, "/no-such-page").await;
    assert_eq!(nowhere.status, 404);
    let words = read(&nowhere.body);
    assert!(words.contains("There is nothing here"), "{words}");
    for path in [
        "/admin",
        "/admin?q=ada",
        "/admin?show=locked&after=x",
        "/admin/events",
        "/admin/services",
        "/admin/keys",
        "/admin/accounts/00000000-0000-4000-8000-000000000000",
        "/admin/accounts/none",
        "/admin/other",
    ] {
        let answer = page(&gateway, path).await;
        assert_eq!(answer.status, 404, "{path}");
        for name in [CACHE_CONTROL, CONTENT_TYPE, LOCATION, SET_COOKIE, WWW_AUTHENTICATE] {
            assert_eq!(answer.headers.get(&name), nowhere.headers.get(&name), "{path}: {name}");
        }
        assert_eq!(read(&answer.body), words, "{path}");
    }
}
