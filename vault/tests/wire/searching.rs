//! Records are found by their titles.

use database::testing::on_both;
use serde_json::json;

use super::stage::Stage;

#[tokio::test]
async fn a_search_finds_titles_with_every_word() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        for title in ["Käse card", "Cheese card", "Käse+Wein"] {
            let note = json!({ "kind": "note", "title": title, "fields": { "text": "Käse" } });
            stage.add(&ana, &note).await;
            stage.wait(1);
        }
        let titles = async |query: &str| {
            let found = stage.call(&ana, "GET", &format!("/records{query}")).await.json();
            let titles = found["records"].as_array().unwrap().iter();
            titles.map(|record| record["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(titles("?q=K%C3%84SE").await, ["Käse+Wein", "Käse card"]);
        assert_eq!(titles("?q=ka%CC%88se%20CARD").await, ["Käse card"]);
        assert_eq!(titles("?q=card+k%C3%A4se").await, ["Käse card"]);
        assert_eq!(titles("?q=%2Bwein").await, ["Käse+Wein"]);
        assert_eq!(titles("?q=brie").await, [""; 0]);
        assert_eq!(titles("?q=").await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_search_that_cannot_be_read_is_refused() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        let long = format!("?q={}", "%C3%A4".repeat(200));
        let locked = stage.call(&ana, "GET", &format!("/records{long}")).await;
        assert_eq!((locked.status.as_u16(), locked.problem().as_str()), (414, "path-too-long"));
        assert_eq!(stage.call(&ana, "GET", "/records?q=x").await.problem(), "locked");

        stage.unlock(&ana).await;
        assert_eq!(stage.call(&ana, "GET", &format!("/records{long}")).await.status, 200);
        for (query, field) in [
            (format!("{long}x"), "q"),
            ("?q=%ff".into(), "q"),
            ("?q=a&q=b".into(), "q"),
            ("?p=a".into(), "p"),
        ] {
            let reply = stage.call(&ana, "GET", &format!("/records{query}")).await;
            assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (400, "query"));
            assert_eq!(reply.json()["errors"][0]["field"], field);
        }
    })
    .await;
}
