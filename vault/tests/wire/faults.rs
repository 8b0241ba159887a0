//! What the vault leans on goes away.

use database::testing::on_both;

use super::stage::Stage;

#[tokio::test]
async fn without_its_database_the_vault_says_later() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        assert_eq!(stage.send(stage.request("GET", "/readyz")).await.status, 200);
        let proof = stage.proof(&ana, "GET", "/records").await;
        stage.vault.close().await;
        let replies = [
            stage.send(stage.request("GET", "/readyz")).await,
            stage.send_with("GET", "/records", &proof).await,
            stage.call(&ana, "GET", "/records").await,
            stage.provision("PUT", &format!("/accounts/{}", ana.account)).await,
        ];
        for reply in replies {
            assert_eq!((reply.status.as_u16(), reply.header("retry-after")), (503, Some("1")));
            assert_eq!(reply.problem(), "unavailable");
        }
        assert_eq!(stage.send(stage.request("GET", "/healthz")).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn a_gateway_whose_keys_cannot_be_fetched_is_told_later() {
    on_both(async |database| {
        let nowhere = "http://127.0.0.1:1/keys".parse().unwrap();
        let stage =
            Stage::with(database, |settings| settings.gateway_jwks_url = Some(nowhere)).await;
        let reply = stage.call(&super::stage::Person::new(), "GET", "/records").await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (503, "unavailable"));
    })
    .await;
}

#[tokio::test]
async fn without_its_audit_row_nothing_is_granted() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        let proof = stage.proof(&ana, "GET", "/records").await;
        let spent = stage.count("SELECT COUNT(*) FROM spent").await;
        sqlx::query("ALTER TABLE audit RENAME TO elsewhere")
            .execute(&stage.look().await)
            .await
            .unwrap();
        assert_eq!(stage.send_with("GET", "/records", &proof).await.problem(), "internal");
        assert_eq!(stage.count("SELECT COUNT(*) FROM grants").await, 0);
        assert_eq!(
            stage.count("SELECT COUNT(*) FROM spent").await,
            spent,
            "nor is the ticket lost"
        );
        sqlx::query("ALTER TABLE elsewhere RENAME TO audit")
            .execute(&stage.look().await)
            .await
            .unwrap();
        assert_eq!(stage.send_with("GET", "/records", &proof).await.status, 200);
    })
    .await;
}
